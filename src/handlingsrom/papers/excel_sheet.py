"""One table on one worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from handlingsrom.lib.amounts import kroner

from .cells import cell_text, placed
from .characters import tidy
from .model import Cell, Column, Language, Rich, RowKind, Table, plain
from .words import words

# Stored the way the file format wants it; a Norwegian Excel shows it as `# ##0`, with a no-break space.
_WHOLE, _WITH_ORE, _DATE = "#,##0", "#,##0.00", "d.m.yyyy"
_LONGEST_TEXT = 32_767
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Line(NamedTuple):
    """A row as it stands on the sheet, groups already a column."""

    cells: dict[int, Cell]
    kind: RowKind


class SheetNames:
    """Sheet names Excel accepts: at most 31 characters, none of []:*?/\\, no two alike in any case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, wanted: str) -> str:
        base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "-", tidy(wanted)).strip(" '")[:31].rstrip(" '") or "-"
        # Excel keeps the name "History" for itself.
        name, number = (f"{base}-" if base.lower() == "history" else base), 1
        while name.lower() in self._taken:
            number += 1
            name = f"{base[: 31 - len(str(number)) - 3]} ({number})"
        self._taken.add(name.lower())
        return name


class Formats:
    """The workbook's cell formats, made once each: Excel has a limit on them."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def get(self, kind: RowKind | str = "row", **extra: object) -> Format:
        look: dict[str, object] = {"font_name": "Arial", "font_size": 10, "valign": "top"} | extra
        if kind == "head":
            look |= {"bold": True, "bottom": 2, "valign": "bottom", "text_wrap": True, "bg_color": "#EEF3F8"}
        elif kind == "title":
            look |= {"bold": True, "font_size": 13, "font_color": "#0B4A7D"}
        elif kind == "sum":
            look |= {"bold": True, "top": 1, "bottom": 1}
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def write_table(sheet: Worksheet, table: Table, formats: Formats, *, language: Language, title: str = "") -> None:
    """Write a table from the first row, or below its title; frozen head, filters, sums as formulas."""
    columns, lines = flat(table, language)
    head = 2 if title else 0
    if title:
        sheet.write_string(0, 0, tidy(title), formats.get("title"))
    for index, column in enumerate(columns):
        align = {"align": "right"} if column.is_numeric else {}
        sheet.write_string(head, index, tidy(column.head), formats.get("head", **align))
        sheet.set_column(index, index, _width(column, [line.cells.get(index, "") for line in lines]))
        _write_column(sheet, head + 1, index, column, lines, formats)
    _frame(sheet, head, columns, lines)
    if table.footer:
        sheet.write_string(head + len(lines) + 2, 0, tidy(plain(table.footer)), formats.get())


def flat(table: Table, language: Language) -> tuple[tuple[Column, ...], list[Line]]:
    """The table without group rows: their text is a first column, so that the rows can be sorted and filtered."""
    has_groups = any(row.kind == "group" for row in table.rows)
    shift = 1 if has_groups else 0
    head = Column(table.group_head or words(language)["group"])
    columns = (head, *table.columns) if has_groups else table.columns
    return columns, list(_lines(table, shift))


def _lines(table: Table, shift: int) -> Iterator[Line]:
    group: Cell = ""
    for row in table.rows:
        if row.kind == "group":
            group = row.cells[0]
            continue
        cells = {place.first + shift: place.cell for place in placed(row, table)}
        if shift:
            cells[0] = group if row.kind == "row" else cells.pop(shift)
        yield Line(cells, row.kind)


def _write_column(
    sheet: Worksheet, top: int, index: int, column: Column, lines: list[Line], formats: Formats
) -> None:
    sums = _sums(lines, index) if column.kind == "amount" else {}
    for number, line in enumerate(lines):
        cell = line.cells.get(index, "")
        if column.kind == "amount" and isinstance(cell, int):
            style = formats.get(line.kind, num_format=_WHOLE if cell % 100 == 0 else _WITH_ORE)
            summed = (sums[number][0] + top, sums[number][1] + top) if number in sums else None
            _write_amount(sheet, top + number, index, cell, style, summed)
        else:
            _write_other(sheet, top + number, index, cell, column, line.kind, formats)


def _write_amount(
    sheet: Worksheet, row: int, index: int, ore: int, style: Format, summed: tuple[int, int] | None
) -> None:
    """An amount in kroner; a sum as the formula over the sheet rows it stands for, with the value it had."""
    if summed is None:
        sheet.write_number(row, index, kroner(ore), style)
    else:
        cells = xl_range(summed[0], index, summed[1], index)
        sheet.write_formula(row, index, f"=SUBTOTAL(9,{cells})", style, kroner(ore))


def _write_other(
    sheet: Worksheet, row: int, index: int, cell: Cell, column: Column, kind: RowKind, formats: Formats
) -> None:
    if isinstance(cell, date):
        moment = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - Excel's dates have no zone
        sheet.write_datetime(row, index, moment, formats.get(kind, num_format=_DATE, align="left"))
    elif isinstance(cell, int):
        sheet.write_number(row, index, cell, formats.get(kind))
    else:
        _write_text(sheet, row, index, _text(cell, column), column, kind, formats)


def _write_text(
    sheet: Worksheet, row: int, index: int, text: str, column: Column, kind: RowKind, formats: Formats
) -> None:
    if not text:
        sheet.write_blank(row, index, None, formats.get(kind))
        return
    extra: dict[str, object] = {"text_wrap": True}
    if column.is_numeric:
        extra["align"] = "right"
    if text.startswith(_LOOKS_LIKE_FORMULA):
        extra["quote_prefix"] = True
    sheet.write_string(row, index, text[:_LONGEST_TEXT], formats.get(kind, **extra))


def _text(cell: Cell, column: Column) -> str:
    text = tidy(cell_text(cell, column))
    if isinstance(cell, Rich) and cell.bulleted:
        return "\n".join(f"• {line}" for line in text.split("\n"))
    return text


def _sums(lines: list[Line], index: int) -> dict[int, tuple[int, int]]:
    """The lines each sum stands for, when its amount is theirs: those since the last sum, or all above.

    SUBTOTAL skips other subtotals, but not a sum that had to be written as a number.
    """
    found: dict[int, tuple[int, int]] = {}
    previous = -1
    for at in (number for number, line in enumerate(lines) if line.kind == "sum"):
        for first in (previous + 1, 0):
            cells = (lines[n].cells.get(index) for n in range(first, at) if n not in found)
            total = sum(cell for cell in cells if isinstance(cell, int))
            if first < at and total == lines[at].cells.get(index):
                found[at] = (first, at - 1)
                break
        previous = at
    return found


def _width(column: Column, cells: list[Cell]) -> float:
    words_wide = max((len(word) for word in column.head.split()), default=0) + 3
    longest = max((len(line) for cell in cells for line in _text(cell, column).split("\n")), default=0)
    return max(words_wide, min(longest + 2, 16 if column.is_numeric else 52), 9)


def _frame(sheet: Worksheet, head: int, columns: tuple[Column, ...], lines: list[Line]) -> None:
    """What surrounds the cells: frozen head, filter over the ordinary rows, A4 lying down."""
    while lines and lines[-1].kind == "sum":
        lines = lines[:-1]
    sheet.freeze_panes(head + 1, 0)
    sheet.autofilter(head, 0, head + max(len(lines), 1), len(columns) - 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
