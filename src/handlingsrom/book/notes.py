"""A note beside a cell of a workbook: where its content comes from, and whether a person must look at it.

Only a workbook shows notes; a CSV file holds the values alone. What a mark means is said in words too, first in
the note, as colour alone tells nothing to those who do not see it.
"""

from dataclasses import dataclass
from enum import StrEnum

from handlingsrom.book.cells import Written


class Mark(StrEnum):
    """`UNSURE`: may be wrong. `TO_FILL`: must be filled in before the book can be loaded."""

    NONE = ""
    UNSURE = "unsure"
    TO_FILL = "to_fill"


_FIRST_WORDS = {Mark.NONE: "", Mark.UNSURE: "Usikker: ", Mark.TO_FILL: "Fylles ut: "}


@dataclass(frozen=True)
class Note:
    text: str
    mark: Mark = Mark.NONE

    @property
    def shown(self) -> str:
        return f"{_FIRST_WORDS[self.mark]}{self.text}"


@dataclass(frozen=True)
class Noted:
    """A cell that carries a note."""

    value: Written
    note: Note


Shown = Written | Noted


def value_of(cell: Shown) -> Written:
    return cell.value if isinstance(cell, Noted) else cell


def note_of(cell: Shown) -> Note | None:
    return cell.note if isinstance(cell, Noted) else None
