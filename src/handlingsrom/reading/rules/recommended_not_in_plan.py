"""Recommended to be started, while no table of the plan that keeps initiatives has it."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, short
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.tasks import is_there, telling
from handlingsrom.reading.understanding.alikeness import WEAK, alike
from handlingsrom.reading.understanding.model import InitiativeRow, Point, Principle, TableKind, Understood

ID = "recommended-not-in-plan"
_STARTS = re.compile(r"\b(?:iverksett\w*|igangsett\w*|start\w*|sett\w* i gang)\b", re.IGNORECASE)
_ENDS = re.compile(r"[(:.]| - | – ")
_KEPT = (Principle.KEEP, Principle.UNKNOWN)
_ENOUGH, _LONGEST = 3, 10


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        plans = [table for table in paper.of_kind(TableKind.PLAN) if table.principle in _KEPT]
        rows = [row for table in plans for row in table.rows]
        started = [point for point in paper.recommendations if _is_start(point)]
        missing = [point for point in started if not any(_is_same(_name(point), row) for row in rows)]
        if missing and len(rows) >= _ENOUGH:
            yield _finding(missing, plans[0].rows[0].place)


def _is_start(point: Point) -> bool:
    """An item that is a name, in a list of what is to be started."""
    name = _name(point)
    return bool(_STARTS.search(point.lead)) and name[:1].isupper() and len(name.split()) <= _LONGEST


def _name(point: Point) -> str:
    return _ENDS.split(point.text.strip())[0].strip()


def _is_same(name: str, row: InitiativeRow) -> bool:
    """Alike, or with all its words in the title."""
    words = telling(name, most=_LONGEST)
    has_all = bool(words) and all(is_there(word, row.title.lower()) for word in words)
    return has_all or alike(name, row.title) >= WEAK


def _finding(missing: list[Point], plan: Place) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded_n(
            "Recommended to start, but not in the plan: %(title)s",
            "%(n)s are recommended to start, but are not in the plan",
            len(missing),
            title=short(_name(missing[0])),
        ),
        message=worded(
            "%(part)s, which holds what is to go on, does not have it, so nobody is said to answer for it.",
            part=plan.part,
        ),
        places=(*(point.place for point in missing), plan),
        advice=worded("Put it in the plan, or say that it comes in later."),
    )


RULE = Rule(
    ID,
    worded("Started outside the plan"),
    worded("An initiative is recommended to start, and no table of the plan has it."),
    find,
)
