"""Something is awaited by a day that had passed when the paper was written."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from handlingsrom.lib.dates import format_date
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import DateMention

ID = "date-passed"
_AWAITED = re.compile(r"\b(?:avvent\w*|forvent\w*|vent\w*|planl\w*|skal|frist(?:en)?|innen|innan)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:ble|vart|er mottatt|mottatt|gjennomført|levert|holdt|var|vedtatt|besluttet)\b", re.IGNORECASE
)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        if paper.written_on is None:
            continue
        passed = [mention for mention in paper.dates if _is_awaited(mention, paper.written_on)]
        if passed:
            yield _finding(passed, paper.written_on)


def _is_awaited(mention: Mention[DateMention], written_on: date) -> bool:
    """In the clause right before it, of something that is not said to be done."""
    if mention.what.last is None or not mention.what.has_year or mention.what.last >= written_on:
        return False
    clause = re.split(r"[.;]\s", mention.context[: mention.place.start])[-1]
    after = re.split(r"[.;]\s", mention.context[mention.place.end :])[0]
    return bool(_AWAITED.search(clause)) and not _DONE.search(f"{clause} {after}")


def _finding(passed: list[Mention[DateMention]], written_on: date) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.LIKELY,
        title=worded_n("%(n)s date had passed already", "%(n)s dates had passed already", len(passed)),
        message=worded("Something is awaited by a day before the paper's own."),
        places=tuple(mention.place for mention in passed),
        arithmetic=(Step(worded("The paper's own date"), format_date(written_on)),),
        advice=worded("Say what happened, or give a new date."),
    )


RULE = Rule(
    ID,
    worded("Dates that have passed"),
    worded("Something is awaited by a day before the paper's own date."),
    find,
)
