"""One plan with two periods, within a paper or between papers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import Period

ID = "periods-differ"
_OVERALL = ("strateg", "hovedplan", "virksomhetsplan", "utviklingsplan")
"""Plans of which there is one at a time, so that two periods that overlap cannot both be right."""


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    by_plan: dict[str, list[Mention[Period]]] = defaultdict(list)
    for paper in papers:
        for mention in paper.periods:
            if mention.what.what.startswith(_OVERALL):
                by_plan[_plan(mention.what.what)].append(mention)
    for mentions in by_plan.values():
        yield from _of_plan(mentions)


def _plan(word: str) -> str:
    return next(start for start in _OVERALL if word.startswith(start))


def _of_plan(mentions: list[Mention[Period]]) -> Iterator[Finding]:
    """Periods that start the same year and end in different ones: the next plan starts when the first ends."""
    by_start: dict[int, list[Mention[Period]]] = defaultdict(list)
    for mention in mentions:
        by_start[mention.what.first].append(mention)
    for same_start in by_start.values():
        ends = {mention.what.last: mention for mention in reversed(same_start)}
        if len(ends) > 1:
            yield _finding(same_start, list(ends.values()))


def _finding(mentions: list[Mention[Period]], each: list[Mention[Period]]) -> Finding:
    counts = {mention.what.last: sum(m.what.last == mention.what.last for m in mentions) for mention in each}
    rarest = sorted(each, key=lambda mention: counts[mention.what.last])
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("The period of one plan is told in %(n)s ways", n=len(each)),
        message=worded(
            "The plan starts in %(first)s everywhere, but ends in different years.", first=each[0].what.first
        ),
        places=tuple(mention.place for mention in rarest),
        arithmetic=tuple(
            Step(
                worded("%(first)s–%(last)s", first=mention.what.first, last=mention.what.last),
                f"{counts[mention.what.last]} ×",
            )
            for mention in rarest
        ),
        advice=worded("Look up the plan as it was adopted, and use its period everywhere."),
    )


RULE = Rule(
    ID,
    worded("Periods that differ"),
    worded("The same plan is given two periods, in one paper or several."),
    find,
)
