"""The points of the proposed resolution, numbered as people refer to them: `1`, `1 c`."""

import re
from dataclasses import replace

from handlingsrom.reading.paper import Paper, Text, TextKind
from handlingsrom.reading.understanding.model import Point
from handlingsrom.reading.understanding.sections import DECIDED, PROPOSED, Section, sections

_NUMBER = re.compile(r"\(?(\d+(?:\.\d+)*)[.)]?$")
_LETTER = re.compile(r"\(?([a-zæøå]|[ivx]+)[.)]$", re.IGNORECASE)
_REMARK_FROM = 40


def resolution_of(paper: Paper) -> list[Point]:
    """What is proposed; what was decided when nothing is."""
    found = sections(paper, PROPOSED) or sections(paper, DECIDED)
    return [point for section in found for point in _points(paper, section)]


def _points(paper: Paper, section: Section) -> list[Point]:
    points: list[Point] = []
    if section.first:
        at = len(section.heading.text) - len(section.first)
        points.append(Point("", section.first, paper.place(section.heading, at)))
    number, lead, offset = "", "", 0
    for text in section.texts:
        own = _NUMBER.match(text.marker)
        if text.kind != TextKind.ITEM:
            _add_paragraph(points, paper, text)
            continue
        if own:
            # A list that goes on from one further up in the paper is drawn from 4: people say point 1.
            offset = offset or (int(own[1]) - 1 if not number and own[1].isdigit() else 0)
            number = str(int(own[1]) - offset) if own[1].isdigit() else own[1]
            lead = text.text
        points.append(Point(_numbered(number, text), text.text, paper.place(text), "" if own else lead))
    return points


def _numbered(number: str, text: Text) -> str:
    letter = _LETTER.match(text.marker)
    return f"{number} {letter[1].lower()}".strip() if letter else number


def _add_paragraph(points: list[Point], paper: Paper, text: Text) -> None:
    """A paragraph after a point goes on with it; before any it is a point by itself. A signature is neither."""
    if not points or not points[-1].number:
        points.append(Point("", text.text, paper.place(text)))
    elif _goes_on(points[-1].text, text.text):
        points[-1] = replace(points[-1], text=f"{points[-1].text} {text.text}")


def _goes_on(before: str, text: str) -> bool:
    is_open = not before.rstrip().endswith((".", ":", ";", "!"))
    return (
        text[:1].islower()
        or (is_open and len(text) > _REMARK_FROM)
        or (len(text) > _REMARK_FROM and text.endswith("."))
    )
