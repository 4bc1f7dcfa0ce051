"""Award letters nobody has accepted a month after they were made."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.awards.letter_list import LetterRow, open_rows
from handlingsrom.findings.evidence import to_case, to_initiative
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date

ID = "letter-not-accepted"
DAYS = 30
"""Younger ones stand on the front page, where somebody sees to them."""


def find(partnership_id: int, on: date) -> list[Finding]:
    """The oldest first."""
    found = [_finding(row, on) for row in open_rows(partnership_id)]
    old = [finding for finding in found if (finding.age_days or 0) > DAYS]
    return sorted(old, key=lambda finding: finding.since or on)


def _finding(row: LetterRow, on: date) -> Finding:
    letter = row.letter
    since = timezone.localtime(letter.made_at).date()
    made = _("Award letter %(date)s") % {"date": format_date(since)}
    return Finding(
        rule=ID,
        about=f"{letter.initiative.code}:{letter.case.number}",
        subject=letter.initiative.title,
        message=_("%(kr)s kr for %(year)s. The award letter: %(state)s.")
        % {"kr": format_kr(letter.amount_ore), "year": letter.year, "state": str(row.state.label).lower()},
        link=to_initiative(letter.initiative_id),
        amount_ore=letter.amount_ore,
        since=since,
        age_days=days_since(since, on),
        evidence=(Evidence(letter.case.number, made, letter.amount_ore, to_case(letter.case_id)),),
    )


RULE = Rule(
    ID,
    gettext_lazy("Award letters not accepted"),
    gettext_lazy("Nobody has accepted the award a month after it was given, so nobody may know of it."),
    Severity.SHOULD,
    find,
)
