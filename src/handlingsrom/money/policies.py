"""Who may move money. Whether a movement needs a decision behind it is the business of `cases`."""

from django.utils.translation import gettext as _

from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.actors import Actor, check_role, has_role
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.models import Initiative
from handlingsrom.plan.policies import can_report


def check_can_post(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT)


def can_post(by: Actor, partnership_id: int) -> bool:
    return has_role(by, partnership_id, RoleKind.SECRETARIAT)


def check_can_report_spending(by: Actor, initiative: Initiative) -> None:
    if not can_report_spending(by, initiative):
        raise Forbidden(_("Only the leader or owner of the initiative, or the secretariat, reports its spending."))


def can_report_spending(by: Actor, initiative: Initiative) -> bool:
    """Whoever reports its status also says what it has spent, and what it has left at the end of a year."""
    return can_report(by, initiative)
