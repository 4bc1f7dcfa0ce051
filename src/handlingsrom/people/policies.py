"""Who may see and change who there is. `check_can_x` raises Forbidden, `can_x` answers."""

from handlingsrom.people.actors import Actor, check_role, has_role
from handlingsrom.people.models import RoleKind

_EDIT_PEOPLE = (RoleKind.SECRETARIAT, RoleKind.ADMINISTRATOR)
_READ_PERSONS = (*_EDIT_PEOPLE, RoleKind.AUDITOR)
_READ_AUDIT = (RoleKind.AUDITOR, RoleKind.ADMINISTRATOR)


def can_edit_people(by: Actor, partnership_id: int) -> bool:
    """Persons, seats and appointments."""
    return has_role(by, partnership_id, *_EDIT_PEOPLE)


def check_can_edit_people(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, *_EDIT_PEOPLE)


def can_read_persons(by: Actor, partnership_id: int) -> bool:
    """Names and addresses of everybody: whoever edits them, and the auditor, who reads everything."""
    return has_role(by, partnership_id, *_READ_PERSONS)


def check_can_read_persons(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, *_READ_PERSONS)


def can_administer_people(by: Actor, partnership_id: int) -> bool:
    """Accounts and roles: the administrator, who in turn changes no content."""
    return has_role(by, partnership_id, RoleKind.ADMINISTRATOR)


def check_can_administer_people(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.ADMINISTRATOR)


def can_read_audit(by: Actor, partnership_id: int) -> bool:
    """The auditor, and the administrator who must find out what happened to an account."""
    return has_role(by, partnership_id, *_READ_AUDIT)


def check_can_read_audit(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, *_READ_AUDIT)
