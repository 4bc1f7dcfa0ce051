"""Initiatives nobody follows up, in a table that says it for the others."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step, short
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import ColumnRole, InitiativeRow, TableKind, Understood

ID = "missing-follow-up"


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        rows = [
            row
            for table in paper.of_kind(TableKind.PLAN)
            if table.column(ColumnRole.FOLLOW_UP)
            for row in table.rows
        ]
        lacking = [row for row in rows if not row.follow_up.strip() and not row.doubts]
        if lacking and len(lacking) < len(rows) / 2:
            yield _finding(lacking)


def _finding(lacking: list[InitiativeRow]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded_n(
            "Nobody is said to follow up %(n)s initiative",
            "Nobody is said to follow up %(n)s initiatives",
            len(lacking),
        ),
        message=worded("The cell for follow-up is empty, while the other rows have it filled in."),
        places=tuple(row.follow_up_place or row.place for row in lacking),
        arithmetic=tuple(Step(worded("%(title)s", title=short(row.title)), "–") for row in lacking),
        advice=worded("Say who follows up, or let the cell above clearly hold for these rows as well."),
    )


RULE = Rule(
    ID,
    worded("Nobody follows up"),
    worded("An initiative lacks what the others in its table have: who follows it up."),
    find,
)
