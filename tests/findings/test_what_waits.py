"""What waits for somebody: rules for the reserve, answers, conditions and letters."""

from datetime import date, timedelta

import pytest
from finding_of import TODAY, found_by

from awards.year_end.asking import DUE, answer, opened
from factories import NOW, Small, spend
from handlingsrom.awards.adopting import adopt
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.lib.amounts import NBSP
from handlingsrom.money.conditions import confirm_mandate
from handlingsrom.money.models import Condition

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
GIVEN = date(2025, 9, 18)


@pytest.fixture
def small() -> Small:
    return Small()


def test_a_reserve_nobody_has_adopted_rules_for_is_found():
    small = Small(has_reserve_rules=False)
    [found] = found_by("reserve-without-rules", small)
    assert (found.amount_ore, found.since) == (150_00, date(2025, 9, 18))


def test_a_reserve_with_rules_is_not():
    small = Small(has_reserve_rules=False)
    small.propose(ChangeKind.RESERVE_RULES, text="Til nye samhandlingsløsninger.")
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=TODAY)
    assert not found_by("reserve-without-rules", small)


def test_a_question_not_answered_in_time_is_found():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    assert not found_by("year-end-unanswered", small, DUE)
    found = found_by("year-end-unanswered", small, DUE + 3 * DAY)
    assert [(f.subject, f.amount_ore, f.age_days) for f in found] == [("Beta", 300_00, 3), ("Gamma", 100_00, 3)]


def test_a_question_with_nothing_left_to_answer_for_is_not_waited_for():
    small, _year_end = opened()
    spend(small.beta, 300)
    assert [f.subject for f in found_by("year-end-unanswered", small, DUE + 3 * DAY)] == ["Alfa", "Gamma"]


def test_a_condition_nobody_has_met_for_three_months_is_found(small):
    small.propose(ChangeKind.ALLOCATE, small.beta, 200, requires="mandate")
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=TODAY)
    assert not found_by("condition-unmet", small, TODAY + 90 * DAY)
    [found] = found_by("condition-unmet", small, TODAY + 91 * DAY)
    assert (found.subject, found.amount_ore) == ("Beta", 200_00)
    assert found.evidence[0].place == "13/26 1"
    confirm_mandate(
        by=small.by, now=NOW, condition=Condition.objects.get(), mandate_on=TODAY, note="Sak 20/26, vedlegg 1"
    )
    assert not found_by("condition-unmet", small, TODAY + 91 * DAY)


def test_what_a_condition_holds_back_no_more_is_not_in_its_amount(small):
    Condition.objects.create(
        initiative=small.gamma, year=2025, amount_ore=100_00, requires="mandate", set_on=GIVEN, recorded_at=NOW
    )
    small.propose(ChangeKind.RELEASE, small.gamma, 60)
    record_decision(by=small.by, now=NOW + DAY, case=small.case, decided_on=TODAY)
    [found] = found_by("condition-unmet", small)
    assert found.amount_ore == 40_00
    assert "40 kr for 2025" in found.message.replace(NBSP, " ")


def test_a_letter_nobody_has_accepted_after_a_month_is_found(small):
    small.propose(ChangeKind.ALLOCATE, small.beta, 200)
    adopt(by=small.by, now=NOW, case=small.case, decided_on=TODAY)
    assert not found_by("letter-not-accepted", small, TODAY + 30 * DAY)
    [found] = found_by("letter-not-accepted", small, TODAY + 31 * DAY)
    assert (found.subject, found.amount_ore, found.age_days) == ("Beta", 200_00, 31)
