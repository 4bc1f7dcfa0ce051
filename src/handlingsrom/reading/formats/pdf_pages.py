"""A PDF's pages to blocks of a paper. Called in a process of its own by `pdf`; pages are read one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber

from handlingsrom.reading.formats.pdf_joining import WholeTable, rows, table_lines
from handlingsrom.reading.formats.pdf_lines import Line, letters, lines
from handlingsrom.reading.formats.pdf_margins import running
from handlingsrom.reading.formats.pdf_tables import Piece, find_pieces, take_letters
from handlingsrom.reading.formats.pdf_text import Look, Run, texts
from handlingsrom.reading.formats.pdf_wrapping import Column, Vocabulary
from handlingsrom.reading.paper import Block, Table


@dataclass
class PageRead:
    """What stands on one page. `is_picture`: a page with no letters, and something drawn."""

    number: int
    width: float
    height: float
    lines: list[Line]
    pieces: list[Piece]
    is_picture: bool = False
    is_too_full: bool = False
    unknown: int = 0


def read_page(page: Any) -> PageRead:
    found = letters(page.chars)
    pieces = find_pieces(page)
    rest = take_letters(pieces or [], found)
    return PageRead(
        page.page_number,
        float(page.width),
        float(page.height),
        lines(rest, page.page_number),
        pieces or [],
        is_picture=not any(letter.text.strip() for letter in found) and bool(page.images),
        is_too_full=pieces is None,
        unknown=sum("\ufffd" in letter.text for letter in found),
    )


def read_pages(content: bytes) -> Iterator[PageRead]:
    with pdfplumber.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            yield read_page(page)
            page.close()


def blocks(pages: list[PageRead]) -> list[Block]:
    """Texts and tables in reading order, without what runs along the edges of the pages."""
    out = running([(page.height, page.lines) for page in pages])
    for page in pages:
        page.lines = [line for line in page.lines if (line.page, line.top) not in out]
    body = [line for page in pages for line in page.lines]
    look = Look.of(body)
    parts = _parts(pages)
    vocabulary = Vocabulary.of(
        [*body, *(line for part in parts if isinstance(part, WholeTable) for line in table_lines(part))]
    )
    columns = _columns(pages, vocabulary)
    made: list[Block] = []
    for part in parts:
        if isinstance(part, WholeTable):
            made.append(Table(len(made), rows(part, vocabulary), part.page))
            continue
        run = Run(look)
        for line in part:
            run.add(line, columns[line.page])
        made += texts(run.paragraphs, look, len(made))
    return made


def _parts(pages: list[PageRead]) -> list[WholeTable | list[Line]]:
    """Runs of lines and whole tables in turn; a table goes on when nothing stands between it and its next piece."""
    parts: list[WholeTable | list[Line]] = []
    for page in pages:
        things: list[Line | Piece] = sorted([*page.lines, *page.pieces], key=_top)
        for thing in things:
            last = parts[-1] if parts else None
            if isinstance(thing, Line):
                if isinstance(last, list):
                    last.append(thing)
                else:
                    parts.append([thing])
            elif isinstance(last, WholeTable) and last.pieces[-1].page < thing.page and last.takes(thing):
                last.pieces.append(thing)
            else:
                parts.append(WholeTable([thing]))
    return parts


def _top(thing: Line | Piece) -> float:
    return thing.top if isinstance(thing, Line) else thing.bbox[1]


def _columns(pages: list[PageRead], vocabulary: Vocabulary) -> dict[int, Column]:
    """How wide running text is: as wide as its longest line on any page of that size."""
    widest: dict[tuple[int, int], tuple[float, float]] = {}
    for page in pages:
        size = (round(page.width), round(page.height))
        left, right = widest.get(size, (page.width, 0.0))
        left = min([left, *(line.x0 for line in page.lines)])
        right = max([right, *(line.x1 for line in page.lines)])
        widest[size] = (left, right)
    return {page.number: Column(*widest[round(page.width), round(page.height)], vocabulary) for page in pages}
