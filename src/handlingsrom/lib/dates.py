"""Norwegian dates: `21.5.2026` on screen, read from what people type. Moments are shown in Oslo time."""

import re
from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date as babel_format_date

from handlingsrom.lib.marking import gettext_noop

OSLO = ZoneInfo("Europe/Oslo")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

EMPTY = gettext_noop("Write a date, for example 21.5.2026.")
UNREADABLE = gettext_noop("This cannot be read as a date. Write day, month and year, for example 21.5.2026.")
NO_SUCH_DAY = gettext_noop("There is no such day in the calendar. Check the day and the month.")
FAR_AWAY = gettext_noop("The year is too far away to be right. Check the year.")

_NORWEGIAN = re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_LONG_FORMS = {
    "nb": ("nb", "EEEE d. MMMM y"),
    "nn": ("nn", "EEEE d. MMMM y"),
    "en": ("en_GB", "EEEE d MMMM y"),
}


class DateError(ValueError):
    """The text is not a date; `str(error)` is an English sentence to translate for the person."""


def format_date(day: date) -> str:
    """`21.5.2026`. Of an aware datetime, the day it is in Oslo at that moment."""
    local = _in_oslo(day) if isinstance(day, datetime) else day
    return f"{local.day}.{local.month}.{local.year}"


def format_datetime(moment: datetime, language: str = "nb") -> str:
    """`12.5.2026 kl. 10.42` in Oslo time. Raises ValueError for a moment without a time zone."""
    local = _in_oslo(moment)
    at = "at" if language.startswith("en") else "kl."
    return f"{format_date(local)} {at} {local:%H.%M}"


def format_long(day: date, language: str = "nb") -> str:
    """`tirsdag 9. juni 2026`, `tysdag …`, `Tuesday 9 June 2026`; a language we do not have gives bokmål."""
    local = _in_oslo(day).date() if isinstance(day, datetime) else day
    locale, pattern = _LONG_FORMS.get(language[:2].lower(), _LONG_FORMS["nb"])
    return babel_format_date(local, pattern, locale=locale)


def parse_date(text: str) -> date:
    """Read `21.5.2026`, `21.05.26` (20xx) or `2026-05-21`. Raises DateError for anything else."""
    typed = " ".join(text.split())
    if not typed:
        raise DateError(EMPTY)
    match = _NORWEGIAN.fullmatch(typed) or _ISO.fullmatch(typed)
    if match is None:
        raise DateError(UNREADABLE)
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateError(FAR_AWAY)
    try:
        return date(year, int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise DateError(NO_SUCH_DAY) from error


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def _in_oslo(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(OSLO)
