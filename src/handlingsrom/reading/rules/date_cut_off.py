"""A date that lacks its end, `20.2.2`, beside the whole of it, `20.2.25`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, meant_step
from handlingsrom.reading.paper import Place, Table
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Understood

ID = "date-cut-off"
_CUT = re.compile(r"(?<![\d.])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>\d)(?![\d.])")
_WHOLE = re.compile(r"(?<![\d.])[0-3]?\d\.[01]?\d\.\d{2}(?:\d{2})?(?!\d)")


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """Only where the same paper has a date the cut one can be the start of: `2.3.1` may be a numbered heading."""
    for paper in papers:
        texts = list(_texts(paper))
        whole = {date for _place, text in texts for date in _WHOLE.findall(text)}
        cut: dict[str, list[Place]] = {}
        meant: dict[str, str] = {}
        for place, text in texts:
            for found in _CUT.finditer(text):
                if full := next((date for date in sorted(whole) if date.startswith(found.group())), None):
                    cut.setdefault(found.group(), []).append(_part(place, found))
                    meant[found.group()] = full
        if cut:
            yield _finding(cut, meant)


def _texts(paper: Understood) -> Iterator[tuple[Place, str]]:
    for block in paper.paper.blocks:
        if isinstance(block, Table):
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells.cells):
                    yield paper.paper.cell_place(block, row, column), cell.text
        else:
            yield paper.paper.place(block), block.text


def _part(place: Place, found: re.Match[str]) -> Place:
    return replace(place, text=found.group(), start=found.start(), end=found.end())


def _finding(cut: dict[str, list[Place]], meant: dict[str, str]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded_n("%(n)s date is cut off", "%(n)s dates are cut off", len(cut)),
        message=worded("The year lacks its last digit, while the paper has the whole date elsewhere."),
        places=tuple(place for places in cut.values() for place in places),
        arithmetic=tuple(meant_step(text, meant[text]) for text in cut),
        advice=worded("Write the whole date."),
    )


RULE = Rule(
    ID,
    worded("Dates that are cut off"),
    worded("A date lacks the last digit of its year."),
    find,
)
