"""Opens a PDF and reads it page by page. Runs in a process of its own: see `apart`."""

import logging
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.utils.exceptions import PdfminerException

from handlingsrom.reading.formats.limits import MAX_CELLS, MEGABYTE, damaged, locked, too_large, too_many_cells
from handlingsrom.reading.formats.pdf_blocks import blocks
from handlingsrom.reading.formats.pdf_pages import PageRead, marks_of, read_page
from handlingsrom.reading.formats.pdf_tagged import tagged_tables
from handlingsrom.reading.paper import Block, Paper, Table
from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import Said, worded, worded_n

MAX_PAGES = 1000
_MAX_UNKNOWN = 20
_MAX_DRAWN = 20 * MEGABYTE


def read(name: str, content: bytes) -> Paper:
    """Raises `Unreadable` for a PDF that has a password, is damaged or too long, or holds no text at all."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with _open(content) as pdf:
        tagged = tagged_tables(pdf)
        marks = marks_of(tagged)
        pages = []
        has_notes = False
        for page in _pages(pdf):
            _check_contents(page)
            pages.append(read_page(page, marks))
            has_notes = has_notes or _has_notes(page)
            page.close()
    found = blocks(pages, tagged)
    _check(pages, found)
    return Paper(name, "pdf", tuple(found), tuple(_lost(pages, has_notes=has_notes)))


def _open(content: bytes) -> Any:
    try:
        return pdfplumber.open(BytesIO(content))
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        raise locked() if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) else damaged() from error


def _pages(pdf: Any) -> Sequence[Any]:
    pages: Sequence[Any] = pdf.pages
    if len(pages) > MAX_PAGES:
        raise Unreadable(
            worded("The PDF has more than %(pages)s pages. Give the papers one by one.", pages=MAX_PAGES)
        )
    return pages


def _check_contents(page: Any) -> None:
    """What is drawn on one page, unpacked: a few bytes can stand for gigabytes."""
    streams = [resolve1(stream) for stream in page.page_obj.contents]
    if sum(len(stream.get_data()) for stream in streams if isinstance(stream, PDFStream)) > _MAX_DRAWN:
        raise too_large()


def _check(pages: Sequence[PageRead], found: Sequence[Block]) -> None:
    if sum(len(block.rows) * block.columns for block in found if isinstance(block, Table)) > MAX_CELLS:
        raise too_many_cells()
    if found:
        return
    if any(page.is_picture for page in pages):
        raise Unreadable(
            worded(
                "The PDF holds pictures of pages (it is scanned), and no text. Give the file that was printed, or "
                "run text recognition (OCR) on the PDF first."
            )
        )
    raise Unreadable(worded("There is no text in the PDF."))


def _has_notes(page: Any) -> bool:
    """Notes and the fields of a form are drawn on top of the page, and are not part of its text."""
    kinds = {str(note.get("data", {}).get("Subtype")).strip("/'") for note in page.annots}
    return bool(kinds & {"Text", "FreeText", "Widget"})


def _lost(pages: Sequence[PageRead], *, has_notes: bool) -> list[Said]:
    lost = []
    if pictures := [page.number for page in pages if page.is_picture]:
        lost.append(
            worded_n(
                "Page %(pages)s is a picture (scanned). What stands there was not read.",
                "Pages %(pages)s are pictures (scanned). What stands there was not read.",
                len(pictures),
                pages=_ranges(pictures),
            )
        )
    if unknown := [page.number for page in pages if page.unknown > _MAX_UNKNOWN]:
        lost.append(
            worded(
                "The PDF does not say which letters it draws, on page %(pages)s. They are shown as �.",
                pages=_ranges(unknown),
            )
        )
    if sideways := [page.number for page in pages if page.sideways]:
        lost.append(worded("Text that stands sideways, on page %(pages)s, was not read.", pages=_ranges(sideways)))
    if full := [page.number for page in pages if page.is_too_full]:
        lost.append(
            worded("So much is drawn on page %(pages)s that no tables were looked for there.", pages=_ranges(full))
        )
    if loose := [page.number for page in pages if page.has_loose_rows]:
        lost.append(
            worded(
                "What may be a table on page %(pages)s has no lines between its columns. It was read as text.",
                pages=_ranges(loose),
            )
        )
    if has_notes:
        lost.append(worded("The PDF has notes or the fields of a form. What is written in them was not read."))
    return lost


def _ranges(numbers: Sequence[int]) -> str:
    """`3, 5–7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
