"""Spending exports made for the tests, and read as the pages read them."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from handlingsrom.awards.accounts_file.columns import suggest
from handlingsrom.awards.accounts_file.lines import Reading, read_table
from handlingsrom.awards.accounts_file.reading import Table, read_tables

FILES = Path(__file__).parent / "files"
HEADING = "Dato;Bilagsnr;Prosjekt;Tekst;Beløp"

_OPTIONS = {"default_date_format": "dd.mm.yyyy", "strings_to_formulas": False}


def csv_of(*lines: str, heading: str = HEADING, encoding: str = "utf-8") -> bytes:
    return "\r\n".join([heading, *lines, ""]).encode(encoding)


def xlsx_of(rows: Sequence[Sequence[Any]], *, sheet: str = "Ark1", hidden: Sequence[Sequence[Any]] = ()) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        for name, content in ((sheet, rows), ("Skjult", hidden)) if hidden else ((sheet, rows),):
            found = book.add_worksheet(name)
            for number, row in enumerate(content):
                found.write_row(number, 0, row)
            if name == "Skjult":
                found.hide()
    return file.getvalue()


def only_table(content: bytes, filename: str = "eksport.csv") -> Table:
    [table] = read_tables(content, filename)
    return table


def reading(content: bytes, **mapping: Any) -> Reading:
    """With the columns suggested for it; other parts of the mapping as given."""
    table = only_table(content)
    return read_table(table, replace(suggest(table), **mapping))


def amounts(*texts: str, **mapping: Any) -> list[int]:
    """What a column of such amounts is in øre. Fails when anything is wrong with it."""
    found = reading(csv_of(*(f'31.12.2025;7;01;Kurs;"{text}"' for text in texts)), **mapping)
    assert found.problems == []
    return [line.amount_ore for line in found.lines]


def problems(content: bytes, **mapping: Any) -> list[tuple[int, str]]:
    """Row and column of all that is wrong."""
    return [(problem.row, problem.column) for problem in reading(content, **mapping).problems]
