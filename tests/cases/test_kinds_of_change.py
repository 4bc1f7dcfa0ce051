"""What each kind of change does, and what it refuses."""

from datetime import date

import pytest

from factories import NOW, Small, make_initiative
from handlingsrom.cases.changes import KINDS
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import FollowUp
from handlingsrom.lib.errors import Refused
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.plan.lifecycle import Lifecycle

pytestmark = pytest.mark.django_db
K = ChangeKind


def adopt(small):
    return record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))


def balance(kind, initiative=None, year=None):
    found = Account.objects.filter(kind=kind, initiative=initiative)
    return sum(a.balance_ore for a in found if year in (None, a.year)) // 100


def test_there_is_a_kind_for_every_code():
    assert set(KINDS) == set(ChangeKind)


def test_allocate_takes_the_oldest_grant_first():
    small = Small()
    small.propose(K.ALLOCATE, small.alfa, 200)
    adopt(small)
    made = Entry.objects.filter(kind=EntryKind.ALLOCATION, to_account__year=2026).order_by("number")
    assert [(e.from_account.grant.year, e.amount_ore // 100) for e in made] == [(2025, 50), (2026, 150)]


def test_allocate_more_than_is_free_is_refused_with_the_amounts():
    small = Small()
    with pytest.raises(Refused, match="550 kr"):
        small.propose(K.ALLOCATE, small.alfa, 551)


def test_allocate_counts_what_other_changes_take():
    small = Small()
    small.propose(K.ALLOCATE, small.alfa, 500)
    with pytest.raises(Refused, match="50 kr"):
        small.propose(K.SET_ASIDE, None, 51)


def test_allocate_to_an_initiative_outside_the_plan_is_refused_until_it_is_added():
    small = Small()
    with pytest.raises(Refused):
        small.propose(K.ALLOCATE, small.ny, 10)
    small.propose(K.ADD, small.ny)
    small.propose(K.ALLOCATE, small.ny, 10)
    adopt(small)
    small.ny.refresh_from_db()
    assert (small.ny.lifecycle, small.ny.action_plan) == (Lifecycle.ADOPTED, small.plan)
    assert balance(AccountKind.AWARD, small.ny) == 10


def test_carry_over_moves_to_the_budget_year_and_keeps_the_grant():
    small = Small()
    small.propose(K.CARRY_OVER, small.alfa, 400)
    adopt(small)
    [account] = Account.objects.filter(kind=AccountKind.AWARD, initiative=small.alfa, balance_ore__gt=0)
    assert (account.year, account.grant) == (2026, small.old)


def test_carry_over_of_more_than_is_left_is_refused():
    small = Small()
    with pytest.raises(Refused, match="400 kr"):
        small.propose(K.CARRY_OVER, small.alfa, 401)


def test_release_makes_money_free_again():
    small = Small()
    small.propose(K.RELEASE, small.gamma, 100)
    small.propose(K.ALLOCATE, small.alfa, 650)
    adopt(small)
    assert balance(AccountKind.UNALLOCATED) == 0
    assert balance(AccountKind.AWARD, small.gamma) == 0


def test_draw_takes_from_the_reserve():
    small = Small()
    small.propose(K.DRAW, small.beta, 100)
    with pytest.raises(Refused, match="50 kr"):
        small.propose(K.DRAW, None, 51)
    adopt(small)
    assert balance(AccountKind.RESERVE) == 50
    assert balance(AccountKind.AWARD, small.beta, 2026) == 100


def test_close_is_refused_while_there_is_money():
    small = Small()
    with pytest.raises(Refused, match="100 kr"):
        small.propose(K.CLOSE, small.gamma)
    small.propose(K.RELEASE, small.gamma, 100)
    small.propose(K.CLOSE, small.gamma)
    adopt(small)
    small.gamma.refresh_from_db()
    assert small.gamma.lifecycle == Lifecycle.CLOSED


def test_a_closed_initiative_cannot_be_closed_started_or_kept():
    small = Small()
    gone = make_initiative(small.plan, "borte", state=Lifecycle.CLOSED)
    for kind in (K.CLOSE, K.START, K.KEEP, K.HAND_OVER, K.ADD):
        with pytest.raises(Refused):
            small.propose(kind, gone)


def test_merge_takes_the_money_along():
    small = Small()
    small.propose(K.MERGE, small.gamma, into=small.alfa)
    adopt(small)
    small.gamma.refresh_from_db()
    assert (small.gamma.lifecycle, small.gamma.merged_into) == (Lifecycle.MERGED, small.alfa)
    assert balance(AccountKind.AWARD, small.alfa) == 500


def test_hand_over_leaves_a_follow_up():
    small = Small()
    small.propose(K.HAND_OVER, small.alfa, text="Avklar drift", responsible="AdmSU", due_on=date(2026, 9, 1))
    adopt(small)
    follow_up = FollowUp.objects.get()
    assert (follow_up.initiative, follow_up.responsible) == (small.alfa, "AdmSU")
    assert follow_up.effect.decision.point == small.point


def test_a_routine_makes_follow_ups_on_its_dates():
    small = Small()
    small.propose(
        K.ADOPT_ROUTINE,
        text="Status",
        responsible="Sekretariatet",
        due_on=date(2026, 8, 31),
        every_months=3,
        until_on=date(2027, 2, 28),
    )
    adopt(small)
    dates = list(FollowUp.objects.values_list("due_on", flat=True))
    assert dates == [date(2026, 8, 31), date(2026, 11, 30), date(2027, 2, 28)]


def test_keep_changes_nothing_but_is_decided():
    small = Small()
    small.propose(K.KEEP, small.alfa)
    [decision] = adopt(small)
    effect = decision.effects.get()
    assert (effect.initiative, effect.entry, effect.transition) == (small.alfa, None, None)


def test_a_change_without_what_it_requires_is_refused_at_the_field():
    small = Small()
    with pytest.raises(Refused) as refusal:
        small.propose(K.ALLOCATE, small.alfa)
    assert refusal.value.field == "amount_ore"


def test_every_kind_says_what_it_does_in_a_sentence():
    small = Small()
    change = small.propose(K.CARRY_OVER, small.alfa, 400)
    change.case = small.case
    assert "400" in KINDS[K.CARRY_OVER].sentence(change)


def test_what_is_kept_cannot_also_be_kept_again_or_taken_out():
    small = Small()
    small.propose(K.KEEP, small.alfa)
    for kind in (K.KEEP, K.HAND_OVER):
        with pytest.raises(Refused, match="Alfa"):
            small.propose(kind, small.alfa)
