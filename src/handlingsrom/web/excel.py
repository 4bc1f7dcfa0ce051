"""A table as it is shown, as an Excel file to download."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from handlingsrom.papers.excel import table_xlsx
from handlingsrom.papers.formats import FORMATS
from handlingsrom.papers.model import Cell, Column, Row
from handlingsrom.web.files import file_response

TYPE = FORMATS["xlsx"].content_type


def xlsx_response(
    name: str, title: str, columns: Sequence[Column], rows: Iterable[Row | tuple[Cell, ...]]
) -> HttpResponse:
    """`name`: of the file, without ending. Amounts are øre and come out as kroner."""
    language = get_language() or "nb"
    content = table_xlsx(
        title,
        columns,
        list(rows),
        language=language if language in ("nb", "nn", "en") else "nb",  # type: ignore[arg-type]
        created_at=timezone.now(),
    )
    return file_response(content, "xlsx", name)
