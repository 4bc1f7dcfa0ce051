"""Taken out of the plan, though the paper itself says that it is decided or to be strengthened."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.asking import running_texts
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, short
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import Said, worded
from handlingsrom.reading.understanding.alikeness import alike
from handlingsrom.reading.understanding.matching import LIKELY_SAME
from handlingsrom.reading.understanding.model import InitiativeRow, Principle, TableKind, Understood

ID = "priority-against-removal"
_PRIORITY = re.compile(
    r"\bprioriter(?:ing|ingen|t|te)\b.*\b(?:vedta\w*|vedtok|beslutt?et|beslutning|SSU|utvalget)\b"
    r"|\b(?:vedtatt|besluttet|vedtok)\b.*\b(?:prioriter\w*|iverksett\w*|iverksatt|styrk\w*|viderefør\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
_REMOVAL = re.compile(
    r"\b(?:utgå\w*|ut av|tas ut|avslutt\w*|innlemm\w*|fjern\w*|ikke|stans\w*|overfør\w*)\b", re.IGNORECASE
)
_STRENGTHEN = re.compile(
    r"\b(?:besluttet|vedtok|vedtatt)\b.*\b(?:økt (?:fokus|innsats|satsn?ing)|styrk\w+|prioriter\w*|løft\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"(?:[^.]|\.(?=\S))+\.?")
_REMOVED = (Principle.CLOSE, Principle.HAND_OVER)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        plans = paper.of_kind(TableKind.PLAN)
        removed = [row for table in plans if table.principle in _REMOVED for row in table.rows]
        kept = [row for table in plans if table.principle not in _REMOVED for row in table.rows]
        for row in removed:
            if row.table.principle == Principle.CLOSE and (said := _says_priority(row)):
                yield _of_row(row, said)
        if kept:
            yield from _of_areas(paper, removed, kept)


def _says_priority(row: InitiativeRow) -> str | None:
    for sentence in _SENTENCE.findall(row.status):
        if _PRIORITY.search(sentence) and not _REMOVAL.search(sentence):
            return str(sentence).strip()
    return None


def _of_areas(paper: Understood, removed: list[InitiativeRow], kept: list[InitiativeRow]) -> Iterator[Finding]:
    """An area that a body has decided to strengthen, when what the plan has of it is all taken out."""
    areas = dict(area for table in paper.tables for area in table.focus_areas)
    living = {row.focus_area for row in kept}
    for spot in running_texts(paper):
        for sentence in _SENTENCE.finditer(spot.text):
            if not _STRENGTHEN.search(sentence.group()):
                continue
            for area in areas:
                gone = [row for row in removed if _is_of(row, area)]
                at = sentence.group().casefold().find(area.casefold())
                if at >= 0 and gone and not any(alike(area, name) >= LIKELY_SAME for name in living):
                    start = sentence.start() + at
                    yield _of_area(area, gone, spot.at(start, start + len(area)))


def _is_of(row: InitiativeRow, area: str) -> bool:
    return row.focus_area == area or row.title.casefold().startswith(area.casefold())


def _of_row(row: InitiativeRow, said: str) -> Finding:
    return _finding(
        worded("Prioritised, and taken out: %(title)s", title=short(row.title)),
        worded("The row says «%(text)s», but stands in the table of what is to end.", text=short(said)),
        tuple(place for place in (row.place, row.status_place) if place),
    )


def _of_area(area: str, gone: list[InitiativeRow], place: Place) -> Finding:
    return _finding(
        worded("To be strengthened, and left without initiatives: %(area)s", area=area),
        worded(
            "The text says it is decided to strengthen the area, but its initiative «%(title)s» is taken out of "
            "the plan, and no other is kept.",
            title=short(gone[0].title),
        ),
        (*(row.place for row in gone), place),
    )


def _finding(title: Said, message: Said, places: tuple[Place, ...]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=title,
        message=message,
        places=places,
        advice=worded("Say why it is taken out all the same, or keep it."),
    )


RULE = Rule(
    ID,
    worded("Priorities that are taken out"),
    worded("Something decided or prioritised is taken out of the plan."),
    find,
)
