"""What a page shows of a paper beside a finding: marked words with some around them, rows with their heading.

Plain data: how it looks is for whoever draws it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.reading.finding import Finding
from handlingsrom.reading.paper import Paper, Place, Table, Text
from handlingsrom.reading.report.writable import masked

LEFT_OUT = "…"
_WHOLE, _AROUND = 260, 110
_SPACE_BEFORE, _SPACE_AFTER = re.compile(r"\S+$"), re.compile(r"^\S+")


@dataclass(frozen=True)
class Piece:
    """Text of the paper. `is_marked`: what the finding is about; `is_first`: the place to put right first.

    `is_withheld`: the finding is about something that should not be repeated, and there is no text.
    """

    text: str
    is_marked: bool = False
    is_first: bool = False
    is_withheld: bool = False


@dataclass(frozen=True)
class Square:
    """A cell with its pieces, none when there is nothing in it. `is_context`: not what the finding is about."""

    pieces: tuple[Piece, ...]
    columns: int = 1
    is_money: bool = False
    is_label: bool = False


@dataclass(frozen=True)
class TableRow:
    """`is_gap`: rows are left out here, and it has no squares."""

    squares: tuple[Square, ...] = ()
    is_marked: bool = False
    is_gap: bool = False


@dataclass(frozen=True)
class TableExtract:
    heading: tuple[TableRow, ...]
    rows: tuple[TableRow, ...]
    columns: int


@dataclass(frozen=True)
class TextExtract:
    text: Text
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Extract:
    """From one text or table. `file`, `part` and `pages` say where it is."""

    file: str
    part: str
    pages: tuple[int, ...]
    shown: TextExtract | TableExtract


def extracts(papers: Sequence[Paper], finding: Finding) -> Iterator[Extract]:
    """One for each text and table the finding has places in, in the order of its places."""
    from handlingsrom.reading.report.page_tables import table_extract

    blocks: dict[tuple[str, int], list[Place]] = {}
    for place in finding.places:
        blocks.setdefault((place.file, place.block), []).append(place)
    by_file = {paper.file: paper for paper in papers}
    for (file, index), places in blocks.items():
        block = by_file[file].blocks[index]
        first = finding.places[0]
        shown = (
            table_extract(block, places, first)
            if isinstance(block, Table)
            else TextExtract(block, pieces(block.text, places, first))
        )
        pages = tuple(sorted({place.page for place in places if place.page is not None}))
        yield Extract(file, places[0].part, pages, shown)


def pieces(text: str, places: Sequence[Place], first: Place) -> tuple[Piece, ...]:
    """A short text whole; of a longer one the marked words and what stands around them.

    A place that points at no characters of a text says where something is that nobody should read once more.
    """
    if text.strip() and all(place.start == place.end for place in places):
        return (Piece("", is_marked=True, is_first=first in places, is_withheld=True),)
    text = masked(text)
    marks = _merged(places, len(text), first)
    found: list[Piece] = []
    at = 0
    for start, end, is_first in marks:
        found += _between(text, at, start, is_start=at == 0, is_end=False)
        found.append(Piece(text[start:end], is_marked=True, is_first=is_first))
        at = end
    found += _between(text, at, len(text), is_start=False, is_end=True)
    return tuple(found)


def start_of(text: str, longest: int) -> tuple[Piece, ...]:
    """Context: as much of a text as fits."""
    text = masked(text.strip())
    if not text:
        return ()
    return (Piece(text if len(text) <= longest else f"{_cut_right(text[:longest])} {LEFT_OUT}"),)


def _merged(places: Sequence[Place], length: int, first: Place) -> list[tuple[int, int, bool]]:
    """From left to right without overlaps."""
    spans = sorted((each.start, each.end, each == first) for each in places if each.end > each.start or not length)
    merged: list[tuple[int, int, bool]] = []
    for start, end, is_first in spans:
        if merged and start < merged[-1][1]:
            begun, until, was_first = merged.pop()
            merged.append((begun, max(until, end), was_first or is_first))
        else:
            merged.append((start, end, is_first))
    return merged


def _between(text: str, start: int, end: int, *, is_start: bool, is_end: bool) -> Iterator[Piece]:
    """What stands before, between or after marks, shortened when all of the text is long."""
    between = text[start:end]
    if len(text) > _WHOLE:
        before = "" if is_start and start == 0 else _cut_right(between[:_AROUND])
        after = "" if is_end else _cut_left(between[-_AROUND:])
        if len(before) + len(after) < len(between) - 10:
            between = f"{before} {LEFT_OUT} {after}" if before or after else ""
    between = between.lstrip() if is_start else between.rstrip() if is_end else between
    if between:
        yield Piece(between)


def _cut_right(text: str) -> str:
    return _SPACE_BEFORE.sub("", text).rstrip() or text


def _cut_left(text: str) -> str:
    return _SPACE_AFTER.sub("", text).lstrip() or text
