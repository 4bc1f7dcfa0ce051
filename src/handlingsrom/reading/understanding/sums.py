"""The rows of sums of a table: the one of everything, not those of a group in it."""

from handlingsrom.reading.paper import Paper
from handlingsrom.reading.understanding.cells import is_blank, is_total, money_of
from handlingsrom.reading.understanding.grid import Grid
from handlingsrom.reading.understanding.headings import MONEY_ROLES
from handlingsrom.reading.understanding.model import Money, UnderstoodTable
from handlingsrom.reading.understanding.wording import one_line


def read_sums(paper: Paper, table: UnderstoodTable, rows: list[tuple[Grid, int]]) -> None:
    """A cell for each column of money in the row of sums, also when it is empty."""
    chosen = _of_everything(table, rows)
    if chosen is None:
        return
    grid, row = chosen
    for column in table.columns:
        if column.role in MONEY_ROLES:
            place = paper.cell_place(grid.table, row, column.index)
            table.sums.append(Money(column.role, column.year, money_of(grid.own[row][column.index]), place))


def _of_everything(table: UnderstoodTable, rows: list[tuple[Grid, int]]) -> tuple[Grid, int] | None:
    """The last row of sums, under all initiatives; of several, only one that is not that of the last group."""
    if not rows or not table.rows:
        return None
    grid, row = rows[-1]
    last = table.rows[-1].place
    if (last.block, last.row or 0) > (grid.table.index, row):
        return None
    is_alone = len(rows) == 1
    label = next(one_line(text) for text in grid.own[row] if not is_blank(text))
    is_under_another = not is_alone and rows[-2][0] is grid and rows[-2][1] == row - 1
    return (grid, row) if is_alone or is_under_another or is_total(label) else None
