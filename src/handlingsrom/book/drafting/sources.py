"""Where something stands in the papers, as a note says it: `sak.docx, Vedlegg 5, tabell 2, rad 3: «…»`."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from textwrap import shorten

from django.utils import translation

from handlingsrom.book.cells import Written
from handlingsrom.book.drafting.findings import OF_YEAR, doubts_of
from handlingsrom.book.notes import Mark, Note, Noted
from handlingsrom.reading.paper import Paper, Place, Table
from handlingsrom.reading.said import Said
from handlingsrom.reading.understanding.model import Understood

LONGEST_QUOTE = 240
LANGUAGE = "nb"

Key = tuple[str, int, int | None, int | None]


def key_of(place: Place) -> Key:
    """The text or the cell it stands in."""
    return place.file, place.block, place.row, place.column


def in_bokmal(said: Said) -> str:
    """The format of a book is bokmål whatever language the screen speaks."""
    with translation.override(LANGUAGE):
        return said.into(translation)


def inside(sentence: str) -> str:
    """As it is written after `Usikker: `."""
    return sentence[:1].lower() + sentence[1:]


class Sources:
    """Makes cells whose notes say where they come from, and why they are unsure when they are."""

    def __init__(self, papers: Sequence[Understood]) -> None:
        self._papers = {each.paper.file: each.paper for each in papers}
        self._tables = {
            (paper.file, block): which
            for paper in self._papers.values()
            for block, which in _ordinals(paper).items()
        }
        self._doubts = doubts_of(papers)

    def where(self, place: Place) -> str:
        """Rows are counted as a reader counts them, with the heading as the first."""
        said = [place.file, place.part]
        if place.row is not None:
            ordinal, of = self._tables.get((place.file, place.block), (1, 1))
            said += [f"tabell {ordinal}"] if of > 1 else []
            said += [f"rad {place.row + 1}"]
        if place.page is not None:
            said += [f"side {place.page}"]
        return ", ".join(said)

    def quoted(self, place: Place) -> str:
        text = shorten(" ".join(self._text(place).split()), LONGEST_QUOTE, placeholder=" …")
        return f"{self.where(place)}: «{text}»" if text else self.where(place)

    def cell(
        self, value: Written, *places: Place | None, doubts: Iterable[str] = (), remarks: Iterable[str] = ()
    ) -> Noted:
        """`remarks` stand after the sources; `doubts`, and what the check finds at the places, before them."""
        there = [place for place in places if place is not None]
        found = [doubt for place in there for doubt in self.doubts_at(place) if _concerns(doubt, place, value)]
        why = list(dict.fromkeys([*doubts, *found]))
        lines = list(dict.fromkeys([*(self.quoted(place) for place in there), *remarks]))
        text = "\n".join(filter(None, [_reasons(why), *lines]))
        return Noted(value, Note(text, Mark.UNSURE if why else Mark.NONE))

    def made(self, value: Written, how: str, *places: Place, doubts: Iterable[str] = ()) -> Noted:
        """A cell that stands in no paper, and how it came about. What is doubtful at the places is not so here."""
        why = list(dict.fromkeys(doubts))
        lines = filter(None, [_reasons(why), how, *(self.quoted(place) for place in places)])
        return Noted(value, Note("\n".join(lines), Mark.UNSURE if why else Mark.NONE))

    def doubts_at(self, place: Place) -> list[str]:
        return self._doubts.get(key_of(place), [])

    def _text(self, place: Place) -> str:
        """The whole cell, as a reader looks for it; of running text the part that is meant."""
        block = self._papers[place.file].blocks[place.block]
        if isinstance(block, Table) and place.row is not None and place.column is not None:
            return block.text(place.row, place.column)
        return place.text


def _reasons(why: Sequence[str]) -> str:
    """One after another, after `Usikker: `."""
    return " ".join([*map(inside, why[:1]), *(each[:1].upper() + each[1:] for each in why[1:])])


def _concerns(doubt: str, place: Place, value: Written) -> bool:
    """What is found in running text concerns its amounts; and a year in doubt is said of the year."""
    return (place.row is not None or isinstance(value, Decimal)) and doubt not in OF_YEAR


def _ordinals(paper: Paper) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for part in paper.parts:
        there = [table.index for table in paper.tables if part.first <= table.index <= part.last]
        found |= {block: (ordinal, len(there)) for ordinal, block in enumerate(there, start=1)}
    return found
