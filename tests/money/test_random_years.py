"""Random years of a partnership against a model of ten lines: no krone is made or lost, and a paper never lies."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factories import kept_balances, make_body, make_initiative, make_partnership, make_plan
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.models import Case, ChangeKind, DecisionPoint, ProposedChange
from handlingsrom.cases.projection import project
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import receive_grant, report_spending, reverse
from handlingsrom.money.behind import FIGURES, behind
from handlingsrom.money.figures import frame
from handlingsrom.money.kinds import GUARDED
from handlingsrom.money.models import Account, Entry
from handlingsrom.money.movements import balances, movements, movements_in
from handlingsrom.money.queries import posted
from handlingsrom.people.actors import operator

pytestmark = pytest.mark.django_db
START = datetime(2031, 1, 1, 12, tzinfo=UTC)
YEARS = range(2024, 2027)
K = ChangeKind

years, ore = st.sampled_from(YEARS), st.integers(1, 900)
changes = st.tuples(
    st.sampled_from([K.ALLOCATE, K.CARRY_OVER, K.RELEASE, K.SET_ASIDE, K.DRAW, K.MERGE]), st.integers(0, 3), ore
)
events = st.one_of(
    st.tuples(st.just("receive"), years, ore),
    st.tuples(st.just("decide"), years, st.booleans(), st.lists(changes, min_size=1, max_size=4)),
    st.tuples(st.just("decide"), years, st.booleans(), st.lists(changes, min_size=1, max_size=4)),
    st.tuples(st.just("spend"), years, st.integers(0, 2), ore),
    st.tuples(st.just("reverse"), years, st.integers(0, 30)),
)


class Model:
    """Where the money is, years and grants left out: (kind, number of the initiative) → øre."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, int | None], int] = {}

    def move(self, source: tuple[str, int | None], target: tuple[str, int | None], amount: int) -> None:
        self.held[source] = self.held.get(source, 0) - amount
        self.held[target] = self.held.get(target, 0) + amount
        assert source[0] not in GUARDED or self.held[source] >= 0


class Partnership:
    """A partnership with three initiatives, living through events; what the program accepts, the model does too."""

    def __init__(self) -> None:
        self.partnership = make_partnership("tilfeldig")
        self.by, self.body = operator(self.partnership), make_body(self.partnership)
        plan = make_plan(self.partnership)
        self.initiatives = [make_initiative(plan, f"tiltak-{n}") for n in range(3)]
        self.model, self.numbers = Model(), count(1)

    @property
    def now(self) -> datetime:
        return START + timedelta(hours=next(self.numbers))

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
        self.model.move(("giver", None), ("unallocated", None), amount)

    def spend(self, year: int, which: int, amount: int) -> None:
        report_spending(
            by=self.by,
            now=self.now,
            initiative=self.initiatives[which],
            amount_ore=amount,
            booked_on=date(year, 10, 1),
            text="",
            key=f"spend-{next(self.numbers)}",
        )
        self.model.move(("award", which), ("spent", which), amount)

    def reverse(self, year: int, which: int) -> None:
        entries = list(Entry.objects.order_by("pk"))
        if which < len(entries):
            entry = entries[which]
            reverse(by=self.by, now=self.now, entry=entry, booked_on=date(year, 11, 1), text="Feil")
            self.model.move(self._place(entry.to_account), self._place(entry.from_account), entry.amount_ore)

    def decide(self, year: int, in_december: bool, wanted: list[tuple[ChangeKind, int, int]]) -> None:
        case = self._case(year, wanted)
        for tried in project(case).refused:
            tried.change.delete()
        promised = project(case)
        decided_on = date(year - 1, 12, 1) if in_december else date(year, 5, 1)
        record_decision(by=self.by, now=self.now, case=case, decided_on=decided_on)
        for entry in Entry.objects.filter(effect__decision__point__case=case).order_by("pk"):
            self.model.move(self._place(entry.from_account), self._place(entry.to_account), entry.amount_ore)
        self._keeps_its_promise(case, promised, year)

    def _keeps_its_promise(self, case, promised, year) -> None:
        asked = sum(t.change.amount_ore for t in promised.tried if t.change.kind != K.MERGE)
        done = Entry.objects.filter(effect__change__case=case).exclude(kind="transfer")
        assert sum(entry.amount_ore for entry in done) == asked
        assert nonzero(kept_balances(self.partnership.pk)) == nonzero(promised.after.balances)
        assert frame(movements(self.partnership.pk), year) == promised.frame_after
        again = project(Case.objects.get(pk=case.pk))
        assert not again.refused
        if promised.tried:
            assert (again.frame_before, again.frame_after) == (promised.frame_before, promised.frame_after)

    def _case(self, year, wanted) -> Case:
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
        for kind, which, amount in wanted:
            named = self.initiatives[which] if which < 3 and kind != K.SET_ASIDE else None
            into = self.initiatives[(which + 1) % 3] if kind == K.MERGE else None
            ProposedChange.objects.create(
                case=case, point=point, kind=kind, initiative=named, into=into, amount_ore=amount
            )
        return case

    def _place(self, account: Account) -> tuple[str, int | None]:
        return account.kind, self.initiatives.index(account.initiative) if account.initiative else None

    def check(self) -> None:
        entries, found = posted(self.partnership.pk), {}
        for account in Account.objects.select_related("initiative"):
            assert account.kind not in GUARDED or account.balance_ore >= 0
            found[self._place(account)] = found.get(self._place(account), 0) + account.balance_ore
        assert nonzero(found) == nonzero(self.model.held)
        assert sum(found.values()) == 0
        assert nonzero(kept_balances(self.partnership.pk)) == nonzero(balances(movements_in(entries)))
        for year in YEARS:
            by_movements = frame(movements_in(entries), year)
            for figure in FIGURES:
                summed = sum(entry.counts_ore for entry in behind(entries, figure, year))
                assert summed == getattr(by_movements, figure), (figure, year)


def nonzero(held):
    return {key: amount for key, amount in held.items() if amount}


@settings(
    max_examples=12,
    phases=[Phase.generate],  # a shorter example is not worth minutes of looking for it
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(events, min_size=4, max_size=9))
def test_no_krone_is_made_or_lost_whatever_happens(db, happened):
    with transaction.atomic():
        lived = Partnership()
        lived.receive(2024, 1000)
        for event, *what in happened:
            try:
                with transaction.atomic():
                    getattr(lived, event)(*what)
            except Refused:
                continue
        lived.check()
        transaction.set_rollback(True)
