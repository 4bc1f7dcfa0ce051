"""Reads Word papers (.docx): what a reader sees, in order.

Tracked changes are read as accepted. Headers, footers, margin comments and tables of contents are left out.
"""

from dataclasses import dataclass

from handlingsrom.reading.formats.limits import MAX_COLUMNS, Archive
from handlingsrom.reading.formats.word_blocks import Located, read_blocks
from handlingsrom.reading.formats.word_lines import Seen, Span
from handlingsrom.reading.formats.word_parts import Element, Parts, load, w
from handlingsrom.reading.paper import Paper, Place
from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import Said, worded, worded_n

_CHANGES = [w(name) for name in ("ins", "del", "moveFrom", "moveTo")]


def read(name: str, content: bytes) -> Paper:
    """Raises Unreadable."""
    return open_word(name, content).paper


@dataclass(frozen=True)
class WordPaper:
    """A paper and the XML it was read from, so that a copy can be marked.

    `part` is the name in the archive of the part whose root is `root`.
    """

    paper: Paper
    part: str
    root: Element
    _located: Located

    def paragraph(self, place: Place) -> Element | None:
        """The `w:p` the place is in, or the first of its cell; None when it stands outside `root` (a footnote).

        A square that another cell takes up, or that its row does not have, gives the nearest cell of its row.
        """
        keys = [(place.block, place.row, column) for column in _nearest(place.column)]
        found = next((self._located.paragraphs[key] for key in keys if key in self._located.paragraphs), None)
        return found if found is not None and found.getroottree().getroot() is self.root else None

    def spans(self, place: Place) -> list[Span]:
        """The pieces of text the place takes up, in order; each `element` is inside a run, most often a `w:t`.

        Offsets `start` and `end` are of the block's or cell's text, cut to the place. What the program draws itself
        (an item's number) has none, and neither has an empty place.
        """
        spans = self._located.spans.get((place.block, place.row, place.column), [])
        return [
            Span(
                max(each.start, place.start), min(each.end, place.end), each.element,
                each.skip + max(0, place.start - each.start),
            )
            for each in spans
            if each.end > place.start and each.start < place.end
        ]  # fmt: skip


def open_word(name: str, content: bytes) -> WordPaper:
    """As `read`, with where everything stands. Raises Unreadable."""
    parts = load(Archive(content))
    blocks, located, seen = read_blocks(parts)
    if not blocks:
        raise Unreadable(worded("There is no text in the file."))
    return WordPaper(Paper(name, "word", blocks, tuple(_lost(parts, seen))), parts.name, parts.root, located)


def _nearest(column: int | None) -> list[int | None]:
    return [None] if column is None else [*range(column, -1, -1), *range(column + 1, MAX_COLUMNS)]


def _lost(parts: Parts, seen: Seen) -> list[Said]:
    lost = []
    if parts.has_macros:
        lost.append(worded("The file has macros. They were left alone; only the text was read."))
    if next(parts.body.iter(*_CHANGES), None) is not None:
        lost.append(
            worded(
                "The paper has tracked changes that are not settled. It was read as if all of them were accepted."
            )
        )
    if next(parts.body.iter(w("commentReference")), None) is not None:
        lost.append(worded("The paper has comments in the margin. They were not read."))
    if seen.hidden:
        lost.append(worded("The paper has hidden text. It was not read."))
    if seen.struck:
        lost.append(worded("Some of the text is struck through. It was read as if it were not."))
    if seen.nested:
        lost.append(worded("A table inside another table's cell was read as lines of text."))
    if seen.inserted_files:
        lost.append(worded("A whole file is inserted in the paper. What stands in it was not read."))
    if seen.symbols:
        lost.append(worded("Some symbols could not be read. They are shown as �."))
    if seen.pictures:
        lost.append(
            worded_n(
                "The paper has a picture, a diagram or an embedded file. What stands in it was not read.",
                "The paper has %(n)s pictures, diagrams or embedded files. What stands in them was not read.",
                seen.pictures,
            )
        )
    return lost
