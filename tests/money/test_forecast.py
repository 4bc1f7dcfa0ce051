"""The forecast: what is free given what is promised; promises and estimates are never part of the journal."""

import pytest

from factories import NOW, Small, receive
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_case, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.money.expecting import expect_frame
from handlingsrom.money.forecast import Forecast, YearAhead, forecast
from handlingsrom.money.models import Entry

pytestmark = pytest.mark.django_db

HERE = 2026


def expect(small: Small, year: int, kr: int) -> None:
    expect_frame(
        by=small.by, now=NOW, partnership=small.partnership, year=year, amount_ore=kr * 100, basis="Som i år"
    )


def decide(small: Small, case: Case | None = None) -> None:
    record_decision(by=small.by, now=NOW, case=case or small.case, decided_on=NOW.date())


def another_case(small: Small, budget_year: int = HERE) -> None:
    """From here on `small.propose` is about a new case."""
    small.case = create_case(by=small.by, now=NOW, body=small.body, title="Mer", budget_year=budget_year)
    small.point = save_point(
        by=small.by, now=NOW, case=small.case, version=1, main=1, sub=0, text="Utvalget vedtar."
    )


def promise(small: Small, initiative, year: int, kr: int) -> None:
    small.propose(ChangeKind.COMMIT, initiative, kr, for_year=year)


def seen(small: Small, year: int = HERE) -> Forecast:
    return forecast(small.partnership.pk, year)


def ahead(small: Small, year: int) -> YearAhead:
    return next(one for one in seen(small).ahead if one.year == year)


def test_three_years_ahead_are_shown():
    assert [one.year for one in seen(Small()).ahead] == [2027, 2028, 2029]


def test_a_year_nobody_expects_a_frame_for_has_no_sum():
    small = Small()
    promise(small, small.alfa, 2027, 100)
    decide(small)

    assert (ahead(small, 2027).expected, ahead(small, 2027).free_ore) == (None, None)
    assert ahead(small, 2027).promised_ore == 10_000


def test_what_is_promised_is_taken_off_what_is_expected():
    small = Small()
    expect(small, 2027, 800)
    promise(small, small.alfa, 2027, 300)
    promise(small, small.beta, 2027, 200)
    decide(small)

    assert ahead(small, 2027).free_ore == 30_000


def test_more_promised_than_expected_is_shown_as_less_than_nothing():
    small = Small()
    expect(small, 2027, 200)
    promise(small, small.alfa, 2027, 300)
    decide(small)

    assert ahead(small, 2027).free_ore == -10_000


def test_the_newest_promise_of_an_initiative_and_year_counts():
    small = Small()
    promise(small, small.alfa, 2027, 300)
    decide(small)
    another_case(small)
    promise(small, small.alfa, 2027, 100)
    decide(small)

    assert [one.open_ore for one in ahead(small, 2027).promised] == [10_000]


def test_one_that_is_taken_back_is_gone():
    small = Small()
    promise(small, small.alfa, 2027, 300)
    decide(small)
    another_case(small)
    small.propose(ChangeKind.END_COMMITMENT, small.alfa, for_year=2027)
    decide(small)

    assert ahead(small, 2027).promised == []


def test_this_year_is_what_the_journal_has_less_what_is_promised_and_not_allocated():
    small = Small()  # 550 is free
    promise(small, small.alfa, 2027, 300)
    promise(small, small.beta, 2027, 50)
    decide(small)
    receive(small.partnership, 2027, 400)
    another_case(small, 2027)
    small.propose(ChangeKind.ALLOCATE, small.alfa, 120)
    decide(small)

    now = seen(small, 2027).now

    assert now.free_ore == (550 + 400 - 120) * 100
    assert [one.open_ore for one in now.promised] == [18_000, 5_000]
    assert now.left_ore == (830 - 230) * 100


def test_a_promise_that_is_kept_in_full_is_no_longer_one():
    small = Small()
    promise(small, small.alfa, 2027, 100)
    decide(small)
    another_case(small, 2027)
    small.propose(ChangeKind.ALLOCATE, small.alfa, 100)
    decide(small)

    assert seen(small, 2027).now.promised == []


def test_a_grant_that_has_come_early_is_not_expected_once_more():
    small = Small()
    expect(small, 2027, 800)
    promise(small, small.alfa, 2027, 300)
    decide(small)

    receive(small.partnership, 2027, 500)

    year = ahead(small, 2027)
    assert (year.received_ore, year.to_come_ore, year.free_ore) == (50_000, 30_000, 50_000)


def test_a_promise_of_a_year_that_is_over_is_named_until_it_is_kept_or_taken_back():
    small = Small()
    promise(small, small.alfa, 2027, 300)
    decide(small)

    later = seen(small, 2028)

    assert [(one.year, one.open_ore) for one in later.lapsed] == [(2027, 30_000)]
    assert later.now.promised == []


def test_a_promise_far_ahead_has_its_year_shown_too():
    small = Small()
    promise(small, small.alfa, 2031, 300)
    decide(small)

    assert [one.year for one in seen(small).ahead] == [2027, 2028, 2029, 2030, 2031]


def test_promises_and_estimates_make_no_entries():
    small = Small()
    before = Entry.objects.count()
    expect(small, 2027, 800)
    promise(small, small.alfa, 2027, 300)
    decide(small)

    assert Entry.objects.count() == before


def test_it_takes_few_queries(django_assert_max_num_queries):
    small = Small()
    promise(small, small.alfa, 2027, 300)
    decide(small)

    with django_assert_max_num_queries(4):
        seen(small)


def test_another_partnerships_promises_are_not_there():
    small = Small()
    promise(small, small.alfa, 2027, 300)
    decide(small)

    assert seen(Small("nabo")).promised == []
