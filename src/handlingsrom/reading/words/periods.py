"""Finds the periods of plans: `2022-2027`, `2022 – 2027`, `handlingsplan 2025/2026`, with the plan's word."""

import re

from handlingsrom.reading.words.lexing import even
from handlingsrom.reading.words.model import Period

_YEARS = re.compile(
    r"(?<![0-9])(?<![0-9][./-])(?P<first>(?:19|20)[0-9]{2})(?P<mark> ?[-/] ?| til (?:og med )?)"
    r"(?P<last>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])(?![./-][0-9])"
)
_PLANS = {
    "strategiplan": r"strategi(?:sk )?plan(?:en|a)?|strategi(?:en)?|strategidokument(?:et)?",
    "handlingsplan": r"handlingsplan(?:en|ar|er)?",
    "handlingsdel": r"handlingsdel(?:en)?",
    "handlingsprogram": r"handlingsprogram(?:met)?",
    "satsningsområder": r"satsn?ingsområde(?:r|ne|t|a)?",
    "utviklingsplan": r"utviklingsplan(?:en)?",
    "økonomiplan": r"økonomiplan(?:en)?",
    "årsplan": r"årsplan(?:en)?",
    "planperiode": r"(?:plan|strategi)periode(?:n|r)?",
    "plan": r"plan(?:en)?",
}
_WORD = re.compile(
    r"(?<![^\W\d_])(?:" + "|".join(f"({form})" for form in _PLANS.values()) + r")(?![^\W\d_])", re.IGNORECASE
)
_NAMES = list(_PLANS)
# Between the plan's word and its years stand only names, and the small words of a name.
_BETWEEN = re.compile(
    r"(?:[\s,:(\"«»-]|(?:for|i|perioden|og|helsefell?es?s?kap(?:et)?)(?![^\W\d_])|[A-ZÆØÅ][^\W\d_]*+)*+"
)
_REACH = 100
_LONGEST = 30


def find_periods(text: str) -> list[Period]:
    """Every period of years, in order. With a slash, or `til`, only where a plan's word comes before."""
    plain = even(text)
    found: list[Period] = []
    after = 0
    for match in _YEARS.finditer(plain):
        what = _what(plain, max(after, match.start() - _REACH), match.start())
        first, last = int(match["first"]), _last(match)
        if 0 < last - first <= _LONGEST and (what or match["mark"].strip() == "-"):
            found.append(Period(first, last, match.start(), match.end(), text[match.start() : match.end()], what))
            after = match.end()
    return found


def _last(match: re.Match[str]) -> int:
    last = match["last"]
    return int(last) if len(last) == 4 else int(match["first"][:2] + last)


def _what(plain: str, start: int, end: int) -> str:
    """The nearest plan's word before, when only a name stands between; rather the plan than its `perioden`."""
    near = [word for word in _WORD.finditer(plain, start, end) if _BETWEEN.fullmatch(plain, word.end(), end)]
    names = [_NAMES[(word.lastindex or 1) - 1] for word in near]
    plans = [name for name in names if name != "planperiode"]
    return (plans or names or [""])[-1]
