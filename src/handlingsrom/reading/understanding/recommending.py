"""What a paper recommends: under such a heading, and in lists that a sentence that recommends leads."""

import re
from collections.abc import Sequence

from handlingsrom.reading.paper import Paper, Text, TextKind
from handlingsrom.reading.understanding.model import Point
from handlingsrom.reading.understanding.resolution import resolution_of
from handlingsrom.reading.understanding.sections import RECOMMENDED, WEIGHED, sections

_RECOMMENDS = re.compile(r"\b(?:anbefal(?:es|er)|tilr[åa](?:s|r|ds)|foresl(?:ås|år)|rår til)\b", re.IGNORECASE)
_LEADS = re.compile(r":\s*$|\bfølgende\b|\bfølgjande\b", re.IGNORECASE)


def recommendations_of(paper: Paper) -> list[Point]:
    """In order, each text once."""
    points: dict[int, Point] = {}
    for section in sections(paper, RECOMMENDED):
        points |= _points(paper, section.texts, is_all=True)
    for section in sections(paper, WEIGHED):
        points |= _points(paper, section.texts, is_all=False)
    case = [text for text in paper.texts if text.text.strip() and not paper.part_of(text.index).is_attachment]
    points |= _lists(paper, case, taken=points)
    resolved = {point.place.block for point in resolution_of(paper)}
    return [point for block, point in sorted(points.items()) if block not in resolved]


def _points(paper: Paper, texts: Sequence[Text], *, is_all: bool) -> dict[int, Point]:
    """Items with what leads them, and paragraphs that lead none; `is_all`: also those that do not recommend."""
    found: dict[int, Point] = {}
    lead = ""
    for at, text in enumerate(texts):
        if text.kind == TextKind.ITEM:
            if is_all or _RECOMMENDS.search(lead):
                found[text.index] = Point("", text.text, paper.place(text), lead)
            continue
        is_lead = at + 1 < len(texts) and texts[at + 1].kind == TextKind.ITEM
        lead = text.text if is_lead else ""
        if not is_lead and text.kind == TextKind.PARAGRAPH and (is_all or _RECOMMENDS.search(text.text)):
            found[text.index] = Point("", text.text, paper.place(text))
    return found


def _lists(paper: Paper, texts: Sequence[Text], taken: dict[int, Point]) -> dict[int, Point]:
    found: dict[int, Point] = {}
    lead = ""
    for text in texts:
        if text.kind != TextKind.ITEM:
            is_lead = text.kind == TextKind.PARAGRAPH and _RECOMMENDS.search(text.text) and _LEADS.search(text.text)
            lead = text.text if is_lead else ""
        elif lead and text.index not in taken:
            found[text.index] = Point("", text.text, paper.place(text), lead)
    return found
