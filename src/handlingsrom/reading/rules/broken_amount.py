"""An amount whose digits or ending are broken: `0, 533.333. mill`, `250.000-`."""

from collections.abc import Iterator, Sequence

from handlingsrom.lib.amounts import format_kr
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, meant_step
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import Amount, Oddity

ID = "broken-amount"
_SEVERITIES = {Oddity.BROKEN_DIGITS: Severity.MUST, Oddity.LOOSE_ENDING: Severity.SHOULD}


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for oddity, severity in _SEVERITIES.items():
            broken = [mention for mention in paper.amounts if mention.what.oddity == oddity]
            if broken:
                yield _finding(broken, severity)


def _finding(broken: list[Mention[Amount]], severity: Severity) -> Finding:
    return Finding(
        rule=ID,
        severity=severity,
        confidence=Confidence.PROVEN,
        title=worded_n("%(n)s amount is written wrongly", "%(n)s amounts are written wrongly", len(broken)),
        message=worded("«%(text)s» is not an amount as it stands.", text=broken[0].what.text),
        places=tuple(mention.place for mention in broken),
        arithmetic=tuple(meant_step(mention.what.text, format_kr(mention.what.ore)) for mention in broken),
        advice=worded("Write the amount as whole kroner, with spaces between the thousands."),
    )


RULE = Rule(
    ID,
    worded("Broken amounts"),
    worded("The digits, marks or ending of an amount do not fit together."),
    find,
)
