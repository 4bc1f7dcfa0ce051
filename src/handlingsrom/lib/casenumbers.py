"""Case numbers as public papers write them: `13/26`, `08.26`, `01-21`, `2013/01`, `sak 13/26`.

Two numbers do not say which is the year, so one rule decides: four digits first are the year (`2013/01`);
otherwise the sequence stands first and the year last (`56/09` is case 56 of 2009), two digits meaning 20xx.
Keep the text as it was written beside the parsed number.
"""

import re
from dataclasses import dataclass

from handlingsrom.lib.marking import gettext_noop

UNREADABLE = gettext_noop("This is not a case number. Write the number and the year, for example 13/26.")

_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199
_PREFIX = re.compile(r"^saks?(?:nr|nummer)?\.?\s*(?:nr\.?\s*)?(?=[0-9])", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})\s?[/.–-]\s?(?P<sequence>[0-9]{1,3})")
_YEAR_LAST = re.compile(r"(?P<sequence>[0-9]{1,3})\s?[/.–-]\s?(?P<year>[0-9]{4}|[0-9]{2})")


class CaseNumberError(ValueError):
    """The text is not a case number; `str(error)` is an English sentence to translate for the person."""


@dataclass(frozen=True, order=True)
class CaseNumber:
    """The sequence number of a case within a year; which body it belongs to is known elsewhere."""

    year: int
    sequence: int

    def short(self) -> str:
        """`13/26`, `08/26`; the year in full outside 2000–2099, so that reading it gives the same number."""
        century, rest = divmod(self.year, 100)
        year = f"{rest:02d}" if century == 20 else str(self.year)
        return f"{self.sequence:02d}/{year}"


def parse_case_number(text: str) -> CaseNumber:
    """Read a case number by the rule above. Raises CaseNumberError when the text is anything else."""
    typed = _PREFIX.sub("", text.strip())
    match = _YEAR_FIRST.fullmatch(typed) or _YEAR_LAST.fullmatch(typed)
    if match is None:
        raise CaseNumberError(UNREADABLE)
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    sequence = int(match["sequence"])
    if sequence == 0 or not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise CaseNumberError(UNREADABLE)
    return CaseNumber(year=year, sequence=sequence)
