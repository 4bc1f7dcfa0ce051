"""Figures of papers that the journal does not bear out."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.cases.compared import Compared, Reason, compare
from handlingsrom.cases.said import standing
from handlingsrom.findings.evidence import of_journal, place_of, to_case
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr

ID = "paper-against-journal"


def find(partnership_id: int, on: date) -> list[Finding]:
    """Awards given to another year have a rule of their own (`award_in_two_years`)."""
    figures = standing(partnership_id)
    return [
        _finding(compared, on)
        for compared in compare(figures, partnership_id)
        if compared.reason in (Reason.DIFFERS, Reason.UNTRACED)
    ]


def _finding(compared: Compared, on: date) -> Finding:
    meeting = compared.case.meeting
    since = meeting.held_on if meeting and meeting.held_on <= on else None
    what = f"{compared.what.label} {compared.year}"
    whose = compared.initiative or compared.programme
    message = _("%(what)s: the paper says %(said)s kr, the journal %(journal)s kr.") % {
        "what": what,
        "said": format_kr(compared.said_ore),
        "journal": format_kr(compared.journal_ore or 0),
    }
    if compared.reason == Reason.UNTRACED:
        message += " " + _("As much is not accounted for: the sources do not say who got it.")
    place = place_of(compared.case.number, compared.place)
    says = f"{what}: {whose}" if whose else what
    return Finding(
        rule=ID,
        about=f"{compared.case.number}:{compared.place}:{compared.what}:{compared.year}:{whose or ''}",
        subject=f"{place}: {whose}" if whose else place,
        message=message,
        link=to_case(compared.case.pk),
        amount_ore=compared.difference_ore,
        since=since,
        age_days=days_since(since, on),
        evidence=(
            Evidence(place, says, compared.said_ore, to_case(compared.case.pk)),
            of_journal(says, compared.journal_ore or 0),
        ),
    )


RULE = Rule(
    ID,
    gettext_lazy("Paper and journal differ"),
    gettext_lazy(
        "A paper states something else than the journal holds. What a case proposed is held against what was "
        "decided."
    ),
    Severity.MUST,
    find,
)
