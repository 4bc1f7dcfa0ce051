"""Two tables that both list the awards of a year, and come to different sums."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.lib.amounts import MINUS, format_kr
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step, amount_step, sum_step
from handlingsrom.reading.said import Said, worded
from handlingsrom.reading.understanding.matching import Group, groups
from handlingsrom.reading.understanding.model import ColumnRole, InitiativeRow, Money, TableKind, Understood

ID = "same-year-two-sums"
_SHARED = 3
"""So many awards must be the same in both before the tables are taken to list the same thing."""


@dataclass(frozen=True)
class Side:
    """What the tables of one kind say of a year: by initiative, and where the tables stand."""

    kind: TableKind
    year: int
    money: dict[int, Money]

    @property
    def ore(self) -> int:
        return sum(money.ore for money in self.money.values())

    @property
    def part(self) -> str:
        return ", ".join(dict.fromkeys(money.place.part for money in self.money.values()))


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        alike = groups(paper.initiatives())
        for year in _years(paper):
            funds, plan = _side(alike, TableKind.FUNDS, year), _side(alike, TableKind.PLAN, year)
            if _agree_on(funds, plan) >= _SHARED and funds.ore != plan.ore:
                yield _finding(funds, plan)


def _years(paper: Understood) -> list[int]:
    columns = [column for table in paper.tables for column in table.columns]
    return sorted({column.year for column in columns if column.year and column.role == ColumnRole.AWARDED})


def _agree_on(one: Side, other: Side) -> int:
    """How many initiatives have the same amount in both."""
    return sum(key in other.money and other.money[key].ore == money.ore for key, money in one.money.items())


def _side(alike: list[Group], kind: TableKind, year: int) -> Side:
    """The first cell of the year of each initiative in tables of the kind."""
    found: dict[int, Money] = {}
    for key, group in enumerate(alike):
        for row in group.rows:
            if row.table.kind == kind and (money := _of_year(row, year)):
                found.setdefault(key, money)
    return Side(kind, year, found)


def _of_year(row: InitiativeRow, year: int) -> Money | None:
    return next((m for m in row.money if m.role == ColumnRole.AWARDED and m.year == year and m.amounts), None)


def _finding(one: Side, other: Side) -> Finding:
    larger, smaller = (one, other) if one.ore > other.ore else (other, one)
    apart = [money for key, money in larger.money.items() if key not in smaller.money]
    unequal = [
        money for key, money in larger.money.items() if key in smaller.money and smaller.money[key].ore != money.ore
    ]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("The awards of %(year)s come to two sums", year=one.year),
        message=_message(larger, smaller, apart),
        places=tuple(money.place for money in [*apart, *unequal]) or tuple(m.place for m in larger.money.values()),
        arithmetic=(
            amount_step(worded("%(part)s, sum of the column", part=larger.part), larger.ore),
            Step(
                worded("%(part)s, sum of the column", part=smaller.part),
                f"{MINUS}\u00a0{format_kr(smaller.ore)}",
            ),
            amount_step(worded("Difference"), larger.ore - smaller.ore, is_result=True),
            *([sum_step(worded("Rows in one of them only"), [money.ore for money in apart])] if apart else []),
        ),
        advice=worded("Look up the decision that gave the money, and let all tables follow it."),
    )


def _message(larger: Side, smaller: Side, apart: list[Money]) -> Said:
    one, other = larger.part, smaller.part
    if not apart:
        return worded("The same awards have other amounts in %(one)s than in %(other)s.", one=one, other=other)
    return worded(
        "%(one)s and %(other)s show the same year, but %(n)s rows have an amount in %(one)s only.",
        one=one,
        other=other,
        n=len(apart),
    )


RULE = Rule(
    ID,
    worded("One year, two sums"),
    worded("Two tables of the paper list the awards of one year and come to different sums."),
    find,
)
