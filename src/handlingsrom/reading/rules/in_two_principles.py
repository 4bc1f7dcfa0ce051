"""One initiative that the paper both ends and keeps."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step, short
from handlingsrom.reading.said import Said, worded
from handlingsrom.reading.understanding.alikeness import SHORTENED
from handlingsrom.reading.understanding.matching import Group, groups
from handlingsrom.reading.understanding.model import InitiativeRow, Principle, TableKind, Understood

ID = "in-two-principles"
_WORDS = {
    Principle.CLOSE: worded("To end"),
    Principle.HAND_OVER: worded("To be handed over"),
    Principle.KEEP: worded("To go on"),
}


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        tables = [table for table in paper.of_kind(TableKind.PLAN) if table.principle in _WORDS]
        for group in groups([row for table in tables for row in table.rows]):
            first = {row.table.principle: row for row in reversed(group.rows)}
            if len(first) > 1:
                yield _finding(group, [first[principle] for principle in _WORDS if principle in first])


def _finding(group: Group, rows: list[InitiativeRow]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN if group.confidence >= SHORTENED else Confidence.LIKELY,
        title=worded(
            "In two tables of the plan that propose different things: %(title)s", title=short(rows[0].title)
        ),
        message=worded(
            "The tables of the plan exclude each other, so the initiative can stand in one of them only."
        ),
        places=tuple(row.place for row in rows),
        arithmetic=tuple(Step(_word(row), row.place.part) for row in rows),
        advice=worded("Decide which it is, and take it out of the other table."),
    )


def _word(row: InitiativeRow) -> Said:
    return _WORDS[row.table.principle]


RULE = Rule(
    ID,
    worded("Ended and kept at once"),
    worded("The same initiative stands in two tables of the plan that propose different things."),
    find,
)
