"""Reads of the journal and the accounts."""

from datetime import date

from django.db.models import QuerySet, Sum

from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account, Entry


def posted(partnership_id: int, *, on: date | None = None) -> QuerySet[Entry]:
    """Entries of a partnership: all, or those booked by the day `on`."""
    entries = Entry.objects.filter(partnership_id=partnership_id)
    if on:
        entries = entries.filter(booked_on__lte=on)
    return entries


def available(partnership_id: int, year: int) -> dict[int, int]:
    """What each initiative's awards hold that may be used by `year`, in øre; one query."""
    rows = (
        Account.objects.filter(partnership_id=partnership_id, kind=AccountKind.AWARD, year__lte=year)
        .order_by()
        .values_list("initiative_id")
        .annotate(Sum("balance_ore"))
    )
    return {initiative_id: ore for initiative_id, ore in rows if initiative_id and ore}


def available_on(partnership_id: int, on: date) -> dict[int, int]:
    """As `available` for the year of the day `on`, by what was booked by then; one query."""
    columns = [
        f"{side}__{name}" for side in ("from_account", "to_account") for name in ("kind", "initiative", "year")
    ]
    found: dict[int, int] = {}
    for *ends, ore in posted(partnership_id, on=on).order_by().values_list(*columns).annotate(Sum("amount_ore")):
        for (kind, initiative_id, year), sign in ((ends[:3], -1), (ends[3:], 1)):
            if kind == AccountKind.AWARD and year <= on.year:
                found[initiative_id] = found.get(initiative_id, 0) + sign * ore
    return {initiative_id: ore for initiative_id, ore in found.items() if ore}


def journal(partnership_id: int) -> QuerySet[Entry]:
    """Entries, newest first, with the accounts and initiatives a row shows."""
    return Entry.objects.filter(partnership_id=partnership_id).select_related(
        "from_account__initiative",
        "from_account__grant",
        "to_account__initiative",
        "to_account__grant",
        "reverses",
        "reversed_by",
    )
