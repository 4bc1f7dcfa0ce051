"""Who reads the answers of a year end. Whoever reports an initiative's spending answers; see `money.policies`."""

from django.utils.translation import gettext as _

from handlingsrom.lib.errors import Forbidden
from handlingsrom.money.policies import can_report_spending
from handlingsrom.people.actors import Actor, has_role
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.models import Initiative

_READ = (RoleKind.SECRETARIAT, RoleKind.AUDITOR)


def can_read_answers(by: Actor, partnership_id: int) -> bool:
    """Those of every initiative; others see their own, see `can_read_answer`."""
    return has_role(by, partnership_id, *_READ)


def can_read_answer(by: Actor, initiative: Initiative) -> bool:
    return can_read_answers(by, initiative.partnership_id) or can_report_spending(by, initiative)


def check_can_read_answer(by: Actor, initiative: Initiative) -> None:
    if not can_read_answer(by, initiative):
        raise Forbidden(_("Only the leader or owner of the initiative, and the secretariat, see its answer."))
