"""What the finders share: a text made even without moving a character, and what stands beside a place in it."""

import re
from collections.abc import Iterable
from typing import Protocol

_EVEN = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u2007\u200a\u2002\u2003\t", " ") | dict.fromkeys("‐‑‒–—−", "-")
)
_BLOT = "\x00"
_WORD_BEFORE = re.compile(r"([^\W\d_][^\W\d_.-]*)[\s.:(\"«]*$")
_WORD_AFTER = re.compile(r"[ ]{0,2}([^\W\d_]+)")
_NEAR = 40


class Standing(Protocol):
    """Anything found in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def even(text: str) -> str:
    """The same text, as long, with one kind of space and one kind of dash; line breaks are kept."""
    return text.translate(_EVEN)


def blot(text: str, *found: Iterable[Standing]) -> str:
    """The same text, as long, with some of it made unreadable: what is known to be something else."""
    pieces, at = list[str](), 0
    for start, end in sorted((one.start, one.end) for each in found for one in each):
        if start >= at:
            pieces += [text[at:start], _BLOT * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def word_before(text: str, at: int) -> str:
    """The nearest word before, in small letters, when only spaces and marks stand between; or ""."""
    found = _WORD_BEFORE.search(text[max(0, at - _NEAR) : at])
    return found[1].lower() if found else ""


def word_after(text: str, at: int) -> str:
    """The word that comes right after, in small letters, or ""."""
    found = _WORD_AFTER.match(text, at, at + _NEAR)
    return found[1].lower() if found else ""


def words_after(text: str, at: int) -> list[str]:
    """The next words on the line, two at most, in small letters, with nothing but spaces between."""
    words = list[str]()
    while len(words) < 2 and (found := _WORD_AFTER.match(text, at, at + _NEAR)):
        words.append(found[1].lower())
        at = found.end()
    return words
