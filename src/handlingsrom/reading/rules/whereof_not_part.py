"""`X i alt, hvorav Y`, where Y is not a part of X."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlingsrom.lib.amounts import format_kr
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step
from handlingsrom.reading.said import Said, worded
from handlingsrom.reading.understanding.model import Mention, Money, Understood
from handlingsrom.reading.words.model import Amount

ID = "whereof-not-part"
_WHEREOF = re.compile(r"[,(]?\s*\b(?:hvorav|herav|derav|av disse|av dette)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.;]\s+(?=[A-ZÆØÅ])")


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for whole, part in _pairs(paper):
            if part.what.ore > whole.what.ore:
                yield _larger(whole, part)
            elif outside := _outside(paper, whole, part):
                yield _not_in(whole, part, outside)


def _pairs(paper: Understood) -> Iterator[tuple[Mention[Amount], Mention[Amount]]]:
    """The last amount before the word and the first after it, in one sentence."""
    for whole, part in zip(paper.amounts, paper.amounts[1:], strict=False):
        if whole.context is part.context and whole.place.block == part.place.block:
            between = whole.context[whole.place.end : part.place.start]
            if _WHEREOF.search(between) and not _ENDS.search(between):
                yield whole, part


def _outside(paper: Understood, whole: Mention[Amount], part: Mention[Amount]) -> Money | None:
    """The cell that shows it: the whole is the sum of a column, and the row with the part has nothing there."""
    for table in paper.tables:
        for total in table.sums:
            if total.ore != whole.what.ore:
                continue
            summed = [
                m.ore for row in table.rows for m in row.money if (m.role, m.year) == (total.role, total.year)
            ]
            beside = [
                money
                for row in table.rows
                if not row.ore(total.role, total.year)
                for money in row.money
                if money.ore == part.what.ore
            ]
            if beside and part.what.ore not in summed:
                return beside[0]
    return None


def _larger(whole: Mention[Amount], part: Mention[Amount]) -> Finding:
    return _finding(
        whole,
        part,
        worded("A part is larger than the whole"),
        worded("The amount after «hvorav» is larger than the one it is to be part of."),
    )


def _not_in(whole: Mention[Amount], part: Mention[Amount], outside: Money) -> Finding:
    said = worded(
        "%(whole)s is the sum of a column in %(part)s, but the row with the amount after «hvorav» has nothing in "
        "that column: it comes in addition, and is not a part.",
        whole=format_kr(whole.what.ore),
        part=outside.place.part,
    )
    finding = _finding(whole, part, worded("What is said to be a part is not in the sum"), said)
    return replace(finding, places=(*finding.places, outside.place))


def _finding(whole: Mention[Amount], part: Mention[Amount], title: Said, message: Said) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=title,
        message=message,
        places=(part.place, whole.place),
        arithmetic=(
            amount_step(worded("The whole"), whole.what.ore),
            amount_step(worded("Said to be a part of it"), part.what.ore),
        ),
        advice=worded("Say what the amount is a part of, or that it comes in addition."),
    )


RULE = Rule(
    ID,
    worded("Parts that are not part"),
    worded("An amount is said to be a part of another («hvorav»), and is not."),
    find,
)
