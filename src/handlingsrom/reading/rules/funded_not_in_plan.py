"""Money for an initiative that stands in no table of the plan."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, short
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.matching import Group, groups
from handlingsrom.reading.understanding.model import ColumnRole, InitiativeRow, TableKind, Understood

ID = "funded-not-in-plan"
_WORDS = {ColumnRole.AWARDED: worded("Awarded"), ColumnRole.CARRIED_OVER: worded("Carried over")}
_ENOUGH = 3
"""So many funded initiatives must be found in the plan before the plan is taken to be whole."""


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        alike = groups(paper.initiatives())
        known = [group for group in alike if _kinds(group) >= {TableKind.PLAN, TableKind.FUNDS}]
        if len(known) >= _ENOUGH:
            for group in alike:
                if _kinds(group) == {TableKind.FUNDS} and (row := _with_money(group)):
                    yield _finding(row)


def _kinds(group: Group) -> set[TableKind]:
    return {row.table.kind for row in group.rows}


def _with_money(group: Group) -> InitiativeRow | None:
    return next((row for row in group.rows if any(money.ore for money in row.money)), None)


def _finding(row: InitiativeRow) -> Finding:
    money = [each for each in row.money if each.ore]
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded("%(title)s has money, but is in no table of the plan", title=short(row.title)),
        message=worded("The paper neither keeps, hands over nor closes it, so nobody is said to answer for it."),
        places=(row.place, *(each.place for each in money)),
        arithmetic=tuple(
            amount_step(
                worded("%(what)s %(year)s", what=_WORDS.get(each.role, worded("Amount")), year=each.year or ""),
                each.ore,
            )
            for each in money
        ),
        advice=worded("Put it in the plan, or say why it is not there."),
    )


RULE = Rule(
    ID,
    worded("Money outside the plan"),
    worded("An initiative with money stands in no table of the plan."),
    find,
)
