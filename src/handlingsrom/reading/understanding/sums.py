"""The rows of sums of a table, and what stands under them: the frame, what is left, remarks."""

from handlingsrom.reading.paper import Paper
from handlingsrom.reading.understanding.cells import is_blank, is_sum, is_total, money_of
from handlingsrom.reading.understanding.grid import Grid, is_empty
from handlingsrom.reading.understanding.headings import MONEY_ROLES, year_of
from handlingsrom.reading.understanding.lines import kind_of_line
from handlingsrom.reading.understanding.model import ColumnRole, Line, LineKind, Money, UnderstoodTable
from handlingsrom.reading.understanding.wording import one_line


def is_sum_row(table: UnderstoodTable, grid: Grid, row: int) -> bool:
    """One that says so, or the last, with nothing but amounts that are above all in their columns."""
    texts = grid.own[row]
    title = next((c.index for c in table.columns if c.role == ColumnRole.INITIATIVE), 0)
    return is_sum(_label(texts)) or is_sum(one_line(texts[title])) or _is_bare_sum(table, grid, row)


def _is_bare_sum(table: UnderstoodTable, grid: Grid, row: int) -> bool:
    if row != len(grid.own) - 1 or len(table.rows) < 2:
        return False
    money = {column.index: column for column in table.columns if column.role in MONEY_ROLES}
    filled = {index: text for index, text in enumerate(grid.own[row]) if not is_blank(text)}
    return set(filled) <= set(money) and all(
        sum(amount.ore for amount in money_of(text)) > _highest(table, money[index].role, money[index].year)
        for index, text in filled.items()
    )


def _highest(table: UnderstoodTable, role: ColumnRole, year: int | None) -> int:
    return max((m.ore for row in table.rows for m in row.money if (m.role, m.year) == (role, year)), default=0)


def tail_of(grid: Grid) -> int:
    """The first row under the last sum when nothing there is an initiative; otherwise where the table ends."""
    end = len(grid.own)
    for row in reversed(range(grid.heading_rows, end)):
        texts = grid.own[row]
        if is_sum(_label(texts)):
            return row + 1
        if not is_empty(texts) and not _is_remark(texts) and kind_of_line(_label(texts)) == LineKind.OTHER:
            break
    return end


def _is_remark(texts: list[str]) -> bool:
    return sum(not is_blank(text) for text in texts) == 1


def read_tail(paper: Paper, table: UnderstoodTable, grid: Grid, tail: int) -> None:
    """Amounts under the sum are lines of the table: `Ramme 2026`, `Frie midler`."""
    for row in range(tail, len(grid.own)):
        label = _label(grid.own[row])
        at = next((index for index, text in enumerate(grid.own[row]) if not is_blank(text)), 0)
        for column in table.columns:
            if column.role not in MONEY_ROLES or column.index == at:
                continue
            for amount in money_of(grid.own[row][column.index]):
                place = paper.cell_place(grid.table, row, column.index)
                label_place = paper.cell_place(grid.table, row, at)
                year = column.year or year_of(label)
                table.lines.append(Line(kind_of_line(label), label, year, amount, place, label_place))


def _label(texts: list[str]) -> str:
    return next((one_line(text) for text in texts if not is_blank(text)), "")


def read_sums(paper: Paper, table: UnderstoodTable, rows: list[tuple[Grid, int]]) -> None:
    """A cell for each column of money in the row of sums, also when it is empty."""
    chosen = _of_everything(table, rows)
    if chosen is None:
        return
    grid, row = chosen
    for column in table.columns:
        if column.role in MONEY_ROLES:
            place = paper.cell_place(grid.table, row, column.index)
            table.sums.append(
                Money(column.role, column.year, money_of(grid.own[row][column.index]), place, column.index)
            )


def _of_everything(table: UnderstoodTable, rows: list[tuple[Grid, int]]) -> tuple[Grid, int] | None:
    """The last row of sums, under all amounts; of several, only one that is not that of the last group."""
    if not rows or not table.cells:
        return None
    grid, row = rows[-1]
    last = table.cells[-1].place
    if (last.block, last.row or 0) > (grid.table.index, row):
        return None
    is_alone = len(rows) == 1
    label = _label(grid.own[row])
    is_under_another = not is_alone and rows[-2][0] is grid and rows[-2][1] == row - 1
    return (grid, row) if is_alone or is_under_another or is_total(label) else None
