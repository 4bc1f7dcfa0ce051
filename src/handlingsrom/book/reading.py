"""Reading a book from an Excel workbook or a folder of CSV files, as cells that nothing is known of yet.

Sheet and column names are found here; what stands in the cells is for `parsing`. Files come from outside:
size, rows and columns are limited before anything is unpacked in full.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from handlingsrom.book.archive import MAX_BYTES, check_workbook
from handlingsrom.book.cells import Cell, plain
from handlingsrom.book.columns import Column, Sheet
from handlingsrom.book.problems import Problem, Unreadable, suggestion
from handlingsrom.book.sheets import SHEETS, find_sheet

MAX_ROWS, MAX_COLUMNS = 20_000, 200
SAMPLE = "Eksempel:"
"""A row whose first cell begins so is a sample and is not read."""

IGNORED_SHEETS = ("forklaring", "om utkastet", "usikkert", "kilder")
"""Sheets for the reader of the workbook: explanations, and what a draft says of itself."""


@dataclass(frozen=True)
class RawRow:
    """`number` is the row's number in the sheet; the heading is row 1."""

    number: int
    cells: dict[str, Cell]


@dataclass
class RawSheet:
    sheet: Sheet
    columns: dict[str, str] = field(default_factory=dict)  # field → column letter
    rows: list[RawRow] = field(default_factory=list)
    samples: int = 0

    def cell(self, field_name: str | None, row: int) -> str:
        """The name of a cell, `C14`; of the row's first cell when the column is not in the sheet."""
        return f"{self.columns.get(field_name or '', 'A')}{row}"


@dataclass
class RawBook:
    sheets: list[RawSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_book(path: Path) -> RawBook:
    """Read a workbook or a folder. Raises Unreadable when it is no book at all; lesser problems are collected."""
    found = _folder(path) if path.is_dir() else _workbook(path)
    book = RawBook()
    for name, rows in found:
        _add_sheet(book, name, rows)
    if not book.sheets and not book.problems:
        raise Unreadable(_("There is no sheet of a book here. Make an empty book with: handlingsrom template"))
    order = {sheet.name: place for place, sheet in enumerate(SHEETS)}
    book.sheets.sort(key=lambda raw: order[raw.sheet.name])
    return book


def letter(index: int) -> str:
    """Column number from 0 as letters: A … Z, AA …"""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _folder(path: Path) -> Iterator[tuple[str, Iterable[Sequence[Cell]]]]:
    files = sorted(path.glob("*.csv"))
    if sum(file.stat().st_size for file in files) > MAX_BYTES:
        raise Unreadable(_("The folder is larger than a book can be. Check that it is the right one."))
    for file in files:
        yield file.stem, _csv_rows(file)


def _csv_rows(file: Path) -> list[list[str]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_("The file is not UTF-8. Save it as “CSV UTF-8”."), file.stem) from error
    if "\0" in text:
        raise Unreadable(_("The file is not text. Save it as “CSV UTF-8”."), file.stem)
    heading = text.split("\n", 1)[0]
    # A Norwegian Excel writes semicolons.
    separator = ";" if heading.count(";") > heading.count(",") else ","
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        return [[_unguarded(cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise Unreadable(_("The file cannot be read as CSV. Check the quotation marks."), file.stem) from error


def _unguarded(cell: str) -> str:
    """The apostrophe that `writing` puts before what a spreadsheet would take for a formula."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in ("=", "+", "-", "@") else cell


def _workbook(path: Path) -> Iterator[tuple[str, Iterable[Sequence[Cell]]]]:
    from python_calamine import CalamineWorkbook

    check_workbook(path, max_rows=MAX_ROWS, max_columns=MAX_COLUMNS)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        for name in workbook.sheet_names:
            yield name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except Unreadable:
        raise
    except Exception as error:  # calamine's errors share no base, and its Rust core can panic
        raise Unreadable(_("The workbook is damaged. Open it in Excel and save it again.")) from error


def _add_sheet(book: RawBook, name: str, rows: Iterable[Sequence[Cell]]) -> None:
    rows = list(islice(rows, MAX_ROWS + 1))
    sheet = find_sheet(name)
    if name.strip().casefold() in IGNORED_SHEETS or (sheet is None and not _has_content(rows)):
        return
    if sheet is None:
        hint = suggestion(name, [sheet.name for sheet in SHEETS])
        book.problems.append(Problem(name, "", _("There is no such sheet in a book. Remove or rename it.") + hint))
        return
    if len(rows) > MAX_ROWS:
        message = _("The sheet has more than %(count)d rows. Check that it is the right one.") % {"count": MAX_ROWS}
        book.problems.append(Problem(sheet.name, "", message))
        return
    if any(raw.sheet is sheet for raw in book.sheets):
        book.problems.append(Problem(sheet.name, "", _("The sheet is in the book twice. Keep one of them.")))
        return
    book.sheets.append(_read_sheet(book, sheet, rows))


def _has_content(rows: Sequence[Sequence[Cell]]) -> bool:
    return any(plain(cell) for row in rows for cell in row)


def _read_sheet(book: RawBook, sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> RawSheet:
    raw = RawSheet(sheet)
    columns = _headings(book, raw, rows[0] if rows else ())
    for number, cells in enumerate(rows[1:], start=2):
        if not any(plain(cell) for cell in cells):
            continue
        if plain(next((cell for cell in cells if plain(cell)), "")).startswith(SAMPLE):
            raw.samples += 1
            continue
        _check_outside(book, raw, number, cells, columns)
        named = {c.field: cells[i] if i < len(cells) else None for i, c in columns.items()}
        raw.rows.append(RawRow(number, named))
    return raw


def _headings(book: RawBook, raw: RawSheet, cells: Sequence[Cell]) -> dict[int, Column]:
    """Which column stands where. Unknown, repeated and missing ones are problems."""
    sheet, found = raw.sheet, dict[int, Column]()
    for index, cell in enumerate(cells):
        name = plain(cell).removesuffix("*").strip()
        if not name:
            continue
        column = sheet.column(name)
        if column is None:
            hint = suggestion(name, [c.name for c in sheet.columns])
            message = _("There is no column called “%(name)s” in this sheet. Remove or rename it.") % {"name": name}
            book.problems.append(Problem(sheet.name, f"{letter(index)}1", message + hint))
        elif column in found.values():
            message = _("The column “%(name)s” is there twice. Keep one of them.") % {"name": name}
            book.problems.append(Problem(sheet.name, f"{letter(index)}1", message))
        else:
            found[index] = column
            raw.columns[column.field] = letter(index)
    for column in sheet.columns:
        if column.required and column not in found.values():
            message = _("The column “%(name)s” is missing. Add it to row 1.") % {"name": column.name}
            book.problems.append(Problem(sheet.name, "", message))
    return found


def _check_outside(
    book: RawBook, raw: RawSheet, number: int, cells: Sequence[Cell], columns: dict[int, Column]
) -> None:
    for index, cell in enumerate(cells):
        if index not in columns and plain(cell) and index >= max(columns, default=-1):
            message = _(
                "This cell has no column heading, so nobody knows what it is. Give row 1 a heading or empty it."
            )
            book.problems.append(Problem(raw.sheet.name, f"{letter(index)}{number}", message))
