"""Sheets of a workbook that are for people only: explanations and lists. They are never read back."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from handlingsrom.book.notes import Mark

LINE_HEIGHT = 15


@dataclass(frozen=True)
class Link:
    """Text that leads to a cell of another sheet."""

    text: str
    sheet: str
    cell: str = "A1"


Piece = str | int | Link


@dataclass(frozen=True)
class Line:
    """A row: its cells from the column `start` on. The last one reaches to the last column when `is_across`."""

    pieces: tuple[Piece, ...] = ()
    style: str = "plain"
    start: int = 0
    is_across: bool = False
    mark: Mark = Mark.NONE
    height: int = 0


@dataclass(frozen=True)
class Page:
    """`widths` of the columns in characters. With `headings` the lines are a table that can be filtered."""

    name: str
    widths: tuple[int, ...]
    lines: Sequence[Line]
    headings: tuple[str, ...] = ()
    colour: str = ""


def text(words: str, style: str = "plain") -> Line:
    """A line of running text across the page."""
    return Line((words,), style, is_across=True)


def write_page(book: Any, page: Page, formats: dict[str, Any]) -> None:
    """`formats` by style; a marked line has that of its mark in its first cell."""
    sheet = book.add_worksheet(page.name)
    sheet.hide_gridlines(2)
    if page.colour:
        sheet.set_tab_color(page.colour)
    for index, width in enumerate(page.widths):
        sheet.set_column(index, index, width)
    for index, heading in enumerate(page.headings):
        sheet.write_string(0, index, heading, formats["head"])
    first = 1 if page.headings else 0
    for row, line in enumerate(page.lines, start=first):
        _write_line(sheet, row, line, page, formats)
    if page.headings:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(page.lines), 1), len(page.headings) - 1)
    _set_for_print(sheet)


def _write_line(sheet: Any, row: int, line: Line, page: Page, formats: dict[str, Any]) -> None:
    last = len(page.widths) - 1
    for index, piece in enumerate(line.pieces, start=line.start):
        is_last = index == line.start + len(line.pieces) - 1
        is_marked = line.mark and index == line.start
        shape = formats[line.mark.value] if is_marked else formats[line.style]
        if is_last and line.is_across and index < last:
            sheet.merge_range(row, index, row, last, piece, shape)
        else:
            _write_piece(sheet, row, index, piece, shape, formats)
    if line.pieces:
        sheet.set_row(row, line.height or _height(line, page))


def _write_piece(sheet: Any, row: int, index: int, piece: Piece, shape: Any, formats: dict[str, Any]) -> None:
    if isinstance(piece, Link):
        sheet.write_url(
            row, index, f"internal:'{piece.sheet}'!{piece.cell}", formats["link"], string=piece.text or piece.cell
        )
    elif isinstance(piece, int):
        sheet.write_number(row, index, piece, shape)
    elif piece:
        sheet.write_string(row, index, piece, shape)


def _height(line: Line, page: Page) -> float:
    """As many lines as the longest cell takes: a spreadsheet does not work it out for merged cells."""
    if line.style == "title":
        return LINE_HEIGHT * 1.8
    most = 1
    for index, piece in enumerate(line.pieces, start=line.start):
        is_last = index == line.start + len(line.pieces) - 1
        width = sum(page.widths[index:]) if is_last and line.is_across else page.widths[index]
        shown = piece.text if isinstance(piece, Link) else str(piece)
        most = max(most, sum(math.ceil(max(len(part), 1) / width) for part in shown.split("\n")))
    return LINE_HEIGHT * most + 3


def _set_for_print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
