"""Tables that a PDF says are tables (tagged PDF), for those with no lines around their cells.

Tags are a help: where they are missing, broken, or do not fit what is drawn, the page is read without them.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pdfminer.pdftypes import resolve1

from handlingsrom.reading.formats.pdf_lines import Letter
from handlingsrom.reading.formats.pdf_tables import Piece

_MAX_ELEMENTS = 400_000
_MAX_COLUMNS, _MAX_ROWS = 60, 20_000
_CELLS, _ROW, _TABLE = ("TD", "TH"), "TR", "Table"
Mark = tuple[int, int]
Spot = tuple[int, int]


@dataclass(frozen=True)
class TaggedCell:
    """`marks`: (page, number) of each stretch of letters in it."""

    row: int
    column: int
    across: int
    down: int
    marks: tuple[Mark, ...]


@dataclass
class TaggedTable:
    number: int
    cells: list[TaggedCell] = field(default_factory=list)
    taken: dict[Spot, TaggedCell] = field(default_factory=dict)

    def add(self, row: int, across: int, down: int, marks: tuple[Mark, ...]) -> None:
        column = next(column for column in range(_MAX_COLUMNS + 1) if (row, column) not in self.taken)
        across, down = min(max(across, 1), _MAX_COLUMNS - column), min(max(down, 1), 500)
        cell = TaggedCell(row, column, across, down, marks)
        self.cells.append(cell)
        for below in range(row, row + down):
            for right in range(column, column + across):
                self.taken.setdefault((below, right), cell)


def tagged_tables(pdf: Any) -> list[TaggedTable]:
    """None of them when the PDF is not tagged, or its tags make no sense."""
    try:
        return list(_tables(_Tree(pdf)))
    except Exception:  # a tree from outside can be wrong in any way
        logging.getLogger(__name__).debug("tags left out", exc_info=True)
        return []


class _Tree:
    """The elements of a tagged PDF, each visited once and no more than so many."""

    def __init__(self, pdf: Any) -> None:
        root = resolve1(pdf.doc.catalog.get("StructTreeRoot")) or {}
        self.roles = resolve1(root.get("RoleMap")) or {}
        self.root = root
        self.pages = {page.page_obj.pageid: page.page_number for page in pdf.pages} if root else {}
        self._left = _MAX_ELEMENTS

    def kind(self, element: dict[str, Any]) -> str:
        name = getattr(resolve1(element.get("S")), "name", "")
        role = getattr(resolve1(self.roles.get(name)), "name", name)
        return str(role.decode("latin-1") if isinstance(role, bytes) else role)

    def children(self, element: dict[str, Any]) -> list[Any]:
        found = resolve1(element.get("K"))
        self._left -= 1
        if self._left < 0:
            raise ValueError("too many elements")
        return [resolve1(child) for child in found] if isinstance(found, list) else [] if found is None else [found]

    def page(self, element: dict[str, Any], inherited: int) -> int:
        return self.pages.get(getattr(element.get("Pg"), "objid", None), inherited)

    def marks(self, element: dict[str, Any], page: int) -> Iterator[Mark]:
        """All stretches of letters in an element, in order."""
        waiting: list[tuple[Any, int]] = [(element, page)]
        while waiting:
            this, page = waiting.pop()
            if isinstance(this, int):
                yield page, this
            elif isinstance(this, dict) and "MCID" in this:
                yield self.page(this, page), resolve1(this["MCID"])
            elif isinstance(this, dict) and "Obj" not in this:
                here = self.page(this, page)
                waiting += [(child, here) for child in reversed(self.children(this))]

    def find(
        self, element: dict[str, Any], page: int, kinds: tuple[str, ...]
    ) -> Iterator[tuple[dict[str, Any], int]]:
        """Elements of these kinds below, in order; what is inside one is not looked through."""
        waiting = [(child, page) for child in reversed(self.children(element))]
        while waiting:
            this, page = waiting.pop()
            if not isinstance(this, dict) or "S" not in this:
                continue
            here = self.page(this, page)
            if self.kind(this) in kinds:
                yield this, here
            else:
                waiting += [(child, here) for child in reversed(self.children(this))]


def _tables(tree: _Tree) -> Iterator[TaggedTable]:
    if not tree.root:
        return
    for number, (element, page) in enumerate(tree.find(tree.root, 0, (_TABLE,))):
        table = TaggedTable(number)
        for row, (line, on) in enumerate(tree.find(element, page, (_ROW,))):
            if row > _MAX_ROWS:
                raise ValueError("too many rows")
            for cell, where in tree.find(line, on, _CELLS):
                table.add(row, _span(cell, "ColSpan"), _span(cell, "RowSpan"), tuple(tree.marks(cell, where)))
        yield table


def _span(cell: dict[str, Any], name: str) -> int:
    found = resolve1(cell.get("A"))
    for one in found if isinstance(found, list) else [found]:
        attributes = resolve1(one)
        if isinstance(attributes, dict) and isinstance(span := resolve1(attributes.get(name)), int):
            return span
    return 1


Held = dict[TaggedCell, list[Letter]]


def pieces(table: TaggedTable, held: dict[int, Held]) -> list[Piece]:
    """The table's piece on each page, with boxes between the texts of its cells; none when they overlap.

    `held`: for each page, the letters of each cell.
    """
    columns = _columns(held)
    made = [_piece(table, page, cells, columns) for page, cells in sorted(held.items())] if columns else []
    return [piece for piece in made if piece] if all(made) else []


def _columns(held: dict[int, Held]) -> dict[int, float]:
    """Where each column starts, halfway between its texts and those before; the last entry is where they end."""
    low: dict[int, float] = defaultdict(lambda: float("inf"))
    high: dict[int, float] = defaultdict(float)
    end = 0.0
    for cells in held.values():
        for cell, letters in cells.items():
            right = max(letter.x1 for letter in letters)
            end = max(end, right + 1)
            if cell.across == 1:
                low[cell.column] = min([low[cell.column], *(letter.x0 for letter in letters)])
                high[cell.column] = max(high[cell.column], right)
    used = sorted(low)
    if len(used) < 2:
        return {}
    starts = {used[0]: low[used[0]] - 1}
    for before, column in pairwise(used):
        if high[before] > low[column] + 0.5:
            return {}
        starts[column] = (high[before] + low[column]) / 2
    return {**starts, used[-1] + 1: end}


def _piece(table: TaggedTable, page: int, cells: Held, columns: dict[int, float]) -> Piece | None:
    rows = _rows(cells)
    if not rows:
        return None
    used, numbers = sorted(columns), sorted(rows)
    boxes = []
    for row in numbers[:-1]:
        for column in used[:-1]:
            cell = table.taken.get((row, column))
            if cell is None or cell.across == cell.down == 1:
                box = (columns[column], rows[row], columns[_next(used, column)], rows[_next(numbers, row)])
            else:
                right, below = _last(used, cell.column + cell.across), _last(numbers, cell.row + cell.down)
                left, top = _first(used, cell.column), _first(numbers, cell.row)
                box = (columns[left], rows[top], columns[right], rows[below])
            boxes.append(box)
    letters = [letter for found in cells.values() for letter in found]
    return Piece(page, sorted(set(boxes)), letters, table.number, (numbers[0], numbers[-2]))


def _rows(cells: Held) -> dict[int, float]:
    """Where each row that has something on the page starts; the last entry is where they end."""
    top: dict[int, float] = defaultdict(lambda: float("inf"))
    bottom: dict[int, float] = defaultdict(float)
    for cell, letters in cells.items():
        if cell.down == 1:
            top[cell.row] = min([top[cell.row], *(letter.top for letter in letters)])
            bottom[cell.row] = max([bottom[cell.row], *(letter.bottom for letter in letters)])
    used = sorted(top)
    if not used:
        return {}
    starts = {used[0]: top[used[0]] - 1}
    for before, row in pairwise(used):
        if bottom[before] > top[row] + 3:
            return {}
        starts[row] = (bottom[before] + top[row]) / 2
    end = max(letter.bottom for letters in cells.values() for letter in letters)
    return {**starts, used[-1] + 1: end + 1}


def _next(numbers: list[int], number: int) -> int:
    return numbers[numbers.index(number) + 1]


def _first(numbers: list[int], least: int) -> int:
    return next((number for number in numbers if number >= least), numbers[-2])


def _last(numbers: list[int], most: int) -> int:
    return next((number for number in numbers if number >= most), numbers[-1])
