"""The entries behind a figure of the frame, each with what it adds to that figure: the sum of them is the figure.

The same rules as `money.figures.frame`, said to the database; a test holds the two together.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry


class Part(NamedTuple):
    """Entries, and what each counts for: its sign, by whether it goes in or out, or is a reversal."""

    entries: Q
    ore: Combinable | Case


def behind(entries: QuerySet[Entry], figure: str, year: int) -> QuerySet[Entry]:
    """The entries behind a figure of `Frame`, annotated `counts_ore`. Raises KeyError for an unknown figure."""
    parts = list(_parts(figure, year))
    wanted = Q()
    for part in parts:
        wanted |= part.entries
    whens = [When(part.entries, then=part.ore) for part in parts]
    counts = Case(*whens, default=Value(0), output_field=BigIntegerField())
    return entries.filter(wanted).annotate(counts_ore=counts)


FIGURES = (
    "received",
    "left",
    "released",
    "left_and_released",
    "drawn",
    "corrected",
    "adjusted_frame",
    "requested",
    "free_before_reserve",
    "to_reserve",
    "repaid",
    "reserve_balance",
    "free_after",
    "carried_over",
    "spent_before",
    "awards_before",
    "in_awards",
    "not_accounted_for",
)

_SUMS = {
    "left_and_released": ("left", "released"),
    "adjusted_frame": ("received", "left", "released"),
    "free_before_reserve": ("received", "left", "released", "-requested"),
}


def _parts(figure: str, year: int) -> Iterable[Part]:
    for name in _SUMS.get(figure, (figure,)):
        entries, ore = _PARTS[name.lstrip("-")](year)
        yield Part(entries, -ore if name.startswith("-") else ore)


def _total(kind: EntryKind, to: AccountKind | None = None):  # type: ignore[no-untyped-def]
    """Entries of a kind that belong to the year, and reversals of such entries."""

    def part(year: int) -> Part:
        posted, reversal = Q(kind=kind, to_account__year=year), Q(reverses__kind=kind, from_account__year=year)
        if to:
            posted, reversal = posted & Q(to_account__kind=to), reversal & Q(from_account__kind=to)
        return Part(posted | reversal, _signed(Q(reverses__isnull=True)))

    return part


def _balance(kind: AccountKind, when: str):  # type: ignore[no-untyped-def]
    """Entries in and out of accounts of a kind. `when`: lookup of the year they belong to, `lt` or `lte`."""

    def part(year: int) -> Part:
        return Part(_belongs(when, year) & _touches(kind), _signed(Q(to_account__kind=kind)))

    return part


def _belongs(when: str, year: int) -> Q:
    return Q(**{"reverses__isnull": True, f"to_account__year__{when}": year}) | Q(
        **{"reverses__isnull": False, f"from_account__year__{when}": year}
    )


def _spent_before(year: int) -> Part:
    """What went to the account of what is spent counts as spent, what came back counts against it."""
    kinds = (EntryKind.SPENDING, EntryKind.REFUND)
    spending = Q(kind__in=kinds) | Q(reverses__kind__in=kinds)
    return Part(spending & Q(booked_on__year=year - 1), _signed(Q(to_account__kind=AccountKind.SPENT)))


def _awards_before(year: int) -> Part:
    """Spending the year before is taken off and added again, so it is not among the entries."""
    earlier = Q(booked_on__year__lt=year) & _belongs("lt", year)
    entries = _touches(AccountKind.AWARD) & earlier & ~_spent_before(year).entries
    return Part(entries, _signed(Q(to_account__kind=AccountKind.AWARD)))


def _touches(kind: AccountKind) -> Q:
    """In or out, not from one account of the kind to another: that changes nothing."""
    inwards = Q(to_account__kind=kind) & ~Q(from_account__kind=kind)
    return inwards | (Q(from_account__kind=kind) & ~Q(to_account__kind=kind))


def _signed(plus: Q) -> Case:
    return Case(When(plus, then=F("amount_ore")), default=-F("amount_ore"), output_field=BigIntegerField())


_PARTS = {
    "received": _total(EntryKind.GRANT),
    "left": _balance(AccountKind.UNALLOCATED, "lt"),
    "released": _total(EntryKind.RELEASE),
    "drawn": _total(EntryKind.DRAW, AccountKind.UNALLOCATED),
    "corrected": _total(EntryKind.DISCREPANCY, AccountKind.UNALLOCATED),
    "requested": _total(EntryKind.ALLOCATION),
    "to_reserve": _total(EntryKind.SET_ASIDE),
    "repaid": _total(EntryKind.REPAYMENT),
    "reserve_balance": _balance(AccountKind.RESERVE, "lte"),
    "free_after": _balance(AccountKind.UNALLOCATED, "lte"),
    "carried_over": _total(EntryKind.CARRY_OVER, AccountKind.AWARD),
    "spent_before": _spent_before,
    "awards_before": _awards_before,
    "in_awards": _balance(AccountKind.AWARD, "lte"),
    "not_accounted_for": _balance(AccountKind.SUSPENSE, "lte"),
}
