"""Money given and left untouched, and awards little spent when the year ended."""

from datetime import date, timedelta

import pytest
from finding_of import TODAY, found_by, kroner

from factories import NOW, Small, award, spend
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.findings.finding import LinkKind
from handlingsrom.money.actions import refund_spending, reverse

pytestmark = pytest.mark.django_db
GIVEN = date(2025, 9, 18)


@pytest.fixture
def small() -> Small:
    return Small()


def test_what_nothing_is_spent_of_for_half_a_year_is_idle(small):
    assert not found_by("idle-money", small, GIVEN + timedelta(days=180))
    found = found_by("idle-money", small, GIVEN + timedelta(days=181))
    assert [finding.subject for finding in found] == ["Alfa", "Beta", "Gamma"]
    assert kroner(found) == [400, 300, 100]
    assert {(finding.since, finding.age_days) for finding in found} == {(GIVEN, 181)}


def test_it_leads_to_the_entry_that_gave_the_money(small):
    first = found_by("idle-money", small)[0]
    [line] = first.evidence
    assert (line.link.kind, line.link.ref) == (LinkKind.ENTRY, "2025-0002")
    assert line.amount_ore == 400_00


def test_spending_some_of_it_counts_from_that_day(small):
    spend(small.alfa, 10, on=date(2026, 3, 1))
    assert [finding.subject for finding in found_by("idle-money", small)] == ["Beta", "Gamma"]
    [alfa] = [f for f in found_by("idle-money", small, date(2026, 9, 1)) if f.subject == "Alfa"]
    assert (alfa.since, alfa.amount_ore) == (date(2026, 3, 1), 390_00)


def test_what_is_spent_in_full_is_not_idle(small):
    spend(small.alfa, 400, on=date(2025, 12, 31))
    assert "Alfa" not in [finding.subject for finding in found_by("idle-money", small)]


def test_spending_taken_back_does_not_count(small):
    [entry] = spend(small.alfa, 10, on=date(2026, 3, 1))
    reverse(by=small.by, now=NOW, entry=entry, booked_on=TODAY, text="Feil")
    assert "Alfa" in [finding.subject for finding in found_by("idle-money", small)]


def test_carrying_money_over_does_not_make_it_less_idle(small):
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 400)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=TODAY)
    [alfa] = [finding for finding in found_by("idle-money", small) if finding.subject == "Alfa"]
    assert (alfa.since, alfa.about) == (GIVEN, "alfa:2026")


def test_awards_of_which_less_than_half_was_spent_are_found_when_the_year_is_over(small):
    spend(small.alfa, 399, on=date(2025, 12, 31))
    [found] = found_by("little-spent", small)
    assert (found.amount_ore, found.about, found.since) == (401_00, "2025", date(2025, 12, 31))
    assert [line.amount_ore for line in found.evidence] == [300_00, 100_00, 1_00]


def test_awards_spent_by_half_are_not_found(small):
    spend(small.alfa, 400, on=date(2025, 12, 31))
    assert not found_by("little-spent", small)


def test_an_award_that_was_reversed_does_not_date_the_one_given_later(small):
    wrong = award(small.old, small.ny, 50, key="wrong")
    reverse(by=small.by, now=NOW, entry=wrong, booked_on=date(2025, 10, 1), text="Feil")
    right = award(small.old, small.ny, 40, key="right", on=date(2025, 10, 2))

    [ny] = [finding for finding in found_by("idle-money", small) if finding.subject == "Ny"]
    assert ny.since == right.booked_on
    assert [line.link.ref for line in ny.evidence] == [right.voucher]


def test_spending_that_was_reversed_does_not_date_what_is_left(small):
    spend(small.alfa, 10, on=date(2025, 10, 1))
    [entry] = spend(small.alfa, 20, on=date(2026, 3, 1))
    reverse(by=small.by, now=NOW, entry=entry, booked_on=date(2026, 3, 2), text="Feil")

    [alfa] = [finding for finding in found_by("idle-money", small) if finding.subject == "Alfa"]
    assert alfa.since == date(2025, 10, 1)


def test_money_that_came_back_is_not_spending(small):
    spend(small.alfa, 10, on=date(2025, 10, 1))
    said = {"by": small.by, "now": NOW, "initiative": small.alfa, "text": "Kreditnota", "key": "back"}
    refund_spending(**said, amount_ore=500, booked_on=date(2026, 3, 1))

    [alfa] = [finding for finding in found_by("idle-money", small) if finding.subject == "Alfa"]
    assert (alfa.since, alfa.amount_ore) == (date(2025, 10, 1), 395_00)
