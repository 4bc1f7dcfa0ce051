"""What a case paper says, before anyone decides how it looks.

Invariants: everything is frozen and already computed. Amounts are integer øre; no renderer adds, rounds or
looks anything up, so PDF, Word, Excel and the web cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

Language = Literal["nb", "nn", "en"]
ColumnKind = Literal["text", "amount", "date", "count"]
RowKind = Literal["row", "group", "sum"]
NoticeTone = Literal["info", "warning"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; `figure` marks a number that was put in by name."""

    text: str
    bold: bool = False
    italic: bool = False
    figure: bool = False


Runs = tuple[Run, ...]
Inline = str | Runs


@dataclass(frozen=True)
class Rich:
    """A table cell of several lines, each with its own styling."""

    lines: tuple[Inline, ...]
    bulleted: bool = False


Cell = str | int | date | Rich | None


@dataclass(frozen=True)
class Heading:
    """Level 1 is a section of the paper or, inside an attachment, a section of that attachment."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    runs: Inline


@dataclass(frozen=True)
class Point:
    """One point of a list or a resolution, with its sub-points."""

    runs: Inline
    sub: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Bullets:
    items: tuple[Point, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Resolution:
    """The proposed resolution: 1., 2. with a), b) below. An empty title means the usual words for it."""

    points: tuple[Point, ...]
    title: str = ""


@dataclass(frozen=True)
class Notice:
    """A boxed remark, such as what a table's sum leaves out."""

    runs: Inline
    title: str = ""
    tone: NoticeTone = "info"


@dataclass(frozen=True)
class Column:
    """`weight` shares the width; `unknown` is what a None cell shows."""

    head: str
    kind: ColumnKind = "text"
    weight: float = 1
    unknown: str = "–"

    @property
    def is_numeric(self) -> bool:
        return self.kind in ("amount", "count")


@dataclass(frozen=True)
class Row:
    """An ordinary row has a cell per column (`""` where nothing applies, None where it is not known).

    A group or sum row may have fewer: its first cell then spans the columns left over.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = "row"


@dataclass(frozen=True)
class Table:
    """`group_head` names what the group rows are; Excel makes it a column. `footer` is a note below."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    footer: Inline = ""
    group_head: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            _check_width(row, number, len(self.columns))


Block = Heading | Paragraph | Bullets | Resolution | Table | Notice


@dataclass(frozen=True)
class Attachment:
    number: str
    title: str
    intro: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()
    landscape: bool = False

    def settled(self) -> tuple[Block, ...]:
        """Intro and blocks in order, headings one step below the attachment's own title."""
        return settle_levels(self.intro + self.blocks, below=1)


@dataclass(frozen=True)
class Paper:
    """`created_at` must be aware. It is the only clock the renderers know: the same Paper gives the same bytes.

    A document that is no case paper, such as a letter or an account, says in `label` what stands above its title,
    and in `facts` what stands under it: name, value, share of the width. One with lines in `to`, whom it is to, is
    a letter: sender, recipient and facts stand above its title, and `label` only at the edges of its pages.
    """

    title: str
    number: str
    body: str
    meeting_on: date | None
    partnership: str
    status_line: str
    language: Language
    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...]
    created_at: datetime
    label: str = ""
    facts: tuple[tuple[str, str, float], ...] = ()
    to: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            raise ValueError("Paper.created_at needs a time zone")

    def settled(self) -> tuple[Block, ...]:
        """The main text with heading levels that never skip one."""
        return settle_levels(self.blocks, below=0)


def as_runs(text: Inline) -> Runs:
    """Plain text as a single run; runs as they are."""
    if isinstance(text, str):
        return (Run(text),) if text else ()
    return text


def plain(text: Inline) -> str:
    """The words of a text without its styling."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def settle_levels(blocks: tuple[Block, ...], *, below: int) -> tuple[Block, ...]:
    """Shift headings below the given level and close gaps: PDF/UA and screen readers want no skipped level."""
    return tuple(_settled(blocks, below))


def _settled(blocks: tuple[Block, ...], below: int) -> Iterator[Block]:
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            above = [*(level for level in above if level < block.level), block.level]
            yield replace(block, level=below + len(above))
        else:
            above = [1] if isinstance(block, Resolution) else above
            yield block


def _check_width(row: Row, number: int, columns: int) -> None:
    given = len(row.cells)
    if given == columns or (row.kind != "row" and 0 < given < columns):
        return
    raise ValueError(f"Row {number} ({row.kind}) has {given} cells for {columns} columns")
