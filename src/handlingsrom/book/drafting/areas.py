"""The focus areas the papers name, with the goals of each, from the strategy and from tables that go by area."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from handlingsrom.reading.paper import Place
from handlingsrom.reading.understanding.model import InitiativeRow, TableKind, Understood, UnderstoodTable

_ALIKE = 88


@dataclass
class Area:
    name: str
    place: Place
    promise: str = ""
    goals: list[str] = field(default_factory=list)
    goals_place: Place | None = None
    is_guessed: bool = False
    """The first line leads the goals in other rows, and is taken to do so here."""


def areas_of(papers: Sequence[Understood]) -> list[Area]:
    """Those of the strategy first, with their goals; then those that only stand beside initiatives."""
    found: list[Area] = []
    for table in (table for paper in papers for table in paper.of_kind(TableKind.STRATEGY)):
        new = [area for area in _of_strategy(table) if find_area(found, area.name) is None]
        _split_goals(new)
        found += new
    for row in (row for paper in papers for row in paper.initiatives()):
        if row.focus_area and find_area(found, row.focus_area) is None:
            found.append(Area(row.focus_area, _place_of_area(row)))
    return found


def _place_of_area(row: InitiativeRow) -> Place:
    return next((place for name, place in row.table.focus_areas if name == row.focus_area), row.place)


def find_area(areas: Sequence[Area], name: str) -> Area | None:
    return next((area for area in areas if fuzz.ratio(area.name.lower(), name.lower()) >= _ALIKE), None)


def _of_strategy(table: UnderstoodTable) -> Iterator[Area]:
    """The goals stand in the column with most text to the right of the areas."""
    pieces = {piece.index: piece for piece in table.pieces}
    for name, place in table.focus_areas:
        piece, row, column = pieces[place.block], place.row or 0, place.column or 0
        right = range(column + 1, piece.columns)
        goals = max(right, key=lambda at: len(piece.text(row, at)), default=None)
        area = Area(name, place)
        if goals is not None and piece.text(row, goals).strip():
            area.goals = [line.strip() for line in piece.text(row, goals).split("\n") if line.strip()]
            area.goals_place = Place(
                place.file, place.part, place.block, "", row=row, column=goals, page=place.page
            )
        yield area


def _split_goals(areas: Sequence[Area]) -> None:
    """A first line that ends with a colon leads the goals; where most do, one without it is taken to as well."""
    with_goals = [area for area in areas if len(area.goals) > 1]
    leads = [area for area in with_goals if area.goals[0].endswith(":")]
    for area in with_goals:
        if area in leads or len(leads) * 2 > len(with_goals):
            area.is_guessed = area not in leads
            area.promise, *area.goals = area.goals
