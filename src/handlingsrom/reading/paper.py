"""One small model of a paper, whatever file it came in: texts and tables in order, each with a place.

Nothing is interpreted here, and nothing is put right: a text is what a reader sees, as it stands.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from handlingsrom.reading.said import Said


class TextKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


class Merge(StrEnum):
    """How a cell of the grid is taken up by another: it repeats nothing, its text is empty."""

    NONE = ""
    LEFT = "left"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Text:
    """A heading, a paragraph or an item of a list. `level`: 1 and up for headings, 0 and up for items.

    `marker` is an item's number or letter as written or as the program that made it would draw it (`1.`, `a)`), and
    is not part of `text`; empty for a bullet. `page` is counted from 1 where the file has pages.
    """

    index: int
    kind: TextKind
    text: str
    level: int = 0
    marker: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one square of the grid. Paragraphs and items are lines; bullets are left out of the text."""

    text: str
    merge: Merge = Merge.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """As many cells as the table has columns. `page`: where the row starts."""

    cells: tuple[Cell, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid; at least one row and one column. Rows that repeat the heading on a new page are left out."""

    index: int
    rows: tuple[Row, ...]
    page: int | None = None

    @property
    def columns(self) -> int:
        return len(self.rows[0].cells)

    def text(self, row: int, column: int) -> str:
        """What a reader sees there: for a merged square, the text of the cell that takes it up."""
        while True:
            cell = self.rows[row].cells[column]
            if cell.merge == Merge.UP and row:
                row -= 1
            elif cell.merge == Merge.LEFT and column:
                column -= 1
            else:
                return cell.text


Block = Text | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A part that people refer to: the case itself, or `Vedlegg 6`. Blocks first to last, both included."""

    name: str
    title: str
    first: int
    last: int

    @property
    def is_attachment(self) -> bool:
        return self.name.startswith("Vedlegg ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, so that a person finds it and a program can mark it.

    `block` is an index in `Paper.blocks`; `row` and `column` are of the grid when the block is a table; `start` and
    `end` are offsets in the text of the block or the cell. `text` is what stands there.
    """

    file: str
    part: str
    block: int
    text: str
    start: int = 0
    end: int = 0
    row: int | None = None
    column: int | None = None
    page: int | None = None


@dataclass(frozen=True)
class Paper:
    """What was read from one file; `lost` holds a sentence for each thing that could not be.

    `kind`: `word`, `pdf`, `excel` or `text`.
    """

    file: str
    kind: str
    blocks: tuple[Block, ...]
    lost: tuple[Said, ...] = field(default=())

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The case first, then each attachment; `Vedlegg 5 forts` is part of Vedlegg 5."""
        from handlingsrom.reading.parts import divide

        return divide(self.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        return [part.first for part in self.parts]

    @property
    def texts(self) -> Iterator[Text]:
        return (block for block in self.blocks if isinstance(block, Text))

    @property
    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    def part_of(self, index: int) -> Part:
        return self.parts[bisect_right(self._starts, index) - 1]

    def place(self, text: Text, start: int = 0, end: int | None = None) -> Place:
        """Where characters `start` to `end` of a text stand; the whole text when neither is given."""
        end = len(text.text) if end is None else end
        name = self.part_of(text.index).name
        return Place(self.file, name, text.index, text.text[start:end], start, end, page=text.page)

    def cell_place(self, table: Table, row: int, column: int, start: int = 0, end: int | None = None) -> Place:
        """The same for a cell of a table."""
        text = table.rows[row].cells[column].text
        end = len(text) if end is None else end
        name = self.part_of(table.index).name
        page = table.rows[row].page or table.page
        return Place(self.file, name, table.index, text[start:end], start, end, row, column, page)
