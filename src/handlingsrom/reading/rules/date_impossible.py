"""A day that does not exist, `31.2.2026`, or that was another day of the week: `mandag 5. mai 2026`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import DateMention

ID = "date-impossible"
_ONE_DAY = re.compile(
    r"(?P<day>\d{1,2})\.\s?(?:(?P<month>\d{1,2})\.\s?|(?P<name>[a-z]{3,9})\.?,?\s)(?P<year>\d{4}|\d{2})",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_WEEKDAYS = [
    ("mandag", "måndag"), ("tirsdag", "tysdag"), ("onsdag",), ("torsdag",), ("fredag",), ("lørdag", "laurdag"),
    ("søndag", "sundag"),
]  # fmt: skip
_OF_DAY = re.compile(r"\b(?:den|dato|møtet?|frist(?:en)?|innen|innan|SSU|etter|før|dag)[ :(]*$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?P<name>[a-zæøå]{2,4}dag)\s+(?:den\s+)?$", re.IGNORECASE)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        wrong = [(mention, step) for mention in paper.dates if (step := _wrong(mention))]
        if wrong:
            yield _finding([mention.place for mention, _step in wrong], [step for _mention, step in wrong])


def _wrong(mention: Mention[DateMention]) -> Step | None:
    what = mention.what
    if what.first is None:
        return _no_such_day(what.text, mention.context[: mention.place.start])
    named = _BEFORE.search(mention.context[: mention.place.start])
    said = _weekday(named["name"]) if named else None
    if said is None or not what.has_year or what.first != what.last or said == what.first.weekday():
        return None
    return Step(worded("%(text)s was a", text=what.text), _WEEKDAYS[what.first.weekday()][0])


def _weekday(name: str) -> int | None:
    return next((at for at, names in enumerate(_WEEKDAYS) if name.lower() in names), None)


def _no_such_day(text: str, before: str) -> Step | None:
    """Only what is written as one whole day: a year that is cut has a rule of its own.

    `2.13.26` may as well be the number of a version, unless a word says that it is a day.
    """
    found = _ONE_DAY.fullmatch(text)
    if found is None:
        return None
    month = int(found["month"]) if found["month"] else _month(found["name"])
    is_short = len(found["year"]) == 2
    last = _days_in(int(found["year"]) + (2000 if is_short else 0), month)
    if last is None:
        is_day = month > 12 and (not is_short or _OF_DAY.search(before))
        return Step(worded("«%(text)s»: months in a year", text=text), "12") if is_day else None
    return Step(worded("«%(text)s»: days in the month", text=text), str(last)) if int(found["day"]) > last else None


def _month(name: str) -> int:
    return next((at for at, start in enumerate(_MONTHS, 1) if name.lower().startswith(start)), 0)


def _days_in(year: int, month: int) -> int | None:
    if not 1 <= month <= 12:
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _finding(places: list[Place], steps: list[Step]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded_n("%(n)s date cannot be right", "%(n)s dates cannot be right", len(places)),
        message=worded("There is no such day, or it is another day of the week."),
        places=tuple(places),
        arithmetic=tuple(steps),
        advice=worded("Look up the date."),
    )


RULE = Rule(
    ID,
    worded("Dates that cannot be"),
    worded("A date does not exist, or is another day of the week than the text says."),
    find,
)
