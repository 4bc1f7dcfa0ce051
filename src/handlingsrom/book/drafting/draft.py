"""What a draft is while it is made: rows of cells with notes, by sheet, and what found no place in any sheet."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from handlingsrom.book.contents import Content
from handlingsrom.book.drafting.fitting import fitted
from handlingsrom.book.notes import Mark, Noted, Shown, note_of
from handlingsrom.book.reading import letter
from handlingsrom.book.sheets import SHEETS

Cells = dict[str, Noted]
"""The filled cells of a row, by field."""


@dataclass(frozen=True)
class Seen:
    """An initiative where it stands in a paper. `confidence`: that all that are called `code` are the same one."""

    code: str
    written: str
    where: str
    confidence: float
    is_joined: bool


@dataclass(frozen=True)
class LeftOut:
    """Something a paper says that no cell holds, and why."""

    where: str
    text: str
    why: str


@dataclass(frozen=True)
class MarkedCell:
    """A cell that a person must look at: `name` as a spreadsheet names it."""

    sheet: str
    name: str
    column: str
    shown: Shown


@dataclass
class Draft:
    rows: dict[str, list[Cells]] = field(default_factory=lambda: defaultdict(list))
    seen: list[Seen] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def add(self, sheet: str, **cells: Noted | None) -> None:
        """A row; what is None stays empty."""
        self.rows[sheet].append({name: cell for name, cell in cells.items() if cell is not None})

    def leave_out(self, where: str, text: str, why: str) -> None:
        self.left_out.append(LeftOut(where, " ".join(text.split()), why))

    def contents(self) -> list[Content]:
        """Every sheet of a book, its cells as its columns take them, what is needed and missing marked."""
        return [
            Content(sheet, [[fitted(column, row.get(column.field)) for column in sheet.columns] for row in rows])
            for sheet in SHEETS
            for rows in [self.rows.get(sheet.name, [])]
        ]

    def marked(self, mark: Mark) -> Iterator[MarkedCell]:
        for content in self.contents():
            for number, row in enumerate(content.rows, start=2):
                for index, cell in enumerate(row):
                    note = note_of(cell)
                    if note and note.mark == mark:
                        name = f"{letter(index)}{number}"
                        yield MarkedCell(content.sheet.name, name, content.sheet.columns[index].name, cell)
