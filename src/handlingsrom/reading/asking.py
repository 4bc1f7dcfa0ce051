"""What several rules ask of a paper: everything that stands in it, and its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handlingsrom.reading.paper import Paper, Place, Table, Text
from handlingsrom.reading.understanding.model import Understood

WORD = re.compile(r"[^\W\d_]+")
_PICTURE_SIGN = re.compile(
    r"\b[bdfhjklmnprstv]g[bdfklmnprst]\w*|\w*[bdfhjkmstv]g[bdfklmnpst]\w*|\w+@\w*", re.IGNORECASE
)
_ENOUGH_SIGNS = 5


@dataclass(frozen=True)
class Spot:
    """A text or a cell and its place. `block`: the text; None in a table."""

    text: str
    place: Place
    block: Text | None = None

    def at(self, start: int, end: int) -> Place:
        return replace(self.place, text=self.text[start:end], start=start, end=end)


def everything(paper: Paper) -> Iterator[Spot]:
    """Every text and every cell that is not empty, in order."""
    for block in paper.blocks:
        if isinstance(block, Table):
            yield from cells_of(paper, block)
        elif block.text.strip():
            yield Spot(block.text, paper.place(block), block)


def cells_of(paper: Paper, table: Table) -> Iterator[Spot]:
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            if cell.text.strip():
                yield Spot(cell.text, paper.cell_place(table, row, column))


def running_texts(understood: Understood) -> Iterator[Spot]:
    """The texts of the case itself, attachments left out."""
    for text in understood.paper.texts:
        if text.text.strip() and not understood.paper.part_of(text.index).is_attachment:
            yield Spot(text.text, understood.paper.place(text), text)


def signs_of_a_picture(paper: Paper) -> list[str]:
    """Words as `mgtet`, when there are so many that the text must have been read from a picture."""
    words = list(dict.fromkeys(found for spot in everything(paper) for found in _PICTURE_SIGN.findall(spot.text)))
    words = [word for word in words if word.islower() and "." not in word]
    return words if len(words) >= _ENOUGH_SIGNS else []
