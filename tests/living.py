"""A partnership living through random events beside a model of ten lines; what the program accepts, the model does.

The model knows nothing of years, grants, positions or decisions, only how much is where: it cannot be wrong in
the way the program could.
"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.db import transaction

from factories import kept_balances, make_body, make_initiative, make_partnership, make_plan
from handlingsrom.cases.correcting import reverse_entry
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, DecisionPoint, ProposedChange
from handlingsrom.cases.projection import Projection, project
from handlingsrom.cases.verifying import verify_all
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import receive_grant, refund_spending, report_spending
from handlingsrom.money.assertions import assert_balance, balance_on
from handlingsrom.money.behind import FIGURES, behind
from handlingsrom.money.conditions import blocked
from handlingsrom.money.figures import frame
from handlingsrom.money.kinds import GUARDED
from handlingsrom.money.models import Account, BalanceAssertion, Commitment, Entry, YearEvent
from handlingsrom.money.movements import balances, movements, movements_in
from handlingsrom.money.queries import posted
from handlingsrom.money.years import close_year, closed_years, next_to_close
from handlingsrom.people.actors import Actor, operator
from handlingsrom.people.models import Person

START = datetime(2031, 1, 1, 12, tzinfo=UTC)
YEARS = range(2024, 2027)
INITIATIVES = 4
K = ChangeKind
Place = tuple[str, int | None]
FREE, RESERVE, BACK = ("unallocated", None), ("reserve", None), ("paid_back", None)
MOVES = (K.ALLOCATE, K.CARRY_OVER, K.RELEASE, K.SET_ASIDE, K.DRAW, K.TRANSFER, K.REPAY)
"""Changes that move just the amount they name."""


class Model:
    """Where the money is: (kind of account, number of the initiative) → øre."""

    def __init__(self) -> None:
        self.held: dict[Place, int] = {}

    def move(self, source: Place, target: Place, amount: int) -> None:
        self.held[source] = self.held.get(source, 0) - amount
        self.held[target] = self.held.get(target, 0) + amount
        assert source[0] not in GUARDED or self.held[source] >= 0

    def decide(self, kind: ChangeKind, which: int | None, amount: int, into: int | None) -> None:
        source, target = self.way(kind, which, into)
        self.move(source, target, self.held.get(source, 0) if kind == K.MERGE else amount)

    @staticmethod
    def way(kind: ChangeKind, which: int | None, into: int | None) -> tuple[Place, Place]:
        award = ("award", which)
        return {
            K.ALLOCATE: (FREE, award),
            K.CARRY_OVER: (award, award),
            K.RELEASE: (award, FREE),
            K.SET_ASIDE: (FREE, RESERVE),
            K.DRAW: (RESERVE, FREE if which is None else award),
            K.TRANSFER: (award, ("award", into)),
            K.REPAY: (FREE if which is None else award, BACK),
            K.MERGE: (award, ("award", into)),
        }[kind]

    def part(self, source: Place, share: int) -> int:
        """So many fourths of what is there, at least 1: five are too much."""
        return max(1, self.held.get(source, 0) * share // 4)


class Living:
    """The first initiative has a leader, who reports its spending; at others, money given on condition waits."""

    def __init__(self) -> None:
        self.partnership = make_partnership("tilfeldig")
        self.by, self.body = operator(self.partnership), make_body(self.partnership)
        leader = Person.objects.create(partnership=self.partnership, name="Leder")
        self.leader = Actor(name="Leder", partnership=self.partnership, person_id=leader.pk)
        plan = make_plan(self.partnership)
        self.initiatives = [
            make_initiative(plan, f"tiltak-{n}", leader=None if n else leader) for n in range(INITIATIVES)
        ]
        self.model, self.numbers = Model(), count(1)
        self.happened: Counter[str] = Counter()

    @property
    def now(self) -> datetime:
        return START + timedelta(hours=next(self.numbers))

    def try_to(self, event: Callable[..., None], *what: Any) -> bool:
        """Let it happen, or be refused and change nothing; then everything must hold."""
        before, closed = self._state(), set(closed_years(self.partnership.pk))
        try:
            with transaction.atomic():
                event(*what)
        except Refused:
            assert self._state() == before
            return False
        fresh = Entry.objects.filter(position__gt=before[0])
        shut = closed & set(closed_years(self.partnership.pk))
        assert not {year for entry in fresh for year in (entry.year, entry.booked_on.year)} & shut
        self.happened[event.__name__] += 1
        self.check()
        return True

    def _state(self) -> tuple[Any, ...]:
        counted = (Entry, YearEvent, BalanceAssertion, Commitment, Case)
        return (*(model.objects.count() for model in counted), kept_balances(self.partnership.pk))

    def receive(self, year: int, amount: int) -> None:
        receive_grant(
            by=self.by,
            now=self.now,
            partnership=self.partnership,
            name=f"Tilskudd {next(self.numbers)}",
            giver="",
            year=year,
            letter_reference="",
            amount_ore=amount,
            received_on=date(year, 3, 1),
        )
        self.model.move(("giver", None), FREE, amount)

    def spend(self, year: int, which: int, share: int) -> None:
        initiative, amount = self.initiatives[which], self.model.part(("award", which), share)
        waiting, held = blocked(initiative), self.model.held.get(("award", which), 0)
        report_spending(**self._said(year, which, amount))
        assert held - amount >= waiting
        self.model.move(("award", which), ("spent", which), amount)

    def refund(self, year: int, which: int, share: int) -> None:
        amount = self.model.part(("spent", which), share)
        refund_spending(**self._said(year, which, amount))
        self.model.move(("spent", which), ("award", which), amount)

    def _said(self, year: int, which: int, amount: int) -> dict[str, Any]:
        return {
            "by": self.by if which else self.leader,
            "now": self.now,
            "initiative": self.initiatives[which],
            "amount_ore": amount,
            "booked_on": date(year, 10, 1),
            "text": "",
            "key": f"key {next(self.numbers)}",
        }

    def reverse(self, year: int, which: int) -> None:
        undecided = Entry.objects.filter(effect__isnull=True, kind__in=("spending", "refund")).order_by("position")
        entry = undecided.last() if which % 4 and undecided else self._entry(which)
        reverse_entry(by=self.by, now=self.now, entry=entry, booked_on=date(year, 11, 1), text="Feil")
        self.model.move(self._place(entry.to_account), self._place(entry.from_account), entry.amount_ore)

    def _entry(self, which: int) -> Entry:
        """By its place in the journal, from behind when it is negative."""
        found = list(Entry.objects.order_by("position"))
        return found[which % len(found)]

    def close(self, year: int) -> None:
        year = min(year, next_to_close(self.partnership.pk, now=self.now) or year)
        close_year(by=self.by, now=self.now, partnership=self.partnership, year=year)

    def make_sure(self, year: int, which: int, difference: int) -> None:
        """Refused when the balance is not what the journal says."""
        account = self._entry(which).to_account
        day = date(year, 6, 30)
        ore = balance_on(account, day) + difference
        assert_balance(
            by=self.by, now=self.now, account=account, held_on=day, balance_ore=ore, source="Kontoutskrift"
        )
        assert not difference

    def decide(self, year: int, in_december: bool, wanted: list[tuple[ChangeKind, int, int]]) -> None:
        case = self._case(year, wanted)
        for tried in project(case).refused:
            tried.change.delete()
        promised = project(case)
        # What was awarded as the year begins is changed by a correction booked before it, which no paper can know.
        is_before = in_december and not promised.of_kind(K.CORRECT)
        decided_on = date(year - 1, 12, 1) if is_before else date(year, 5, 1)
        record_decision(by=self.by, now=self.now, case=case, decided_on=decided_on)
        for tried in promised.tried:
            self._follow(tried.change)
        self._keeps_its_promise(case, promised, year)

    def _follow(self, change: ProposedChange) -> None:
        """The model does what the change says, and the entries of a change add up to what it asked for."""
        done = sum(Entry.objects.filter(effect__change=change).values_list("amount_ore", flat=True))
        kind, entry = ChangeKind(change.kind), change.entry
        self.happened[kind] += 1
        if entry:
            self.model.move(self._place(entry.to_account), self._place(entry.from_account), entry.amount_ore)
        elif kind in (*MOVES, K.MERGE):
            which, into = self._number(change.initiative), self._number(change.into)
            self.model.decide(kind, which, change.amount_ore or 0, into)
        if kind in MOVES:
            assert done == change.amount_ore

    def _number(self, initiative: Any) -> int | None:
        return self.initiatives.index(initiative) if initiative else None

    def _keeps_its_promise(self, case: Case, promised: Projection, year: int) -> None:
        assert nonzero(kept_balances(self.partnership.pk)) == nonzero(promised.after.balances)
        assert frame(movements(self.partnership.pk), year) == promised.frame_after
        again = project(Case.objects.get(pk=case.pk))
        assert not again.refused
        if promised.tried:
            assert (again.frame_before, again.frame_after) == (promised.frame_before, promised.frame_after)

    def _case(self, year: int, wanted: list[tuple[ChangeKind, int, int]]) -> Case:
        number = next(self.numbers)
        case = Case.objects.create(
            partnership=self.partnership,
            body=self.body,
            number=f"{number}/{year}",
            year=year,
            sequence=number,
            title="Sak",
            budget_year=year,
        )
        point = DecisionPoint.objects.create(case=case, main=1, text="Ja.")
        for kind, which, share in wanted:
            ProposedChange.objects.create(
                case=case, point=point, kind=kind, **self._fields(kind, which, share, year)
            )
        return case

    def _fields(self, kind: ChangeKind, which: int, share: int, year: int) -> dict[str, Any]:
        of_none = kind == K.SET_ASIDE or (kind in (K.DRAW, K.REPAY) and share % 2 == 0)
        number = None if of_none else which
        named = None if number is None else self.initiatives[number]
        into = (which + share) % INITIATIVES
        match kind:
            case K.CORRECT:
                moved = Entry.objects.exclude(kind="reversal").filter(reversed_by__isnull=True)
                return {"entry": moved.order_by("position")[which % moved.count()], "text": "Feil"}
            case K.REOPEN_YEAR:
                return {"for_year": max(closed_years(self.partnership.pk), default=year), "text": "Feil"}
            case K.RESERVE_RULES:
                return {"text": "Uforutsett"}
            case K.COMMIT:
                return {"initiative": named, "amount_ore": 100, "for_year": year + 1}
            case K.END_COMMITMENT:
                last = Commitment.objects.last()
                return {"initiative": last.initiative if last else named, "for_year": last.year if last else year}
            case K.MERGE:
                return {"initiative": named, "into": self.initiatives[into]}
        source, _target = self.model.way(kind, number, into)
        fields = {"initiative": named, "amount_ore": self.model.part(source, share)}
        if kind == K.TRANSFER:
            return {**fields, "into": self.initiatives[into]}
        return {**fields, "requires": "leader" if kind == K.ALLOCATE and share == 3 else ""}

    def _place(self, account: Account) -> Place:
        return account.kind, self._number(account.initiative)

    def check(self) -> None:
        """After every event: the model, the accounts, the sums kept and the entries all say the same."""
        found: dict[Place, int] = {}
        for account in Account.objects.select_related("initiative"):
            assert account.kind not in GUARDED or account.balance_ore >= 0
            found[self._place(account)] = found.get(self._place(account), 0) + account.balance_ore
        assert nonzero(found) == nonzero(self.model.held)
        assert sum(found.values()) == 0
        verified = verify_all(self.partnership.pk)
        assert verified.problems == []
        assert verified.entries == Entry.objects.count()

    def check_figures(self) -> None:
        """At the end: what pages read of the sums kept is what the entries say, and what is behind each figure."""
        known, entries = movements(self.partnership.pk), posted(self.partnership.pk)
        assert nonzero(balances(known)) == nonzero(balances(movements_in(entries)))
        assert nonzero(balances(known)) == nonzero(kept_balances(self.partnership.pk))
        for year in YEARS:
            kept = frame(known, year)
            assert kept == frame(movements_in(entries), year)
            for figure in FIGURES:
                summed = sum(entry.counts_ore for entry in behind(entries, figure, year))
                assert summed == getattr(kept, figure), (figure, year)


def nonzero(held: dict[Any, int]) -> dict[Any, int]:
    return {key: amount for key, amount in held.items() if amount}
