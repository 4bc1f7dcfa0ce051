"""Commitments, conditions, transfers, repayments, rules for the reserve, corrections and reopened years."""

from datetime import UTC, date, datetime

import pytest

from factories import NOW, Small, award, kept_balances
from handlingsrom.cases.correcting import reverse_entry
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.projection import project
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import report_spending
from handlingsrom.money.conditions import blocked, confirm_mandate, waiting_of
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Commitment, Condition, Entry, ReserveRules
from handlingsrom.money.years import close_year, closed_years
from handlingsrom.people.models import Person

pytestmark = pytest.mark.django_db
K = ChangeKind
NEW_YEAR = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def adopt(small):
    case = Case.objects.get(pk=small.case.pk)
    return record_decision(by=small.by, now=NOW, case=case, decided_on=date(2026, 5, 21))


def spend(small, initiative, kr, on=date(2026, 5, 21), key="s"):
    return report_spending(
        by=small.by, now=NOW, initiative=initiative, amount_ore=kr * 100, booked_on=on, text="", key=key
    )


def held(kind, initiative=None):
    return sum(a.balance_ore for a in Account.objects.filter(kind=kind, initiative=initiative)) // 100


def test_a_commitment_moves_no_money_and_is_tied_to_its_decision():
    small = Small()
    before = kept_balances(small.partnership.pk)
    small.propose(K.COMMIT, small.alfa, 200, for_year=2027)
    adopt(small)
    promised = Commitment.objects.get()
    assert (promised.initiative, promised.year, promised.amount_ore) == (small.alfa, 2027, 200_00)
    assert promised.effect.decision.point == small.point
    assert kept_balances(small.partnership.pk) == before


@pytest.mark.parametrize("year", [2026, 2025, 2040])
def test_a_commitment_is_for_a_coming_year(year):
    small = Small()
    with pytest.raises(Refused) as refusal:
        small.propose(K.COMMIT, small.alfa, 200, for_year=year)
    assert refusal.value.field == "for_year"


def test_only_what_is_promised_can_be_taken_back():
    small = Small()
    with pytest.raises(Refused, match="2027"):
        small.propose(K.END_COMMITMENT, small.alfa, for_year=2027)
    small.propose(K.COMMIT, small.alfa, 200, for_year=2027)
    small.propose(K.END_COMMITMENT, small.alfa, for_year=2027)
    adopt(small)
    assert [c.amount_ore for c in Commitment.objects.order_by("id")] == [200_00, 0]


def test_money_given_on_condition_waits_for_mandate_and_leader():
    small = Small()
    small.propose(K.ALLOCATE, small.beta, 200, requires="mandate leader")
    adopt(small)
    assert blocked(small.beta) == 200_00
    with pytest.raises(Refused, match="200 kr"):
        spend(small, small.beta, 301)
    spend(small, small.beta, 300)
    [condition] = waiting_of(Condition.objects.all())
    confirm_mandate(by=small.by, now=NOW, condition=condition, mandate_on=date(2026, 5, 20), note="AdmSU 08.26")
    with pytest.raises(Refused, match="200 kr"):
        spend(small, small.beta, 1, key="t")
    small.beta.leader = Person.objects.create(partnership=small.partnership, name="Kari", email="k@x.example")
    small.beta.save()
    spend(small, small.beta, 200, key="u")
    assert held(AccountKind.AWARD, small.beta) == 0


def test_a_condition_nobody_knows_is_refused():
    small = Small()
    with pytest.raises(Refused) as refusal:
        small.propose(K.ALLOCATE, small.beta, 200, requires="moon")
    assert refusal.value.field == "requires"


def test_a_transfer_goes_from_one_initiative_to_another():
    small = Small()
    small.propose(K.TRANSFER, small.alfa, 150, into=small.beta)
    adopt(small)
    assert (held(AccountKind.AWARD, small.alfa), held(AccountKind.AWARD, small.beta)) == (250, 450)


def test_money_is_paid_back_from_free_funds_or_from_an_initiative():
    small = Small()
    small.propose(K.REPAY, None, 60)
    small.propose(K.REPAY, small.gamma, 100)
    adopt(small)
    assert held(AccountKind.PAID_BACK) == 160
    assert (held(AccountKind.UNALLOCATED), held(AccountKind.AWARD, small.gamma)) == (490, 0)


