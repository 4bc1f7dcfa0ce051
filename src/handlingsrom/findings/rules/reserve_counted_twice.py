"""A reserve that may be counted twice: a paper gives the same amount as reserve and as left for the next year."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.said import standing
from handlingsrom.findings.evidence import of_figure, of_journal, said_on, to_case, to_journal
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.figures import frame
from handlingsrom.money.movements import movements

ID = "reserve-counted-twice"


def find(partnership_id: int, on: date) -> list[Finding]:
    figures = [f for f in standing(partnership_id) if not f.initiative_id and not f.programme_id and f.amount_ore]
    reserves = [figure for figure in figures if figure.what == FigureSaid.RESERVE]
    found: dict[tuple[int, int], Finding] = {}
    for left in (figure for figure in figures if figure.what == FigureSaid.LEFT):
        same = [
            r
            for r in reserves
            if r.case_id == left.case_id and r.amount_ore == left.amount_ore and r.year < left.year
        ]
        if same:
            found.setdefault((left.case_id, left.year), _finding(partnership_id, left, same, on))
    return list(found.values())


def _finding(partnership_id: int, left: PaperFigure, reserves: list[PaperFigure], on: date) -> Finding:
    since = said_on(left, on)
    return Finding(
        rule=ID,
        about=f"{left.case.number}:{left.year}",
        subject=left.case.number,
        message=_("%(kr)s kr stands both as the reserve and as left from earlier years and released.")
        % {"kr": format_kr(left.amount_ore)},
        link=to_case(left.case_id),
        amount_ore=left.amount_ore,
        since=since,
        age_days=days_since(since, on),
        evidence=(of_figure(left), *map(of_figure, reserves), *_in_journal(partnership_id, left.year)),
    )


def _in_journal(partnership_id: int, year: int) -> list[Evidence]:
    """What the journal holds of each, kept apart."""
    now = frame(movements(partnership_id), year)
    reserve = now.reserve_balance - now.to_reserve
    return [
        of_journal(_("Left from earlier years"), now.left, to_journal(tall="left", ramme=year)),
        of_journal(_("Released"), now.released, to_journal(tall="released", ramme=year)),
        of_journal(
            _("The reserve as %(year)s begins") % {"year": year},
            reserve,
            to_journal(tall="reserve_balance", ramme=year - 1),
        ),
    ]


RULE = Rule(
    ID,
    gettext_lazy("A reserve that may be counted twice"),
    gettext_lazy(
        "The same amount is given as reserve and as left and released. Either the reserve is counted as free money "
        "too, or something else is left out."
    ),
    Severity.SHOULD,
    find,
)
