"""Finds the cases people refer to: `sak 13/26`, `sakene 1/25, 2/25 og 3/25`, `PS 12/2026`, `jf. 22.25`."""

import re

from handlingsrom.lib.casenumbers import CaseNumber, CaseNumberError, parse_case_number
from handlingsrom.reading.words.model import CaseReference

_SPACE = "[ \u00a0\u202f\u2009\n]"
_LEAD = re.compile(
    rf"""
    (?:
        (?<!år)(?P<many>sak(?:er|ene|ane)) | (?<!år)(?:sak(?:en|a)?|saks?(?:nr|nummer))
      | (?<![^\W\d_])PS | (?P<see>(?<![^\W\d_])jfr?)
    )
    [.:-]{{0,2}} {_SPACE}{{0,2}} (?:nr{_SPACE}?\.?{_SPACE}?)? \(? (?=[0-9])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ONE = re.compile(
    r"(?:[0-9]{4}[/.–-][0-9]{1,3}|[0-9]{1,3}\s?[/.–-]\s?(?:[0-9]{4}|[0-9]{2}))(?![0-9])(?![/.,][0-9])"
)
_SHORT = re.compile(r"[0-9]{1,3}(?![0-9])")  # the first of `sak 14 og 15/26`, `sak 10-12/26`: its year comes later
_MOST_SHORT = 4
_BETWEEN = re.compile(
    rf"{_SPACE}?(?:,|;|&|og|eller|samt|til){_SPACE}{{0,2}}(?:saks?{_SPACE})?(?=[0-9])|[–-](?=[0-9])", re.IGNORECASE
)
_NO_CASE_FOLLOWS = re.compile(rf"{_SPACE}?(?:mill|mrd|kr|%|prosent|tusen|mnok|av\b)", re.IGNORECASE)
_EARLIEST_SEEN = 2012  # samhandlingsreformen; `jf. 3/10` is rather a fraction


def find_cases(text: str) -> list[CaseReference]:
    """Every case referred to, in order. Only after a word that says so, or in a row that begins with one."""
    found: list[CaseReference] = []
    at = 0
    while lead := _LEAD.search(text, at):
        cases, at = _row(text, lead)
        found += cases
    return found


def _row(text: str, lead: re.Match[str]) -> tuple[list[CaseReference], int]:
    """The cases of a row, and where it ends."""
    found: list[CaseReference] = []
    at = end = lead.end()
    short = 0
    while short <= _MOST_SHORT and (one := _ONE.match(text, at) or _SHORT.match(text, at)):
        between = _BETWEEN.match(text, one.end())
        if one.re is _ONE:
            case = _case(text, one, lead)
            if case is None:
                break
            found.append(case)
            end = one.end()
        short = 0 if one.re is _ONE else short + 1
        if between is None:
            break
        at = between.end()
    return found, end


def _case(text: str, one: re.Match[str], lead: re.Match[str]) -> CaseReference | None:
    try:
        number = parse_case_number(one[0])
    except CaseNumberError:
        return None
    if _NO_CASE_FOLLOWS.match(text, one.end()) or _is_something_else(number, one[0], lead):
        return None
    return CaseReference(number, one.start(), one.end(), one[0])


def _is_something_else(number: CaseNumber, written: str, lead: re.Match[str]) -> bool:
    """`jf. 3/10` is a part of something, and `sakene 10-12` are three cases without a year."""
    if lead["see"] and number.year < _EARLIEST_SEEN:
        return True
    return bool(lead["many"]) and ("-" in written or "–" in written) and number.sequence < number.year % 100 < 20
