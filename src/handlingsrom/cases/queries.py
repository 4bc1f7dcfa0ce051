"""Reads across cases: finding one, the latest decisions, what is to be followed up, what lies behind a figure."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from handlingsrom.cases.models import Case, Decision, Effect, FollowUp
from handlingsrom.cases.states import Outcome
from handlingsrom.lib.casenumbers import CaseNumberError, parse_case_number
from handlingsrom.lib.errors import Refused
from handlingsrom.money.models import Entry
from handlingsrom.money.queries import journal


def find_case(cases: QuerySet[Case], number: str, body_code: str = "") -> Case:
    """The case of a number in any written form (`13/26`, `SSU 08.26`). Refused if there is none, or several."""
    *before, last = number.split() or [""]
    body_code = body_code or " ".join(word for word in before if word.lower() != "sak")
    try:
        wanted = parse_case_number(last)
    except CaseNumberError as error:
        raise Refused(_(str(error)), field="number") from error
    found = list(
        cases.filter(year=wanted.year, sequence=wanted.sequence)
        .filter(**({"body__code__iexact": body_code} if body_code else {}))
        .select_related("body", "meeting", "partnership")[:2]
    )
    if not found:
        raise Refused(_("There is no case %(number)s.") % {"number": number}, field="number")
    if len(found) > 1:
        raise Refused(
            _("Several bodies have a case %(number)s. Write the body first, as in “SSU %(number)s”.")
            % {"number": last},
            field="number",
        )
    return found[0]


def journal_with_decisions(partnership_id: int) -> QuerySet[Entry]:
    """The journal, newest first, each entry with the decision point and case behind it (`entry.effect`)."""
    return journal(partnership_id).select_related("effect__decision__point__case")


def latest_decisions(partnership_id: int) -> QuerySet[Decision]:
    """Adopted points, newest first, with their cases."""
    return Decision.objects.filter(
        point__case__partnership_id=partnership_id, outcome=Outcome.ADOPTED
    ).select_related("point__case__body")


def open_follow_ups(partnership_id: int) -> QuerySet[FollowUp]:
    """What is not done yet, the first due first, what has no date last; with the decision behind each."""
    return FollowUp.objects.filter(partnership_id=partnership_id, done_on__isnull=True).select_related(
        "initiative", "effect__decision__point__case"
    )


def overdue(follow_ups: QuerySet[FollowUp], on: date) -> QuerySet[FollowUp]:
    return follow_ups.filter(done_on__isnull=True, due_on__lt=on)


def effects_on(initiative_id: int) -> QuerySet[Effect]:
    """Everything decided about an initiative, newest first; also money that came to it from another, and money of
    it that was taken back."""
    its = Q(entry__to_account__initiative_id=initiative_id) | Q(entry__from_account__initiative_id=initiative_id)
    return (
        Effect.objects.filter(Q(initiative_id=initiative_id) | its)
        .select_related(
            "decision__point__case__body",
            "entry__from_account",
            "entry__to_account",
            "transition",
            "follow_up",
            "commitment",
            "condition",
            "change",
        )
        .order_by("-decision__decided_on", "-id")
    )
