"""What stands on each page of a PDF: letters in ruled tables, in tables told by tags, and the rest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from handlingsrom.reading.formats.pdf_lines import Letter, Line, letters, stands
from handlingsrom.reading.formats.pdf_tables import Box, Piece, find_pieces, has_loose_rows, take_letters
from handlingsrom.reading.formats.pdf_tagged import Held, Mark, TaggedCell, TaggedTable

_MOSTLY = 0.6
Marks = dict[Mark, tuple[int, TaggedCell]]


@dataclass
class PageRead:
    """`letters` are those outside tables, `lines` what they make; `tagged`, those in tables told by tags."""

    number: int
    width: float
    height: float
    pieces: list[Piece]
    letters: list[Letter]
    tagged: dict[int, Held]
    lines: list[Line] = field(default_factory=list)
    is_picture: bool = False
    is_too_full: bool = False
    has_loose_rows: bool = False
    unknown: int = 0
    sideways: int = 0


def read_page(page: Any, marks: Marks) -> PageRead:
    found = letters(page.chars)
    pieces = find_pieces(page)
    tagged, rest = _by_tags(page.page_number, found, [piece.bbox for piece in pieces or []], marks)
    held = [letter for cells in tagged.values() for letters_ in cells.values() for letter in letters_]
    ruled = [piece for piece in pieces or [] if not any(_is_in(piece.bbox, letter) for letter in held)]
    return PageRead(
        page.page_number,
        float(page.width),
        float(page.height),
        ruled,
        take_letters(ruled, rest),
        tagged,
        is_picture=bool(page.images) and not any(letter.text.strip() for letter in found),
        is_too_full=pieces is None,
        has_loose_rows=not tagged and pieces is not None and has_loose_rows(page, pieces),
        unknown=sum("\ufffd" in letter.text for letter in found),
        sideways=sum(not stands(char) and not char["text"].isspace() for char in page.chars),
    )


def marks_of(tables: Iterable[TaggedTable]) -> Marks:
    return {mark: (table.number, cell) for table in tables for cell in table.cells for mark in cell.marks}


def _by_tags(
    number: int, found: list[Letter], boxes: list[Box], marks: Marks
) -> tuple[dict[int, Held], list[Letter]]:
    """Letters of tagged tables that have no lines around their cells, and all others."""
    tables: dict[int, Held] = defaultdict(lambda: defaultdict(list))
    rest: list[Letter] = []
    for letter in found:
        owner = marks.get((number, letter.mark)) if letter.mark is not None else None
        if owner is None:
            rest.append(letter)
        elif not letter.text.isspace():
            tables[owner[0]][owner[1]].append(letter)
    for table, cells in list(tables.items()):
        inside = [any(_is_in(box, letter) for box in boxes) for held in cells.values() for letter in held]
        if sum(inside) > _MOSTLY * len(inside):
            rest += [letter for held in tables.pop(table).values() for letter in held]
    return tables, rest


def _is_in(box: Box, letter: Letter) -> bool:
    x, y = letter.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
