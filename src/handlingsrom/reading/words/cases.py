"""Finds the cases people refer to: `sak 13/26`, `sakene 1/25, 2/25 og 3/25`, `PS 12/2026`, `jf. 22.25`."""

import re

from handlingsrom.lib.casenumbers import CaseNumberError, parse_case_number
from handlingsrom.reading.words.model import CaseReference

_NUMBER = r"(?:[0-9]{4}[/.–-][0-9]{1,3}|[0-9]{1,3}\s?[/.–-]\s?(?:[0-9]{4}|[0-9]{2}))(?![0-9])(?![/.,–-][0-9])"
_SPACE = "[ \u00a0\u202f\u2009\n]"
_LEAD = re.compile(
    rf"(?:(?<!år)(?<!År)(?:sak(?:en|er|ene|i|a)?|saks?(?:nr|nummer))|(?<![A-Za-z])PS|(?<![a-zæøå])jfr?)"
    rf"[.:]{{0,2}}{_SPACE}{{0,2}}(?:nr{_SPACE}?\.?{_SPACE}?)?\(?(?=[0-9])",
    re.IGNORECASE,
)
_ONE = re.compile(_NUMBER)
_BETWEEN = re.compile(rf"{_SPACE}?(?:,|;|&|og|eller|samt|og sak|,? ?sak){_SPACE}{{0,2}}(?=[0-9])", re.IGNORECASE)
_MONEY_FOLLOWS = re.compile(rf"{_SPACE}?(?:mill|mrd|kr|%|prosent|tusen|mnok)", re.IGNORECASE)


def find_cases(text: str) -> list[CaseReference]:
    """Every case referred to, in order. Only after a word that says so, or in a row that begins with one."""
    found: list[CaseReference] = []
    at = 0
    while lead := _LEAD.search(text, at):
        at = lead.end()
        while one := _ONE.match(text, at):
            case = _case(text, one)
            if case is None:
                break
            found.append(case)
            at = one.end()
            between = _BETWEEN.match(text, at)
            if between is None:
                break
            at = between.end()
    return found


def _case(text: str, one: re.Match[str]) -> CaseReference | None:
    if _MONEY_FOLLOWS.match(text, one.end()):
        return None
    try:
        number = parse_case_number(one[0])
    except CaseNumberError:
        return None
    return CaseReference(number, one.start(), one.end(), one[0])
