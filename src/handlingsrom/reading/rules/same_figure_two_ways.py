"""One figure of the frame told with two amounts: in the overview, in the sum of an attachment and in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step
from handlingsrom.reading.paper import Place, TextKind
from handlingsrom.reading.said import Said, worded
from handlingsrom.reading.understanding.lines import kind_of_line
from handlingsrom.reading.understanding.model import ColumnRole, LineKind, Mention, TableKind, Understood
from handlingsrom.reading.words.model import Amount

ID = "same-figure-two-ways"
_SUMS = {ColumnRole.CARRIED_OVER: LineKind.CARRIED_OVER, ColumnRole.NEEDED: LineKind.NEEDS}
_TOLD = (LineKind.CARRIED_OVER, LineKind.NEEDS, LineKind.RECEIVED, LineKind.FRAME, LineKind.FREE)
_CLAUSE = re.compile(r"(?:\.\s+(?=[A-ZÆØÅ])|[;:]|,\s+(?=hvorav|herav|derav|og |men |mens |der |som ))")
_YEAR = re.compile(r"(?<![\d./])(20\d\d)(?![\d])")
_TOTAL = re.compile(r"\b(?:total\w*|samle[dt]\w*|til ?sammen|i alt|i sum)\b", re.IGNORECASE)
_ABOUT, _SLIPS, _FAR = 0.05, 2, 1.25
_LEAST_ORE = 100_000_000


@dataclass(frozen=True)
class Figure:
    """One total of the paper, and where it stands."""

    kind: LineKind
    year: int | None
    ore: int
    place: Place


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        lines = _lines(paper)
        for line in lines:
            for other in _sums(paper):
                if _is_same_figure(line, other) and line.ore != other.ore and _is_near(line.ore, other.ore):
                    yield _finding(other, line)
        known = {figure.ore for figure in [*lines, *_sums(paper)]}
        for mention in paper.amounts:
            if mention.text is not None and not _is_explained(mention, paper, known):
                yield from _against(mention, lines)


def _lines(paper: Understood) -> list[Figure]:
    """Lines of overviews, those of a kind that the overview has only one of."""
    return [
        Figure(line.kind, line.year, abs(line.amount.ore), line.place)
        for table in paper.of_kind(TableKind.OVERVIEW)
        for line in table.lines
        if line.kind in _TOLD and [each.kind for each in table.lines].count(line.kind) == 1
    ]


def _sums(paper: Understood) -> Iterator[Figure]:
    """Sums as attachments have them, where the rows come to the same: others have a rule of their own."""
    for table in paper.tables:
        for money in table.sums:
            rows = sum(row.ore(money.role, money.year) for row in table.rows)
            if (kind := _SUMS.get(money.role)) and rows == money.ore:
                yield Figure(kind, money.year, money.ore, money.place)


def _is_same_figure(one: Figure, other: Figure) -> bool:
    return one.kind == other.kind and (one.year == other.year or None in (one.year, other.year))


def _against(mention: Mention[Amount], lines: list[Figure]) -> Iterator[Finding]:
    """An amount that the text calls the same, and that is so near that it must be."""
    clause = _clause(mention)
    kind, years = kind_of_line(clause), {int(year) for year in _YEAR.findall(_sentence(mention))}
    is_item = mention.text is not None and mention.text.kind == TextKind.ITEM and ":" in clause
    for line in lines:
        is_year = not years or line.year is None or line.year in years
        if line.kind == kind and is_year and not is_item and _differs(mention.what, line.ore, clause):
            figure = Figure(kind, line.year, mention.what.ore, mention.place)
            yield _finding(figure, line)


def _clause(mention: Mention[Amount]) -> str:
    return _CLAUSE.split(mention.context[: mention.place.start])[-1]


def _sentence(mention: Mention[Amount]) -> str:
    before = re.split(r"\.\s+(?=[A-ZÆØÅ])", mention.context[: mention.place.start])[-1]
    return before + re.split(r"\.\s+(?=[A-ZÆØÅ])", mention.context[mention.place.end :])[0]


def _differs(amount: Amount, ore: int, clause: str) -> bool:
    """Not the same, rounded or not, and still so near that it is meant to be: a slip, or said to be a total."""
    if amount.decimals is not None or amount.is_about:
        room = 10 ** (8 - (amount.decimals or 0)) // 2 if amount.decimals is not None else 0
        if abs(amount.ore - ore) <= max(room, int(ore * _ABOUT) if amount.is_about else 0):
            return False
    if amount.ore == ore or ore < _LEAST_ORE:
        return False
    return _is_slip(amount.ore, ore) or (_TOTAL.search(clause) is not None and _is_near(amount.ore, ore))


def _is_near(one: int, other: int) -> bool:
    return _is_slip(one, other) or max(one, other) < _FAR * min(one, other)


def _is_slip(one: int, other: int) -> bool:
    """A digit or two wrong, and told as exactly: a round amount near the total may well be a part of it."""
    a, b = str(one // 100), str(other // 100)
    is_as_exact = len(a.rstrip("0")) >= len(b.rstrip("0"))
    return len(a) == len(b) and a[0] == b[0] and OSA.distance(a, b) <= _SLIPS and is_as_exact


def _is_explained(mention: Mention[Amount], paper: Understood, known: set[int]) -> bool:
    """Another total of the paper, or one with another amount added or taken away.

    What is free changes with whatever the paper tells of; the others only with what stands beside them.
    """
    ore, is_free = mention.what.ore, kind_of_line(_clause(mention)) == LineKind.FREE
    told = {each.what.ore for each in paper.amounts if is_free or each.context == mention.context} - {ore}
    return ore in known or any(ore - one in told or one - ore in told for one in known)


_WORDS = {
    LineKind.CARRIED_OVER: worded("Carried over"),
    LineKind.NEEDS: worded("Needs"),
    LineKind.RECEIVED: worded("Received"),
    LineKind.FRAME: worded("The frame"),
    LineKind.FREE: worded("Free"),
}


def _finding(figure: Figure, line: Figure) -> Finding:
    name: Said = _WORDS[line.kind]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("One figure is told with two amounts: %(name)s", name=name),
        message=worded("The overview has one amount, and %(part)s another for the same.", part=figure.place.part),
        places=(figure.place, line.place),
        arithmetic=(
            amount_step(worded("Here"), figure.ore),
            amount_step(worded("In the overview"), line.ore),
            amount_step(worded("Difference"), figure.ore - line.ore, is_result=True),
        ),
        advice=worded("Find the right amount, and use it in both places."),
    )


RULE = Rule(
    ID,
    worded("One figure, two amounts"),
    worded("What is carried over, asked for, received or free is told with different amounts in two places."),
    find,
)
