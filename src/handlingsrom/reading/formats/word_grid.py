"""Word's tables as grids: rows that start late or end early, cells over several columns or rows.

Word keeps a column for every place where any row has an edge. Those in which no cell begins are left out, and so
are the slivers that come of edges dragged almost, but not quite, into line.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from handlingsrom.reading.formats.limits import MAX_CELLS, MAX_COLUMNS, too_many_cells
from handlingsrom.reading.formats.word_lines import alternative
from handlingsrom.reading.formats.word_parts import ALTERNATE, Element, child, is_on, number, value, w
from handlingsrom.reading.paper import Merge

_SLIVER = 200  # twentieths of a point: three and a half millimetres, too little for a letter and its margins
_PROPERTIES = {w(name) for name in ("tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "sdtPr", "sdtEndPr")}


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the grid. `cell` is the `w:tc` that takes it up; None where the row has none."""

    cell: Element | None
    merge: Merge = Merge.NONE


@dataclass(frozen=True, slots=True)
class _Cell:
    element: Element
    start: int
    end: int
    goes_on: bool
    is_tall: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` all have the same number of squares, at least one. `headings`: how many rows repeat on a new page."""

    rows: list[list[Square]]
    headings: int


def read_grid(table: Element, cells_left: int = MAX_CELLS) -> Grid | None:
    """None for a table without cells. Raises Unreadable when it has more than `cells_left`."""
    rows: list[list[_Cell]] = []
    headings = 0
    for element in _within(table, w("tr")):
        properties = child(element, "trPr")
        if child(properties, "del") is not None:
            continue
        is_heading = bool(is_on(value(properties, w("tblHeader"))))
        headings += is_heading and headings == len(rows)
        if row := _read_row(element, properties):
            rows.append(row)
    if not rows:
        return None
    columns = _columns(rows, _widths(table))
    width = max(columns.values()) + 1
    if width > MAX_COLUMNS or width * len(rows) > cells_left:
        raise too_many_cells()
    return Grid(_squares(rows, columns), headings)


def _read_row(element: Element, properties: Element | None) -> list[_Cell]:
    at = max(0, number(value(properties, w("gridBefore"))))
    row: list[_Cell] = []
    for cell in _within(element, w("tc")):
        about = child(cell, "tcPr")
        tall = child(about, "vMerge")
        if value(about, w("hMerge")) in ("continue", "") and row:
            at += 1
            row[-1] = _Cell(row[-1].element, row[-1].start, at, row[-1].goes_on, row[-1].is_tall)
            continue
        end = at + max(1, number(value(about, w("gridSpan")), 1))
        goes_on = tall is not None and tall.get(w("val"), "continue") == "continue"
        row.append(_Cell(cell, at, end, goes_on, tall is not None))
        if end > MAX_COLUMNS * 5:
            raise too_many_cells()
        at = end
    return row


def _columns(rows: list[list[_Cell]], widths: list[int]) -> dict[int, int]:
    """Where cells begin, in Word's own columns, and which column of ours each is."""
    starts = sorted({cell.start for row in rows for cell in row})
    cells = {(cell.start, cell.end) for row in rows for cell in row}
    columns: dict[int, int] = {}
    close: list[int] = []
    for start in starts:
        is_sliver = bool(close) and start <= len(widths) and sum(widths[close[0] : start]) < _SLIVER
        # A narrow cell is a cell all the same.
        if not is_sliver or any((each, start) in cells for each in close):
            close = []
        columns[start] = columns[close[0]] if close else max(columns.values(), default=-1) + 1
        close.append(start)
    return columns


def _squares(rows: list[list[_Cell]], columns: dict[int, int]) -> list[list[Square]]:
    starts, width = list(columns), max(columns.values()) + 1
    grid: list[list[Square]] = []
    above: dict[int, _Cell] = {}
    for row in rows:
        squares = [Square(None) for _column in range(width)]
        for cell in row:
            first, after = columns[cell.start], bisect_left(starts, cell.end)
            last = columns[starts[after]] if after < len(starts) else width
            over = above.get(first)
            goes_on = cell.goes_on and over is not None and over.is_tall
            squares[first] = Square(cell.element, Merge.UP if goes_on else Merge.NONE)
            for column in range(first + 1, last):
                squares[column] = Square(cell.element, Merge.LEFT)
        above = {columns[cell.start]: cell for cell in row}
        grid.append(squares)
    return grid


def _widths(table: Element) -> list[int]:
    grid = table.find(w("tblGrid"))
    return [] if grid is None else [max(0, number(each.get(w("w")))) for each in grid.iterfind(w("gridCol"))]


def _within(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside a content control or an insertion."""
    waiting = list(reversed(element))
    while waiting:
        each = waiting.pop()
        if each.tag == tag:
            yield each
        elif each.tag == ALTERNATE:
            waiting += alternative(each)
        elif each.tag not in _PROPERTIES and each.tag not in (w("tc"), w("del"), w("moveFrom")):
            waiting += reversed(each)
