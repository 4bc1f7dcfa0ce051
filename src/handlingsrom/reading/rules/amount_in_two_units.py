"""An amount that says both kroner and millions: `kr. 5.150.000,- mill`."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step, amount_step
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import Amount, Oddity

ID = "amount-in-two-units"


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        mixed = [mention for mention in paper.amounts if mention.what.oddity == Oddity.BOTH_UNITS]
        if mixed:
            yield _finding(mixed)


def _finding(mixed: list[Mention[Amount]]) -> Finding:
    first = mixed[0]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded_n(
            "%(n)s amount is in kroner and in millions", "%(n)s amounts are in kroner and in millions", len(mixed)
        ),
        message=worded("Read as it stands, «%(text)s» is a million times what is meant.", text=first.what.text),
        places=tuple(mention.place for mention in mixed),
        arithmetic=(
            Step(worded("As it stands"), first.what.text),
            amount_step(worded("As it is meant"), first.what.ore, is_result=True),
        ),
        advice=worded("Write the amounts without «mill», with spaces between the thousands."),
    )


RULE = Rule(
    ID,
    worded("Amounts in two units"),
    worded("An amount is written as kroner and as millions at once, so that it cannot be read as it stands."),
    find,
)
