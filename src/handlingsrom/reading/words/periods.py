"""Finds the periods of plans: `2022-2027`, `2022 – 2027`, `handlingsplan 2025/2026`, with the plan's word."""

import re

from handlingsrom.reading.words.lexing import even
from handlingsrom.reading.words.model import Period

_YEARS = re.compile(
    r"(?<![0-9])(?<![0-9][./-])(?P<first>(?:19|20)[0-9]{2})(?P<mark> ?[-/] ?| til (?:og med )?)(?P<last>(?:19|20)[0-9]{2}|[0-9]{2})"
    r"(?![0-9])(?![./-][0-9])"
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
    "planperiode": r"(?:plan|strategi)?periode(?:n|r)?",
    "plan": r"plan(?:en)?",
}
_WORD = re.compile(
    r"(?<![^\W\d_])(?:"
    + "|".join(f"(?P<p{i}>{form})" for i, form in enumerate(_PLANS.values()))
    + r")(?![^\W\d_])",
    re.IGNORECASE,
)
_NAMES = list(_PLANS)
# Between the plan's word and its years: names, and the small words of a name.
_BETWEEN = re.compile(
    r"(?:[\s,:(\"«»-]|(?:for|i|perioden|og|helsefell?es?s?kap(?:et)?)\b|[A-ZÆØÅ][^\W\d_-]*)*", re.UNICODE
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
    """The nearest plan's word before, when nothing but a name stands between."""
    words = list(_WORD.finditer(plain, start, end))
    if not words:
        return ""
    nearest = words[-1]
    if nearest.lastgroup == "p8" and len(words) > 1:  # strategiplan for perioden 2022-2027
        nearest = words[-2]
    if _BETWEEN.fullmatch(plain, nearest.end(), end) is None:
        return ""
    return _NAMES[int((nearest.lastgroup or "p0")[1:])]
