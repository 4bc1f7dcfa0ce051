"""A table as a grid of texts, read once, and where its heading ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlingsrom.reading.paper import Merge, Table
from handlingsrom.reading.understanding.cells import is_blank, is_money, is_year
from handlingsrom.reading.understanding.headings import is_known
from handlingsrom.reading.understanding.wording import one_line

_MOST_HEADING_ROWS = 4
_SHARE_KNOWN = 0.6
_LOOK_BELOW, _SHORT = 5, 60


@dataclass(frozen=True)
class Grid:
    """`own`: what stands in each square itself; `seen`: what a reader sees there, merged squares filled in.

    `home`: the row and column of the square that each is taken up by, itself when it is not merged.
    """

    table: Table
    own: list[list[str]]
    seen: list[list[str]]
    home: list[list[tuple[int, int]]]
    heading_rows: int
    title: str
    """What stands across the whole table above its heading."""

    @property
    def headings(self) -> list[str]:
        """One for each column; lines of a heading in two rows follow each other."""
        rows = self.seen[len(self._across) : self.heading_rows]
        return [one_line(" ".join(dict.fromkeys(filter(None, column)))) for column in zip(*rows, strict=True)]

    @property
    def _across(self) -> list[str]:
        return [self.title] if self.title else []

    def merge(self, row: int, column: int) -> Merge:
        return self.table.rows[row].cells[column].merge

    def is_across(self, row: int) -> bool:
        """Is the row one cell over all columns?"""
        return _is_across(self.table, row)


def grid_of(table: Table) -> Grid:
    own = [[cell.text for cell in row.cells] for row in table.rows]
    home = _homes(table)
    seen = [[own[row][column] for row, column in line] for line in home]
    across = 1 if len(own) > 1 and _is_across(table, 0) and _is_heading(own, 1) else 0
    rows = _heading_rows(table, own, across)
    return Grid(table, own, seen, home, across + rows if rows else 0, one_line(own[0][0]) if across else "")


def _homes(table: Table) -> list[list[tuple[int, int]]]:
    homes: list[list[tuple[int, int]]] = []
    for number, row in enumerate(table.rows):
        line: list[tuple[int, int]] = []
        for column, cell in enumerate(row.cells):
            if cell.merge == Merge.UP and number:
                line.append(homes[-1][column])
            elif cell.merge == Merge.LEFT and column:
                line.append(line[-1])
            else:
                line.append((number, column))
        homes.append(line)
    return homes


def _heading_rows(table: Table, own: list[list[str]], first: int) -> int:
    """How many rows the heading has from `first` on: none when the table goes straight to what it holds."""
    if not _is_heading(own, first):
        return 0
    count = 1
    while count < _MOST_HEADING_ROWS and first + count < len(own) and _goes_on(table, own, first, first + count):
        count += 1
    return count


def _is_heading(own: list[list[str]], row: int) -> bool:
    """Most of what stands there reads like headings, or stands over money."""
    filled = {column: one_line(text) for column, text in enumerate(own[row]) if text.strip()}
    if not filled or any(is_money(text) for text in filled.values()):
        return False
    known = [column for column, text in filled.items() if is_known(text) or is_year(text)]
    over_money = [column for column in filled if column not in known and _is_over_money(own, row, column)]
    return len(known) + len(over_money) >= _SHARE_KNOWN * len(filled)


def _is_over_money(own: list[list[str]], row: int, column: int) -> bool:
    below = [texts[column] for texts in own[row + 1 : row + _LOOK_BELOW] if not is_blank(texts[column])]
    return len(own[row][column]) <= _SHORT and bool(below) and all(map(is_money, below))


def _goes_on(table: Table, own: list[list[str]], top: int, row: int) -> bool:
    """A heading goes on below what it spans: years under `Midler`, or cells that reach down beside them."""
    cells = table.rows[row].cells
    filled = [(column, text) for column, text in enumerate(own[row]) if not is_blank(text)]
    reaches_down = any(cell.merge == Merge.UP for cell in cells)
    if not filled:
        return reaches_down
    if any(is_money(text) or len(text) > _SHORT for _column, text in filled):
        return False
    below = [table.rows[top].cells[column] for column, _text in filled]
    is_below_spans = all(
        cell.merge == Merge.LEFT or _spans(table, top, column)
        for cell, (column, _t) in zip(below, filled, strict=True)
    )
    is_all_years = all(is_year(text) for _column, text in filled)
    return is_all_years or (is_below_spans and (reaches_down or _is_heading(own, row)))


def _spans(table: Table, row: int, column: int) -> bool:
    cells = table.rows[row].cells
    return column + 1 < len(cells) and cells[column + 1].merge == Merge.LEFT


def _is_across(table: Table, row: int) -> bool:
    cells = table.rows[row].cells
    return bool(cells[0].text.strip()) and len(cells) > 1 and all(cell.merge == Merge.LEFT for cell in cells[1:])


def body(grid: Grid) -> range:
    """The rows under the heading."""
    return range(grid.heading_rows, len(grid.own))


def is_empty(texts: Sequence[str]) -> bool:
    return all(is_blank(text) for text in texts)
