"""Who may read the outbox and send a message again. Who may write one is for the action that writes it to say."""

from django.utils.translation import gettext as _

from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.actors import Actor, check_role, has_role
from handlingsrom.people.models import RoleKind

_READ = (RoleKind.SECRETARIAT, RoleKind.AUDITOR)


def can_read_messages(by: Actor, partnership_id: int) -> bool:
    return has_role(by, partnership_id, *_READ)


def check_can_read_messages(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, *_READ)


def can_resend(by: Actor, partnership_id: int) -> bool:
    return has_role(by, partnership_id, RoleKind.SECRETARIAT)


def check_can_resend(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT)


def check_belongs(by: Actor, partnership_id: int) -> None:
    """The action that writes a message has asked its own policy; this stops only a mix-up of partnerships."""
    if not (by.is_operator or by.belongs_to(partnership_id)):
        raise Forbidden(_("This belongs to another partnership."))
