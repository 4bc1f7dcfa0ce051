"""What is left over is the same amount as the reserve, though the paper tells of more that should be in it."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, sum_step
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Line, LineKind, Mention, TableKind, Understood, UnderstoodTable
from handlingsrom.reading.words.model import Amount

ID = "reserve-counted-twice"
_RELEASED = ("frigj", "frigi")


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for table in paper.of_kind(TableKind.OVERVIEW):
            reserve, left = _line(table, LineKind.RESERVE), _line(table, LineKind.LEFT)
            if reserve and left and reserve.amount.ore == left.amount.ore > 0:
                yield _finding(reserve, left, _released(paper, left))


def _line(table: UnderstoodTable, kind: LineKind) -> Line | None:
    lines = [line for line in table.lines if line.kind == kind]
    return lines[0] if len(lines) == 1 else None


def _released(paper: Understood, left: Line) -> Mention[Amount] | None:
    """An amount that the text says is released; the smallest that can be part of the line."""
    told = [
        mention
        for mention in paper.amounts
        if mention.text is not None
        and mention.what.ore < left.amount.ore
        and any(word in _before(mention) for word in _RELEASED)
    ]
    return min(told, key=lambda mention: mention.what.ore, default=None)


def _before(mention: Mention[Amount]) -> str:
    """What stands right before the amount, in the same sentence."""
    return mention.context[: mention.place.start].rsplit(". ", 1)[-1][-80:].lower()


def _finding(reserve: Line, left: Line, released: Mention[Amount] | None) -> Finding:
    places = [left.place, reserve.place]
    arithmetic = []
    if released:
        places.append(released.place)
        rest = left.amount.ore - released.what.ore
        arithmetic = [
            sum_step(worded("If the line is right: not allocated and released"), [rest, released.what.ore]),
            sum_step(
                worded("If it is the reserve: the reserve and released"), [reserve.amount.ore, released.what.ore]
            ),
        ]
    else:
        arithmetic = [amount_step(worded("Both lines"), left.amount.ore, is_result=True)]
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN if released else Confidence.LIKELY,
        title=worded("Is the reserve counted twice?"),
        message=worded(
            "«%(left)s» is exactly the amount of the reserve. Either what was released is not in it, or the "
            "reserve is counted as free money as well.",
            left=left.label,
        ),
        places=tuple(places),
        arithmetic=tuple(arithmetic),
        advice=worded("Say what the amount is made up of."),
    )


RULE = Rule(
    ID,
    worded("A reserve counted twice"),
    worded("What is left and released equals the reserve, so that the same money may be counted twice."),
    find,
)
