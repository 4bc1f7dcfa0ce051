"""The same award under one year in one table and under another year in the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.lib.amounts import format_kr
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, short, sum_step
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.matching import LIKELY_SAME, Group, groups
from handlingsrom.reading.understanding.model import ColumnRole, InitiativeRow, Money, Understood

ID = "award-in-two-years"
_SURE = 0.8


@dataclass(frozen=True)
class Moved:
    """One award of an initiative, and the two cells that put it in different years."""

    title: str
    here: Money
    there: Money
    confidence: float


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        moved = [each for group in groups(paper.initiatives()) if (each := _moved(group))]
        for confidence, some in (
            (Confidence.PROVEN, [each for each in moved if each.confidence >= _SURE]),
            (Confidence.LIKELY, [each for each in moved if LIKELY_SAME <= each.confidence < _SURE]),
        ):
            if some:
                yield _finding(some, confidence)


def _moved(group: Group) -> Moved | None:
    """Only where each table has the amount in one year, and that not the same: an award each year is no mistake."""
    tables = {id(row.table): row for row in group.rows}
    for first, second in _pairs(list(tables.values())):
        for here in _awards(first):
            for there in _awards(second):
                if (
                    here.ore == there.ore
                    and here.year != there.year
                    and not first.ore(ColumnRole.AWARDED, there.year)
                    and not second.ore(ColumnRole.AWARDED, here.year)
                    and _has_column(first, there.year)
                ):
                    return Moved(first.title, here, there, group.confidence)
    return None


def _pairs(rows: list[InitiativeRow]) -> Iterator[tuple[InitiativeRow, InitiativeRow]]:
    for at, first in enumerate(rows):
        for second in rows[at + 1 :]:
            yield first, second
            yield second, first


def _awards(row: InitiativeRow) -> list[Money]:
    return [money for money in row.money if money.role == ColumnRole.AWARDED and money.year and money.amounts]


def _has_column(row: InitiativeRow, year: int | None) -> bool:
    """A table that has no column for the year says nothing of it; one that has, and leaves it empty, does."""
    return row.table.column(ColumnRole.AWARDED, year) is not None


def _finding(moved: list[Moved], confidence: Confidence) -> Finding:
    first = moved[0]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=confidence,
        title=worded_n("%(n)s award stands in two years", "%(n)s awards stand in two years", len(moved)),
        message=worded(
            "%(title)s has %(kr)s under %(there_year)s in %(there)s and under %(here_year)s in %(here)s.",
            title=short(first.title),
            kr=format_kr(first.here.ore),
            there=first.there.place.part,
            there_year=first.there.year or 0,
            here=first.here.place.part,
            here_year=first.here.year or 0,
        ),
        places=tuple(place for each in moved for place in (each.there.place, each.here.place)),
        arithmetic=(
            sum_step(worded("In two years"), [each.here.ore for each in moved])
            if len(moved) > 1
            else amount_step(worded("In two years"), first.here.ore, is_result=True),
        ),
        advice=worded("Look up the decision that gave the money, and let all tables follow it."),
    )


RULE = Rule(
    ID,
    worded("Awards in two years"),
    worded("Two tables of the paper put the same award in different years."),
    find,
)
