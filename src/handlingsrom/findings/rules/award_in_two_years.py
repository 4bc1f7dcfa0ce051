"""Awards given to different years by papers, or by a paper and the journal."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.cases.award_disputes import JOURNAL, Dispute, disputed_years
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.said import standing
from handlingsrom.findings.evidence import (
    listed,
    name_of,
    of_journal,
    place_of,
    said_on,
    to_case,
    to_initiative,
    to_journal,
)
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.movements import allocated, movements

ID = "award-in-two-years"


def find(partnership_id: int, on: date) -> list[Finding]:
    """One for each award, the largest first."""
    figures = standing(partnership_id)
    found = [
        _finding(dispute, figures, on) for dispute in disputed_years(figures, allocated(movements(partnership_id)))
    ]
    return sorted(found, key=lambda finding: (-(finding.amount_ore or 0), finding.subject))


def _finding(dispute: Dispute, figures: list[PaperFigure], on: date) -> Finding:
    said = "; ".join(
        _("%(year)s by %(sources)s") % {"year": year, "sources": listed([name_of(source) for source in sources])}
        for year, sources in dispute.years.items()
    )
    cases = {source.case_id for sources in dispute.years.values() for source in sources}
    days = {said_on(figure, on) for figure in figures if figure.case_id in cases} - {None}
    since = min((day for day in days if day), default=None)
    return Finding(
        rule=ID,
        about=f"{dispute.initiative.code}:{dispute.amount_ore}",
        subject=dispute.initiative.title,
        message=_("%(kr)s kr is given to different years: %(said)s.")
        % {"kr": format_kr(dispute.amount_ore), "said": said},
        link=to_initiative(dispute.initiative.pk),
        amount_ore=dispute.amount_ore,
        since=since,
        age_days=days_since(since, on),
        evidence=tuple(_evidence(dispute)),
    )


def _evidence(dispute: Dispute) -> list[Evidence]:
    lines = []
    for year, sources in dispute.years.items():
        says = _("Awarded %(year)s") % {"year": year}
        for source in sources:
            if source == JOURNAL:
                link = to_journal(tall="year_awarded", ramme=year, tiltak=dispute.initiative.pk)
                lines.append(of_journal(says, dispute.amount_ore, link))
            else:
                place = place_of(source.case_number, source.place)
                lines.append(Evidence(place, says, dispute.amount_ore, to_case(source.case_id)))
    return lines


RULE = Rule(
    ID,
    gettext_lazy("Awards given to different years"),
    gettext_lazy(
        "The same award stands under one year in one place and under another year in another. Find the decision, "
        "and correct whichever is wrong."
    ),
    Severity.MUST,
    find,
)
