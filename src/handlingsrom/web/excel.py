"""The tables of a page as they are shown, as an Excel file to download."""

from collections.abc import Iterable, Sequence
from typing import cast

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from handlingsrom.papers.excel import table_xlsx, tables_xlsx
from handlingsrom.papers.formats import FORMATS
from handlingsrom.papers.model import Cell, Column, Language, Row, Table
from handlingsrom.web.files import file_response

TYPE = FORMATS["xlsx"].content_type


def xlsx_response(
    name: str, title: str, columns: Sequence[Column], rows: Iterable[Row | tuple[Cell, ...]]
) -> HttpResponse:
    """`name`: of the file, without ending. Amounts are øre and come out as kroner."""
    content = table_xlsx(title, columns, list(rows), language=_language(), created_at=timezone.now())
    return file_response(content, "xlsx", name)


def workbook_response(name: str, title: str, tables: Iterable[tuple[str, Table]]) -> HttpResponse:
    """Several tables, each with what its sheet is called; otherwise as `xlsx_response`."""
    content = tables_xlsx(title, tables, language=_language(), created_at=timezone.now())
    return file_response(content, "xlsx", name)


def _language() -> Language:
    language = get_language() or "nb"
    return cast(Language, language) if language in ("nb", "nn", "en") else "nb"
