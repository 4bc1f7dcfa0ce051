"""Writes a book: an Excel workbook, a folder of CSV files, or the empty template.

The same content gives the same bytes.
"""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.cells import Written, as_text
from handlingsrom.book.columns import Column, Sheet
from handlingsrom.book.contents import Content, contents
from handlingsrom.book.explanations import GENERAL, SAMPLE_NOTE
from handlingsrom.book.reading import SAMPLE, letter
from handlingsrom.book.sheets import BY_NAME, SHEETS
from handlingsrom.book.types.choices import Choice, YesNo
from handlingsrom.book.types.figures import Day, Kroner
from handlingsrom.book.types.names import Ref
from handlingsrom.lib.errors import Refused
from handlingsrom.people.models import Partnership

LAST_ROW = 2000
"""Drop-downs and formats reach this far down."""


def export_book(*, partnership: Partnership, path: Path) -> dict[str, int]:
    """Write the partnership's book to `path`: a workbook when it ends with .xlsx, otherwise a folder of CSV files.

    Returns the number of rows by sheet. An existing workbook or the CSV files of the folder are replaced.
    """
    sheets = contents(partnership)
    if path.suffix.lower() == ".xlsx":
        _write_workbook(path, sheets, is_template=False)
    else:
        _write_folder(path, sheets)
    return {content.sheet.name: len(content.rows) for content in sheets}


def write_template(path: Path) -> None:
    """Write an empty workbook with explanations, drop-downs and a sample row on every sheet."""
    if path.suffix.lower() != ".xlsx":
        raise Refused(_("A template is an Excel workbook. Give it a name that ends with .xlsx."))
    _write_workbook(path, [Content(sheet, []) for sheet in SHEETS], is_template=True)


def _write_folder(path: Path, sheets: Sequence[Content]) -> None:
    path.mkdir(parents=True, exist_ok=True)
    for content in sheets:
        file = path / f"{content.sheet.name}.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([column.name for column in content.sheet.columns])
            writer.writerows([_guarded(as_text(cell)) for cell in row] for row in content.rows)


def _guarded(text: str) -> str:
    """A spreadsheet takes what begins with these signs for a formula; the apostrophe is removed on reading."""
    return f"'{text}" if text.lstrip("'")[:1] in ("=", "+", "-", "@") and text else text


def _write_workbook(path: Path, sheets: Sequence[Content], *, is_template: bool) -> None:
    import xlsxwriter

    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        # Fixed, so that the same content gives the same file.
        book.set_properties({"title": "Arbeidsbok for Handlingsrom", "created": datetime(2026, 1, 1)})  # noqa: DTZ001
        formats = _formats(book)
        _write_explanations(book, formats, is_template)
        for content in sheets:
            _write_sheet(book, content, formats, is_template)


def _formats(book: Any) -> dict[str, Any]:
    body = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    sample = {"italic": True, "font_color": "#5B6770", "bg_color": "#F3F5F6"}
    numbers = {"day": "d.m.yyyy", "kroner": "#,##0.00;-#,##0.00", "whole_kroner": "#,##0", "text": "@", "long": "@"}
    made = {
        "title": book.add_format({**body, "bold": True, "font_size": 18}),
        "strong": book.add_format({**body, "bold": True}),
        "plain": book.add_format({**body, "text_wrap": True}),
        "head": book.add_format(
            {**body, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1E4B7A", "border": 1}
        ),
        "number": book.add_format(body),
    }
    for name, code in numbers.items():
        wrap = {"text_wrap": True} if name == "long" else {}
        made[name] = book.add_format({**body, **wrap, "num_format": code})
    made["sample"] = book.add_format({**body, **sample, "num_format": "@"})
    return made


def _write_sheet(book: Any, content: Content, formats: dict[str, Any], is_template: bool) -> None:
    page = book.add_worksheet(content.sheet.name)
    columns = content.sheet.columns
    for index, column in enumerate(columns):
        page.set_column(index, index, column.width, formats[_format_name(column)])
        page.write_string(0, index, column.name + (" *" if column.required else ""), formats["head"])
        page.write_comment(0, index, _comment(column), {"x_scale": 2, "author": "Handlingsrom"})
        _add_choices(page, index, column, first_row=2 if is_template else 1)
    if is_template:
        for index, text in enumerate(sample_row(content.sheet)):
            page.write_string(1, index, text, formats["sample"])
    for number, row in enumerate(content.rows, start=1):
        for index, cell in enumerate(row):
            _write_cell(page, number, index, cell, columns[index], formats)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(content.rows), 1), len(columns) - 1)


def sample_row(sheet: Sheet) -> list[str]:
    """A row as somebody would fill it in, marked so that it is never read."""
    texts = [column.example for column in sheet.columns]
    return [f"{SAMPLE} {texts[0]}".strip(), *texts[1:]]


def _write_cell(page: Any, row: int, index: int, cell: Written, column: Column, formats: dict[str, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Decimal):
        name = "whole_kroner" if cell == cell.to_integral_value() else "kroner"
        page.write_number(row, index, float(cell), formats[name])
    elif isinstance(cell, date):
        page.write_datetime(row, index, datetime(cell.year, cell.month, cell.day), formats["day"])  # noqa: DTZ001
    elif isinstance(cell, int):
        page.write_number(row, index, cell, formats["number"])
    else:
        page.write_string(row, index, cell, formats[_format_name(column)])


def _format_name(column: Column) -> str:
    if isinstance(column.type, Day):
        return "day"
    if isinstance(column.type, Kroner):
        return "whole_kroner"
    return "long" if column.is_long else "text"


def _comment(column: Column) -> str:
    needed = "Må fylles ut. " if column.required else ""
    choices = f" Velg mellom: {', '.join(column.type.words.values())}." if isinstance(column.type, Choice) else ""
    return f"{needed}{column.help}{choices}"


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


def _write_explanations(book: Any, formats: dict[str, Any], is_template: bool) -> None:
    page = book.add_worksheet("Forklaring")
    page.hide_gridlines(2)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 24)
    page.set_column(2, 2, 90)
    page.write_string(0, 0, "Arbeidsbok for Handlingsrom", formats["title"])
    row = 2
    for line in (*GENERAL, *((SAMPLE_NOTE,) if is_template else ())):
        page.merge_range(row, 0, row, 2, line, formats["plain"])
        page.set_row(row, 32)
        row += 1
    for sheet in SHEETS:
        row += 1
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", formats["strong"], string=sheet.name)
        page.merge_range(row, 1, row, 2, sheet.purpose, formats["plain"])
        page.set_row(row, 32)
        for column in sheet.columns:
            row += 1
            page.write_string(row, 1, column.name + (" *" if column.required else ""), formats["plain"])
            page.write_string(row, 2, _comment(column), formats["plain"])
