"""An overview whose lines do not follow from each other: received + left = frame, frame − needs = free."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.lib.amounts import MINUS
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step, amount_step
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.lines import kind_of_line
from handlingsrom.reading.understanding.model import Line, LineKind, Mention, TableKind, Understood
from handlingsrom.reading.words.model import Amount

ID = "frame-chain"
K = LineKind


@dataclass(frozen=True)
class Amounted:
    """A line, or an amount in the text: what it is called, how much, and where."""

    label: str
    ore: int
    place: Place


Term = tuple[Amounted, int]
_KNOWN = frozenset({K.NEEDS, K.RESERVE, K.FREE})


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for table in paper.of_kind(TableKind.OVERVIEW):
            for column in sorted({line.place.column or 0 for line in table.lines}):
                lines = [line for line in table.lines if line.place.column == column]
                yield from _of_frame(table.part.name, lines)
                yield from _of_free(table.part.name, lines)
                yield from _after_resolution(paper, lines)


def _of_frame(part: str, lines: list[Line]) -> Iterator[Finding]:
    """What is received and left. What is carried over is counted in some overviews, and stands apart in others."""
    received, left, frame = (_only(lines, kind) for kind in (K.RECEIVED, K.LEFT, K.FRAME))
    if received and left and frame:
        ways = [[_plus(received), _plus(left)]]
        if carried := _only(lines, K.CARRIED_OVER):
            ways.append([*ways[0], _plus(carried)])
        yield from _check(part, ways, frame)


def _of_free(part: str, lines: list[Line]) -> Iterator[Finding]:
    """The frame less what is asked for and set aside above each line of what is free, or the free line before it.

    A reserve that is there from before may stand among the lines without being taken from them.
    """
    frame = _only(lines, K.FRAME)
    base = frame
    for line in lines[lines.index(frame) + 1 :] if frame else ():
        if line.kind != K.FREE or base is None:
            continue
        between = lines[lines.index(base) + 1 : lines.index(line)]
        if between and all(each.kind in _KNOWN for each in between):
            needs = [each for each in between if each.kind == K.NEEDS]
            ways = [[_plus(base), *map(_minus, between)], [_plus(base), *map(_minus, needs)]]
            yield from _check(part, ways if needs else ways[:1], line)
        base = line


def _after_resolution(paper: Understood, lines: list[Line]) -> Iterator[Finding]:
    """What the recommendation says is free, when it also says what is set aside of it."""
    blocks = {point.place.block for point in paper.recommendations}
    told = [mention for mention in paper.amounts if mention.place.block in blocks and mention.what.is_money]
    free = [mention for mention in told if _kind(mention) == K.FREE]
    aside = [mention for mention in told if _kind(mention) == K.RESERVE]
    base = _only(lines, K.FREE)
    if base and len(free) == 1 and len(aside) == 1 and free[0].what.ore != base.amount.ore:
        result = Amounted(free[0].what.text, free[0].what.ore, free[0].place)
        set_aside = Amounted(aside[0].what.text, aside[0].what.ore, aside[0].place)
        if free[0].what.decimals is None:
            yield from _check(free[0].place.part, [[_plus(base), (set_aside, -1)]], result)


def _kind(mention: Mention[Amount]) -> LineKind:
    return kind_of_line(re.split(r"[.;:]\s|,\s", mention.context[: mention.place.start])[-1])


def _only(lines: list[Line], kind: LineKind) -> Line | None:
    found = [line for line in lines if line.kind == kind]
    return found[0] if len(found) == 1 else None


def _amounted(line: Line) -> Amounted:
    """A minus sign says that the line is taken from the others, which its kind says as well."""
    return Amounted(line.label, abs(line.amount.ore) if line.kind != K.FREE else line.amount.ore, line.place)


def _plus(line: Line) -> Term:
    return _amounted(line), 1


def _minus(line: Line) -> Term:
    return _amounted(line), -1


def _check(part: str, ways: list[list[Term]], result: Line | Amounted) -> Iterator[Finding]:
    written = _amounted(result) if isinstance(result, Line) else result
    if all(_sum(terms) != written.ore for terms in ways):
        yield _finding(part, ways[0], written)


def _sum(terms: list[Term]) -> int:
    return sum(term.ore * sign for term, sign in terms)


def _finding(part: str, terms: list[Term], result: Amounted) -> Finding:
    computed = _sum(terms)
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("«%(label)s» does not follow from the lines above", label=result.label),
        message=worded("The lines of the overview in %(part)s come to another amount.", part=part),
        places=(result.place, *(term.place for term, _sign in terms)),
        arithmetic=(
            *(_signed(term, sign) for term, sign in terms),
            amount_step(worded("Comes to"), computed),
            amount_step(worded("As written"), result.ore),
            amount_step(worded("Difference"), result.ore - computed, is_result=True),
        ),
        advice=worded("Put the line right, and every line that builds on it."),
    )


def _signed(term: Amounted, sign: int) -> Step:
    step = amount_step(worded("%(label)s", label=term.label), term.ore)
    return step if sign > 0 else Step(step.label, f"{MINUS}\u00a0{step.value}")


RULE = Rule(
    ID,
    worded("The frame, line by line"),
    worded("What is received and left does not come to the frame, or the frame less the needs to what is free."),
    find,
)
