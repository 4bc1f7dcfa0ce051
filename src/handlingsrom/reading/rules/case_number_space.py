"""One case number that is said to be two bodies': `sak 06.25` of the one is not that of the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import CaseReference
from handlingsrom.reading.words.parties import find_bodies

ID = "case-number-space"
_BEFORE, _AFTER = 60, 25
_MEET = frozenset({"SSU", "admSU", "SAU", "Partnerskapsmøtet", "Dialogmøtet"})


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """Over all papers: the number alone does not say whose case it is."""
    by_case: dict[tuple[int, int], dict[str, Place]] = defaultdict(dict)
    for paper in papers:
        for mention in paper.cases:
            if body := _body(mention):
                number = mention.what.number
                by_case[number.year, number.sequence].setdefault(body, mention.place)
    for bodies in by_case.values():
        if len(bodies) > 1:
            yield _finding(bodies)


def _body(mention: Mention[CaseReference]) -> str | None:
    """The one right after (`sak 04.25 SSU`), or else the one before in the same sentence."""
    after = mention.context[mention.place.end :][:_AFTER].split(".")[0]
    before = mention.context[: mention.place.start][-_BEFORE:].split(". ")[-1]
    for names in (
        [body.name for body in find_bodies(after)][:1],
        [body.name for body in find_bodies(before)][-1:],
    ):
        if names and names[0] in _MEET:
            return names[0]
    return None


def _finding(bodies: dict[str, Place]) -> Finding:
    places = tuple(bodies.values())
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.POSSIBLE,
        title=worded("Two bodies have a case %(number)s", number=places[0].text),
        message=worded("The number alone does not say whose case it is."),
        places=places,
        arithmetic=tuple(Step(worded("%(text)s", text=place.text), body) for body, place in bodies.items()),
        advice=worded("Write the body together with the number."),
    )


RULE = Rule(
    ID,
    worded("Case numbers of two bodies"),
    worded("The same case number is said to be of two bodies."),
    find,
)
