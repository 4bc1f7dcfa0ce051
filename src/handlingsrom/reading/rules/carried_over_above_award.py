"""More carried over than the initiative was ever awarded."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, short
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.matching import Group, groups
from handlingsrom.reading.understanding.model import ColumnRole, Money, Understood

ID = "carried-over-above-award"


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    alike = groups([row for paper in papers for row in paper.initiatives()])
    for group in alike:
        if finding := _finding(group):
            yield finding


def _finding(group: Group) -> Finding | None:
    """Against all awards any table tells of: what was carried over before may be of several years."""
    carried = _cells(group, ColumnRole.CARRIED_OVER)
    awards = _cells(group, ColumnRole.AWARDED)
    if not carried or not awards:
        return None
    most = max(carried, key=lambda money: money.ore)
    known = sum(max(money.ore for money in awards if money.year == year) for year in {m.year for m in awards})
    if most.ore <= known:
        return None
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("More is carried over than was awarded: %(title)s", title=short(group.rows[0].title)),
        message=worded("The papers tell of awards that come to less than what is to be carried over."),
        places=(most.place, *(money.place for money in awards)),
        arithmetic=(
            amount_step(worded("Carried over"), most.ore),
            amount_step(worded("Awarded in all"), known),
            amount_step(worded("Difference"), most.ore - known, is_result=True),
        ),
        advice=worded("Check the award and what was spent of it."),
    )


def _cells(group: Group, role: ColumnRole) -> list[Money]:
    return [money for row in group.rows for money in row.money if money.role == role and money.amounts]


RULE = Rule(
    ID,
    worded("Carried over above the award"),
    worded("More money is to be carried over than the initiative was awarded."),
    find,
)
