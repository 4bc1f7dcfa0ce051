"""One row that names two different agreements or procedures: `prosedyre 2-5`, and `prosedyre 2-3` beside it."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.asking import Spot
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import InitiativeRow, Understood

ID = "reference-differs"
_REFERENCE = re.compile(
    r"\b(?P<kind>delavtale|(?:samarbeids)?prosedyre|retningslinje|avtale)\w*\s*(?:nr\.?\s*)?"
    r"(?P<number>\d{1,2}(?:[-–.]\d{1,2})+[a-z]?)(?!\d|\.\d)",
    re.IGNORECASE,
)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for row in paper.initiatives():
            cells = dict(_named(row))
            if len(cells) > 1 and len({(place.row, place.column) for place in cells.values()}) > 1:
                yield _finding(row, cells)


def _named(row: InitiativeRow) -> Iterator[tuple[str, Place]]:
    for text, place in ((row.status, row.status_place), (row.follow_up, row.follow_up_place)):
        if place is not None and place.text == text:
            for found in _REFERENCE.finditer(text):
                yield found["number"], Spot(text, place).at(found.start(), found.end())


def _finding(row: InitiativeRow, cells: dict[str, Place]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.LIKELY,
        title=worded("The row names two agreements: %(numbers)s", numbers=", ".join(cells)),
        message=worded("The status is of one, and the follow-up of another."),
        places=(*cells.values(), row.place),
        advice=worded("Look up which of them is meant."),
    )


RULE = Rule(
    ID,
    worded("References that differ"),
    worded("The same row refers to two different agreements or procedures."),
    find,
)
