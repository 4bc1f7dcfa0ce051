"""Tables on a page by the lines drawn around their cells, to a grid; merged cells as far as the lines tell."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from handlingsrom.reading.formats.pdf_lines import Letter

_NEAR = 3.0
_MAX_EDGES = 6000
_LOOSE_ROWS = 5
Box = tuple[float, float, float, float]
Spot = tuple[int, int]


@dataclass
class Piece:
    """The part of a table on one page: `boxes` are its cells, (x0, top, x1, bottom).

    `tagged`: the number of the table in a tagged PDF, and `tagged_rows` its first and last row here, counted in the
    whole table. Such a table has no lines around its cells.
    """

    page: int
    boxes: list[Box]
    letters: list[Letter] = field(default_factory=list)
    tagged: int | None = None
    tagged_rows: tuple[int, int] = (0, 0)

    @property
    def bbox(self) -> Box:
        return (
            min(box[0] for box in self.boxes),
            min(box[1] for box in self.boxes),
            max(box[2] for box in self.boxes),
            max(box[3] for box in self.boxes),
        )

    @property
    def columns(self) -> list[float]:
        """Where its columns start, and where the last ends."""
        return _marks([x for box in self.boxes for x in (box[0], box[2])])

    @property
    def rows(self) -> list[float]:
        return _marks([y for box in self.boxes for y in (box[1], box[3])])


@dataclass(frozen=True)
class Square:
    """One square of the grid: what stands in it, or which neighbour takes it up."""

    letters: tuple[Letter, ...]
    box: Box
    is_left: bool = False
    is_up: bool = False


def find_pieces(page: Any) -> list[Piece] | None:
    """Tables of at least two columns, from the top; None when so much is drawn that none is looked for.

    A frame around text, or lines around a column, is no table: what stands there is read as text.
    """
    if len(page.edges) > _MAX_EDGES:
        return None
    found = []
    for table in page.find_tables():
        piece = Piece(page.page_number, [_box(cell) for cell in table.cells])
        if len(piece.columns) > 2:
            found.append(piece)
    found = [
        piece
        for piece in found
        if not any(_is_inside(piece.bbox, other.bbox) for other in found if other is not piece)
    ]
    return sorted(found, key=lambda piece: (piece.bbox[1], piece.bbox[0]))


def has_loose_rows(page: Any, pieces: Sequence[Piece]) -> bool:
    """Are there equally long lines under row after row, and none between columns? It may be a table."""
    boxes = [piece.bbox for piece in pieces]
    heights: dict[tuple[int, int], set[int]] = defaultdict(set)
    for edge in page.edges:
        if edge["orientation"] == "h" and not any(box[1] - _NEAR <= edge["top"] <= box[3] + _NEAR for box in boxes):
            heights[round(edge["x0"] / _NEAR), round(edge["x1"] / _NEAR)].add(round(edge["top"] / _NEAR))
    return any(len(found) >= _LOOSE_ROWS for found in heights.values())


def take_letters(pieces: Sequence[Piece], letters: Sequence[Letter]) -> list[Letter]:
    """Gives each table its letters; returns the rest."""
    rest: list[Letter] = []
    boxes = [(piece, piece.bbox) for piece in pieces]
    for letter in letters:
        x, y = letter.middle
        owner = next((p for p, (x0, top, x1, bottom) in boxes if x0 <= x <= x1 and top <= y <= bottom), None)
        (owner.letters if owner else rest).append(letter)
    return rest


def grid(piece: Piece, columns: Sequence[float]) -> list[list[Square]]:
    """Row by row, one square for each of `columns` (which may be more than the piece's own lines show)."""
    rows = piece.rows
    owners = _owners(piece, rows, columns)
    held: dict[Spot, list[Letter]] = {}
    for letter in piece.letters:
        x, y = letter.middle
        spot = (_inside(rows, y), _inside(columns, x))
        held.setdefault(owners.get(spot, (spot, 0))[0], []).append(letter)
    made: list[list[Square]] = []
    for row in range(len(rows) - 1):
        made.append([])
        for column in range(len(columns) - 1):
            (top, left), end = owners.get((row, column), ((row, column), column + 1))
            letters = tuple(held.get((row, column), ())) if (top, left) == (row, column) else ()
            box = (columns[column], rows[row], columns[end], rows[row + 1])
            made[-1].append(Square(letters, box, is_left=left < column, is_up=left == column and top < row))
    return made


def _owners(piece: Piece, rows: Sequence[float], columns: Sequence[float]) -> dict[Spot, tuple[Spot, int]]:
    """For each square: the upper left square of its cell, and the column after the cell."""
    owners: dict[Spot, tuple[Spot, int]] = {}
    for x0, top, x1, bottom in sorted(piece.boxes, key=lambda box: (box[1], box[0])):
        left, upper = _index(columns, x0), _index(rows, top)
        right, lower = max(left + 1, _index(columns, x1)), max(upper + 1, _index(rows, bottom))
        for row in range(upper, lower):
            for column in range(left, right):
                owners.setdefault((row, column), ((upper, left), right))
    return owners


def _box(cell: Sequence[float]) -> Box:
    x0, top, x1, bottom = map(float, cell)
    return x0, top, x1, bottom


def _marks(values: list[float]) -> list[float]:
    marks: list[float] = []
    for value in sorted(values):
        if not marks or value - marks[-1] > _NEAR:
            marks.append(value)
    return marks


def _index(marks: Sequence[float], value: float) -> int:
    """Which of the marks the value is at."""
    return max(bisect_right(marks, value + _NEAR) - 1, 0)


def _inside(marks: Sequence[float], value: float) -> int:
    """Between which mark and the next the value is."""
    return min(max(bisect_right(marks, value) - 1, 0), len(marks) - 2)


def _is_inside(inner: Box, outer: Box) -> bool:
    return (
        inner != outer
        and outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )
