"""Finds the days people write: `20.2.25`, `10.-11. mars 2026`, `28.-29.4.2026`, `10. april`, `2026-03-10`.

A month alone is no day. A day that does not exist, or whose year is cut, is found with `first` None.
"""

import re
from datetime import date

from handlingsrom.lib.dates import EARLIEST_YEAR, LATEST_YEAR
from handlingsrom.reading.words.lexing import even, listed, word_before
from handlingsrom.reading.words.model import DateMention

_NAMES = (
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
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_START = r"(?<![0-9])(?<![0-9][.,/:-])"
_END = r"(?![0-9])(?![.,/-][0-9])"
_NUMERIC = r"[0-9]{1,2}"
# Every form starts with a digit, or a word as `den`: said first, so that forms are tried nowhere else.
_FORMS = re.compile(
    rf"""
    (?=[0-9]|(?<![a-zæøå])[difm])(?:
    {_START}(?P<iso>(?P<iso_year>[0-9]{{4}})-(?P<iso_month>[0-9]{{2}})-(?P<iso_day>[0-9]{{2}}))(?![0-9-])
  | {_START}(?P<named>
        (?:(?P<from_day>{_NUMERIC})(?:\.?\ ?(?:(?P<from_month>{_MONTH})\.?)?\ ?-\ ?
                                    |\.\ ?(?:(?P<from_month_too>{_MONTH})\.?\ )?(?:til|og)\ ))?
        (?P<day>{_NUMERIC})\.?\ ?(?P<month>{_MONTH})(?![^\W\d_])
        (?:\.?,?\ (?P<year>[0-9]{{4}})(?![0-9])(?!-[0-9]))?
    )
  | {_START}(?P<numeric>
        (?:(?P<n_from_day>{_NUMERIC})(?:\.\ ?(?:(?P<n_from_month>{_NUMERIC})\.?
                                             (?P<n_from_year>[0-9]{{4}}|[0-9]{{2}})?)?\ ?-\ ?
                                      |\.(?:(?P<n_from_month_too>{_NUMERIC})\.)?\ (?:til|og)\ ))?
        (?P<n_day>{_NUMERIC})\.\ ?(?P<n_month>{_NUMERIC})\.\ ?(?P<n_year>[0-9]{{1,4}})
    ){_END}(?!\ [0-9]{{3}}(?![0-9]))
  | {_START}(?P<slashed>
        (?P<s_day>{_NUMERIC})/(?P<s_month>{_NUMERIC})\ ?[-/]\ ?(?P<s_year>[0-9]{{4}}|[0-9]{{2}})
    ){_END}
  | (?<![^\W\d_])(?:den|innen|innan|frist|fristen|møte|møtet|dato)[ ]{{1,2}}
    (?P<short>(?P<d_day>{_NUMERIC})\.(?P<d_month>{_NUMERIC})\.)(?!\ ?-?\ ?[0-9])
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SECTIONS = listed("punkt pkt kap kapittel avsnitt versjon v del vedlegg nr figur tabell prosedyre delavtale se")
_BEFORE_CUT_DAY = re.compile(
    r"(?:[A-ZÆØÅ]{2}|[Dd]en|[Dd]ato|[Ii]nnen|[Ff]rist(?:en)?|møtet?|[Uu]tvalget|SU)[ :(]{1,2}$"
)


def find_dates(text: str, year: int | None = None) -> list[DateMention]:
    """Every day mentioned, in order. `year`: the one to take where none is written."""
    plain = even(text)
    found = []
    for match in _FORMS.finditer(plain):
        kind = next(kind for kind in ("iso", "named", "numeric", "slashed", "short") if match[kind])
        start, end = match.span(kind)
        if _is_a_day(plain, match, start):
            first, last = _days_of(match, kind, str(year or ""))
            has_year = kind != "short" and (kind != "named" or match["year"] is not None)
            found.append(DateMention(first, last, start, end, text[start:end], has_year))
    return found


Days = tuple[date | None, date | None]


def _days_of(match: re.Match[str], kind: str, year: str) -> Days:
    if kind == "iso":
        return _days(match["iso_year"], match["iso_month"], match["iso_day"])
    if kind == "slashed":
        return _days(match["s_year"], match["s_month"], match["s_day"])
    if kind == "short":
        return _days(year, match["d_month"], match["d_day"])
    if kind == "numeric":
        from_month = match["n_from_month"] or match["n_from_month_too"] or match["n_month"]
        days = _days(match["n_year"], match["n_month"], match["n_day"], from_month, match["n_from_day"])
        return _from(days, match["n_from_year"], from_month, match["n_from_day"])
    from_name = match["from_month"] or match["from_month_too"] or match["month"]
    month, from_month = str(_MONTHS[match["month"].lower()]), str(_MONTHS[from_name.lower()])
    return _days(match["year"] or year, month, match["day"], from_month, match["from_day"])


def _is_a_day(plain: str, match: re.Match[str], start: int) -> bool:
    """Not the number of a section (`3.1.2`), of a telephone (`62.33.30`) or of a case (`sak 13/26-2`)."""
    if match["slashed"]:
        return int(match["s_month"]) <= 12 and not word_before(plain, start).startswith("sak")
    if match["short"]:
        return int(match["d_month"]) <= 12
    if not match["numeric"] or len(match["n_year"]) == 4:
        return True
    if int(match["n_day"]) > 39 or int(match["n_month"]) > 19:
        return False
    if len(match["n_year"]) == 2:
        return word_before(plain, start) not in _SECTIONS
    return _BEFORE_CUT_DAY.search(plain[max(0, start - 20) : start]) is not None


def _days(year: str, month: str, day: str, from_month: str = "", from_day: str | None = None) -> Days:
    last = _day(year, month, day)
    if from_day is None or last is None:
        return last, last
    earlier = last.year - 1 if int(from_month) > last.month else last.year
    first = _day(str(earlier), from_month, from_day)
    return (first, last) if first and first <= last else (None, None)


def _from(days: Days, year: str | None, month: str, day: str) -> Days:
    """The same, from a day of the year that is written."""
    if year is None or days[1] is None:
        return days
    first = _day(year, month, day)
    return (first, days[1]) if first and first <= days[1] else (None, None)


def _day(year: str, month: str, day: str) -> date | None:
    """None when there is no such day, or the year is cut or not known."""
    if len(year) not in (2, 4):
        return None
    number = int(year) + (2000 if len(year) == 2 else 0)
    if not EARLIEST_YEAR <= number <= LATEST_YEAR:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None
