"""Finds the days people write: `20.2.25`, `10.-11. mars 2026`, `28.-29.4.2026`, `10. april`, `2026-03-10`.

A month alone is no day. A day that does not exist, or whose year is cut, is found with `first` None.
"""

import re
from datetime import date

from handlingsrom.lib.dates import EARLIEST_YEAR, LATEST_YEAR
from handlingsrom.reading.words.lexing import even, word_before
from handlingsrom.reading.words.model import DateMention

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan",
            "februar feb",
            "mars mar",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "desember des",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_START = r"(?<![0-9])(?<![0-9][.,/:-])"
_END = r"(?![0-9])(?![.,/-][0-9])"
_TO = r"\ ?(?:-|til|og|t\.o\.m\.)\ ?"
_FORMS = re.compile(
    rf"""
    {_START}(?P<iso>(?P<iso_year>[0-9]{{4}})-(?P<iso_month>[0-9]{{2}})-(?P<iso_day>[0-9]{{2}}))(?![0-9-])
  | {_START}(?P<named>
        (?:(?P<from_day>[0-9]{{1,2}})\.?\ ?(?:(?P<from_month>{_MONTH})\.?)?{_TO})?
        (?P<day>[0-9]{{1,2}})\.?\ ?(?P<month>{_MONTH})(?![a-zæøå])(?:\.?,?\ (?P<year>[0-9]{{4}})(?![0-9]))?
    )
  | {_START}(?P<numeric>
        (?:(?P<n_from_day>[0-9]{{1,2}})\.\ ?(?:(?P<n_from_month>[0-9]{{1,2}})\.?)?{_TO})?
        (?P<n_day>[0-9]{{1,2}})\.\ ?(?P<n_month>[0-9]{{1,2}})\.\ ?(?P<n_year>[0-9]{{1,4}})
    ){_END}(?!\ [0-9]{{3}}(?![0-9]))
  | {_START}(?P<slashed>(?P<s_day>[0-9]{{1,2}})/(?P<s_month>[0-9]{{1,2}})(?:[-/]|\ ?-\ ?)(?P<s_year>[0-9]{{4}}|[0-9]{{2}})){_END}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SECTIONS = frozenset("punkt pkt kap kapittel avsnitt versjon v del vedlegg nr figur tabell".split())


def find_dates(text: str, year: int | None = None) -> list[DateMention]:
    """Every day mentioned, in order. `year`: the one to take where none is written."""
    plain = even(text)
    found = []
    for match in _FORMS.finditer(plain):
        mention = _mention(text, plain, match, year)
        if mention is not None:
            found.append(mention)
    return found


def _mention(text: str, plain: str, match: re.Match[str], year: int | None) -> DateMention | None:
    has_year = True
    if match["iso"]:
        first = last = _day(match["iso_year"], match["iso_month"], match["iso_day"])
    elif match["named"]:
        has_year = match["year"] is not None
        written = match["year"] or (str(year) if year else "")
        month = str(_MONTHS[match["month"].lower()])
        from_month = _MONTHS[match["from_month"].lower()] if match["from_month"] else month
        first, last = _days(match["from_day"], str(from_month), match["day"], month, written)
    elif match["slashed"]:
        if int(match["s_month"]) > 12 or word_before(plain, match.start()).endswith("sak"):
            return None
        first = last = _day(match["s_year"], match["s_month"], match["s_day"])
    else:
        if not _is_a_day(plain, match):
            return None
        first, last = _days(
            match["n_from_day"],
            match["n_from_month"] or match["n_month"],
            match["n_day"],
            match["n_month"],
            match["n_year"],
        )
    return DateMention(first, last, match.start(), match.end(), text[match.start() : match.end()], has_year)


def _is_a_day(plain: str, match: re.Match[str]) -> bool:
    """Not the number of a section: `3.1.2`."""
    if len(match["n_year"]) == 4:
        return True
    if int(match["n_day"]) > 39 or int(match["n_month"]) > 19:
        return False
    if len(match["n_year"]) == 2:
        return True
    before = plain[: match.start()].rsplit("\n", 1)[-1] if match.start() < 1000 else "x"
    return bool(before.strip()) and word_before(plain, match.start()) not in _SECTIONS


def _days(
    from_day: str | None, from_month: str, day: str, month: str, year: str
) -> tuple[date | None, date | None]:
    last = _day(year, month, day)
    if from_day is None or last is None:
        return last, last
    earlier = last.year - 1 if int(from_month) > last.month else last.year
    first = _day(str(earlier), from_month, from_day)
    return (first, last) if first and first <= last else (None, None)


def _day(year: str, month: str, day: str) -> date | None:
    """None when there is no such day, or the year is cut."""
    if len(year) not in (2, 4):
        return None
    number = int(year) + (2000 if len(year) == 2 else 0)
    if not EARLIEST_YEAR <= number <= LATEST_YEAR:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None
