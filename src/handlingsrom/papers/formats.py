"""The forms a paper can be had in, for whoever sends files: web, commands, mail."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .excel import render_xlsx
from .model import Paper
from .pdf import render_pdf
from .word import render_docx


class Format(NamedTuple):
    """How to make it, and what to call it over HTTP."""

    render: Callable[[Paper], bytes]
    content_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: dict[str, Format] = {
    "pdf": Format(render_pdf, "application/pdf"),
    "docx": Format(render_docx, f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": Format(render_xlsx, f"{_OFFICE}.spreadsheetml.sheet"),
}
