"""The date column: `31.12.2025`, `31.12.25`, `2025-12-31`, `20251231`, dates of a spreadsheet, and `31/12/2025`
where the column shows that the day comes first. A period is no date, and is said to be one.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.problems import CellError
from handlingsrom.awards.accounts_file.tables import Cell
from handlingsrom.lib.dates import OSLO, UNREADABLE, DateError, parse_date

DAY_FIRST, MONTH_FIRST = "day", "month"

_PERIOD = re.compile(r"[0-9]{4}[-./ ]?(?:0[1-9]|1[0-3])|(?:0?[1-9]|1[0-3])[-./ ][0-9]{4}")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})")
_SLASHED = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_TIME = re.compile(r"(?:[T ]|, ?)(?:kl\.? ?)?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?$")
_ZONED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})")


def judge_order(cells: Iterable[Cell]) -> str:
    """Whether dates with strokes have the day or the month first; "" when none of them tells, or they disagree."""
    found = {
        _order(match) for cell in cells if isinstance(cell, str) and (match := _SLASHED.fullmatch(_bare(cell)))
    }
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def day_of(cell: Cell, order: str = "") -> date:
    """The day in a cell. Raises CellError with a sentence for a period, a bare number, and what is no date."""
    if isinstance(cell, date):
        return _checked(cell.day, cell.month, cell.year)
    text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell or "").strip()
    if _PERIOD.fullmatch(text):
        raise CellError(_("This is a period, not a date. Choose a column with the date of each booking."))
    if compact := _COMPACT.fullmatch(text):
        return _checked(int(compact[3]), int(compact[2]), int(compact[1]))
    if isinstance(cell, int | float):
        raise CellError(_("This is a number, not a date. Format the column as dates in Excel, or choose another."))
    return _day_of_text(text, order)


def _day_of_text(text: str, order: str) -> date:
    if _ZONED.fullmatch(text):
        return _day_in_oslo(text)
    bare = _bare(text)
    if found := _YEAR_FIRST.fullmatch(bare):
        return _checked(int(found[3]), int(found[2]), int(found[1]))
    if found := _SLASHED.fullmatch(bare):
        order = order or (DAY_FIRST if found[1].zfill(2) == found[3].zfill(2) else "")
        if not order:
            raise CellError(_("Day and month cannot be told apart. Write dates like 31.12.2025."))
        day, month = (found[1], found[3]) if order == DAY_FIRST else (found[3], found[1])
        return _parsed(f"{day}.{month}.{found[4]}")
    return _parsed(bare)


def _bare(text: str) -> str:
    return _TIME.sub("", text.strip()).strip()


def _order(match: re.Match[str]) -> str:
    first, second = int(match[1]), int(match[3])
    return DAY_FIRST if first > 12 else MONTH_FIRST if second > 12 else ""


def _day_in_oslo(text: str) -> date:
    """Midnight of the first of January in Oslo is the year before in UTC."""
    try:
        return datetime.fromisoformat(text).astimezone(OSLO).date()
    except (ValueError, OverflowError) as error:
        raise CellError(_(UNREADABLE)) from error


def _checked(day: int, month: int, year: int) -> date:
    return _parsed(f"{day}.{month}.{year:04d}")


def _parsed(text: str) -> date:
    try:
        return parse_date(text)
    except DateError as error:
        raise CellError(_(str(error))) from error