def test_a_draw_without_adopted_rules_is_refused_with_that_reason():
    Small(slug="fonna")  # another partnership's rules do not count
    small = Small(has_reserve_rules=False)
    with pytest.raises(Refused, match="Regler for bruk av fondet"):
        small.propose(K.DRAW, small.beta, 10)
    small.propose(K.RESERVE_RULES, text="Fondet dekker uforutsette behov.")
    small.propose(K.DRAW, small.beta, 10)
    adopt(small)
    assert ReserveRules.objects.get(partnership=small.partnership).effect.decision.point == small.point
    assert held(AccountKind.RESERVE) == 140 + 150
    assert not project(Case.objects.get(pk=small.case.pk)).refused


def test_an_entry_of_a_decision_is_corrected_by_a_decision_alone():
    small = Small()
    small.propose(K.ALLOCATE, small.beta, 200)
    [decision] = adopt(small)
    wrong = decision.effects.get(entry__isnull=False, entry__amount_ore=150_00).entry
    with pytest.raises(Refused, match="13/26"):
        reverse_entry(by=small.by, now=NOW, entry=wrong, booked_on=date(2026, 5, 21), text="Feil")


def test_a_correction_reverses_the_entry_and_is_linked_both_ways():
    small = Small()
    wrong = Entry.objects.get(kind=EntryKind.ALLOCATION, to_account__initiative=small.gamma)
    change = small.propose(K.CORRECT, entry=wrong, text="Tiltaket ble avlyst.")
    with pytest.raises(Refused, match=wrong.voucher):
        small.propose(K.CORRECT, entry=wrong, text="En gang til.")
    promised = project(Case.objects.get(pk=small.case.pk))
    adopt(small)
    back = Entry.objects.get(reverses=wrong)
    assert (back.effect.change, back.amount_ore) == (change, wrong.amount_ore)
    assert held(AccountKind.AWARD, small.gamma) == 0
    after = {key: ore for key, ore in promised.after.balances.items() if ore}
    assert after == {key: ore for key, ore in kept_balances(small.partnership.pk).items() if ore}
    again = project(Case.objects.get(pk=small.case.pk))
    assert not again.refused
    assert again.frame_after == promised.frame_after


def test_what_has_been_spent_since_cannot_be_corrected_away():
    small = Small()
    wrong = Entry.objects.get(kind=EntryKind.ALLOCATION, to_account__initiative=small.gamma)
    spend(small, small.gamma, 1)
    with pytest.raises(Refused, match="99 kr"):
        small.propose(K.CORRECT, entry=wrong, text="Feil")


def test_a_closed_year_is_opened_again_by_a_decision_alone():
    small = Small()
    close_year(by=small.by, now=NEW_YEAR, partnership=small.partnership, year=2025)
    with pytest.raises(Refused, match="2025"):
        spend(small, small.alfa, 10, on=date(2025, 12, 1))
    with pytest.raises(Refused, match="2024"):
        small.propose(K.REOPEN_YEAR, for_year=2024, text="Et bilag mangler.")
    small.propose(K.REOPEN_YEAR, for_year=2025, text="Et bilag mangler.")
    [decision] = adopt(small)
    assert decision.effects.get().year_event.text == "Et bilag mangler."
    assert not closed_years(small.partnership.pk)
    spend(small, small.alfa, 10, on=date(2025, 12, 1))
    assert not project(Case.objects.get(pk=small.case.pk)).refused


def test_years_are_closed_in_order_and_only_when_over():
    small = Small()
    for year in (2026, 2027):
        with pytest.raises(Refused):
            close_year(by=small.by, now=NOW, partnership=small.partnership, year=year)
    close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)
    with pytest.raises(Refused):
        close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)
    assert Condition.objects.count() == 0


def test_the_balances_at_a_closing_are_kept():
    small = Small()
    award(small.new, small.alfa, 20)
    closing = close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)
    kept = {a.account.initiative: a.balance_ore for a in closing.assertions.filter(account__kind="award")}
    assert kept == {small.alfa: 400_00, small.beta: 300_00, small.gamma: 100_00}


def test_closed_years_are_opened_from_the_newest():
    small = Small()
    close_year(by=small.by, now=NOW, partnership=small.partnership, year=2024)
    close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)
    with pytest.raises(Refused, match="2025"):
        small.propose(K.REOPEN_YEAR, for_year=2024, text="Et bilag mangler.")
    small.propose(K.REOPEN_YEAR, for_year=2025, text="Året etter.")
    small.propose(K.REOPEN_YEAR, for_year=2024, text="Et bilag mangler.")
    adopt(small)
    assert not closed_years(small.partnership.pk)
    assert not project(Case.objects.get(pk=small.case.pk)).refused


def test_spending_in_a_closed_year_says_that_it_is_closed_whatever_is_left():
    small = Small()
    close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)
    with pytest.raises(Refused, match="2025 er stengt"):
        spend(small, small.alfa, 10_000, on=date(2025, 12, 1))
