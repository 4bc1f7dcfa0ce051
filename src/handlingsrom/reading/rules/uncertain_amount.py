"""An amount the row itself calls uncertain, which is summed as if it were certain."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, short
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import InitiativeRow, Place, Understood

ID = "uncertain-amount"
_UNCERTAIN = re.compile(
    r"\b(?:usikker|usikre|uavklart|foreløpig|ikke (?:endelig )?avklart|anslått)\w*\s*(?:sum|beløp|kostnad)\w*"
    r"|\b(?:sum|beløp)(?:men|et)? (?:er|ikke) (?:usikker|usikkert|uavklart|foreløpig|ikke avklart)",
    re.IGNORECASE,
)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for row in paper.initiatives():
            for text, place in ((row.description, row.description_place), (row.status, row.status_place)):
                if place and any(money.ore for money in row.money) and (told := _UNCERTAIN.search(text)):
                    yield _finding(row, place, told.group())


def _finding(row: InitiativeRow, place: Place, words: str) -> Finding:
    money = [each for each in row.money if each.ore][-1]
    is_summed = any((total.role, total.year) == (money.role, money.year) for total in row.table.sums)
    message = worded("The row says «%(words)s», but its amount is in the sum like all others.", words=words)
    alone = worded("The row says «%(words)s», but its amount is written as if it were certain.", words=words)
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded("An uncertain amount stands as a certain one: %(title)s", title=short(row.title)),
        message=message if is_summed else alone,
        places=(place, money.place),
        arithmetic=(amount_step(worded("The row"), money.ore),),
        advice=worded("Find out the amount, or mark it as an estimate wherever it is counted."),
    )


RULE = Rule(
    ID,
    worded("Uncertain amounts"),
    worded("The text of a row calls its amount uncertain, while the paper counts on it."),
    find,
)
