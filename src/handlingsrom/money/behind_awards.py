"""The entries behind a figure of awards, each with what it adds to that figure: the sum of them is the figure.

The same rules as `money.award_years` and `money.movements.award_lines`, said to the database; a test holds them
together. Unlike the figures of the frame these can be asked of some initiatives only, and then each end of an entry
counts for itself: money moved from one of them to another left the one and came to the other.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When

from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry

_A = AccountKind
Initiatives = Any
"""Ids of initiatives, or a query for them; None for all."""


class Way(NamedTuple):
    """One way of reading an entry: a reversal goes backwards, and takes off."""

    source: str
    target: str
    entries: Q
    sign: int


FORWARDS = Way("from_account", "to_account", Q(reverses__isnull=True), 1)
BACKWARDS = Way("to_account", "from_account", Q(reverses__isnull=False), -1)

Part = tuple[Q, int]
"""Entries, and whether they add (1) or take off (-1)."""


def behind_awards(entries: QuerySet[Entry], figure: str, year: int, whose: Initiatives = None) -> QuerySet[Entry]:
    """The entries behind a figure of AWARD_FIGURES, annotated `counts_ore`. Raises KeyError for an unknown one."""
    parts = list(AWARD_FIGURES[figure](year, whose))
    wanted = Q()
    for part, _sign in parts:
        wanted |= part
    whens = [When(part, then=F("amount_ore") if sign > 0 else -F("amount_ore")) for part, sign in parts]
    counts = Case(*whens, default=Value(0), output_field=BigIntegerField())
    return entries.filter(wanted).annotate(counts_ore=counts)


def _award(side: str, year: int | None, whose: Initiatives) -> Q:
    found = Q(**{f"{side}__kind": _A.AWARD})
    if year is not None:
        found &= Q(**{f"{side}__year": year})
    return found if whose is None else found & Q(**{f"{side}__initiative_id__in": whose})


def _other(side: str, *kinds: AccountKind) -> Q:
    return Q(**{f"{side}__kind__in": kinds})


def _same_initiative(way: Way) -> Q:
    return Q(**{f"{way.source}__initiative_id": F(f"{way.target}__initiative_id")})


def _came(*kinds: AccountKind) -> Callable[..., Iterable[Part]]:
    """What came to awards of the year from accounts of these kinds."""

    def parts(year: int, whose: Initiatives) -> Iterable[Part]:
        for way in (FORWARDS, BACKWARDS):
            yield way.entries & _award(way.target, year, whose) & _other(way.source, *kinds), way.sign

    return parts


def _went(*kinds: AccountKind) -> Callable[..., Iterable[Part]]:
    """What went from awards of the year to accounts of these kinds, less what came back from them."""

    def parts(year: int, whose: Initiatives) -> Iterable[Part]:
        for way in (FORWARDS, BACKWARDS):
            yield way.entries & _award(way.source, year, whose) & _other(way.target, *kinds), way.sign
            if back := _COMES_BACK.intersection(kinds):
                yield way.entries & _award(way.target, year, whose) & _other(way.source, *back), -way.sign

    return parts


_COMES_BACK = {_A.SPENT, _A.PAID_BACK, _A.SUSPENSE}


def _between(*, inwards: bool, is_same: bool) -> Callable[..., Iterable[Part]]:
    """Between awards: of the same initiative to another year, or of one initiative to another."""

    def parts(year: int, whose: Initiatives) -> Iterable[Part]:
        for way in (FORWARDS, BACKWARDS):
            own, other = (way.target, way.source) if inwards else (way.source, way.target)
            same = _same_initiative(way)
            kind = same & ~Q(**{f"{other}__year": year}) if is_same else ~same
            yield way.entries & _award(own, year, whose) & _award(other, None, None) & kind, way.sign

    return parts


def _from_free_funds(*kinds: AccountKind) -> Callable[..., Iterable[Part]]:
    """What went from free funds to accounts of these kinds, and belongs to the year; never of some initiatives."""

    def parts(year: int, whose: Initiatives) -> Iterable[Part]:
        for way in (FORWARDS, BACKWARDS):
            target = _other(way.target, *kinds) & Q(**{f"{way.target}__year": year})
            yield way.entries & _other(way.source, _A.UNALLOCATED) & target, way.sign

    return parts


def _disputed(year: int, whose: Initiatives) -> Iterable[Part]:
    """Free funds of which sources do not say what became; what was allocated to no one known is not among it."""
    for part, sign in _from_free_funds(_A.SUSPENSE)(year, whose):
        yield part & (Q(kind=EntryKind.DISCREPANCY) | Q(reverses__kind=EntryKind.DISCREPANCY)), sign


def _both(*figures: str) -> Callable[..., Iterable[Part]]:
    def parts(year: int, whose: Initiatives) -> Iterable[Part]:
        for figure in figures:
            yield from AWARD_FIGURES[figure](year, whose)

    return parts


def _left(year: int, whose: Initiatives) -> Iterable[Part]:
    yield from _balance(lambda side: _award(side, year, whose))


def _held_left(before: int, whose: Initiatives) -> Iterable[Part]:
    yield from _balance(_old(before, whose))


def _held(before: int, whose: Initiatives) -> Iterable[Part]:
    """What the awards held as the year `before` began, and what was spent of them the year before."""
    for part, sign in _balance(_old(before, whose)):
        yield _by_then(before) & part, sign


def _onwards(kind: EntryKind) -> Callable[..., Iterable[Part]]:
    """What went from those awards to the year `before` by entries of a kind."""

    def parts(before: int, whose: Initiatives) -> Iterable[Part]:
        for way, this in ((FORWARDS, Q(kind=kind)), (BACKWARDS, Q(reverses__kind=kind))):
            target = Q(**{f"{way.target}__year": before})
            yield way.entries & this & _old(before, whose)(way.source) & target, way.sign

    return parts


def _held_other(before: int, whose: Initiatives) -> Iterable[Part]:
    """What has gone from those awards since, in other ways."""
    told = Q()
    for kind in (EntryKind.RELEASE, EntryKind.CARRY_OVER):
        for part, _sign in _onwards(kind)(before, whose):
            told |= part
    for part, sign in _balance(_old(before, whose)):
        yield part & ~_by_then(before) & ~_spent_in(before - 1) & ~told, -sign


def _by_then(before: int) -> Q:
    """Booked before the year, and belonging to a year before; spending of the last of them is told apart."""
    belongs = Q(reverses__isnull=True, to_account__year__lt=before) | Q(
        reverses__isnull=False, from_account__year__lt=before
    )
    return Q(booked_on__year__lt=before) & belongs & ~_spent_in(before - 1)


def _spent_in(year: int) -> Q:
    return (Q(kind__in=_SPENDING) | Q(reverses__kind__in=_SPENDING)) & Q(booked_on__year=year)


def _old(before: int, whose: Initiatives) -> Callable[[str], Q]:
    return lambda side: _award(side, None, whose) & Q(**{f"{side}__year__lt": before})


def _balance(own: Callable[[str], Q]) -> Iterable[Part]:
    """In and out of accounts; from one of them to another changes nothing."""
    yield own("to_account") & ~own("from_account"), 1
    yield own("from_account") & ~own("to_account"), -1


_SPENDING = (EntryKind.SPENDING, EntryKind.REFUND)

AWARD_FIGURES: dict[str, Callable[..., Iterable[Part]]] = {
    "year_awarded": _came(_A.UNALLOCATED, _A.GIVER),
    "year_carried_in": _between(inwards=True, is_same=True),
    "year_drawn": _came(_A.RESERVE),
    "year_moved_in": _between(inwards=True, is_same=False),
    "year_total": _both("year_awarded", "year_carried_in", "year_drawn", "year_moved_in"),
    "year_spent": _went(_A.SPENT),
    "year_carried_out": _between(inwards=False, is_same=True),
    "year_released": _went(_A.UNALLOCATED, _A.RESERVE),
    "year_moved_out": _between(inwards=False, is_same=False),
    "year_repaid": _went(_A.PAID_BACK, _A.GIVER),
    "year_unaccounted": _went(_A.SUSPENSE),
    "year_left": _left,
    "held_before": _held,
    "held_released": _onwards(EntryKind.RELEASE),
    "held_carried": _onwards(EntryKind.CARRY_OVER),
    "held_other": _held_other,
    "held_left": _held_left,
    "free_repaid": _from_free_funds(_A.PAID_BACK, _A.GIVER),
    "free_unaccounted": _from_free_funds(_A.SUSPENSE),
    "free_disputed": _disputed,
    "all_repaid": _both("year_repaid", "free_repaid"),
    "all_unaccounted": _both("year_unaccounted", "free_unaccounted"),
}
"""Figure → the parts of it. `year_…`: of the awards that may be used in a year; `held_…`: of those of all years
before a year; `free_…`: of free funds in a year; `all_…`: of both."""
