"""A table of a document on a page: the same rows and words, and links where a figure leads somewhere."""

from collections.abc import Callable
from dataclasses import dataclass

from handlingsrom.papers.cells import cell_text, placed
from handlingsrom.papers.model import Row, Table

LinkOf = Callable[[int, int], str]
"""The address of the cell in a row and column (both from 0), "" for none."""


@dataclass(frozen=True)
class ShownCell:
    """`is_short`: a date or a number of something, which is not broken between lines."""

    text: str
    url: str
    is_numeric: bool
    is_short: bool
    span: int


@dataclass(frozen=True)
class ShownRow:
    kind: str
    head: ShownCell
    cells: list[ShownCell]


@dataclass(frozen=True)
class ShownTable:
    """`heads`: (words, whether numbers stand below). Group and sum rows are rows with their `kind`."""

    caption: str
    heads: list[tuple[str, bool]]
    rows: list[ShownRow]


def shown(table: Table, link_of: LinkOf = lambda row, column: "", *, caption: str = "") -> ShownTable:
    return ShownTable(
        caption=caption or table.caption,
        heads=[(column.head, column.is_numeric) for column in table.columns],
        rows=[_row(row, table, number, link_of) for number, row in enumerate(table.rows)],
    )


def _row(row: Row, table: Table, number: int, link_of: LinkOf) -> ShownRow:
    is_group = row.kind == "group"
    cells = [
        ShownCell(
            text=cell_text(place.cell, place.column),
            url=link_of(number, place.first),
            is_numeric=place.column.is_numeric and not is_group,
            is_short=place.span == 1 and (place.column.kind == "date" or place.column.weight < 2),
            span=len(table.columns) if is_group else place.span,
        )
        for place in placed(row, table)
    ]
    return ShownRow(row.kind, cells[0], cells[1:])
