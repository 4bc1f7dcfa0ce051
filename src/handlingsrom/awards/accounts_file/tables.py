"""A table as it stands in a file: a heading row and the rows below it, nothing interpreted yet.

What is in the cells may be personal, so no `repr` shows it: tables end up in error reports.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.headings import find_heading
from handlingsrom.lib.birthnumbers import find_possible
from handlingsrom.lib.errors import Refused

Cell = str | int | float | date | None
RawRow = tuple[int, Sequence[Cell]]

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 300_000, 300, 6_000_000
_DECORATION = frozenset("-=_ ")


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row's number in a spreadsheet that shows the file; the first is 1. An empty cell is None."""

    number: int
    cells: tuple[Cell, ...] = field(repr=False)

    def cell(self, place: int) -> Cell:
        return self.cells[place] if place < len(self.cells) else None


@dataclass(frozen=True)
class Table:
    """`name` is the sheet's, empty for a text file. Empty rows, and what stood above the heading, are left out.

    Headings are unique: a second `Tekst` is `Tekst (2)`, a column without one is `(C)`.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    header_row: int = 1


def too_large() -> Refused:
    return Refused(
        _(
            "The file is too large: at most %(rows)d rows, %(columns)d columns and %(cells)d cells are read. "
            "Export a shorter period or fewer columns."
        )
        % {"rows": MAX_ROWS, "columns": MAX_COLUMNS, "cells": MAX_CELLS}
    )


def make_table(name: str, rows: Sequence[RawRow], *, keep_overflow: bool) -> Table | None:
    """The table among the rows of a sheet, or None when there is no heading row with rows below it.

    `keep_overflow`: in a text file cells to the right of the last heading mean that something has shifted, so
    they are kept for `lines` to see. In a sheet they are somebody's notes, and left out.
    """
    heading = find_heading([cells for _number, cells in rows])
    if heading is None:
        return None
    header_row, cells = rows[heading]
    header = _headings(cells)
    below = tuple(_rows(rows[heading + 1 :], None if keep_overflow else len(header)))
    if not below:
        return None
    if any(find_possible(text) for text in (name, *header)):
        raise Refused(
            _("A column heading or sheet name can be a national identity number. Remove it from the file.")
        )
    return Table(name, header, below, header_row)


def _headings(cells: Sequence[Cell]) -> tuple[str, ...]:
    texts = [" ".join(str(cell).split()) if cell is not None else "" for cell in cells]
    while not texts[-1]:
        texts.pop()
    found: list[str] = []
    for index, text in enumerate(texts):
        name = text = text or f"({letter(index)})"
        repeated = 1
        while name in found:
            repeated += 1
            name = f"{text} ({repeated})"
        found.append(name)
    return tuple(found)


def _rows(rows: Iterable[RawRow], width: int | None) -> Iterable[Row]:
    for number, cells in rows:
        kept = tuple(cells[:width])
        if any(cell is not None for cell in kept) and not _is_decoration(kept):
            yield Row(number, kept)


def _is_decoration(cells: Sequence[Cell]) -> bool:
    """Lists from some systems draw lines of dashes between the parts."""
    return all(cell is None or (isinstance(cell, str) and _DECORATION.issuperset(cell)) for cell in cells)


def letter(index: int) -> str:
    """Column number from 0 as letters: A … Z, AA …"""
    name, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
