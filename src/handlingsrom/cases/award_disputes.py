"""Awards that papers, or a paper and the journal, give to different years."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.plan.models import Initiative


class Source(NamedTuple):
    """A place in a paper; the journal has none."""

    case_id: int = 0
    case_number: str = ""
    place: str = ""


JOURNAL = Source()


@dataclass(frozen=True)
class Dispute:
    """An award and the years it is given to, each with who says so."""

    initiative: Initiative
    amount_ore: int
    years: dict[int, tuple[Source, ...]]

    @property
    def journal_year(self) -> int | None:
        """The year the journal has the award in."""
        return next((year for year, sources in self.years.items() if JOURNAL in sources), None)


_ByYear = dict[int, int]


def disputed_years(figures: Iterable[PaperFigure], in_journal: Mapping[tuple[int, int], int]) -> list[Dispute]:
    """`in_journal`: (initiative id, year) → øre allocated. In the order the papers name the initiatives.

    Two sources dispute when one has an amount in a year the other has nothing in, and the other the same amount in
    a year the first has nothing in. An initiative awarded the same in two years is no dispute.
    """
    initiatives: dict[int, Initiative] = {}
    said: dict[int, dict[Source, _ByYear]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for figure in figures:
        if figure.what == FigureSaid.AWARDED and figure.initiative:
            source = Source(figure.case_id, figure.case.number, figure.place)
            initiatives[figure.initiative.pk] = figure.initiative
            said[figure.initiative.pk][source][figure.year] += figure.amount_ore
    for (pk, year), ore in in_journal.items():
        if pk in said:
            said[pk][JOURNAL][year] = ore
    return [
        Dispute(initiatives[pk], ore, _who_says(sources, ore, years))
        for pk, sources in said.items()
        for ore, years in _disputed(list(sources.values())).items()
    ]


def _disputed(sources: list[_ByYear]) -> dict[int, set[int]]:
    """Amount → the years it is given to."""
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in permutations(sources, 2):
        for year, ore in one.items():
            elsewhere = {there for there, same in other.items() if same == ore and there not in one}
            if elsewhere and year not in other:
                found[ore] |= {year, *elsewhere}
    return found


def _who_says(sources: Mapping[Source, _ByYear], ore: int, years: set[int]) -> dict[int, tuple[Source, ...]]:
    return {
        year: tuple(source for source, by_year in sources.items() if by_year.get(year) == ore)
        for year in sorted(years)
    }
