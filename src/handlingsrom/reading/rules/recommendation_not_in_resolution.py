"""Something the paper recommends that never reaches the resolution."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, short
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.tasks import KIND_FOR, TASK, is_there, telling
from handlingsrom.reading.understanding.model import Point, Understood
from handlingsrom.reading.words.amounts import find_amounts

ID = "recommendation-not-in-resolution"
_STARTS_WITH_TASK = re.compile(rf"(?:å )?{TASK.pattern}", re.IGNORECASE)
# The resolution takes all that is recommended, as it stands in the paper.
_TAKES_ALL = re.compile(
    r"\banbefaling(?:en|ene|er)?\b|\btilrådin\w*|\banbefalte tiltak|\bslik (?:det|de|den) (?:er|står|fram|frem)"
    r"|\bsom (?:beskrevet|foreslått|fram|frem|omtalt|skissert)|\bsaksfr[ae]m(?:legg|stilling)|\bvurderingen",
    re.IGNORECASE,
)
_MONEY = [
    re.compile(stems, re.IGNORECASE)
    for stems in (r"overfør", r"frigj|frigi|tilbakefør", r"avset|avsatt|sette[rs]? av|\bfond", r"tilbakebetal")
]
_MOST_WORDS = 5


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """Taken to be there when any word that tells what it is, is there; so what is found is plainly missing."""
    for paper in papers:
        decided = " ".join(f"{point.lead} {point.text}" for point in paper.resolution).lower()
        if not decided or _TAKES_ALL.search(decided):
            continue
        missing = [place for point in paper.recommendations for place in _missing(point, decided)]
        missing += _left_out(paper.recommendations, decided)
        if missing:
            yield _finding(missing, paper.resolution)


def _missing(point: Point, decided: str) -> Iterator[Place]:
    for start, end in _sentences(point.text):
        said = point.text[start:end]
        is_task = not point.lead or _STARTS_WITH_TASK.match(said)
        if (is_task and _is_missing_task(said, decided)) or _is_missing_money(said, decided):
            yield _part(point, start, end)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [found.end() for found in re.finditer(r"[.!?]\s+(?=[A-ZÆØÅ])", text)] + [len(text)]:
        yield start, end
        start = end


def _is_missing_task(said: str, decided: str) -> bool:
    task = TASK.search(said)
    if task is None:
        return False
    if kind := KIND_FOR.search(said, task.end()):
        is_named = re.search(rf"\b{kind['kind']}", decided, re.IGNORECASE)
        return not is_named and _none_there(telling(said[kind.end() :], most=1), decided)
    return _none_there(telling(said[task.end() :], most=_MOST_WORDS), decided)


def _none_there(words: list[str], decided: str) -> bool:
    return bool(words) and not any(is_there(word, decided) for word in words)


def _is_missing_money(said: str, decided: str) -> bool:
    if not any(amount.is_money for amount in find_amounts(said)):
        return False
    return any(stems.search(said) and not stems.search(decided) for stems in _MONEY)


def _left_out(points: Sequence[Point], decided: str) -> Iterator[Place]:
    """An item of a list of names, when the resolution names at least two of the others."""
    for lead in dict.fromkeys(point.lead for point in points if point.lead):
        items = [point for point in points if point.lead == lead]
        named = [point for point in items if _is_named(point.text, decided)]
        if len(named) >= 2:
            yield from (
                point.place for point in items if _is_name(point.text) and not _is_named(point.text, decided)
            )


def _is_name(text: str) -> bool:
    return text[:1].isupper() and not TASK.search(text) and not find_amounts(text) and len(text.split()) <= 8


def _is_named(text: str, decided: str) -> bool:
    words = telling(text.split("(")[0], most=_MOST_WORDS)
    return bool(words) and all(is_there(word, decided) for word in words)


def _part(point: Point, start: int, end: int) -> Place:
    if point.place.text != point.text:
        return point.place
    return replace(
        point.place,
        text=point.text[start:end].strip(),
        start=point.place.start + start,
        end=point.place.start + end,
    )


def _finding(missing: list[Place], resolution: list[Point]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded_n(
            "%(n)s recommendation is not in the resolution",
            "%(n)s recommendations are not in the resolution",
            len(missing),
        ),
        message=worded(
            "The paper recommends «%(text)s», but the resolution says nothing of it. What is not decided is "
            "nobody's task when the meeting is over.",
            text=short(missing[0].text),
        ),
        places=(*missing, resolution[0].place),
        advice=worded("Take it into the resolution, or out of the recommendation."),
    )


RULE = Rule(
    ID,
    worded("Recommended, but not decided"),
    worded("A task, a transfer or an item that the paper recommends is not in the resolution."),
    find,
)
