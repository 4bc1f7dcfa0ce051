"""Lines of text to paragraphs: which line goes on with the one above, and what stands between them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handlingsrom.reading.formats.markers import typed_bullet, typed_marker
from handlingsrom.reading.formats.pdf_lines import Line

_END = re.compile(r"[.!?:;]['\"»”)]?$")
_HYPHENS = "-\u2010\u00ad"
_CONJUNCTION = re.compile(r"^(?:og|eller|samt|/)\b")
_CLOSING = re.compile(r"^[)\]},.;:!?»”](?!\.)")
_LAST_WORD = re.compile(r"\w+$")
_WORD = re.compile(r"[\w]+(?:-[\w]+)*")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line's text without its bullet or number. `starts`: where the text may go on on lines below.

    `is_dash`: the bullet is a letter that may as well stand inside a sentence.
    """

    text: str
    marker: str = ""
    is_item: bool = False
    starts: tuple[float, ...] = ()
    is_dash: bool = False


def marked(line: Line) -> Marked:
    """Bullets and numbers as in `markers`; a lone `o` is the bullet of Word's second level. `• a)` is an `a)`."""
    bullet = typed_bullet(line.text) or (("", 2) if line.text.startswith(("o ", "§ ")) else None)
    rest = line.text[bullet[1] :] if bullet else line.text
    number = typed_marker(rest)
    text = rest[number[1] :] if number else rest
    taken = line.text[: len(line.text) - len(text)].count(" ")
    is_dash = bool(bullet) and line.text[0] in "-–—" and number is None
    return Marked(text, number[0] if number else "", bool(bullet or number), line.starts[1 : taken + 1], is_dash)


@dataclass
class Vocabulary:
    """The words of a paper as they stand inside lines, where nothing is broken.

    `draws_spaces`: the program that made the PDF draws the space that a line is broken at, when there is room for
    it. `tells_breaks`: only that one, not one at the end of every line.
    """

    words: Counter[str] = field(default_factory=Counter)
    draws_spaces: bool = False
    tells_breaks: bool = False

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Vocabulary":
        made = cls()
        drawn: Counter[bool] = Counter()
        for line in lines:
            made.words.update(word.casefold() for word in _WORD.findall(" ".join(line.text.split(" ")[1:-1])))
            drawn[line.ends_with_space] += 1
        made.draws_spaces = drawn[True] > 0.15 * drawn.total()
        made.tells_breaks = made.draws_spaces and drawn[True] < 0.85 * drawn.total()
        return made

    def has(self, word: str) -> bool:
        return word.casefold() in self.words


