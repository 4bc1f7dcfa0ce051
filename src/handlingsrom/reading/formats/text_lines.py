"""One line of a plain text: an item of a list, a heading, or a piece of a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlingsrom.reading.formats.markers import typed_bullet, typed_marker
from handlingsrom.reading.parts import ATTACHMENT

_BULLET = re.compile(r"[+●○■‣]\s+(?=\S)|o (?=\S)")
_HASHES = re.compile(r"^(?P<hashes>#{1,6})\s+(?P<text>.*?)\s*#*$")
_BOLD = re.compile(r"^(\*\*|__)(?P<text>[^*_]+)\1$")
_SENTENCE_END = re.compile(r"[.!?:]['\"»”)]?$")
_LONGEST_HEADING, _MOST_WORDS = 90, 12
_NARROW, _WIDE = 50, 130


@dataclass(frozen=True)
class TextLine:
    """`level` is that of a heading marked as one (`##`), else 0. `starts`: cannot go on with the line above."""

    text: str
    indent: int = 0
    marker: str = ""
    is_item: bool = False
    level: int = 0
    width: int = 0

    @property
    def starts(self) -> bool:
        return self.is_item or self.level > 0

    def with_more(self, line: "TextLine") -> "TextLine":
        return replace(self, text=f"{self.text} {line.text}")


def read_line(line: str) -> TextLine:
    line = line.expandtabs(4)
    width = len(line.rstrip())
    if hashes := _HASHES.match(line):
        return TextLine(hashes["text"], level=len(hashes["hashes"]), width=width)
    indent = len(line) - len(line.lstrip())
    line = line.strip()
    bullet = _bullet(line)
    rest = line[bullet:]
    number = typed_marker(rest)
    marker, text = (number[0], rest[number[1] :]) if number else ("", rest)
    first = bullet or number
    if bold := _BOLD.match(text.strip()):
        return TextLine(bold["text"].strip(), indent, marker, bool(first), 0 if first else 2, width)
    return TextLine(text.strip(), indent, marker, bool(first), 0, width)


def _bullet(line: str) -> int:
    """Where the text after a bullet starts; 0 without one."""
    if found := typed_bullet(line):
        return found[1]
    other = _BULLET.match(line)
    return other.end() if other else 0


def is_heading(text: str, *, is_alone: bool) -> bool:
    """`Vedlegg 3: …` is one wherever it stands; else a short line by itself that is no sentence."""
    if not text or len(text) > 2 * _LONGEST_HEADING:
        return False
    attachment = ATTACHMENT.match(text)
    if attachment and not attachment["rest"].lower().startswith("til ") and text[0] == "V":
        return (
            not attachment["rest"]
            or attachment["rest"][0] in ":.–—-"
            or attachment["rest"].lower().startswith("forts")
        )
    if not is_alone or len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS:
        return False
    return text[0].isupper() and _ends_open(text) and any(letter.islower() for letter in text)


def _ends_open(text: str) -> bool:
    return text.endswith("?") or not (_SENTENCE_END.search(text) or text[-1] in ",;")


@dataclass(frozen=True)
class Wrapping:
    """The width the lines of a text are broken at; None when each line is a paragraph."""

    width: int | None

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Wrapping":
        """Lines broken by a program are many, and none is much longer than the rest."""
        widths = sorted(len(line.rstrip()) for line in lines)
        if len(widths) < 4 or not _NARROW <= widths[-1] <= _WIDE:
            return cls(None)
        near = sum(width > widths[-1] * 0.8 for width in widths)
        return cls(widths[-1] if near >= max(3, len(widths) // 8) else None)

    def goes_on(self, before: TextLine, line: TextLine) -> bool:
        """Was the first word of `line` moved down because there was no room for it?"""
        if self.width is None or not before.text or not line.text or before.level:
            return False
        if before.width + 1 + len(line.text.split()[0]) > self.width:
            return True
        is_long = before.width > self.width * 0.7
        return (is_long or line.text[0].islower()) and not _SENTENCE_END.search(before.text)
