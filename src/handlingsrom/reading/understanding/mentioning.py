"""Amounts, dates, cases and periods wherever they stand in a paper: in texts and in cells."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from handlingsrom.reading.paper import Paper, Place, Table, Text
from handlingsrom.reading.understanding.cells import money_of
from handlingsrom.reading.understanding.headings import MONEY_ROLES
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.amounts import find_amounts
from handlingsrom.reading.words.cases import find_cases
from handlingsrom.reading.words.dates import find_dates
from handlingsrom.reading.words.periods import find_periods

_DIGIT = re.compile(r"\d")
# Without such a mark there is neither a day nor a case, and looking for them takes time.
_DAY_OR_CASE = re.compile(
    r"\d\s?[./–-]\s?\d|\d\.?\s?(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)", re.IGNORECASE
)


class Found(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


F = TypeVar("F", bound=Found)


@dataclass(frozen=True)
class Spot:
    """A text or a cell, and how to point into it."""

    text: str
    place: Callable[[int, int], Place]
    block: Text | None
    is_money: bool = False


def add_mentions(understood: Understood) -> None:
    """Fills `amounts`, `dates`, `cases` and `periods`. A day without a year is of the paper's own."""
    written_on, number = understood.written_on, understood.number
    year = written_on.year if written_on else number.number.year if number else None
    for spot in _spots(understood):
        amounts = money_of(spot.text) if spot.is_money else find_amounts(spot.text)
        understood.amounts += _mentions(spot, amounts)
        understood.periods += _mentions(spot, find_periods(spot.text))
        if _DAY_OR_CASE.search(spot.text):
            understood.dates += _mentions(spot, find_dates(spot.text, year))
            understood.cases += _mentions(spot, find_cases(spot.text))


def _mentions(spot: Spot, found: Iterable[F]) -> list[Mention[F]]:
    return [Mention(each, spot.place(each.start, each.end), spot.text, spot.block) for each in found]


def _spots(understood: Understood) -> Iterator[Spot]:
    """Every text and cell with a digit in it: nothing that is looked for has none."""
    paper = understood.paper
    money = _money_cells(understood)
    for block in paper.blocks:
        if isinstance(block, Table):
            yield from _cells(paper, block, money.get(block.index, frozenset()))
        elif _DIGIT.search(block.text):
            yield Spot(block.text, partial(paper.place, block), block)


def _cells(paper: Paper, table: Table, money: frozenset[int]) -> Iterator[Spot]:
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            if _DIGIT.search(cell.text):
                place = partial(paper.cell_place, table, number, column)
                yield Spot(cell.text, place, None, column in money)


def _money_cells(understood: Understood) -> dict[int, frozenset[int]]:
    """The columns of money of each table of the paper."""
    return {
        piece.index: frozenset(column.index for column in table.columns if column.role in MONEY_ROLES)
        for table in understood.tables
        for piece in table.pieces
    }
