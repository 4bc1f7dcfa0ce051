"""Who may make, send, read and accept award letters. `check_can_x` raises Forbidden, `can_x` answers."""

from django.utils.translation import gettext as _

from handlingsrom.awards.models import AwardLetter
from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.actors import Actor, check_role, has_role
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.models import Initiative

_READ = (RoleKind.SECRETARIAT, RoleKind.AUDITOR)


def check_can_send_letters(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT)


def can_send_letters(by: Actor, partnership_id: int) -> bool:
    return has_role(by, partnership_id, RoleKind.SECRETARIAT)


def check_can_read_letters(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, *_READ)


def can_read_letters(by: Actor, partnership_id: int) -> bool:
    """All the letters of the partnership."""
    return has_role(by, partnership_id, *_READ)


def can_read_letters_of(by: Actor, initiative: Initiative) -> bool:
    """The letters of one initiative: whoever reads them all, and the two who answer for it."""
    return can_read_letters(by, initiative.partnership_id) or answers_for(by, initiative)


def check_can_accept(by: Actor, letter: AwardLetter) -> None:
    """Raises Forbidden, too, for somebody who was sent the letter and has left the initiative since."""
    if not answers_for(by, letter.initiative):
        raise Forbidden(_("Only the leader or owner of the initiative accepts its award."))


def answers_for(by: Actor, initiative: Initiative) -> bool:
    """Whether somebody is the leader or owner of the initiative now."""
    is_its_own = by.person_id is not None and by.person_id in (initiative.leader_id, initiative.owner_id)
    return is_its_own and by.belongs_to(initiative.partnership_id)
