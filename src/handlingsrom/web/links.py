"""Addresses of what many pages point at. Several areas link to an initiative or a case; this is where they ask."""

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

_ID = 987654321


def to_initiative(initiative_id: int | None) -> str:
    """The page of an initiative, "" for none."""
    return _pattern("plan:by_id").replace(str(_ID), str(initiative_id)) if initiative_id else ""


def to_case(case_id: int | None) -> str:
    """The page of a case, "" for none."""
    return _pattern("cases:show").replace(str(_ID), str(case_id)) if case_id else ""


@lru_cache(maxsize=8)
def _pattern(name: str) -> str:
    """Reversing takes time in long tables, so the address is found once and the number put in."""
    return reverse(name, args=[_ID])


def to_entry(voucher: str) -> str:
    return f"{_journal()}{voucher}/"


def to_journal(**filters: object) -> str:
    """The journal filtered, e.g. `tall="released", ramme=2026` for what lies behind a figure."""
    chosen = {name: value for name, value in filters.items() if value not in (None, "")}
    return f"{_journal()}?{urlencode(chosen)}" if chosen else _journal()


@lru_cache(maxsize=1)
def _journal() -> str:
    return reverse("money_journal")
