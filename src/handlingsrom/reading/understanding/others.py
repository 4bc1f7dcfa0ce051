"""Tables of other kinds with a row of sums, as a budget: their amounts and sums, and nothing more."""

from handlingsrom.reading.paper import Paper
from handlingsrom.reading.understanding.cells import is_blank, is_part, money_of
from handlingsrom.reading.understanding.grid import Grid, is_empty
from handlingsrom.reading.understanding.kinds import label_column, money_columns
from handlingsrom.reading.understanding.model import Money, UnderstoodTable
from handlingsrom.reading.understanding.pieces import Whole
from handlingsrom.reading.understanding.sums import is_sum_row, read_sums, tail_of


def read_amounts(paper: Paper, table: UnderstoodTable, whole: Whole) -> None:
    """Fills `cells` and `sums`, unless an amount is said to be part of another."""
    labels = label_column(whole)
    if labels is None or not money_columns(whole):
        return
    sum_rows: list[tuple[Grid, int]] = []
    for grid in whole.grids:
        end = tail_of(grid) if grid is whole.grids[-1] else len(grid.own)
        for row in range(grid.heading_rows, end):
            if is_empty(grid.own[row]):
                continue
            if is_part(grid.own[row][labels]):
                table.cells.clear()
                return
            if is_sum_row(table, grid, row):
                sum_rows.append((grid, row))
            else:
                table.cells += _cells(paper, whole, grid, row)
                table.unsure |= _unread(whole, grid, row)
    read_sums(paper, table, sum_rows)


def _unread(whole: Whole, grid: Grid, row: int) -> set[int]:
    own = grid.own[row]
    return {c.index for c in money_columns(whole) if not is_blank(own[c.index]) and not money_of(own[c.index])}


def _cells(paper: Paper, whole: Whole, grid: Grid, row: int) -> list[Money]:
    return [
        Money(column.role, column.year, amounts, paper.cell_place(grid.table, row, column.index), column.index)
        for column in money_columns(whole)
        if (amounts := money_of(grid.own[row][column.index]))
    ]
