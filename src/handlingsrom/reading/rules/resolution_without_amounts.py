"""A resolution that decides on money without saying how much."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Mention, Point, Understood
from handlingsrom.reading.words.amounts import find_amounts
from handlingsrom.reading.words.model import Amount

ID = "resolution-without-amounts"
_DECIDES_ON_MONEY = re.compile(
    r"\b(?:overfør(?:ing|e[rs]?|t)|frigjør(?:ing|e[rs]?)?|frigi\w*|tildel(?:ing|e[rs]?|t)|fordel(?:ing|e[rs]?|t)"
    r"|avset(?:ning|te|tes)|sett(?:e[rs]?|es) av|prioriter(?:ing|e[rs]?)|bevilg\w*|omdispon\w*|løyv\w*)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"midl(?:er|ar|ene|ane)\b|\bfond|tilskudd|tilskot|\bramme|budsjett|\bkroner\b", re.IGNORECASE)
_SHOWN = 5


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        points = [point for point in paper.resolution if _decides_on_money(point)]
        named = any(find_amounts(point.text) for point in paper.resolution)
        recommended = _recommended(paper)
        if points and recommended and not named:
            yield _finding(points, recommended)


def _decides_on_money(point: Point) -> bool:
    return bool(_DECIDES_ON_MONEY.search(point.text) and _MONEY.search(point.text))


def _recommended(paper: Understood) -> list[Mention[Amount]]:
    """Amounts the recommendation names: the paper itself knows how much, and the resolution could say it."""
    blocks = {point.place.block for point in paper.recommendations}
    return [mention for mention in paper.amounts if mention.place.block in blocks and mention.what.is_money]


def _finding(points: list[Point], recommended: list[Mention[Amount]]) -> Finding:
    steps = [Step(worded("Recommended"), mention.what.text) for mention in recommended[:_SHOWN]]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("The resolution names no amounts"),
        message=worded(
            "The recommendation builds on %(n)s amounts, but none of them stands in the resolution itself. "
            "Then it cannot be booked with certainty.",
            n=len(recommended),
        ),
        places=tuple(point.place for point in points),
        arithmetic=tuple(steps),
        advice=worded("Write the amounts into the points of the resolution."),
    )


RULE = Rule(
    ID,
    worded("A resolution without amounts"),
    worded("The resolution gives, moves or sets aside money without saying how much."),
    find,
)
