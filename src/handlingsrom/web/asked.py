"""What an address asks for. What cannot be read counts as not asked for, as when somebody cut the address short."""

from datetime import date

from handlingsrom.lib.dates import DateError, parse_date


def number(text: str | None) -> int | None:
    """A whole number of at most nine digits: an id, a year, a version."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def day(text: str | None) -> date | None:
    """A day as people write it: `21.5.2026`."""
    try:
        return parse_date(text or "")
    except DateError:
        return None
