"""Where a year's money came from and went, as tables: the same flows as the drawing, to the krone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from handlingsrom.money.award_years import BECAME, CAME, AwardYear
from handlingsrom.money.flows import End, Origin, Source, YearFlows
from handlingsrom.web.links import to_initiative, to_journal
from handlingsrom.web.money.names import Behind, Names
from handlingsrom.web.money.words import END_WORDS, FIGURE_NAMES, ORIGIN_WORDS

ORDER = ("carried_in", "awarded", "drawn", "moved_in", "total", *BECAME, "left")
ALWAYS = {"awarded", "total", "spent", "left"}
"""Columns of the table; the others are there when there is money in them."""


SHORT = ("total", "spent", "left")

OUTSIDE = {
    End.FREE: "free_after",
    End.RESERVE: "to_reserve",
    End.REPAID: "free_repaid",
    End.UNACCOUNTED: "free_unaccounted",
}
"""The figure behind what never was on an initiative."""


@dataclass(frozen=True)
class WhereRow:
    """An initiative, or a focus area with the sums of its initiatives. `cells`: amounts with their addresses."""

    name: str
    url: str
    cells: list[tuple[int, str]]


@dataclass(frozen=True)
class WhereTable:
    """Initiatives under their areas, then what is on no initiative (`outside`), and the sum of both."""

    columns: list[tuple[str, str]]
    areas: list[tuple[WhereRow, list[WhereRow]]]
    outside: list[WhereRow]
    total: WhereRow

    @property
    def place(self) -> int:
        """Which column, from 1, says what there was in all."""
        return [name for name, _word in self.columns].index("total") + 1

    @property
    def short_words(self) -> list[str]:
        return [word for name, word in self.columns if name in SHORT]

    @property
    def short(self) -> list[WhereRow]:
        """For narrow windows: the areas, what is on no initiative, and the sum, in the columns of `SHORT`."""
        kept = [place for place, (name, _word) in enumerate(self.columns) if name in SHORT]
        rows = [*(area for area, _own in self.areas), *self.outside, self.total]
        return [replace(row, cells=[row.cells[place] for place in kept]) for row in rows]


@dataclass(frozen=True)
class SourceRow:
    """A grant, or money that came back within the year. Øre: received, left from before, carried over, in all."""

    name: str
    url: str
    received: int
    received_url: str
    before: int
    carried: int
    carried_url: str
    total: int


def where_table(flows: YearFlows, names: Names, behind: Behind) -> WhereTable:
    years = flows.awards
    shown = [name for name in ORDER if name in ALWAYS or any(_ore(year, name) for year in years.values())]

    def row(name: str, url: str, own: Iterable[AwardYear], **some: object) -> WhereRow:
        own = list(own)
        cells = [(sum(_ore(year, column) for year in own), behind(f"year_{column}", **some)) for column in shown]
        return WhereRow(name, url, cells)

    areas = [
        (
            row(area.name, to_area(flows.year, area.pk), (years[pk] for pk in own), omrade=area.pk),
            [row(names.titles[pk], to_initiative(pk), [years[pk]], tiltak=pk) for pk in own],
        )
        for area, own in names.by_area(pk for pk, year in years.items() if _is_there(year))
    ]
    outside = _outside(flows, shown, behind)
    total = row(_("Sum"), "", years.values())
    place = shown.index("total")
    total.cells[place] = (flows.total_ore, "" if outside else total.cells[place][1])
    return WhereTable([(name, column_word(name)) for name in shown], areas, outside, total)


def column_word(name: str) -> str:
    """The sum column also has what is on no initiative."""
    return _("In all") if name == "total" else str(FIGURE_NAMES[f"year_{name}"])


def to_area(year: int, area_id: int) -> str:
    """What was spent of what the initiatives of an area had."""
    return f"{reverse('money_use')}?{urlencode({'ar': year, 'omrade': area_id})}"


def _ore(year: AwardYear, name: str) -> int:
    found: int = getattr(year, f"{name}_ore")
    return found


def _is_there(year: AwardYear) -> bool:
    return any(_ore(year, name) for name in (*CAME, *BECAME))


def _outside(flows: YearFlows, shown: list[str], behind: Behind) -> list[WhereRow]:
    """What never was on an initiative, in the column of all that there is."""
    ends: dict[End, int] = {}
    for (_source, end), ore in flows.direct.items():
        ends[end] = ends.get(end, 0) + ore
    place = shown.index("total")
    rows = []
    for end, word in END_WORDS.items():
        if ends.get(end):
            cells = [(0, "")] * len(shown)
            cells[place] = (ends[end], behind(OUTSIDE[end]))
            rows.append(WhereRow(str(word), "", cells))
    return rows


def source_rows(flows: YearFlows, names: Names, behind: Behind) -> list[SourceRow]:
    """The grants from the oldest, then what came back within the year."""
    carried = dict.fromkeys(flows.sources(), 0)
    for (source, _pk, is_carried), ore in flows.given.items():
        carried[source] += ore if is_carried else 0
    rows = []
    for source, ore in sorted(flows.sources().items(), key=source_order(names)):
        if source.origin is not Origin.GRANT:
            rows.append(SourceRow(str(ORIGIN_WORDS[source.origin]), "", 0, "", 0, 0, "", ore))
            continue
        received = flows.received.get(source.grant_id, 0)
        rows.append(
            SourceRow(
                name=names.grants[source.grant_id].name,
                url=to_journal(tilskudd=source.grant_id),
                received=received,
                received_url=behind("received", tilskudd=source.grant_id),
                before=ore - received - carried[source],
                carried=carried[source],
                carried_url=behind("carried_over", tilskudd=source.grant_id),
                total=ore,
            )
        )
    return rows


def source_sum(rows: list[SourceRow]) -> SourceRow:
    received, before, carried, total = (
        sum(getattr(row, name) for row in rows) for name in ("received", "before", "carried", "total")
    )
    return SourceRow(_("Sum"), "", received, "", before, carried, "", total)


def source_order(names: Names) -> Callable[[tuple[Source, int]], tuple[int, int, str]]:
    def place(pair: tuple[Source, int]) -> tuple[int, int, str]:
        source = pair[0]
        is_grant = source.origin is Origin.GRANT
        grant = names.grants[source.grant_id] if is_grant else None
        return (0 if is_grant else 1, grant.year if grant else 0, grant.name if grant else source.origin)

    return place
