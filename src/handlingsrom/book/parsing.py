"""From cells to values, sheet by sheet: types, required cells, rows that stand twice, possible fødselsnummer.

What a cell says of other rows is still a label here; only `loading` knows the rows.
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handlingsrom.book.cells import Cell, plain
from handlingsrom.book.columns import Column, Values
from handlingsrom.book.problems import CellError, Problem
from handlingsrom.book.reading import RawBook, RawRow, RawSheet
from handlingsrom.lib.birthnumbers import FOUND, find_possible


@dataclass(frozen=True)
class Row:
    """A row ready to be loaded: the values of the columns the sheet has."""

    number: int
    values: Values


@dataclass
class ParsedSheet:
    raw: RawSheet
    rows: list[Row]
    broken: list[RawRow]


def parse_book(book: RawBook) -> list[ParsedSheet]:
    """Every sheet's readable rows; the problems of the others are added to the book."""
    return [_parse_sheet(book, raw) for raw in book.sheets]


def _parse_sheet(book: RawBook, raw: RawSheet) -> ParsedSheet:
    parsed = ParsedSheet(raw, [], [])
    for row in raw.rows:
        before = len(book.problems)
        values = _parse_row(book, raw, row)
        if len(book.problems) == before:
            parsed.rows.append(Row(row.number, values))
        else:
            parsed.broken.append(row)
    _check_twice(book, parsed)
    return parsed


def _parse_row(book: RawBook, raw: RawSheet, row: RawRow) -> Values:
    values: Values = {}
    for column in raw.sheet.columns:
        if column.field not in row.cells:
            continue
        try:
            values[column.field] = _parse_cell(column, row.cells[column.field])
        except CellError as error:
            book.problems.append(Problem(raw.sheet.name, raw.cell(column.field, row.number), str(error)))
    return values


def _parse_cell(column: Column, cell: Cell) -> object:
    text = plain(cell)
    if found := find_possible(text):
        raise CellError(_(FOUND) % found[0].params)
    if not text:
        if column.required:
            raise CellError(_("“%(name)s” must be filled in.") % {"name": column.name})
        return column.type.empty
    return column.type.read(cell)


def _check_twice(book: RawBook, parsed: ParsedSheet) -> None:
    """Labels are compared as written, so this sees most repetitions; the loader sees the rest."""
    sheet = parsed.raw.sheet
    if sheet.repeats or any(field not in parsed.raw.columns for field in sheet.key):
        return
    seen: dict[Hashable, int] = {}
    kept = []
    for row in parsed.rows:
        key = sheet.key_of(row.values)
        if key in seen:
            message = _(
                "This row says the same as row %(row)d: “%(name)s” may stand only once. Remove one of them."
            )
            names = ", ".join(sheet.of_field(field).name for field in sheet.key)
            cell = parsed.raw.cell(sheet.key[0], row.number)
            book.problems.append(Problem(sheet.name, cell, message % {"row": seen[key], "name": names}))
            continue
        seen[key] = row.number
        kept.append(row)
    parsed.rows = kept


def numbered(keys: list[Hashable]) -> list[tuple[Hashable, int]]:
    """Each key with how many equal ones stand before it."""
    counts: dict[Hashable, int] = defaultdict(int)
    result = []
    for key in keys:
        result.append((key, counts[key]))
        counts[key] += 1
    return result
