"""Following up what was decided: what was to be done is done, and the case with its last."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.cases.models import Case, FollowUp
from handlingsrom.cases.policies import check_can_edit_cases
from handlingsrom.cases.states import CaseState
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor


@transaction.atomic
def complete_follow_up(*, by: Actor, now: datetime, follow_up: FollowUp, done_on: date, note: str = "") -> FollowUp:
    """Say that a follow-up is done. When it was the last of its case, the case is followed up."""
    check_can_edit_cases(by, follow_up.partnership_id)
    if done_on > timezone.localtime(now).date():
        raise Refused(_("Nothing is done on a day that has not come yet."), field="done_on")
    locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if locked.done_on:
        raise Refused(_("This was done %(date)s already.") % {"date": format_date(locked.done_on)})
    locked.done_on, locked.done_note = done_on, note
    locked.save(update_fields=["done_on", "done_note"])
    record(by=by, now=now, action="follow_up.done", subject=locked, after={"done_on": done_on, "note": note})
    _settle_case(by, now, locked)
    return locked


def _settle_case(by: Actor, now: datetime, follow_up: FollowUp) -> None:
    """The case is locked first: of two who finish the last two at once, the second sees what the first did."""
    found = Case.objects.filter(points__decision__effects__follow_up=follow_up, state=CaseState.DECIDED)
    case = found.select_for_update(of=("self",)).first()
    if case is None:
        return
    still_open = FollowUp.objects.filter(effect__decision__point__case=case, done_on__isnull=True)
    if not still_open.exists():
        case.state = CaseState.FOLLOWED_UP
        case.save(update_fields=["state"])
        record(by=by, now=now, action="case.state", subject=case, after={"state": case.state})
