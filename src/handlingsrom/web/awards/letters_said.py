"""What a letter says, as its pages write it: the same words as on paper."""

from typing import Any

from handlingsrom.awards.letter_lines import letter_lines
from handlingsrom.awards.letter_words import (
    available,
    belonging,
    conditions,
    day_of,
    duties,
    letter_title,
    opening,
    reference,
    wording,
)
from handlingsrom.awards.models import AwardLetter
from handlingsrom.papers.model import plain


def said(letter: AwardLetter) -> dict[str, Any]:
    """The parts of a letter for `awards/_letter_said.html`. What was kept in it is in bokmål."""
    content = letter.content
    points = content["decision"]["points"]
    return {
        "title": letter_title(letter),
        "reference": reference(letter),
        "made_on": day_of(content["made_on"]),
        "opening": plain(opening(content)),
        "belonging": belonging(content),
        "award_lines": letter_lines(content),
        "sum_ore": content["sum_ore"],
        "available": available(content),
        "conditions": list(conditions(content)),
        "duties": list(duties(content)),
        "decision": {**content["decision"], "decided_on": day_of(points[0]["decided_on"])},
        "points": [(point["label"], wording(point)) for point in points],
        "reservations": list(dict.fromkeys(point["reservations"] for point in points if point["reservations"])),
        "contact": content["contact"],
    }
