"""Findings made by hand, at places in papers made for a test."""

from handlingsrom.reading.finding import Confidence, Finding, Severity, Step
from handlingsrom.reading.paper import Paper, Place, Table, Text
from handlingsrom.reading.said import worded


class English:
    """The sentences as they are in the code."""

    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        return singular if number == 1 else plural


ENGLISH = English()


def finding(*places: Place, title: str = "A sum is wrong", arithmetic=(), advice="Look again.", **more) -> Finding:
    given = {"severity": Severity.MUST, "confidence": Confidence.PROVEN, **more}
    steps = tuple(Step(worded(label), value) for label, value in arithmetic)
    return Finding(
        "made", title=worded(title), message=worded("It does not add up."), places=places, arithmetic=steps,
        advice=worded(advice), **given,
    )  # fmt: skip


def place(paper: Paper, words: str) -> Place:
    """Where these words stand first, in a text or a cell."""
    for block in paper.blocks:
        if isinstance(block, Text) and words in block.text:
            start = block.text.index(words)
            return paper.place(block, start, start + len(words))
        if isinstance(block, Table) and (found := _in_table(paper, block, words)):
            return found
    raise AssertionError(f"{words} is not in the paper")


def _in_table(paper: Paper, table: Table, words: str) -> Place | None:
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            if words in cell.text:
                start = cell.text.index(words)
                return paper.cell_place(table, number, column, start, start + len(words))
    return None
