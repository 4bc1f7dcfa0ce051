"""A row whose cells do not stand under their headings."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, short
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import InitiativeRow, Understood

ID = "shifted-row"


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for row in paper.initiatives():
            if row.doubts:
                yield _finding(row)


def _finding(row: InitiativeRow) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("The cells do not stand under their headings: %(title)s", title=short(row.title)),
        message=row.doubts[0].said,
        places=tuple(doubt.place for doubt in row.doubts),
        advice=worded("Move the cells to the columns they belong in."),
    )


RULE = Rule(
    ID,
    worded("Shifted rows"),
    worded("What stands in a row does not fit the headings of its columns."),
    find,
)
