"""One body is given a task in the text, and another is asked for the same in the resolution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.reading.asking import WORD
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded
from handlingsrom.reading.tasks import KIND_FOR, TASK, bodies_in, is_there
from handlingsrom.reading.understanding.model import Point, Understood

ID = "responsible-differs"
_LONG = 7


@dataclass(frozen=True)
class Task:
    """`kind`: what is to be made. `who`: the bodies named before it."""

    kind: str
    who: frozenset[str]
    about: str
    place: Place


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        given = [task for point in paper.recommendations if (task := _given(point))]
        asked = [task for point in paper.resolution if (task := _asked(point))]
        for task in given:
            same = [other for other in asked if other.kind == task.kind and _shares(task.about, other.about)]
            is_only = len(same) == 1 and sum(each.kind == task.kind for each in given) == 1
            if is_only and not task.who & same[0].who:
                yield _finding(task, same[0])


def _given(point: Point) -> Task | None:
    """`AdmSU utarbeider rutiner for …`."""
    task = TASK.search(point.text)
    kind = KIND_FOR.search(point.text, task.end()) if task else None
    if task is None or kind is None:
        return None
    return _task(point, kind["kind"], bodies_in(point.text[: task.start()]), point.text[kind.end() :])


def _asked(point: Point) -> Task | None:
    """`SSU ber sekretariatet legge frem forslag til rutiner for …`, where `ber` may stand in what leads a list."""
    whole = f"{point.lead} {point.text}"
    _before, asks, after = whole.partition(" ber ")
    kind = KIND_FOR.search(after)
    if not asks or kind is None:
        return None
    return _task(point, kind["kind"], bodies_in(after[: kind.start()]), after[kind.end() :])


def _task(point: Point, kind: str, who: set[str], about: str) -> Task | None:
    return Task(kind.lower(), frozenset(who), about.lower(), point.place) if who else None


def _shares(one: str, other: str) -> bool:
    """Is any long word of one in the other?"""
    return any(is_there(word, other) for word in WORD.findall(one) if len(word) >= _LONG)


def _finding(given: Task, asked: Task) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded("Two are given the same task"),
        message=worded(
            "The recommendation gives it to %(one)s, while the resolution asks %(other)s.",
            one=", ".join(sorted(given.who)),
            other=", ".join(sorted(asked.who)),
        ),
        places=(asked.place, given.place),
        advice=worded("Say who is to do it, the same in both."),
    )


RULE = Rule(
    ID,
    worded("Who is to do it"),
    worded("The resolution asks another for a task than the recommendation gives it to."),
    find,
)
