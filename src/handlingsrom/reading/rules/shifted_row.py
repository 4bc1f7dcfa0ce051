"""A row whose cells do not stand under their headings."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, short
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Doubt, DoubtKind, InitiativeRow, Understood

ID = "shifted-row"
_CONFIDENCE = {DoubtKind.SHIFTED: Confidence.PROVEN, DoubtKind.MISFIT: Confidence.LIKELY}


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for row in paper.initiatives():
            for doubt in row.doubts:
                if doubt.kind in _CONFIDENCE:
                    yield _finding(row, doubt)


def _finding(row: InitiativeRow, doubt: Doubt) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=_CONFIDENCE[doubt.kind],
        title=worded("The cells do not stand under their headings: %(title)s", title=short(row.title)),
        message=doubt.said,
        places=(doubt.place,),
        advice=worded("Move the cells to the columns they belong in."),
    )


RULE = Rule(
    ID,
    worded("Shifted rows"),
    worded("What stands in a row does not fit the headings of its columns."),
    find,
)
