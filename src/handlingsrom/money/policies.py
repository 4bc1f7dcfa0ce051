"""Who may move money. Whether a movement needs a decision behind it is the business of `cases`."""

from handlingsrom.people.actors import Actor, check_role, has_role
from handlingsrom.people.models import RoleKind


def check_can_post(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT)


def can_post(by: Actor, partnership_id: int) -> bool:
    return has_role(by, partnership_id, RoleKind.SECRETARIAT)
