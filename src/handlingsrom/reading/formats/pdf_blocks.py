"""Pages to the blocks of a paper: texts and tables in reading order, whole where a page break divides them."""

from collections import defaultdict
from collections.abc import Sequence

from handlingsrom.reading.formats.pdf_joining import WholeTable, rows, table_lines
from handlingsrom.reading.formats.pdf_lines import Line, lines
from handlingsrom.reading.formats.pdf_margins import running
from handlingsrom.reading.formats.pdf_pages import PageRead
from handlingsrom.reading.formats.pdf_tables import Piece
from handlingsrom.reading.formats.pdf_tagged import Held, TaggedTable, pieces
from handlingsrom.reading.formats.pdf_text import Look, Run, text_size, texts
from handlingsrom.reading.formats.pdf_wrapping import Column, Vocabulary
from handlingsrom.reading.paper import Block, Table

_Part = WholeTable | list[Line]


def blocks(pages: Sequence[PageRead], tagged: Sequence[TaggedTable]) -> list[Block]:
    """Without what runs along the edges of the pages."""
    _add_tagged(pages, tagged)
    _set_lines(pages)
    parts = _parts(pages)
    body = [line for page in pages for line in page.lines]
    cells = [line for part in parts if isinstance(part, WholeTable) for line in table_lines(part)]
    look, vocabulary = Look.of(body), Vocabulary.of([*body, *cells])
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


def _add_tagged(pages: Sequence[PageRead], tagged: Sequence[TaggedTable]) -> None:
    """Pieces of tagged tables to their pages; letters of those that do not fit their tags are text."""
    held: dict[int, dict[int, Held]] = defaultdict(dict)
    for page in pages:
        for number, cells in page.tagged.items():
            held[number][page.number] = cells
    by_number = {page.number: page for page in pages}
    for table in tagged:
        found = pieces(table, held[table.number]) if table.number in held else []
        for piece in found:
            by_number[piece.page].pieces.append(piece)
        for number, cells in held[table.number].items() if not found else ():
            by_number[number].letters += [letter for letters in cells.values() for letter in letters]


def _set_lines(pages: Sequence[PageRead]) -> None:
    for page in pages:
        page.lines = lines(page.letters, page.number)
    size = text_size([line for page in pages for line in page.lines])
    out = running([(page.height, page.lines) for page in pages], size)
    for page in pages:
        page.lines = [line for line in page.lines if (line.page, line.top) not in out]


def _parts(pages: Sequence[PageRead]) -> list[_Part]:
    """Runs of lines and whole tables in turn; a table goes on when nothing stands between it and its next piece."""
    parts: list[_Part] = []
    for page in pages:
        things: list[Line | Piece] = [*page.lines, *page.pieces]
        for thing in sorted(things, key=_top):
            last = parts[-1] if parts else None
            if isinstance(thing, Piece):
                if isinstance(last, WholeTable) and last.pieces[-1].page < thing.page and last.takes(thing):
                    last.pieces.append(thing)
                else:
                    parts.append(WholeTable([thing]))
            elif isinstance(last, list):
                last.append(thing)
            else:
                parts.append([thing])
    return parts


def _top(thing: Line | Piece) -> float:
    return thing.top if isinstance(thing, Line) else thing.bbox[1]


def _columns(pages: Sequence[PageRead], vocabulary: Vocabulary) -> dict[int, Column]:
    """How wide running text is: as wide as its longest line on any page of that size."""
    widest: dict[tuple[int, int], tuple[float, float]] = {}
    for page in pages:
        left, right = widest.get(_size(page), (page.width, 0.0))
        left = min([left, *(line.x0 for line in page.lines)])
        right = max([right, *(line.x1 for line in page.lines)])
        widest[_size(page)] = (left, right)
    return {page.number: Column(*widest[_size(page)], vocabulary) for page in pages}


def _size(page: PageRead) -> tuple[int, int]:
    return round(page.width), round(page.height)
