"""Refers to an attachment that is not there."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.asking import everything
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity
from handlingsrom.reading.paper import Paper, Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Understood

ID = "attachment-missing"
_REFERS = re.compile(
    r"\bvedlegg(?:ene|a)?\s+(?:nr\.?\s*)?(?P<numbers>\d{1,2}(?:(?:\s*,\s*|\s*[–-]\s*|\s+og\s+|\s+til\s+)\d{1,2}(?!\d))*)"
    r"(?P<rest>.{0,12})",
    re.IGNORECASE,
)
_NUMBER, _RANGE = re.compile(r"\d+"), re.compile(r"(\d+)\s*(?:[–-]|til)\s*(\d+)")
_OF_OTHERS = re.compile(
    r"^\s*(?:til|i|av)\s+(?:sak\s*\d|avtale|delavtale|møte|brev|den |samarbeids|\d)", re.IGNORECASE
)
_LISTED = re.compile(
    r"^\W*(?:utrykt\s+)?vedlegg\s+(?:nr\.?\s*)?(\d{1,2})(?=\s*$|\s*[:.–-]|\s+[A-ZÆØÅ«])", re.IGNORECASE
)
_FILE = re.compile(r"vedlegg[ _-]*(\d{1,2})", re.IGNORECASE)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """Attachments may be files of their own, which are given together with the paper or named in a list."""
    beside = {int(number) for paper in papers for number in _FILE.findall(paper.paper.file)}
    for paper in papers:
        there = beside | _there(paper.paper)
        missing: dict[int, Place] = {}
        for number, place in _referred(paper.paper):
            if number not in there:
                missing.setdefault(number, place)
        if missing:
            yield _finding(missing, has_others=bool(there))


def _there(paper: Paper) -> set[int]:
    parts = {int(number) for part in paper.parts for number in _NUMBER.findall(part.name)}
    return parts | {int(found[1]) for spot in everything(paper) if (found := _LISTED.match(spot.text))}


def _referred(paper: Paper) -> Iterator[tuple[int, Place]]:
    for spot in everything(paper):
        for found in _REFERS.finditer(spot.text):
            if _OF_OTHERS.match(found["rest"]):
                continue
            for number in _numbers(found["numbers"]):
                yield number, spot.at(found.start(), found.end("numbers"))


def _numbers(text: str) -> set[int]:
    """`3–5` and `3, 4 og 5` are three."""
    numbers = {int(number) for number in _NUMBER.findall(text)}
    for first, last in _RANGE.findall(text):
        numbers |= set(range(int(first), int(last) + 1))
    return numbers


def _finding(missing: dict[int, Place], *, has_others: bool) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN if has_others else Confidence.LIKELY,
        title=worded_n("Attachment %(numbers)s is not there", "Attachments %(numbers)s are not there", len(missing),
                       numbers=", ".join(map(str, sorted(missing)))),
        message=worded("It is referred to, but is neither in the paper nor named in a list of attachments."),
        places=tuple(missing[number] for number in sorted(missing)),
        advice=worded("Add it, or put the reference right."),
    )  # fmt: skip


RULE = Rule(
    ID,
    worded("Attachments that are missing"),
    worded("The paper refers to an attachment that it does not have."),
    find,
)
