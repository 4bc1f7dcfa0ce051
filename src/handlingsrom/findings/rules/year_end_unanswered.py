"""Year-end questions that are past their day and not answered."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.awards.models import YearEnd, YearEndAnswer
from handlingsrom.awards.year_end_lines import lines
from handlingsrom.findings.evidence import of_journal, to_initiative, to_journal
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.dates import format_date

ID = "year-end-unanswered"


def find(partnership_id: int, on: date) -> list[Finding]:
    """The longest overdue first, then the most money. One with nothing left any more is not waited for."""
    overdue = YearEnd.objects.filter(partnership_id=partnership_id, due_on__lt=on).order_by("due_on")
    waiting = [line for year_end in overdue for line in lines(year_end) if line.waits]
    found = [_finding(line.answer, line.left_ore, on) for line in waiting]
    return sorted(found, key=lambda finding: (finding.since or on, -(finding.amount_ore or 0)))


def _finding(answer: YearEndAnswer, ore: int, on: date) -> Finding:
    due_on, year = answer.year_end.due_on, answer.year_end.year
    journal = to_journal(tall="year_left", ramme=year, tiltak=answer.initiative_id)
    evidence = [of_journal(_("Left of the awards of %(year)s and before") % {"year": year}, ore, journal)]
    if answer.reminded_at:
        evidence.append(Evidence(_("Reminded"), format_date(answer.reminded_at)))
    return Finding(
        rule=ID,
        about=f"{answer.initiative.code}:{year}",
        subject=answer.initiative.title,
        message=_("What is left of %(year)s, and what it is for, was to be answered by %(date)s.")
        % {"year": year, "date": format_date(due_on)},
        link=to_initiative(answer.initiative_id),
        amount_ore=ore,
        since=due_on,
        age_days=days_since(due_on, on),
        evidence=tuple(evidence),
    )


RULE = Rule(
    ID,
    gettext_lazy("Year-end questions not answered"),
    gettext_lazy(
        "Leaders are asked at the end of the year what is left, why, and what the plan is. These have not answered "
        "in time."
    ),
    Severity.MUST,
    find,
)
