"""A year's money of which a paper splits only a part, and says nothing of the rest."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.said import standing
from handlingsrom.findings.evidence import entries_with_decisions, figures_of, of_entry, of_figure, to_case
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry, Turnover

ID = "split-leaves-a-rest"


def find(partnership_id: int, on: date) -> list[Finding]:
    """One for each case and year in which what was received is more than what was split."""
    figures = standing(partnership_id)
    found = []
    for case_id, year in dict.fromkeys((figure.case_id, figure.year) for figure in figures):
        own = [figure for figure in figures if figure.case_id == case_id]
        received = figures_of(own, FigureSaid.RECEIVED, year)
        split = figures_of(own, FigureSaid.AWARDED, year)
        parts = _parts(own, split[0]) if split else []
        if received and parts and received[0].amount_ore > split[0].amount_ore:
            found.append(_finding(partnership_id, received[0], split[0], parts, on))
    return found


def _parts(own: list[PaperFigure], split: PaperFigure) -> list[PaperFigure]:
    """What the paper splits the sum into, in the same place; a table that only adds up awards is no split."""
    same = [f for f in own if (f.place, f.what, f.year) == (split.place, split.what, split.year)]
    return [figure for figure in same if figure.programme_id or figure.initiative_id]


def _finding(
    partnership_id: int, received: PaperFigure, split: PaperFigure, parts: list[PaperFigure], on: date
) -> Finding:
    year, rest = received.year, received.amount_ore - split.amount_ore
    since = _split_on(partnership_id, year)
    return Finding(
        rule=ID,
        about=f"{received.case.number}:{year}",
        subject=_("The split of %(year)s") % {"year": year},
        message=_(
            "Of %(received)s kr received for %(year)s, %(split)s kr was split. Nothing was decided on %(rest)s kr."
        )
        % {
            "received": format_kr(received.amount_ore),
            "split": format_kr(split.amount_ore),
            "rest": format_kr(rest),
            "year": year,
        },
        link=to_case(received.case_id),
        amount_ore=rest,
        since=since,
        age_days=days_since(since, on),
        evidence=(*map(of_figure, (received, split, *parts)), *_used_later(partnership_id, year)),
    )


def _split_on(partnership_id: int, year: int) -> date | None:
    rows = Turnover.objects.filter(
        partnership_id=partnership_id, kind=EntryKind.ALLOCATION, to_account__year=year, amount_ore__gt=0
    )
    return rows.order_by("first_on").values_list("first_on", flat=True).first()


def _used_later(partnership_id: int, year: int) -> list[Evidence]:
    """What the journal says became of the rest: that year's free funds, taken for later years."""
    later = Entry.objects.filter(
        partnership_id=partnership_id,
        from_account__kind=AccountKind.UNALLOCATED,
        from_account__year=year,
        from_account__grant__year=year,
        to_account__year__gt=year,
    )
    return [of_entry(entry) for entry in entries_with_decisions(later)]


RULE = Rule(
    ID,
    gettext_lazy("A split that leaves a rest"),
    gettext_lazy(
        "A paper says what was received for a year and how it was split, and the parts are less than the whole. "
        "The entries show what the rest was used for later, if it was."
    ),
    Severity.SHOULD,
    find,
)
