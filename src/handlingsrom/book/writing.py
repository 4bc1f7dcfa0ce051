"""Writes a book: an Excel workbook, a folder of CSV files, the empty template, or a draft with notes.

The same content gives the same bytes.
"""

import csv
import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.cells import as_text
from handlingsrom.book.columns import Column, Sheet, comment
from handlingsrom.book.contents import Content, contents
from handlingsrom.book.explanations import explanations
from handlingsrom.book.notes import Mark, Note, Shown, note_of, value_of
from handlingsrom.book.pages import LINE_HEIGHT, Page, write_page
from handlingsrom.book.reading import SAMPLE, letter
from handlingsrom.book.sheets import BY_NAME, SHEETS
from handlingsrom.book.types.choices import Choice, YesNo
from handlingsrom.book.types.figures import Day, Kroner
from handlingsrom.book.types.names import Ref
from handlingsrom.lib.errors import Refused
from handlingsrom.people.models import Partnership

LAST_ROW = 2000
"""Drop-downs and formats reach this far down."""
COLOURS: dict[Mark, dict[str, str]] = {
    Mark.NONE: {},
    Mark.UNSURE: {"bg_color": "#FFE3C2"},
    Mark.TO_FILL: {"bg_color": "#FFF6B8"},
}
TAB = "#1E4B7A"
AUTHOR = "Handlingsrom"
MOST_LINES = 4
NOTE_WIDTH = 52
"""Characters on a line of a note."""


def export_book(*, partnership: Partnership, path: Path) -> dict[str, int]:
    """Write the partnership's book to `path`: a workbook when it ends with .xlsx, otherwise a folder of CSV files.

    Returns the number of rows by sheet. An existing workbook or the CSV files of the folder are replaced.
    """
    sheets = contents(partnership)
    if path.suffix.lower() == ".xlsx":
        _write_workbook(path, sheets)
    else:
        _write_folder(path, sheets)
    return {content.sheet.name: len(content.rows) for content in sheets}


def write_template(path: Path) -> None:
    """Write an empty workbook with explanations, drop-downs and a sample row on every sheet."""
    if path.suffix.lower() != ".xlsx":
        raise Refused(_("A template is an Excel workbook. Give it a name that ends with .xlsx."))
    _write_workbook(path, [Content(sheet, []) for sheet in SHEETS], is_template=True)


def write_draft(path: Path, sheets: Sequence[Content], *, before: Sequence[Page], after: Sequence[Page]) -> None:
    """Write a workbook of cells with notes. `before` and `after` are sheets for the reader alone.

    Sheets with rows have a coloured tab.
    """
    if path.suffix.lower() != ".xlsx":
        raise Refused(_("A draft is an Excel workbook. Give it a name that ends with .xlsx."))
    _write_workbook(path, sheets, before=before, after=after)


def _write_folder(path: Path, sheets: Sequence[Content]) -> None:
    path.mkdir(parents=True, exist_ok=True)
    for content in sheets:
        file = path / f"{content.sheet.name}.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([column.name for column in content.sheet.columns])
            writer.writerows([_guarded(as_text(value_of(cell))) for cell in row] for row in content.rows)


def _guarded(text: str) -> str:
    """A spreadsheet takes what begins with these signs for a formula; the apostrophe is removed on reading."""
    return f"'{text}" if text.lstrip("'")[:1] in ("=", "+", "-", "@") and text else text


def _write_workbook(
    path: Path,
    sheets: Sequence[Content],
    *,
    is_template: bool = False,
    before: Sequence[Page] = (),
    after: Sequence[Page] = (),
) -> None:
    import xlsxwriter

    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        # Fixed, so that the same content gives the same file.
        book.set_properties({"title": "Arbeidsbok for Handlingsrom", "created": datetime(2026, 1, 1)})  # noqa: DTZ001
        formats = _formats(book)
        for page in (*before, explanations(is_template=is_template)):
            write_page(book, page, formats)
        for content in sheets:
            tab = TAB if before and content.rows else ""
            _write_sheet(book, content, formats, is_template, tab)
        for page in after:
            write_page(book, page, formats)


