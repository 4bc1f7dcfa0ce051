"""Reads of the journal and the accounts."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import ExtractYear

from handlingsrom.money.accounts import AccountKey, key_of
from handlingsrom.money.figures import Movement
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry


def posted(partnership_id: int, *, on: date | None = None, before_entry: int | None = None) -> QuerySet[Entry]:
    """Entries of a partnership: all, those booked by the day `on`, or those recorded before an entry."""
    entries = Entry.objects.filter(partnership_id=partnership_id)
    if on:
        entries = entries.filter(booked_on__lte=on)
    if before_entry:
        entries = entries.filter(pk__lt=before_entry)
    return entries


def movements(entries: QuerySet[Entry]) -> list[Movement]:
    """The entries summed by kind and accounts; one query."""
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


def balances_of(entries: QuerySet[Entry]) -> dict[AccountKey, int]:
    """The balances that follow from these entries alone, in øre; one query."""
    columns = [f"{side}_account__{part}" for side in ("to", "from") for part in _KEY]
    found: dict[AccountKey, int] = {}
    for *accounts, ore in entries.order_by().values_list(*columns).annotate(Sum("amount_ore")):
        for (kind, grant_id, year, initiative_id), sign in ((accounts[:4], 1), (accounts[4:], -1)):
            key = AccountKey(AccountKind(kind), grant_id, year, initiative_id)
            found[key] = found.get(key, 0) + sign * ore
    return found


_KEY = ("kind", "grant", "year", "initiative")


class AwardLine(NamedTuple):
    """An initiative's money of earlier years as a year begins, in øre: awarded = spent the year before + left."""

    initiative_id: int
    awarded_ore: int
    spent_ore: int

    @property
    def left_ore(self) -> int:
        return self.awarded_ore - self.spent_ore


def award_lines(entries: QuerySet[Entry], year: int) -> list[AwardLine]:
    """One line for each initiative with money of earlier years as `year` begins, or spent the year before."""
    of_earlier = Q(reverses__isnull=True, to_account__year__lt=year) | Q(
        reverses__isnull=False, from_account__year__lt=year
    )
    earlier = entries.filter(of_earlier, booked_on__year__lt=year)
    left: dict[int, int] = {}
    for key, ore in balances_of(earlier).items():
        if key.kind == AccountKind.AWARD and key.initiative_id and ore:
            left[key.initiative_id] = left.get(key.initiative_id, 0) + ore
    spent = spent_in(earlier, year - 1)
    return [AwardLine(pk, left.get(pk, 0) + spent.get(pk, 0), spent.get(pk, 0)) for pk in sorted({*left, *spent})]


def spent_in(entries: QuerySet[Entry], year: int) -> dict[int, int]:
    """What each initiative spent in a year by booking date, reversals taken off, in øre; one query."""
    found: dict[int, int] = {}
    rows = (
        entries.filter(booked_on__year=year)
        .filter(Q(kind=EntryKind.SPENDING) | Q(reverses__kind=EntryKind.SPENDING))
        .order_by()
        .values_list("kind", "from_account__initiative")
        .annotate(Sum("amount_ore"))
    )
    for kind, initiative_id, ore in rows:
        found[initiative_id] = found.get(initiative_id, 0) + (ore if kind == EntryKind.SPENDING else -ore)
    return found


def allocated(entries: QuerySet[Entry]) -> dict[tuple[int, int], int]:
    """What each initiative was allocated for each year, less reversals: (initiative id, year) → øre; one query."""
    found: dict[tuple[int, int], int] = {}
    columns = (f"{side}_account__{name}" for side in ("to", "from") for name in ("kind", "initiative", "year"))
    rows = (
        entries.filter(Q(kind=EntryKind.ALLOCATION) | Q(reverses__kind=EntryKind.ALLOCATION))
        .order_by()
        .values_list(*columns)
        .annotate(Sum("amount_ore"))
    )
    for *ends, ore in rows:
        for (kind, initiative_id, year), sign in ((ends[:3], 1), (ends[3:], -1)):
            if kind == AccountKind.AWARD:
                found[initiative_id, year] = found.get((initiative_id, year), 0) + sign * ore
    return {key: ore for key, ore in found.items() if ore}


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


def of_initiative(entries: QuerySet[Entry], initiative_id: int) -> QuerySet[Entry]:
    return entries.filter(Q(from_account__initiative_id=initiative_id) | Q(to_account__initiative_id=initiative_id))
