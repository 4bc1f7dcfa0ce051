"""The lines of an overview of the frame: what was received, what is left, what is asked for, what is free."""

import re

from handlingsrom.reading.understanding.cells import is_sum
from handlingsrom.reading.understanding.model import LineKind

# Tried in order: `Overført til fond` is of the fund, `Frigjort og gjenstående` is what is left.
_KINDS: list[tuple[LineKind, re.Pattern[str]]] = [
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (LineKind.FREE, r"\bfrie?\b|\bfritt\b|disponib|til disposisjon|udisponer|ufordel|\bledige?\b|ikke fordelt"),
        (LineKind.RESERVE, r"\bfond(?:et|s)?\b|reserve|avsetning|avsatt|sette? av|settes av"),
        (
            LineKind.LEFT,
            r"gjenst|gjenværende|frigj|\brest(?:en|midler|beløp)?\b|ubrukt|ikke (?:be)?nyttet|til overs",
        ),
        (LineKind.FRAME, r"ramm[ea]"),
        (LineKind.CARRIED_OVER, r"overf[øo]r"),
        (LineKind.NEEDS, r"behov|innspill|innmeldt|om?søk|søkt|søknad"),
        (LineKind.RECEIVED, r"mott[ae]|tilskudd|bevilgning|tildelt fra|inntekt"),
    )
]

_OF_FRAME = re.compile(r"ramme|\bfrie?\b|disponib", re.IGNORECASE)


def kind_of_line(label: str) -> LineKind:
    if is_sum(label) and not _OF_FRAME.search(label):
        return LineKind.OTHER
    return next((kind for kind, pattern in _KINDS if pattern.search(label)), LineKind.OTHER)
