"""The whole journal summed by kind and accounts: the few rows from which every figure follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import ExtractYear

from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry, Turnover


class Movement(NamedTuple):
    """A sum of entries of one kind between two accounts, in øre. A reversal or a refund is a negative amount."""

    kind: EntryKind
    from_key: AccountKey
    to_key: AccountKey
    booked_year: int
    amount_ore: int
    entries: int = 0


class AwardLine(NamedTuple):
    """An initiative's money of earlier years as a year begins, in øre: awarded = spent the year before + left."""

    initiative_id: int
    awarded_ore: int
    spent_ore: int

    @property
    def left_ore(self) -> int:
        return self.awarded_ore - self.spent_ore


_SIDES = [f"{side}__{part}" for side in ("from_account", "to_account") for part in AccountKey._fields]


def movements(partnership_id: int, *, on: date | None = None) -> list[Movement]:
    """All that moved in a partnership, or what was booked by the day `on`, from the sums the database keeps.

    One query; a day with later entries takes three, one of them over the entries of its year.
    """
    kept = Turnover.objects.filter(partnership_id=partnership_id)
    if on is None or not kept.filter(last_on__gt=on).exists():
        return _kept(kept)
    this_year = Entry.objects.filter(
        partnership_id=partnership_id, booked_on__gte=on.replace(month=1, day=1), booked_on__lte=on
    )
    return _kept(kept.filter(booked_year__lt=on.year)) + movements_in(this_year)


def _kept(kept: QuerySet[Turnover]) -> list[Movement]:
    rows = kept.values_list("kind", "booked_year", *_SIDES, "amount_ore", "entries")
    return [_movement(*row) for row in rows]


def movements_in(entries: QuerySet[Entry]) -> list[Movement]:
    """The entries summed by kind, accounts and the year they were booked in; one query over all of them."""
    rows = (
        entries.annotate(booked_year=ExtractYear("booked_on"))
        .order_by()
        .values_list("kind", "reverses__kind", "booked_year", *_SIDES)
        .annotate(Sum("amount_ore"), Count("pk"))
    )
    return [_straightened(*row) for row in rows]


def _straightened(kind: str, reversed_kind: str | None, booked_year: int, *rest: Any) -> Movement:
    """As the database keeps turnover: a reversal and a refund go against what they take from."""
    *keys, amount_ore, count = rest
    first, second = keys[:4], keys[4:]
    what = reversed_kind or kind
    if (what == EntryKind.REFUND) != bool(reversed_kind):
        first, second, amount_ore = second, first, -amount_ore
    kind = EntryKind.SPENDING if what == EntryKind.REFUND else what
    return _movement(kind, booked_year, *first, *second, amount_ore, count)


def _movement(kind: str, booked_year: int, *rest: Any) -> Movement:
    *keys, amount_ore, count = rest
    source, target = (
        AccountKey(AccountKind(kind), grant, year, initiative)
        for kind, grant, year, initiative in (keys[:4], keys[4:])
    )
    return Movement(EntryKind(kind), source, target, booked_year, amount_ore, count)


def initiatives_in(known: Iterable[Movement]) -> set[int]:
    """The ids of every initiative the movements name."""
    return {
        pk for movement in known for pk in (movement.from_key.initiative_id, movement.to_key.initiative_id) if pk
    }


def award_lines(known: Iterable[Movement], year: int) -> list[AwardLine]:
    """One line for each initiative with money of earlier years as `year` begins, or spent the year before."""
    left: dict[int, int] = {}
    spent: dict[int, int] = {}
    for movement in known:
        if movement.booked_year >= year or movement.to_key.year >= year:
            continue
        _add(left, movement.to_key, movement.amount_ore)
        _add(left, movement.from_key, -movement.amount_ore)
        if movement.kind == EntryKind.SPENDING and movement.booked_year == year - 1:
            _add(spent, movement.from_key, movement.amount_ore)
    holders = sorted({*(pk for pk, ore in left.items() if ore), *spent})
    return [AwardLine(pk, left.get(pk, 0) + spent.get(pk, 0), spent.get(pk, 0)) for pk in holders]


def _add(found: dict[int, int], key: AccountKey, ore: int) -> None:
    if key.kind == AccountKind.AWARD and key.initiative_id:
        found[key.initiative_id] = found.get(key.initiative_id, 0) + ore


def by_initiative(known: Iterable[Movement], kind: EntryKind, year: int) -> dict[int, int]:
    """Initiative id → øre of a kind that belongs to `year` (that of the account it goes to)."""
    found: dict[int, int] = {}
    for movement in known:
        pk = movement.to_key.initiative_id or movement.from_key.initiative_id
        if movement.kind == kind and movement.to_key.year == year and pk:
            found[pk] = found.get(pk, 0) + movement.amount_ore
    return found


@dataclass(frozen=True)
class GrantSum:
    """Where a grant's money is, in øre: received = free + reserve + awards + spent + elsewhere."""

    grant_id: int
    received: int
    free: int
    reserve: int
    in_awards: int
    spent: int
    not_accounted_for: int
    paid_back: int


def grants_of(known: Iterable[Movement]) -> dict[int, GrantSum]:
    """What became of each grant's money, whatever year it may now be used in."""
    held: dict[int, dict[AccountKind, int]] = {}
    for movement in known:
        for key, ore in ((movement.to_key, movement.amount_ore), (movement.from_key, -movement.amount_ore)):
            kinds = held.setdefault(key.grant_id, {})
            kinds[key.kind] = kinds.get(key.kind, 0) + ore
    return {pk: _grant_sum(pk, kinds) for pk, kinds in held.items()}


def _grant_sum(pk: int, held: dict[AccountKind, int]) -> GrantSum:
    def on(kind: AccountKind) -> int:
        return held.get(kind, 0)

    return GrantSum(
        grant_id=pk,
        received=-on(AccountKind.GIVER),
        free=on(AccountKind.UNALLOCATED),
        reserve=on(AccountKind.RESERVE),
        in_awards=on(AccountKind.AWARD),
        spent=on(AccountKind.SPENT),
        not_accounted_for=on(AccountKind.SUSPENSE),
        paid_back=on(AccountKind.PAID_BACK),
    )


def balances(known: Iterable[Movement]) -> dict[AccountKey, int]:
    """The balance of every account the movements name, in øre."""
    held: dict[AccountKey, int] = {}
    for movement in known:
        held[movement.to_key] = held.get(movement.to_key, 0) + movement.amount_ore
        held[movement.from_key] = held.get(movement.from_key, 0) - movement.amount_ore
    return held


def allocated(known: Iterable[Movement]) -> dict[tuple[int, int], int]:
    """What each initiative was allocated for each year, less reversals: (initiative id, year) → øre."""
    found: dict[tuple[int, int], int] = {}
    for movement in known:
        _kind, _grant, year, initiative_id = movement.to_key
        if movement.kind == EntryKind.ALLOCATION and initiative_id:
            found[initiative_id, year] = found.get((initiative_id, year), 0) + movement.amount_ore
    return {key: ore for key, ore in found.items() if ore}


def grant_years(known: Iterable[Movement]) -> dict[int, int]:
    """The year each grant was received for: grant id → year. A grant without money is not there."""
    return {m.to_key.grant_id: m.to_key.year for m in known if m.kind == EntryKind.GRANT}
