"""More is set aside, while the paper says that it is not settled what it may be used for."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.asking import Spot, running_texts
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Understood

ID = "reserve-without-rules"
_FUND = re.compile(r"\bfond|\breserve|avsetning|avsatt", re.IGNORECASE)
_RULES = r"(?:prinsipp|regel|regl|retningslinje|kriteri|rutine|ramme|føring)\w*"
_UNSETTLED = re.compile(
    rf"\bikk(?:e|je)\b(?:\s+\w+){{0,3}}\s+(?:avklar|fastsatt|fastsett|vedta|besl|laget|utarbeid|klar|enig)\w*"
    rf"(?:\s+\w+){{0,3}}\s+{_RULES}|\b(?:mangler|manglar)\s+(?:\w+\s+){{0,2}}{_RULES}"
    rf"|{_RULES}\b[^.]{{0,40}}\b(?:er|ble|vart)\s+ikk(?:e|je)\s+(?:avklar|fastsatt|vedta|besl|laget|utarbeid)\w*",
    re.IGNORECASE,
)
_SETS_ASIDE = re.compile(
    r"\b(?:sett\w* av|avset\w*|styrk\w* fond\w*|øk\w* fond\w*|fond\w* (?:styrkes|økes))\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?:[^.]|\.(?=\S))+\.?")


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        unsettled = next((place for spot in running_texts(paper) if (place := _unsettled(spot))), None)
        points = [*paper.recommendations, *paper.resolution]
        aside = [point.place for point in points if _SETS_ASIDE.search(point.text) and _FUND.search(point.text)]
        is_settled = any(re.search(_RULES, p.text) and _FUND.search(p.text) for p in paper.resolution)
        if unsettled and aside and not is_settled:
            yield _finding(unsettled, aside)


def _unsettled(spot: Spot) -> Place | None:
    """A sentence that says so, in a paragraph that tells of a fund or reserve."""
    if not _FUND.search(spot.text):
        return None
    for sentence in _SENTENCE.finditer(spot.text):
        if _UNSETTLED.search(sentence.group()):
            return spot.at(sentence.start(), sentence.end())
    return None


def _finding(unsettled: Place, aside: list[Place]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded("Money is set aside without rules for its use"),
        message=worded("More is set aside, while the paper itself says that it is not settled how it may be used."),
        places=(*aside, unsettled),
        advice=worded("Let the resolution say what the money is for and who decides, or when that is settled."),
    )


RULE = Rule(
    ID,
    worded("A reserve without rules"),
    worded("More money is set aside, while the rules for its use are said not to be settled."),
    find,
)
