"""The rows of a table that a finding is about: under their heading, named, and with a row on either side."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.paper import Merge, Place, Table
from handlingsrom.reading.report.page_extracts import Square, TableExtract, TableRow, pieces, start_of
from handlingsrom.reading.understanding.cells import is_money
from handlingsrom.reading.understanding.grid import Grid, grid_of
from handlingsrom.reading.understanding.headings import columns_of
from handlingsrom.reading.understanding.model import ColumnRole

_FEW_COLUMNS = 3
_FEW_ROWS, _MOST_ROWS = 3, 24
_LONGEST, _LONGEST_NAME = 60, 120


def table_extract(table: Table, places: Sequence[Place], first: Place) -> TableExtract:
    return _Drawn(table, places, first).extract()


class _Drawn:
    def __init__(self, table: Table, places: Sequence[Place], first: Place) -> None:
        self._grid: Grid = grid_of(table)
        self._first = first
        self._places: dict[tuple[int, int], list[Place]] = {}
        for place in places:
            if place.row is not None and place.column is not None:
                self._places.setdefault((place.row, place.column), []).append(place)
        self._label = _label(self._grid)
        self._columns = self._chosen_columns(table.columns)
        self._marked = {row for row, _column in self._places}

    def extract(self) -> TableExtract:
        heading = tuple(self._row(row) for row in range(self._grid.heading_rows))
        return TableExtract(heading, tuple(self._rows()), len(self._columns))

    def _chosen_columns(self, count: int) -> list[int]:
        if count <= _FEW_COLUMNS:
            return list(range(count))
        chosen = {self._label} | {column for _row, column in self._places}
        if max(chosen) == self._label:
            # A name alone does not show what is wrong with its row.
            chosen |= set(range(self._label + 1, min(self._label + _FEW_COLUMNS, count)))
        return sorted(chosen)

    def _rows(self) -> Iterator[TableRow]:
        last = self._grid.heading_rows - 1
        for row in self._chosen_rows():
            if row > last + 1:
                yield TableRow(is_gap=True)
            yield self._row(row)
            last = row
        if last + 1 < len(self._grid.own):
            yield TableRow(is_gap=True)

    def _chosen_rows(self) -> list[int]:
        """The marked rows, a single row between two, and the neighbours of a few; no row of the heading."""
        body = range(self._grid.heading_rows, len(self._grid.own))
        around = (-1, 0, 1) if len(self._marked) <= _FEW_ROWS else (0,)
        near = {row + step for row in self._marked for step in around}
        chosen = [row for row in body if row in near or {row - 1, row + 1} <= near]
        return chosen[:_MOST_ROWS]

    def _row(self, row: int) -> TableRow:
        squares: list[Square] = []
        last_home = None
        for column in self._columns:
            home = self._grid.home[row][column]
            if home == last_home and home[0] == row:
                spanning = squares.pop()
                squares.append(Square(spanning.pieces, spanning.columns + 1, spanning.is_money, spanning.is_label))
            else:
                squares.append(self._square(row, column))
            last_home = home
        return TableRow(tuple(squares), is_marked=row in self._marked)

    def _square(self, row: int, column: int) -> Square:
        text = self._text(row, column)
        is_label = column == self._label and row >= self._grid.heading_rows
        if places := self._places.get((row, column)):
            return Square(pieces(text, places, self._first), is_money=is_money(text), is_label=is_label)
        longest = _LONGEST_NAME if is_label and row in self._marked else _LONGEST
        return Square(start_of(text, longest), is_money=is_money(text), is_label=is_label)

    def _text(self, row: int, column: int) -> str:
        """A square taken up by one above says it again, so that the row can be understood by itself."""
        is_in_heading = row < self._grid.heading_rows
        if is_in_heading and self._grid.merge(row, column) == Merge.UP:
            return ""
        return self._grid.own[row][column] if (row, column) in self._places else self._grid.seen[row][column]


def _label(grid: Grid) -> int:
    """The column that says what a row is about."""
    body = grid.seen[grid.heading_rows :]
    cells = [[row[column] for row in body] for column in range(grid.table.columns)]
    columns = columns_of(grid.headings, cells) if grid.heading_rows else ()
    for column in columns:
        if column.role == ColumnRole.INITIATIVE:
            return column.index
    return next((index for index, texts in enumerate(cells) if _is_of_words(texts)), 0)


def _is_of_words(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text.strip()]
    return 2 * sum(not is_money(text) for text in filled) > len(texts)
