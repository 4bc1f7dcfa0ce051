"""One person's illness, which a paper for a meeting should not tell of."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.asking import everything
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Understood

ID = "health-details"
_NAME = r"[A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][a-zæøå]+)+"
_ILLNESS = (
    r"(?:kreft|demens|diabetes|psykose|depresjon|schizofreni|bipolar\w*|autisme|rusavhengig\w*|hjerneslag|hjertesvikt"
    r"|KOLS|epilepsi|parkinson\w*|alzheimer\w*|selvmord\w*|ADHD|diagnose\w*|spiseforstyrrelse\w*)"
)
_SOMEBODY = (
    rf"(?:{_NAME}|(?i:en|én|ein) (?i:mann|kvinne|gutt|jente|pasient) (?i:på )?\d{{1,3}} år"
    r"|(?i:pasienten|brukeren))"
)
_HAS = r"(?i:(?:som )?(?:har|hadde|fikk|lider av|er diagnostisert med|døde av))"
_ONE = re.compile(rf"\b{_SOMEBODY}\s+{_HAS}[^.]{{0,40}}\b(?i:{_ILLNESS})")


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        told = [
            spot.at(found.start(), found.start())
            for spot in everything(paper.paper)
            for found in _ONE.finditer(spot.text)
        ]
        if told:
            yield _finding(told)


def _finding(told: list[Place]) -> Finding:
    """What is told is not repeated: the place says where it stands."""
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.POSSIBLE,
        title=worded_n("One person's health may be told of", "Single persons' health may be told of", len(told)),
        message=worded("A sentence seems to tell what illness one person has. The paper is read by many."),
        places=tuple(told),
        advice=worded("Take it out, unless nobody can know who it is."),
    )


RULE = Rule(
    ID,
    worded("One person's health"),
    worded("A sentence seems to tell of one person's illness."),
    find,
)
