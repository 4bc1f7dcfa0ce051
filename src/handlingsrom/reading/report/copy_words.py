"""What the comments in a Word copy say."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlingsrom.reading.finding import Confidence, Finding
from handlingsrom.reading.paper import Place
from handlingsrom.reading.report.words import ADVICE, CONFIDENCES, where
from handlingsrom.reading.report.writable import masked
from handlingsrom.reading.said import Language, worded, worded_n


@dataclass(frozen=True)
class Comment:
    """A bold first line and the paragraphs below it."""

    heading: str
    lines: tuple[str, ...]


def in_full(number: int, finding: Finding, here: Sequence[Place], language: Language) -> Comment:
    """`here`: the places in this file. Those in other files cannot be marked, so they are written."""
    lines = [finding.message.into(language)]
    if finding.confidence != Confidence.PROVEN:
        lines.append(f"({CONFIDENCES[finding.confidence].into(language)})")
    lines += [f"{step.label.into(language)}: {step.value}" for step in finding.arithmetic]
    if finding.advice:
        lines.append(f"{ADVICE.into(language)}: {finding.advice.into(language)}")
    if len(here) > 1:
        more = worded_n("Marked at %(n)s more place.", "Marked at %(n)s more places.", len(here) - 1)
        lines.append(more.into(language))
    lines += _elsewhere(finding, here[0].file, language)
    return Comment(_heading(number, finding, language), tuple(lines))


def at_another_place(number: int, finding: Finding, first: Place, language: Language) -> Comment:
    see = worded("See the comment in %(place)s.", place=where(first))
    return Comment(_heading(number, finding, language), (see.into(language),))


def _heading(number: int, finding: Finding, language: Language) -> str:
    return worded("Finding %(number)s: %(title)s", number=number, title=finding.title).into(language)


def _elsewhere(finding: Finding, file: str, language: Language) -> list[str]:
    also = [
        f"{place.file}, {where(place).into(language)}: «{masked(place.text)}»"
        for place in finding.places
        if place.file != file
    ]
    return [worded("Also in %(place)s", place=each).into(language) for each in dict.fromkeys(also)]
