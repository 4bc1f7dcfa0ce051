"""What the entries add up to, and whether each goes a way its kind may go.

Sums are kept for each pair of accounts, kind and stretch of days between two days a balance was made sure of. From
them follow balances, turnover and what an account held any such day. What is wrong with every entry of such a pair
is said of the first.
"""

from bisect import bisect_left
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from handlingsrom.money.checks.problems import Problems, kr, voucher_of
from handlingsrom.money.checks.rereading import Row
from handlingsrom.money.kinds import GUARDED, EntryKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.money.ways import is_history, strays, wrong_way

BACK = "-"
"""Before the kind of what a reversal reverses."""
Stretch = tuple[int, int]
"""The year of the day, and how many of the days asked for come before it."""


class Turned(NamedTuple):
    """A row of turnover, reckoned anew: see `money.models.Turnover`."""

    amount_ore: int
    entries: int
    first_on: date
    last_on: date
    last_entry: int


TurnoverKey = tuple[str, int, int, int]
"""Kind, from account, to account, booked year."""


class _Stretches(dict[date, Stretch]):
    def __init__(self, days: list[date]) -> None:
        self.days = days

    def __missing__(self, day: date) -> Stretch:
        self[day] = stretch = (day.year, bisect_left(self.days, day))
        return stretch


class Sums:
    """`days`: those at the end of which balances will be asked for, in order. `held`: account id → øre now."""

    def __init__(self, accounts: dict[int, Account], days: list[date], problems: Problems) -> None:
        self.accounts, self.problems = accounts, problems
        self.guarded = {pk for pk, account in accounts.items() if account.kind in GUARDED}
        self.held: dict[int, int] = dict.fromkeys(accounts, 0)
        self.stretches = _Stretches(days)
        self.flows: dict[tuple[int, int, str, Stretch], list[Any]] = {}

    def check(self, rows: list[Row]) -> None:
        flows, held, guarded, stretches = self.flows, self.held, self.guarded, self.stretches
        reversed_rows = self._reversed(rows)
        for row in rows:
            pk, _position, _year, _number, kind, source, target, ore, booked_on = row[:9]
            what = kind if row[14] is None else self._reversal(row, reversed_rows.get(row[14]))
            try:
                flow = flows[source, target, what, stretches[booked_on]]
            except KeyError:
                flow = flows[source, target, what, stretches[booked_on]] = self._first(row, what)
            flow[0] += ore
            flow[1] += 1
            if booked_on < flow[2]:
                flow[2] = booked_on
            elif booked_on > flow[3]:
                flow[3] = booked_on
            flow[4] = pk
            if flow[5]:
                self._strayed(row, flow)
            held[target] += ore
            held[source] = left = held[source] - ore
            if (left < 0 and source in guarded) or ore <= 0:
                self._impossible(row, left)

    def _reversed(self, rows: list[Row]) -> dict[int, tuple[Any, ...]]:
        """What the reversals among the rows reverse."""
        wanted = [row[14] for row in rows if row[14] is not None]
        if not wanted:
            return {}
        columns = ("position", "kind", "from_account_id", "to_account_id", "amount_ore", "year", "number")
        return {pk: rest for pk, *rest in Entry.objects.filter(pk__in=wanted).values_list("pk", *columns)}

    def _reversal(self, row: Row, reversed_row: tuple[Any, ...] | None) -> str:
        _pk, position, year, number, kind, source, target, ore = row[:8]
        if reversed_row is None:
            what = _("It reverses an entry that is not there.")
            self.problems.note(position, voucher_of(year, number), what)
            return BACK
        before, reversed_kind, *ends, reversed_year, reversed_number = reversed_row
        is_right = kind == EntryKind.REVERSAL != reversed_kind and before < position
        if not is_right or ends != [target, source, ore]:
            what = _("It is not the opposite of %(voucher)s, which it reverses.")
            reverses = {"voucher": voucher_of(reversed_year, reversed_number)}
            self.problems.note(position, voucher_of(year, number), what % reverses, kr(ends[2]), kr(ore))
        return f"{BACK}{reversed_kind}"

    def _first(self, row: Row, what: str) -> list[Any]:
        """The sums of a pair of accounts not seen before, after a look at the pair; last, what only history may."""
        pk, position, year, number, kind, source, target, _ore, booked_on = row[:9]
        for missing in {source, target} - self.held.keys():
            self.held[missing] = 0
        first, second = self.accounts.get(source), self.accounts.get(target)
        if wrong := self._wrong_way(kind, first, second, is_reversal=what.startswith(BACK)):
            self.problems.note(position, voucher_of(year, number), wrong)
        stray = "" if wrong or first is None or second is None else strays(EntryKind(kind), first, second)
        return [0, 0, booked_on, booked_on, pk, stray]

    def _strayed(self, row: Row, flow: list[Any]) -> None:
        """The first of a pair that is not history is named for all of them."""
        position, year, number, key = row[1], row[2], row[3], row[13]
        if not is_history(key, year, number):
            self.problems.note(position, voucher_of(year, number), flow[5])
            flow[5] = ""

    def _wrong_way(self, kind: str, first: Account | None, second: Account | None, *, is_reversal: bool) -> str:
        if first is None or second is None:
            return _("It moves money on an account that is not the partnership's.")
        if first == second:
            return _("It moves money from an account to the same account.")
        return "" if is_reversal else wrong_way(EntryKind(kind), first, second)

    def _impossible(self, row: Row, left: int) -> None:
        position, year, number, source, ore = row[1], row[2], row[3], row[5], row[7]
        voucher = voucher_of(year, number)
        if ore <= 0:
            self.problems.note(position, voucher, _("The amount is not more than zero."), found=kr(ore))
        elif left + ore >= 0:
            what = _("With it “%(account)s” goes below zero.") % {"account": self.accounts[source]}
            self.problems.note(position, voucher, what, found=kr(left))

    def turnover(self) -> dict[TurnoverKey, Turned]:
        """As the database's trigger keeps it: a reversal and a refund go against what they take from."""
        found: dict[TurnoverKey, Turned] = {}
        for (source, target, what, (year, _days)), (ore, *rest, _stray) in self.flows.items():
            kind = what.removeprefix(BACK)
            if (kind == EntryKind.REFUND) != what.startswith(BACK):
                source, target, ore = target, source, -ore
            key = (str(EntryKind.SPENDING) if kind == EntryKind.REFUND else kind, source, target, year)
            found[key] = _added(found.get(key), Turned(ore, *rest))
        return found

    def held_on(self, day: date) -> dict[int, int]:
        """Account id → øre at the end of one of the days."""
        index, held = self.stretches.days.index(day), dict[int, int]()
        for (source, target, _what, (_year, days_before)), flow in self.flows.items():
            if days_before <= index:
                held[target] = held.get(target, 0) + flow[0]
                held[source] = held.get(source, 0) - flow[0]
        return held


def _added(one: Turned | None, other: Turned) -> Turned:
    if one is None:
        return other
    return Turned(
        one.amount_ore + other.amount_ore,
        one.entries + other.entries,
        min(one.first_on, other.first_on),
        max(one.last_on, other.last_on),
        max(one.last_entry, other.last_entry),
    )
