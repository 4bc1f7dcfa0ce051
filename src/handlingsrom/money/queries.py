"""Reads of the journal and the accounts."""

from datetime import date

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import ExtractYear

from handlingsrom.money.accounts import AccountKey, key_of
from handlingsrom.money.figures import Movement
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry


def movements(partnership_id: int, *, on: date | None = None) -> list[Movement]:
    """All entries summed by kind and accounts; one query. `on`: only what was booked by that day."""
    entries = Entry.objects.filter(partnership_id=partnership_id)
    if on:
        entries = entries.filter(booked_on__lte=on)
    columns = (
        "kind",
        "reverses__kind",
        "from_account__kind",
        "from_account__year",
        "to_account__kind",
        "to_account__year",
        "booked_year",
    )
    rows = (
        entries.annotate(booked_year=ExtractYear("booked_on"))
        .order_by()
        .values_list(*columns)
        .annotate(Sum("amount_ore"))
    )
    return [_movement(*row) for row in rows]


def _movement(
    kind: str,
    reversed_kind: str | None,
    from_kind: str,
    from_year: int,
    to_kind: str,
    to_year: int,
    booked_year: int,
    amount_ore: int,
) -> Movement:
    if reversed_kind:
        return Movement(
            EntryKind(reversed_kind),
            AccountKind(to_kind),
            to_year,
            AccountKind(from_kind),
            from_year,
            booked_year,
            -amount_ore,
        )
    return Movement(
        EntryKind(kind), AccountKind(from_kind), from_year, AccountKind(to_kind), to_year, booked_year, amount_ore
    )


def balances(partnership_id: int) -> dict[AccountKey, int]:
    """The balance of every account of a partnership, in øre; one query."""
    return {key_of(a): a.balance_ore for a in Account.objects.filter(partnership_id=partnership_id)}


def available(partnership_id: int, year: int) -> dict[int, int]:
    """What each initiative's awards hold that may be used by `year`, in øre; one query."""
    rows = (
        Account.objects.filter(partnership_id=partnership_id, kind=AccountKind.AWARD, year__lte=year)
        .order_by()
        .values_list("initiative_id")
        .annotate(Sum("balance_ore"))
    )
    return {initiative_id: ore for initiative_id, ore in rows if initiative_id and ore}


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


def of_initiative(entries: QuerySet[Entry], initiative_id: int) -> QuerySet[Entry]:
    return entries.filter(Q(from_account__initiative_id=initiative_id) | Q(to_account__initiative_id=initiative_id))
