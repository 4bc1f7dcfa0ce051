"""How a table's cells read: the same words in PDF, Word and on the web."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date

from .model import Cell, Column, Rich, Row, Runs, Table, as_runs


class Placed(NamedTuple):
    """A cell where it stands: its column, that column's number from 0, and how many columns it spans."""

    cell: Cell
    column: Column
    first: int
    span: int


def placed(row: Row, table: Table) -> Iterator[Placed]:
    """The row's cells with their columns; a short group or sum row lets its first cell span."""
    excess = len(table.columns) - len(row.cells)
    for number, cell in enumerate(row.cells):
        index = number + excess if number else 0
        yield Placed(cell, table.columns[index], index, 1 + excess if number == 0 else 1)


def cell_lines(cell: Cell, column: Column) -> tuple[Runs, ...]:
    """A cell as lines of runs; amounts come as whole kroner with no-break spaces."""
    if isinstance(cell, Rich):
        return tuple(as_runs(line) for line in cell.lines)
    return tuple(as_runs(line) for line in cell_text(cell, column).split("\n"))


def cell_text(cell: Cell, column: Column) -> str:
    """A cell as plain text, lines parted by newlines."""
    if cell is None:
        return column.unknown
    if isinstance(cell, Rich):
        return "\n".join("".join(run.text for run in as_runs(line)) for line in cell.lines)
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, int):
        return format_kr(cell) if column.kind == "amount" else str(cell)
    return cell


def height(row: Row, table: Table, *, width: int) -> int:
    """Roughly how many lines a row takes, in a table `width` characters wide."""
    total = sum(column.weight for column in table.columns)
    return max((_lines(place, width * place.column.weight / total) for place in placed(row, table)), default=0)


def _lines(place: Placed, width: float) -> int:
    per_line = max(4, int(width * place.span))
    return sum(1 + len(line) // per_line for line in cell_text(place.cell, place.column).split("\n"))