@dataclass(frozen=True)
class Column:
    """The width that lines were fitted into, and the words of the paper."""

    left: float
    right: float
    vocabulary: Vocabulary

    def is_full(self, line: Line, after: Line) -> bool:
        """Was there no room for the first word of `after` at the end of `line`?"""
        if self.vocabulary.tells_breaks and line.ends_with_space:
            return True
        return self._slack(line, after) < line.space + after.first_word * 1.02

    def has_much_room(self, line: Line, after: Line) -> bool:
        return self._slack(line, after) > line.space + after.first_word + 0.12 * (self.right - self.left)

    def _slack(self, line: Line, after: Line) -> float:
        """Room left on the line; a line that is centred or set to the right has some before it too."""
        indent = max(0.0, line.x0 - after.x0) if not marked(line).is_item else 0.0
        return self.right - line.x1 + indent

    def join(self, text: str, line: Line, after: Line) -> str:
        """`text`, which ends with `line`, and `after`, with what stands between them where no line is broken."""
        if len(text) > 1 and not line.ends_with_space:
            if text[-1] in _HYPHENS:
                return self._at_hyphen(text, line, after.text)
            is_sign = bool(_CLOSING.match(after.text)) and text[-1].isalnum()
            is_slash = text[-1] == "/" and self._has_no_space(text, line)
            if is_sign or is_slash or self._is_broken_word(line, after):
                return text + after.text
        return f"{text} {after.text}"

    def _has_no_space(self, text: str, line: Line) -> bool:
        """Is the line broken after its last sign, with no space? Likely when there is none before it."""
        if self.vocabulary.draws_spaces and self.right - line.x1 >= line.space:
            return True
        return text[-2] != " "

    def _at_hyphen(self, text: str, line: Line, after: str) -> str:
        """A hyphen that divides a word, belongs to it, or stands for the rest of it (`for- og etterarbeid`)."""
        if text[-2] == " " or _CONJUNCTION.match(after):
            spaced = _CONJUNCTION.match(after) or not self._has_no_space(text, line)
            return f"{text} {after}" if spaced else text + after
        before, behind = _LAST_WORD.search(text[:-1]), _WORD.match(after)
        head, tail = before[0] if before else "", behind[0] if behind else ""
        if text[-1] == "\u00ad" or (head and self.vocabulary.has(head + tail)):
            return text[:-1] + after
        is_known = self.vocabulary.has(f"{head}-{tail}") or self.vocabulary.has(head)
        is_word = re.fullmatch(r"\w?[a-zæøåé]+", head) and len(head) > 1 and after[0].islower()
        return text[:-1] + after if is_word and not is_known else text + after

    def _is_broken_word(self, line: Line, after: Line) -> bool:
        """A word too long for its column is broken where the column ends, with no hyphen."""
        last, first = line.text.rsplit(" ", 1)[-1], after.text.split(" ", 1)[0]
        if len(line.starts) > 1 or not (last[-1].isalpha() and first[0].islower()):
            return False
        if self.right - line.x1 > max(after.first_letter, 1.0) * 1.05:
            return False
        tail = (_WORD.findall(first) or [""])[0]
        if self.vocabulary.has(f"{(_WORD.findall(last) or [''])[-1]}{tail}"):
            return True
        return not self.vocabulary.has(tail)


@dataclass
class Paragraph:
    """Lines that belong together, and their text as it is joined so far."""

    text: str
    lines: list[Line]
    marker: str = ""
    is_item: bool = False
    starts: tuple[float, ...] = ()

    @classmethod
    def start(cls, line: Line) -> "Paragraph":
        found = marked(line)
        return cls(found.text, [line], found.marker, found.is_item, found.starts)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def ends_sentence(self) -> bool:
        return bool(_END.search(self.text))

    def add(self, line: Line, column: Column) -> None:
        self.text = column.join(self.text, self.last, line)
        self.lines.append(line)


def goes_on(paragraph: Paragraph, line: Line, column: Column) -> bool:
    """Is the line, right below or first on the next page, more of the paragraph?"""
    mark = marked(line)
    if abs(line.size - paragraph.last.size) > 0.6 or (
        mark.is_item and not _is_inside(paragraph, line, mark, column)
    ):
        return False
    if column.is_full(paragraph.last, line):
        return True
    # A line that was broken a little early: the next word cannot stand apart from the one after it.
    return line.text[0].islower() and not paragraph.ends_sentence and not column.has_much_room(paragraph.last, line)


def _is_inside(paragraph: Paragraph, line: Line, mark: Marked, column: Column) -> bool:
    """Is the dash that the line starts with one inside a sentence, and no bullet?"""
    is_list = paragraph.is_item and marked(paragraph.first).is_dash
    is_within = mark.is_dash and not is_list and not paragraph.ends_sentence
    return is_within and column.is_full(paragraph.last, line)


def paragraphs(lines: Sequence[Line], column: Column, *, pitch: float) -> list[Paragraph]:
    """`pitch`: how far apart lines of one paragraph are, in sizes of their letters."""
    found: list[Paragraph] = []
    for line in lines:
        if found and _is_below(found[-1], line, pitch) and goes_on(found[-1], line, column):
            found[-1].add(line, column)
        else:
            found.append(Paragraph.start(line))
    return found


def _is_below(paragraph: Paragraph, line: Line, pitch: float) -> bool:
    last = paragraph.last
    if line.page != last.page:
        return True
    distance = (line.bottom - last.bottom) / max(line.size, last.size)
    return distance < pitch * 1.3
