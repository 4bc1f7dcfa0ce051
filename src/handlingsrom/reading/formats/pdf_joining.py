"""Pieces of tables on page after page to whole tables, with cells that a page break cuts made whole again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlingsrom.reading.formats.pdf_lines import Line, lines
from handlingsrom.reading.formats.pdf_tables import Piece, Square, grid
from handlingsrom.reading.formats.pdf_wrapping import Column, Paragraph, Vocabulary, goes_on, paragraphs
from handlingsrom.reading.paper import Cell, Merge, Row

_NEAR = 4.0
_PADDING = 12.0
_SUM = re.compile(r"^(?:sum|totalt?|i alt)\b", re.IGNORECASE)
_CELL_PITCH = 1.35


@dataclass
class WholeTable:
    """Pieces that are one table, in order of their pages; `rows` once `settle` has been called."""

    pieces: list[Piece]

    @property
    def page(self) -> int:
        return self.pieces[0].page

    @property
    def columns(self) -> list[float]:
        """The columns of the piece that shows most of them."""
        return max((piece.columns for piece in self.pieces), key=len)

    def takes(self, piece: Piece) -> bool:
        """Are the columns those of this table, or some of them?"""
        if piece.tagged is not None or self.pieces[-1].tagged is not None:
            return piece.tagged == self.pieces[-1].tagged
        fewer, more = sorted((self.columns, piece.columns), key=len)
        ends = abs(fewer[0] - more[0]) <= _NEAR and abs(fewer[-1] - more[-1]) <= _NEAR
        return ends and all(any(abs(x - other) <= _NEAR for other in more) for x in fewer)


@dataclass
class _Square:
    square: Square
    column: Column
    paragraphs: list[Paragraph]

    @property
    def text(self) -> str:
        return "\n".join(f"{one.marker} {one.text}".strip() for one in self.paragraphs)

    @property
    def merge(self) -> Merge:
        return Merge.LEFT if self.square.is_left else Merge.UP if self.square.is_up else Merge.NONE


@dataclass
class _Row:
    squares: list[_Square]
    page: int

    @property
    def texts(self) -> list[str]:
        return [square.text for square in self.squares]


@dataclass
class _Rows:
    rows: list[_Row] = field(default_factory=list)

    def is_filled(self, column: int) -> bool:
        """Does every row below the heading have something in the column?"""
        return len(self.rows) > 2 and all(row.squares[column].text for row in self.rows[1:])


def table_lines(table: WholeTable) -> list[Line]:
    """All lines of its cells, for the words in them."""
    squares = (square for piece in table.pieces for row in grid(piece, table.columns) for square in row)
    return [line for square in squares for line in lines(square.letters, 0)]


def rows(table: WholeTable, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """The rows of the whole table; at least one."""
    made = _Rows()
    columns = table.columns
    for before, piece in zip([None, *table.pieces], table.pieces, strict=False):
        _add(made, _piece_rows(piece, columns, vocabulary), _is_same_row(before, piece))
    return tuple(Row(tuple(Cell(one.text, one.merge) for one in row.squares), row.page) for row in made.rows)


def _piece_rows(piece: Piece, columns: Sequence[float], vocabulary: Vocabulary) -> list[_Row]:
    squares = grid(piece, columns)
    found = [[lines(square.letters, piece.page) for square in row] for row in squares]
    paddings = [_padding(squares, found, column) for column in range(len(columns) - 1)]
    rights = _rights(squares, found) if piece.tagged is not None else {}
    made = []
    for row, cells in zip(squares, found, strict=True):
        fitted = []
        for square, cell, padding in zip(row, cells, paddings, strict=True):
            right = min(square.box[2] - padding, rights.get(square.box[2], square.box[2]))
            column = Column(square.box[0] + padding, right, vocabulary)
            fitted.append(_Square(square, column, paragraphs(cell, column, pitch=_CELL_PITCH)))
        made.append(_Row(fitted, piece.page))
    return [row for row in made if any(row.texts) or len(made) == 1] or made[:1]


def _rights(squares: list[list[Square]], found: list[list[list[Line]]]) -> dict[float, float]:
    """How far text goes in each column that has no line to its right: by where the column ends."""
    rights: dict[float, float] = {}
    for row, cells in zip(squares, found, strict=True):
        for square, cell in zip(row, cells, strict=True):
            ends = [line.x1 for line in cell]
            rights[square.box[2]] = max([rights.get(square.box[2], 0.0), *ends])
    return rights


def _padding(squares: list[list[Square]], found: list[list[list[Line]]], column: int) -> float:
    """Room between the line around a cell and its text: the same on the right as the least on the left."""
    gaps = [
        line.x0 - row[column].box[0] for row, cells in zip(squares, found, strict=True) for line in cells[column]
    ]
    return min(max(min(gaps, default=0.0), 0.0), _PADDING)


def _is_same_row(before: Piece | None, piece: Piece) -> bool | None:
    """Does the piece start with the rest of the row before? None when nobody says."""
    if before is None or piece.tagged is None:
        return None
    return before.tagged_rows[1] == piece.tagged_rows[0]


def _add(made: _Rows, more: list[_Row], is_same_row: bool | None) -> None:
    repeated = 0
    for row, head in zip(more, made.rows, strict=False):
        if not any(row.texts) or _squeezed(row.texts) != _squeezed(head.texts):
            break
        repeated += 1
    more = more[repeated:]
    if more and made.rows and (_continues(made, more[0]) if is_same_row is None else is_same_row):
        _merge(made.rows[-1], more.pop(0))
    made.rows += more


def _squeezed(texts: list[str]) -> list[str]:
    return [re.sub(r"[\s\u00ad-]+", "", text).casefold() for text in texts]


def _continues(made: _Rows, row: _Row) -> bool:
    """Is the first row on a page the rest of the last row on the page before?

    What goes on has something above it to go on from, and leaves columns empty that every other row fills, or goes
    on in the middle of a sentence in all its cells.
    """
    last = made.rows[-1]
    filled = [index for index, text in enumerate(row.texts) if text]
    if not filled or not all(last.squares[index].text for index in filled) or _SUM.match(row.texts[filled[0]]):
        return False
    always = [index for index in range(len(row.squares)) if made.is_filled(index)]
    if always and always[0] not in filled:
        return True
    is_open = sum(_is_open(last.squares[index], row.squares[index]) for index in filled)
    lacks = any(index not in filled for index in always)
    is_part = len(filled) < sum(map(bool, last.texts))
    return is_open == len(filled) or (is_open > 0 and (lacks or (is_part and len(made.rows) <= 2)))


def _is_open(before: _Square, after: _Square) -> bool:
    """Does the text of the cell above go on in the middle of a sentence?"""
    last, first = before.paragraphs[-1], after.paragraphs[0]
    if first.is_item or last.ends_sentence or re.fullmatch(r"[\d\s.,-]+", after.text):
        return False
    return first.text[0].islower() or before.column.is_full(last.last, first.first)


def _merge(row: _Row, rest: _Row) -> None:
    for square, more in zip(row.squares, rest.squares, strict=True):
        if (
            square.paragraphs
            and more.paragraphs
            and goes_on(square.paragraphs[-1], more.paragraphs[0].first, square.column)
        ):
            first = more.paragraphs.pop(0)
            for line in first.lines:
                square.paragraphs[-1].add(line, square.column)
        square.paragraphs += more.paragraphs
