"""What stands in a cell of a spreadsheet, as a Norwegian reader sees it: `16 033 554`, `12,5`, `21.5.2026`."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

_YES_NO = {True: "Ja", False: "Nei"}


def written(value: object) -> str:
    """Empty for an empty cell. Numbers have at most the two decimals that an amount has, unless they are small."""
    if value is None or isinstance(value, str):
        return "\n".join(line.strip() for line in (value or "").splitlines()).strip()
    if isinstance(value, bool):
        return _YES_NO[value]
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        is_day = value.time() == time(0)
        return _day(value) if is_day else f"{_day(value)} kl. {value:%H.%M}"
    if isinstance(value, date):
        return _day(value)
    return f"{value:%H.%M}" if isinstance(value, time) else _hours(value)


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _hours(value: object) -> str:
    if not isinstance(value, timedelta):
        return str(value)
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}.{minutes % 60:02d}"


def _number(value: float) -> str:
    """A year is no amount: four digits alone are not set apart."""
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    decimals = 2 if abs(value) >= 1 else 4
    text = f"{round(Decimal(repr(value)), decimals):f}"
    whole, _point, part = text.partition(".")
    part = part.rstrip("0")
    minus, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    if not part and not digits.strip("0"):
        minus = ""
    grouped = f"{int(digits):,}".replace(",", " ") if len(digits) > 4 else digits
    return f"{minus}{grouped},{part}" if part else f"{minus}{grouped}"
