"""Finds what could be a fødselsnummer, so that it is stopped before it is stored.

A number is stopped when its first six digits can be a date; control digits are not looked at. From 2032
Skatteetaten also gives out numbers whose first control sum leaves 1, 2 or 3, synthetic numbers follow rules
of their own, and a patient's number with one wrong digit still points at a patient. The price is that some
account numbers written as eleven digits in one go are stopped too; written `1503.20.80119` they are not.

Also found: D-numbers (day + 40), H-numbers (month + 40) and synthetic numbers (month + 40, + 65 or + 80).
Not found: common aid numbers (FH-nummer), which hold no date.

Do not put the number in messages, logs or exceptions; say only where it stands.
"""

import re
from calendar import monthrange
from dataclasses import dataclass

from handlingsrom.lib.marking import gettext_noop

FOUND = gettext_noop(
    "Characters %(first)d to %(last)d can be a national identity number. "
    "Remove it: such numbers are never stored here."
)

_DAY_SHIFTS = (0, 40)
_MONTH_SHIFTS = (0, 40, 65, 80)
_BREAK = r"[ \t\u00a0\u00ad\u2009\u200b\u202f.‐‑‒–—-]"
# `ddmmyy nnnnn` or `dd.mm.yy nnnnn`, the last five perhaps as `nnn nn`. A break after the month alone is left
# out: it is how account numbers are written.
_CANDIDATE = re.compile(
    rf"(?<!\d)(?=((?:(\d\d)(\d\d)(\d\d)|(\d\d){_BREAK}{{1,3}}(\d\d){_BREAK}{{1,3}}(\d\d))"
    rf"{_BREAK}{{0,3}}\d{{3}}{_BREAK}?\d\d(?!\d)))"
)


@dataclass(frozen=True)
class Match:
    """Where a possible number stands: `text[start:end]`. It does not hold the number itself."""

    span: tuple[int, int]

    @property
    def params(self) -> dict[str, int]:
        """The values of the sentence FOUND, counted from 1 as people count."""
        start, end = self.span
        return {"first": start + 1, "last": end}


def find_possible(text: str) -> list[Match]:
    """Every place in the text that could be a fødselsnummer or one of its relatives, in order."""
    candidates = _CANDIDATE.finditer(text)
    return [Match(span=found.span(1)) for found in candidates if _holds_a_date(found)]


def _holds_a_date(found: re.Match[str]) -> bool:
    day, month, year = (int(digits) for digits in found.groups()[1:] if digits is not None)
    return any(
        _is_date(day - day_shift, month - month_shift, year)
        for day_shift in _DAY_SHIFTS
        for month_shift in _MONTH_SHIFTS
    )


def _is_date(day: int, month: int, year: int) -> bool:
    """The century is unknown; two digits divisible by four (00 for 2000) are a leap year in one of them."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 + year, month)[1]
