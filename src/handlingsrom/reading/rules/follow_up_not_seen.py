"""What an earlier paper asked to have back at a later meeting, and a later paper says nothing of."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.asking import everything
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, short
from handlingsrom.reading.said import worded
from handlingsrom.reading.tasks import is_there, telling
from handlingsrom.reading.understanding.model import Point, Understood

ID = "follow-up-not-seen"
_BACK = re.compile(
    r"\b(?:legg\w* (?:saken |det |dette |forslag(?:et)? )?(?:frem|fram)|kom\w* tilbake|(?:ny|egen) sak"
    r"|presenter\w*|orienter\w*)\b(?P<what>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LATER = re.compile(r"\b(?:neste|møtet?|innen|SSU|høsten|våren|dialogmøte\w*|partnerskapsmøte\w*)\b", re.IGNORECASE)
_MOST_WORDS = 6


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """Papers by their case numbers; one later paper that has any of it is enough."""
    numbered = [(paper.number.number, paper) for paper in papers if paper.number]
    in_order = sorted(numbered, key=lambda pair: (pair[0].year, pair[0].sequence))
    for at, (_number, paper) in enumerate(in_order):
        later = [other for _other, other in in_order[at + 1 :]]
        said = " ".join(spot.text for other in later for spot in everything(other.paper)).lower()
        for point in paper.resolution if later else ():
            words = _asked_back(point)
            if words and not any(is_there(word, said) for word in words):
                yield _finding(point, later[0])


def _asked_back(point: Point) -> list[str]:
    """What it is about, when the point asks for it at a later meeting."""
    found = _BACK.search(point.text)
    if found is None or not _LATER.search(found["what"]):
        return []
    return telling(_LATER.sub(" ", point.text), most=99)[-_MOST_WORDS:]


def _finding(point: Point, later: Understood) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.LIKELY,
        title=worded("Asked for earlier, and not seen: %(text)s", text=short(point.text)),
        message=worded("An earlier resolution asks for it at a later meeting. %(file)s says nothing of it.",
                       file=later.paper.file),
        places=(point.place, later.paper.place(next(later.paper.texts))),
        advice=worded("Say what became of it, or when it comes."),
    )  # fmt: skip


RULE = Rule(
    ID,
    worded("Follow-up that is not seen"),
    worded("An earlier paper asks for something at a later meeting, and the later paper says nothing of it."),
    find,
)
