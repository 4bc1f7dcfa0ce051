"""Letters on a page to lines of text. Measures are points (1/72 inch), `top` from the upper edge of the page."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Of the size of the letters: wider is a space, whether one is drawn or not; and the least where one is drawn.
_GAP, _LEAST = 0.18, 0.05
_SOFT = "\u00ad"
_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_UNKNOWN = re.compile(r"\(cid:[0-9]+\)|[\ue000-\uf0a6\uf0a8-\uf0b6\uf0b8-\uf8ff\ufffd]")
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f]")
_NUMBER = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+\b")


@dataclass(frozen=True, slots=True)
class Letter:
    """`mark`: the number of the stretch of letters it is part of in a tagged PDF."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    mark: int | None = None

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """`first_word` and `first_letter` are widths; `starts`, where each word begins."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    first_word: float
    first_letter: float
    starts: tuple[float, ...]
    ends_with_space: bool

    @property
    def space(self) -> float:
        return self.size * 0.25


def letters(chars: Iterable[dict[str, Any]]) -> list[Letter]:
    """What can be read of a page's characters as pdfplumber gives them: upright, and not marked as decoration."""
    found: list[Letter] = []
    for char in chars:
        text = _UNSEEN.sub("", _UNKNOWN.sub("\ufffd", char["text"].translate(_LIGATURES)))
        if text and stands(char) and char.get("tag") != "Artifact":
            found.append(_letter(char, text, found[-1] if found else None))
    return found


def stands(char: dict[str, Any]) -> bool:
    """Is it drawn from the left to the right, and not along the side of the page or upside down?"""
    across, up = char["matrix"][:2]
    return bool(across > abs(up))


def _letter(char: dict[str, Any], text: str, before: Letter | None) -> Letter:
    """A hyphen set inside a stretch by itself is one that divides a word at the end of its line."""
    mark = char.get("mcid")
    if mark is None and char.get("tag") and before is not None and _touches(before, char):
        mark, text = before.mark, _SOFT if text in "-\u2010" else text
    bold = bool(_BOLD.search(char["fontname"]))
    box = (char["x0"], char["x1"], char["top"], char["bottom"])
    return Letter(text, *box, max(char["size"], 1.0), bold, mark)


def _touches(before: Letter, char: dict[str, Any]) -> bool:
    return abs(before.x1 - char["x0"]) < 0.2 * before.size and abs(before.bottom - char["bottom"]) < before.size


def lines(found: Sequence[Letter], page: int) -> list[Line]:
    """Lines from the top, each from the left. Letters on one height are one line, however far apart."""
    rows: list[list[Letter]] = []
    top = bottom = 0.0
    for letter in sorted((one for one in found if not one.text.isspace()), key=lambda one: one.top + one.bottom):
        if rows and top <= letter.middle[1] <= bottom:
            rows[-1].append(letter)
        else:
            rows.append([letter])
        tallest = max(rows[-1], key=lambda one: one.size)
        top, bottom = tallest.top, tallest.bottom
    spaces = [letter for letter in found if letter.text.isspace()]
    return [_line(_once(sorted(row, key=lambda one: one.x0)), spaces, page) for row in rows]


def _once(row: list[Letter]) -> list[Letter]:
    """Without the second of two letters drawn on top of each other to look bold."""
    kept: list[Letter] = []
    for letter in row:
        if not any(one.text == letter.text and abs(one.x0 - letter.x0) < 0.6 for one in kept[-2:]):
            kept.append(letter)
    return kept


def _line(row: list[Letter], spaces: list[Letter], page: int) -> Line:
    top, bottom = min(one.top for one in row), max(one.bottom for one in row)
    here = [one.middle[0] for one in spaces if top < one.middle[1] < bottom]
    text, starts, ends = _words(row, here)
    shown = [one for one in row if any(map(str.isalnum, one.text))]
    return Line(
        text=text,
        page=page,
        x0=row[0].x0,
        x1=row[-1].x1,
        top=top,
        bottom=bottom,
        size=Counter(round(one.size, 1) for one in row).most_common(1)[0][0],
        is_bold=bool(shown) and all(one.is_bold for one in shown),
        first_word=_end_of_first(text, ends) - starts[0],
        first_letter=row[0].x1 - row[0].x0,
        starts=tuple(starts),
        ends_with_space=any(row[-1].x1 - 1 < middle < row[-1].x1 + row[-1].size for middle in here),
    )


def _words(row: list[Letter], spaces: list[float]) -> tuple[str, list[float], list[float]]:
    """The text with one space between words, where each word starts, and where it ends."""
    text, starts, ends = row[0].text, [row[0].x0], []
    spaces = sorted(spaces)
    for before, letter in pairwise(row):
        gap, size = letter.x0 - before.x1, max(before.size, letter.size)
        is_drawn = gap > _LEAST * size and bisect_left(spaces, before.x1) < bisect_left(spaces, letter.x0)
        if gap > _GAP * size or is_drawn:
            text += " "
            starts.append(letter.x0)
            ends.append(before.x1)
        text += letter.text
    return text, starts, [*ends, row[-1].x1]


def _end_of_first(text: str, ends: list[float]) -> float:
    """Where the first word ends; a number in groups is one word, as its spaces may be such that do not break."""
    number = _NUMBER.match(text)
    return ends[number[0].count(" ") if number else 0]
