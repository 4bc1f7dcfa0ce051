"""Question marks left in tables and amounts: what is asked should be answered before the paper goes out."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Understood

ID = "open-question"
_QUESTION = re.compile(r"[^.;:\n?]*\?")


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """In tables of initiatives only: running text may ask what is to be discussed. Who answers has its own rule."""
    for paper in papers:
        responsible = {_cell(row.responsible.place) for row in paper.initiatives() if row.responsible.place}
        asked = [place for place in _questions(paper) if _cell(place) not in responsible]
        if asked:
            yield _finding(asked)


def _cell(place: Place | None) -> tuple[int, int | None, int | None]:
    return (place.block, place.row, place.column) if place else (-1, None, None)


def _questions(paper: Understood) -> Iterator[Place]:
    for understood in paper.tables:
        for table in understood.pieces if understood.rows else ():
            for row, cells in enumerate(table.rows):
                for column, cell in enumerate(cells.cells):
                    for question in _QUESTION.finditer(cell.text):
                        start = question.start() + len(question.group()) - len(question.group().lstrip())
                        yield paper.paper.cell_place(table, row, column, start, question.end())


def _finding(asked: list[Place]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded_n("%(n)s question is left in the tables", "%(n)s questions stand in the tables", len(asked)),
        message=worded("A question mark in a table tells the reader that the paper is not finished."),
        places=tuple(asked),
        advice=worded("Answer the question, or say who will and by when."),
    )


RULE = Rule(
    ID,
    worded("Questions left"),
    worded("A cell of a table still asks something."),
    find,
)
