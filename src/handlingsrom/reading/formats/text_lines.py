"""One line of a plain text: an item of a list, a heading, or a piece of a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlingsrom.reading.parts import ATTACHMENT

BULLET = re.compile(r"^(?P<indent>[ \t]*)(?P<bullet>[-–—*+•◦▪·●○■‣\uf0b7]|o(?= ))\s+(?=\S)")
# `1. mai` is a day, and `20.2. 2026` too.
NUMBER = re.compile(
    r"^(?P<indent>[ ]*)(?P<marker>\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zæøå][.)]))\s+"
    r"(?!(?:januar|februar|mars|april|ma[ij]|jun[ij]|jul[ij]|august|september|oktober|november|desember)\b)"
    r"(?=[^\W0-9]|[«\"(])"
)
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
    bullet = BULLET.match(line)
    rest = line[bullet.end() :] if bullet else line
    number = NUMBER.match(rest)
    marker = number["marker"] if number else ""
    text = rest[number.end() :] if number else rest
    first = bullet or number
    indent = len(first["indent"]) if first else len(line) - len(line.lstrip())
    if bold := _BOLD.match(text.strip()):
        return TextLine(bold["text"].strip(), indent, marker, bool(first), 0 if first else 2, width)
    return TextLine(text.strip(), indent, marker, bool(first), 0, width)


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
