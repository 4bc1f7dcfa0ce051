"""Awards that were little spent when the year ended: the figure nobody saw in 2025."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.findings.evidence import of_journal, to_journal
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr, format_percent
from handlingsrom.money.movements import AwardLine, award_lines, movements
from handlingsrom.plan.models import Initiative

ID = "little-spent"
HALF = 2
"""Less than one krone in two: a year whose awards were used as planned is far above."""


def find(partnership_id: int, on: date) -> list[Finding]:
    """One for the year before `on`, or none."""
    year = on.year - 1
    lines = award_lines(movements(partnership_id), on.year)
    awarded, spent = sum(line.awarded_ore for line in lines), sum(line.spent_ore for line in lines)
    if not awarded or spent * HALF >= awarded:
        return []
    return [
        Finding(
            rule=ID,
            about=str(year),
            subject=_("The awards of %(year)s") % {"year": year},
            message=_message(year, awarded, spent),
            link=to_journal(tall="awards_before", ramme=on.year),
            amount_ore=awarded - spent,
            since=date(year, 12, 31),
            age_days=days_since(date(year, 12, 31), on),
            evidence=_left(lines, on.year),
        )
    ]


def _message(year: int, awarded_ore: int, spent_ore: int) -> str:
    sentence = _(
        "Of %(awarded)s kr in awards, %(spent)s kr was spent by the end of %(year)s. %(left)s kr, %(share)s, stood "
        "unspent."
    )
    return sentence % {
        "awarded": format_kr(awarded_ore),
        "spent": format_kr(spent_ore),
        "year": year,
        "left": format_kr(awarded_ore - spent_ore),
        "share": format_percent(awarded_ore - spent_ore, awarded_ore),
    }


def _left(lines: list[AwardLine], year: int) -> tuple[Evidence, ...]:
    """Who had something left, the most first; `year` is the one they had it into."""
    titles = dict(
        Initiative.objects.filter(pk__in=[line.initiative_id for line in lines]).values_list("pk", "title")
    )
    left = sorted((line for line in lines if line.left_ore), key=lambda line: (-line.left_ore, line.initiative_id))
    return tuple(
        of_journal(
            titles[line.initiative_id],
            line.left_ore,
            to_journal(tall="held_before", ramme=year, tiltak=line.initiative_id),
        )
        for line in left
    )


RULE = Rule(
    ID,
    gettext_lazy("Awards little spent when the year ended"),
    gettext_lazy("Less than half of what initiatives had at their disposal was spent by the end of the year."),
    Severity.SHOULD,
    find,
)
