"""Called new, while the plan already has it."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, short
from handlingsrom.reading.paper import Text, TextKind
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.alikeness import SAME, alike
from handlingsrom.reading.understanding.matching import LIKELY_SAME
from handlingsrom.reading.understanding.model import InitiativeRow, TableKind, Understood

ID = "new-already-in-plan"
_NEW = re.compile(r"\((?:ny|nytt|nye)\)", re.IGNORECASE)
_TITLE_ENDS = re.compile(r":\s*(?:kr\.?\s*)?[0-9]|\((?:ny|nytt|nye)\)", re.IGNORECASE)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        planned = [row for table in paper.of_kind(TableKind.PLAN) for row in table.rows]
        for text in paper.paper.texts:
            if planned and text.kind == TextKind.ITEM and _NEW.search(text.text):
                title = _TITLE_ENDS.split(text.text)[0].strip()
                nearest = max(planned, key=lambda row: alike(title, row.title))
                if alike(title, nearest.title) >= LIKELY_SAME:
                    yield _finding(paper, text, nearest, _sure(title, nearest.title))


def _sure(one: str, other: str) -> Confidence:
    """Named the same, or by the same abbreviation with the same word before it: `Felles EPJ` is one thing."""
    if alike(one, other) == SAME or (_start(one) == _start(other) and any(word.isupper() for word in _start(one))):
        return Confidence.PROVEN
    return Confidence.LIKELY


def _start(title: str) -> list[str]:
    return title.split()[:2]


def _finding(paper: Understood, text: Text, row: InitiativeRow, confidence: Confidence) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=confidence,
        title=worded("Called new, but already in the plan: %(title)s", title=short(row.title)),
        message=worded("The text calls it new, while %(part)s has it as an initiative.", part=row.place.part),
        places=(paper.paper.place(text), row.place),
        advice=worded("Say whether it is the same, a part of it or something else."),
    )


RULE = Rule(
    ID,
    worded("New, or already there"),
    worded("Something is called new that the plan already holds."),
    find,
)
