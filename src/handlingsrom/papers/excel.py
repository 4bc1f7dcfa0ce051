"""The paper's tables as a workbook: numbers that can be reckoned with, one sheet per table.

Every text is written as a string. Nothing a person typed becomes a formula, and a text that looks like one is
marked so that editing the cell does not turn it into one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.workbook import Workbook

from .excel_sheet import Formats, SheetNames, write_table
from .model import Attachment, Cell, Column, Language, Paper, Point, Resolution, Row, Table, plain
from .titles import attachment_heading, case_line, resolution_title
from .words import words

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def render_xlsx(paper: Paper) -> bytes:
    """The resolution and every table of the paper, amounts in kroner; the same Paper gives the same bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        _properties(book, paper.title, case_line(paper), paper.partnership, paper.created_at)
        formats, names = Formats(book), SheetNames()
        for name, title, table in _tables(paper):
            sheet = book.add_worksheet(names.free(name))
            sheet.set_footer("&L&8" + case_line(paper).replace("&", "&&") + "&R&8&P / &N")
            write_table(sheet, table, formats, language=paper.language, title=title)
        if not book.worksheets():
            book.add_worksheet(names.free(case_line(paper)))
    return out.getvalue()


def table_xlsx(
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Row | tuple[Cell, ...]],
    *,
    group_head: str = "",
    language: Language = "nb",
    created_at: datetime | None = None,
) -> bytes:
    """One table as shown on screen: heads in the first row, filters on, groups as a column of their own.

    A row is a Row or just its cells; amounts are øre and come out as kroner.
    """
    table = Table(tuple(columns), tuple(map(_as_row, rows)), group_head=group_head)
    return tables_xlsx(title, [(title, table)], language=language, created_at=created_at)


def tables_xlsx(
    title: str,
    tables: Iterable[tuple[str, Table]],
    *,
    language: Language = "nb",
    created_at: datetime | None = None,
) -> bytes:
    """Several tables as shown on screen, each with its name on a sheet of its own; at least one."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        _properties(book, title, "", "", created_at or _UNDATED)
        formats, names = Formats(book), SheetNames()
        for name, table in tables:
            write_table(book.add_worksheet(names.free(name)), table, formats, language=language)
    return out.getvalue()


def _as_row(row: Row | tuple[Cell, ...]) -> Row:
    return row if isinstance(row, Row) else Row(row)


def _properties(book: Workbook, title: str, subject: str, author: str, created_at: datetime) -> None:
    book.set_properties(
        {
            "title": title,
            "subject": subject,
            "author": author,
            "created": created_at.astimezone(UTC).replace(tzinfo=None, microsecond=0),
        }
    )


def _tables(paper: Paper) -> Iterator[tuple[str, str, Table]]:
    """Every sheet: its name, its title, its table."""
    for block in paper.blocks:
        if isinstance(block, Resolution):
            title = resolution_title(block, paper.language)
            yield title, title, _resolution(block, paper.language)
    for block in paper.blocks:
        if isinstance(block, Table):
            yield block.caption or case_line(paper), block.caption, block
    for item in paper.attachments:
        yield from _attachment_tables(item, paper.language)


def _attachment_tables(item: Attachment, language: Language) -> Iterator[tuple[str, str, Table]]:
    name = f"{words(language)['attachment']} {item.number}"
    for block in item.intro + item.blocks:
        if isinstance(block, Table):
            yield name, attachment_heading(item, language), block


def _resolution(block: Resolution, language: Language) -> Table:
    word = words(language)
    columns = (Column(word["point"], weight=1), Column(word["text"], weight=9))
    return Table(columns, tuple(_point_rows(block.points, "", 0)))


def _point_rows(points: tuple[Point, ...], above: str, depth: int) -> Iterator[Row]:
    for number, point in enumerate(points):
        mark = f"{above}{number + 1}" if depth != 1 else f"{above} {_letter(number)}"
        yield Row((mark, plain(point.runs)))
        yield from _point_rows(point.sub, mark if depth != 1 else f"{mark} ", depth + 1)


def _letter(number: int) -> str:
    """a … z, then aa, as Word and Typst go on."""
    return chr(ord("a") + number % 26) * (1 + number // 26)
