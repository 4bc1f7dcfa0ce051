"""Something that can be a fødselsnummer. It is never repeated: not in the finding, and not in any report."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlingsrom.lib.birthnumbers import find_possible
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity
from handlingsrom.reading.paper import Paper, Place, Table
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Understood

ID = "personal-identity-number"
HIDDEN = "•••••• •••••"


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        if places := list(_places(paper.paper)):
            yield _finding(places)


def _places(paper: Paper) -> Iterator[Place]:
    for block in paper.blocks:
        if isinstance(block, Table):
            cells = [(row, column) for row in range(len(block.rows)) for column in range(block.columns)]
            for row, column in cells:
                for found in find_possible(block.rows[row].cells[column].text):
                    yield _without_number(paper.cell_place(block, row, column, *found.span))
        else:
            for found in find_possible(block.text):
                yield _without_number(paper.place(block, *found.span))


def _without_number(place: Place) -> Place:
    return replace(place, text=HIDDEN)


def _finding(places: list[Place]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded_n(
            "%(n)s number can be a national identity number",
            "%(n)s numbers can be national identity numbers",
            len(places),
        ),
        message=worded("Eleven digits that start with a date must not stand in a paper for a committee."),
        places=tuple(places),
        advice=worded("Remove it, in earlier versions of the paper too."),
    )


RULE = Rule(
    ID,
    worded("National identity numbers"),
    worded("Digits that can be a person's national identity number."),
    find,
)
