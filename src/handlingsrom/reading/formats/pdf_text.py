"""Lines outside tables to titles, headings, paragraphs and items of lists."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from handlingsrom.reading.formats.pdf_lines import Line
from handlingsrom.reading.formats.pdf_wrapping import Column, Paragraph, goes_on, marked
from handlingsrom.reading.paper import Text, TextKind

_LARGER = 1.12
_MUCH = 0.2
_LONGEST_HEADING = 250
_LONGEST_BOLD = 120


@dataclass(frozen=True)
class Look:
    """How running text looks in this paper: size, how far apart its lines are, sizes of headings in order."""

    size: float
    pitch: float
    headings: tuple[float, ...]
    title: float | None

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Look":
        """The title is the largest, on the first page only."""
        size = text_size(lines)
        large = sorted({line.size for line in lines if line.size >= size * _LARGER}, reverse=True)
        title = large[0] if large and _is_title(large[0], lines) and len(large) > 1 else None
        return cls(size, _pitch(lines, size), tuple(one for one in large if one != title), title)

    def level(self, line: Line) -> int:
        """0 for running text; a bold line of its size comes below all larger ones."""
        if line.size in self.headings:
            return self.headings.index(line.size) + 1
        return len(self.headings) + 1 if line.is_bold and line.size >= self.size - 0.6 else 0


def text_size(lines: Sequence[Line]) -> float:
    """The size of running text: the largest that much is written in, as small letters may fill whole tables."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    least = _MUCH * weights.total()
    return max((size for size, weight in weights.items() if weight >= least), default=11.0)


def _is_title(size: float, lines: Sequence[Line]) -> bool:
    written = [line for line in lines if line.size == size]
    return all(line.page == lines[0].page for line in written) and len(written) <= 3


def _pitch(lines: Sequence[Line], size: float) -> float:
    """The most usual distance between lines, in sizes."""
    distances: Counter[float] = Counter()
    for before, line in pairwise(lines):
        if line.page == before.page and line.size == before.size and line.bottom > before.bottom:
            distances[round((line.bottom - before.bottom) / line.size, 1)] += 1
    near = [(distance, count) for distance, count in distances.items() if 0.9 <= distance <= 2.2]
    return max(near, key=lambda pair: pair[1])[0] if near else 1.3


@dataclass
class Run:
    """Text between two tables, over as many pages as it goes; `indents` are where markers of open lists stand."""

    look: Look
    paragraphs: list[Paragraph] = field(default_factory=list)

    def add(self, line: Line, column: Column) -> None:
        last = self.paragraphs[-1] if self.paragraphs else None
        if last is not None and self._belongs(last, line, column):
            last.add(line, column)
        else:
            self.paragraphs.append(Paragraph.start(line))

    def _belongs(self, last: Paragraph, line: Line, column: Column) -> bool:
        if self._is_other_look(last, line):
            return False
        if line.page != last.last.page:
            if last.ends_sentence or self.look.level(line) or self.look.level(last.last):
                return False
        elif (line.bottom - last.last.bottom) / max(line.size, last.last.size) > self.look.pitch * 1.3:
            return False
        elif last.is_item and self._hangs(last, line):
            return True
        if last.is_item and not any(abs(line.x0 - start) <= line.size for start in last.starts):
            return False
        return goes_on(last, line, column)

    def _hangs(self, last: Paragraph, line: Line) -> bool:
        """Does the line start right below the text of the item, to the right of its marker?"""
        return (
            abs(line.x0 - last.starts[-1]) < 2
            and not marked(line).is_item
            and abs(line.size - last.last.size) < 0.6
        )

    def _is_other_look(self, last: Paragraph, line: Line) -> bool:
        """A heading in bold and the text below it, or the other way round; one bold line inside is neither."""
        is_turn = line.is_bold != last.last.is_bold and last.first.is_bold == last.last.is_bold
        return is_turn and bool(self.look.level(line) or self.look.level(last.last))


def texts(run: Sequence[Paragraph], look: Look, start: int) -> list[Text]:
    """Blocks with indices from `start`."""
    made: list[Text] = []
    indents: list[float] = []
    for paragraph in run:
        kind, level = _kind(paragraph, look)
        if kind == TextKind.ITEM:
            while indents and paragraph.first.x0 < indents[-1] - 3:
                indents.pop()
            if not indents or paragraph.first.x0 > indents[-1] + 3:
                indents.append(paragraph.first.x0)
            level = len(indents) - 1
        elif kind != TextKind.PARAGRAPH or paragraph.first.x0 < (indents or [0.0])[0] + 3:
            indents = []
        made.append(_text(paragraph, kind, level, start + len(made)))
    return made


def _kind(paragraph: Paragraph, look: Look) -> tuple[TextKind, int]:
    if paragraph.first.size == look.title:
        return TextKind.TITLE, 0
    level = look.level(paragraph.first) if all(map(look.level, paragraph.lines)) else 0
    longest = _LONGEST_HEADING if paragraph.first.size in look.headings else _LONGEST_BOLD
    if level and len(paragraph.text) <= longest and not (paragraph.is_item and not paragraph.marker):
        return TextKind.HEADING, level
    return (TextKind.ITEM if paragraph.is_item else TextKind.PARAGRAPH), 0


def _text(paragraph: Paragraph, kind: TextKind, level: int, index: int) -> Text:
    if kind in (TextKind.ITEM, TextKind.PARAGRAPH):
        return Text(index, kind, paragraph.text, level, paragraph.marker, paragraph.first.page)
    whole = f"{paragraph.marker} {paragraph.text}".strip()
    return Text(index, kind, whole, level, page=paragraph.first.page)


def with_title(blocks: list[Text]) -> list[Text]:
    """Only one block is the title: a first page with several lines of its size has the others as headings."""
    seen = False
    for position, block in enumerate(blocks):
        if block.kind == TextKind.TITLE and seen:
            blocks[position] = replace(block, kind=TextKind.HEADING)
        seen = seen or block.kind == TextKind.TITLE
    return blocks
