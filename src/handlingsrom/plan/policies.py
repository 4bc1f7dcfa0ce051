"""Who may change the plan. Lifecycle is changed by decisions alone; the rest by the secretariat."""

from django.utils.translation import gettext as _

from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.actors import Actor, check_role, has_role
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.models import Initiative


def check_can_edit_plan(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT)


def can_edit_plan(by: Actor, partnership_id: int) -> bool:
    return has_role(by, partnership_id, RoleKind.SECRETARIAT)


def check_can_report(by: Actor, initiative: Initiative) -> None:
    if not can_report(by, initiative):
        raise Forbidden(_("Only the leader or owner of the initiative, or the secretariat, reports its status."))


def can_report(by: Actor, initiative: Initiative) -> bool:
    if not by.belongs_to(initiative.partnership_id):
        return False
    is_its_own = by.person_id is not None and by.person_id in (initiative.leader_id, initiative.owner_id)
    return is_its_own or by.has(RoleKind.SECRETARIAT)