def _formats(book: Any) -> dict[str, Any]:
    body = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    sample = {"italic": True, "font_color": "#5B6770", "bg_color": "#F3F5F6"}
    blue = {"font_color": "#1E4B7A"}
    numbers = {"day": "d.m.yyyy", "kroner": "#,##0.00;-#,##0.00", "whole_kroner": "#,##0", "text": "@", "long": "@"}
    made = {
        "title": book.add_format({**body, "bold": True, "font_size": 18}),
        "heading": book.add_format({**body, **blue, "bold": True, "font_size": 13, "valign": "bottom"}),
        "strong": book.add_format({**body, "bold": True}),
        "link": book.add_format({**body, **blue, "underline": 1}),
        "head": book.add_format(
            {**body, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1E4B7A", "border": 1}
        ),
    }
    for name, code in numbers.items():
        wrap = {"text_wrap": True} if name == "long" else {}
        for mark, colour in COLOURS.items():
            made[name + mark] = book.add_format({**body, **wrap, **colour, "num_format": code})
    for mark, colour in COLOURS.items():
        made["number" + mark] = book.add_format({**body, **colour})
        made[mark.value or "plain"] = book.add_format({**body, **colour, "text_wrap": True})
    made["sample"] = book.add_format({**body, **sample, "num_format": "@"})
    return made


def _write_sheet(book: Any, content: Content, formats: dict[str, Any], is_template: bool, tab: str) -> None:
    page = book.add_worksheet(content.sheet.name)
    if tab:
        page.set_tab_color(tab)
    columns = content.sheet.columns
    for index, column in enumerate(columns):
        page.set_column(index, index, column.width, formats[_format_name(column)])
        page.write_string(0, index, column.name + (" *" if column.required else ""), formats["head"])
        page.write_comment(0, index, comment(column), {"x_scale": 2, "author": AUTHOR})
        _add_choices(page, index, column, first_row=2 if is_template else 1)
    if is_template:
        for index, text in enumerate(sample_row(content.sheet)):
            page.write_string(1, index, text, formats["sample"])
    for number, row in enumerate(content.rows, start=1):
        if tab:
            page.set_row(number, _height(row, columns))
        for index, cell in enumerate(row):
            _write_cell(page, number, index, cell, columns[index], formats)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(content.rows), 1), len(columns) - 1)


def _height(row: Sequence[Shown], columns: Sequence[Column]) -> int:
    """Low enough to look over the rows, whatever texts they hold."""
    lines = [
        math.ceil(len(part) / column.width)
        for cell, column in zip(row, columns, strict=True)
        for part in [as_text(value_of(cell))]
        if column.is_long
    ]
    return LINE_HEIGHT * min(max([1, *lines]), MOST_LINES)


def sample_row(sheet: Sheet) -> list[str]:
    """A row as somebody would fill it in, marked so that it is never read."""
    texts = [column.example for column in sheet.columns]
    return [f"{SAMPLE} {texts[0]}".strip(), *texts[1:]]


def _write_cell(page: Any, row: int, index: int, shown: Shown, column: Column, formats: dict[str, Any]) -> None:
    cell, note = value_of(shown), note_of(shown)
    mark = note.mark if note else Mark.NONE
    if note:
        page.write_comment(row, index, note.shown, _size(note))
    if cell is None or cell == "":
        if mark:
            page.write_blank(row, index, None, formats[_format_name(column) + mark])
    elif isinstance(cell, Decimal):
        name = "whole_kroner" if cell == cell.to_integral_value() else "kroner"
        page.write_number(row, index, float(cell), formats[name + mark])
    elif isinstance(cell, date):
        page.write_datetime(row, index, datetime(cell.year, cell.month, cell.day), formats["day" + mark])  # noqa: DTZ001
    elif isinstance(cell, int):
        page.write_number(row, index, cell, formats["number" + mark])
    else:
        page.write_string(row, index, cell, formats[_format_name(column) + mark])


def _size(note: Note) -> dict[str, Any]:
    """Room for all of the note, so that nobody has to drag its corner."""
    lines = sum(math.ceil(max(len(line), 1) / NOTE_WIDTH) for line in note.shown.split("\n"))
    return {"author": AUTHOR, "width": 7 * NOTE_WIDTH, "height": 18 * lines + 12}


def _format_name(column: Column) -> str:
    if isinstance(column.type, Day):
        return "day"
    if isinstance(column.type, Kroner):
        return "whole_kroner"
    return "long" if column.is_long else "text"


def _add_choices(page: Any, index: int, column: Column, first_row: int) -> None:
    """A drop-down: of words, which must be among them, or of another sheet's rows, where others may be written."""
    if isinstance(column.type, Choice):
        source: Any = list(column.type.words.values())
    elif isinstance(column.type, YesNo):
        source = ["ja", "nei"]
    elif isinstance(column.type, Ref) and (target := BY_NAME[column.type.sheet]).drop_down_column:
        place = letter([c.name for c in target.columns].index(target.drop_down_column))
        source = f"='{target.name}'!${place}${first_row + 1}:${place}${LAST_ROW}"
    else:
        return
    page.data_validation(
        first_row,
        index,
        LAST_ROW,
        index,
        {
            "validate": "list",
            "source": source,
            "error_type": "information" if isinstance(column.type, Ref) else "stop",
            "error_title": column.name,
            "error_message": "Velg fra lista.",
        },
    )
