"""What waits for a condition is the money that was given on it: not other money, and not money that has gone on."""

from datetime import UTC, date, datetime

import pytest

from adopted import adopt_next
from factories import NOW, Small
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import refund_spending, report_spending, reverse, spendable_on
from handlingsrom.money.conditions import blocked, confirm_mandate, waiting_of
from handlingsrom.money.models import Condition, Entry

pytestmark = pytest.mark.django_db
K = ChangeKind
TODAY = NOW.date()
LATER = datetime(2026, 6, 10, 9, 0, tzinfo=UTC)


def spend(small, initiative, kr, on=TODAY, key="s"):
    return report_spending(
        by=small.by, now=NOW, initiative=initiative, amount_ore=kr * 100, booked_on=on, text="", key=key
    )


def spendable(initiative, on=TODAY):
    return sum(spendable_on(initiative, on).values()) // 100


def test_what_waits_of_a_coming_year_does_not_hold_back_this_years_money():
    small = Small()
    adopt_next(small, (K.ALLOCATE, small.alfa, 200, {"requires": "mandate"}), budget_year=2027)
    assert blocked(small.alfa) == 200_00
    assert spendable(small.alfa) == 400
    spend(small, small.alfa, 400)


def test_money_given_on_condition_later_does_not_hold_back_what_was_there_before():
    small = Small()
    adopt_next(small, (K.ALLOCATE, small.alfa, 200, {"requires": "mandate"}))
    assert spendable(small.alfa, on=date(2026, 3, 1)) == 400
    spend(small, small.alfa, 400, on=date(2026, 3, 1))


def test_money_that_was_released_waits_for_nothing_any_more():
    small = Small()
    adopt_next(small, (K.ALLOCATE, small.beta, 200, {"requires": "mandate"}))
    adopt_next(small, (K.RELEASE, small.beta, 450, {}), now=LATER)
    assert blocked(small.beta) == 50_00
    adopt_next(small, (K.ALLOCATE, small.beta, 100, {}), now=LATER)
    assert blocked(small.beta) == 50_00
    assert spendable(small.beta, on=LATER.date()) == 100


def test_money_on_condition_waits_as_well_when_it_is_carried_over():
    small = Small()
    adopt_next(small, (K.ALLOCATE, small.beta, 200, {"requires": "mandate"}))
    adopt_next(small, (K.CARRY_OVER, small.beta, 500, {}), budget_year=2027)
    assert blocked(small.beta) == 200_00
    assert spendable(small.beta, on=TODAY) == 0


def test_a_condition_whose_money_has_gone_holds_nothing():
    small = Small()
    adopt_next(small, (K.ALLOCATE, small.beta, 200, {"requires": "mandate"}))
    [wrong] = Entry.objects.filter(to_account__initiative=small.beta, amount_ore=150_00)
    adopt_next(small, (K.CORRECT, None, None, {"entry": wrong, "text": "Feil"}), now=LATER)
    assert blocked(small.beta) == 50_00


def test_money_that_was_released_by_mistake_waits_again():
    small = Small()
    adopt_next(small, (K.ALLOCATE, small.beta, 200, {"requires": "mandate"}))
    adopt_next(small, (K.RELEASE, small.beta, 500, {}), now=LATER)
    assert (blocked(small.beta), waiting_of(Condition.objects.all())) == (0, {})
    for entry in Entry.objects.filter(kind="release"):
        adopt_next(small, (K.CORRECT, None, None, {"entry": entry, "text": "Feil"}), now=LATER)
    assert blocked(small.beta) == 200_00


def test_undoing_a_refund_does_not_spend_what_waits():
    small = Small()
    spend(small, small.beta, 300)
    [back] = refund_spending(
        by=small.by, now=NOW, initiative=small.beta, amount_ore=100_00, booked_on=TODAY, text="", key="r"
    )
    Condition.objects.create(
        initiative=small.beta, year=2025, amount_ore=100_00, requires="mandate", set_on=TODAY, recorded_at=LATER
    )
    with pytest.raises(Refused, match="100 kr av"):
        reverse(by=small.by, now=LATER, entry=back, booked_on=LATER.date(), text="Feil")


def test_a_mandate_is_not_in_place_from_a_day_that_has_not_come():
    small = Small()
    adopt_next(small, (K.ALLOCATE, small.beta, 200, {"requires": "mandate"}))
    [condition] = waiting_of(Condition.objects.all())
    with pytest.raises(Refused) as refusal:
        confirm_mandate(by=small.by, now=NOW, condition=condition, mandate_on=date(2026, 6, 1), note="08.26")
    assert refusal.value.field == "mandate_on"


def test_an_entry_is_not_reversed_on_a_day_before_it():
    small = Small()
    [entry] = spend(small, small.alfa, 100)
    with pytest.raises(Refused) as refusal:
        reverse(by=small.by, now=NOW, entry=entry, booked_on=date(2026, 5, 20), text="Feil")
    assert refusal.value.field == "booked_on"
