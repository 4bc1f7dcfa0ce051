"""An overview whose lines do not follow from each other: received + left = frame, frame − needs = free."""

from collections.abc import Iterator, Sequence

from handlingsrom.lib.amounts import MINUS
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step, amount_step
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Line, LineKind, TableKind, Understood, UnderstoodTable

ID = "frame-chain"
_CHAINS = (
    (((LineKind.RECEIVED, 1), (LineKind.LEFT, 1)), LineKind.FRAME),
    (((LineKind.FRAME, 1), (LineKind.NEEDS, -1)), LineKind.FREE),
)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for table in paper.of_kind(TableKind.OVERVIEW):
            for year in sorted({line.year or 0 for line in table.lines}):
                yield from _of_year(table, [line for line in table.lines if (line.year or 0) == year])


def _of_year(table: UnderstoodTable, lines: list[Line]) -> Iterator[Finding]:
    """Only where each kind stands once: with two lines of a kind it is not known which the chain is made of."""
    kinds = [line.kind for line in lines]
    known = {line.kind: line for line in lines if kinds.count(line.kind) == 1}
    for terms, result in _CHAINS:
        if result in known and all(kind in known for kind, _sign in terms):
            signed = [(known[kind], sign) for kind, sign in terms]
            if sum(line.amount.ore * sign for line, sign in signed) != known[result].amount.ore:
                yield _finding(table, signed, known[result])


def _finding(table: UnderstoodTable, signed: list[tuple[Line, int]], result: Line) -> Finding:
    computed = sum(line.amount.ore * sign for line, sign in signed)
    steps = [_signed(line, sign) for line, sign in signed]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("«%(label)s» does not follow from the lines above", label=result.label),
        message=worded("The lines of the overview in %(part)s come to another amount.", part=table.part.name),
        places=(result.place, *(line.place for line, _sign in signed)),
        arithmetic=(
            *steps,
            amount_step(worded("Comes to"), computed),
            amount_step(worded("As written"), result.amount.ore),
            amount_step(worded("Difference"), result.amount.ore - computed, is_result=True),
        ),
        advice=worded("Put the line right, and every line that builds on it."),
    )


def _signed(line: Line, sign: int) -> Step:
    step = amount_step(worded("%(label)s", label=line.label), line.amount.ore)
    return step if sign > 0 else Step(step.label, f"{MINUS}\u00a0{step.value}")


RULE = Rule(
    ID,
    worded("The frame, line by line"),
    worded("What is received and left does not come to the frame, or the frame less the needs to what is free."),
    find,
)
