"""The whole journal summed by the accounts it moved money between: one query, and a page of figures follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import ExtractYear

from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.figures import Movement
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.money.queries import AwardLine


class Line(NamedTuple):
    """A sum of entries of one kind between two accounts. Reversals count as negative amounts, as in `Movement`."""

    kind: EntryKind
    from_key: AccountKey
    to_key: AccountKey
    booked_year: int
    amount_ore: int
    entries: int

    @property
    def movement(self) -> Movement:
        return Movement(
            self.kind,
            self.from_key.kind,
            self.from_key.year,
            self.to_key.kind,
            self.to_key.year,
            self.booked_year,
            self.amount_ore,
        )


_SIDES = [f"{side}__{part}" for side in ("from_account", "to_account") for part in AccountKey._fields]


def read_lines(entries: QuerySet[Entry]) -> list[Line]:
    """The entries summed by kind, accounts and the year they were booked in; one query."""
    rows = (
        entries.annotate(booked_year=ExtractYear("booked_on"))
        .order_by()
        .values_list("kind", "reverses__kind", "booked_year", *_SIDES)
        .annotate(Sum("amount_ore"), Count("pk"))
    )
    return [_line(*row) for row in rows]


def _line(kind: str, reversed_kind: str | None, booked_year: int, *rest: Any) -> Line:
    *keys, amount_ore, count = rest
    source, target = (
        AccountKey(AccountKind(kind), grant, year, initiative)
        for kind, grant, year, initiative in (keys[:4], keys[4:])
    )
    if reversed_kind:
        return Line(EntryKind(reversed_kind), target, source, booked_year, -amount_ore, count)
    return Line(EntryKind(kind), source, target, booked_year, amount_ore, count)


def initiatives_in(lines: Iterable[Line]) -> set[int]:
    """The ids of every initiative the lines name."""
    return {pk for line in lines for pk in (line.from_key.initiative_id, line.to_key.initiative_id) if pk}


def awards_of(lines: Iterable[Line], year: int) -> list[AwardLine]:
    """As `money.queries.award_lines`, from lines that are read already."""
    left: dict[int, int] = {}
    spent: dict[int, int] = {}
    for line in lines:
        if line.booked_year >= year or line.to_key.year >= year:
            continue
        _add(left, line.to_key, line.amount_ore)
        _add(left, line.from_key, -line.amount_ore)
        if line.kind == EntryKind.SPENDING and line.booked_year == year - 1:
            _add(spent, line.from_key, line.amount_ore)
    known = sorted({*(pk for pk, ore in left.items() if ore), *spent})
    return [AwardLine(pk, left.get(pk, 0) + spent.get(pk, 0), spent.get(pk, 0)) for pk in known]


def _add(found: dict[int, int], key: AccountKey, ore: int) -> None:
    if key.kind == AccountKind.AWARD and key.initiative_id:
        found[key.initiative_id] = found.get(key.initiative_id, 0) + ore


def by_initiative(lines: Iterable[Line], kind: EntryKind, year: int) -> dict[int, int]:
    """Initiative id → øre of a kind that belongs to `year` (that of the account it goes to)."""
    found: dict[int, int] = {}
    for line in lines:
        pk = line.to_key.initiative_id or line.from_key.initiative_id
        if line.kind == kind and line.to_key.year == year and pk:
            found[pk] = found.get(pk, 0) + line.amount_ore
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


def grants_of(lines: Iterable[Line]) -> dict[int, GrantSum]:
    """What became of each grant's money, whatever year it may now be used in."""
    held: dict[int, dict[AccountKind, int]] = {}
    for line in lines:
        for key, ore in ((line.to_key, line.amount_ore), (line.from_key, -line.amount_ore)):
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
