from datetime import date

import pytest

from factories import NOW, Small
from handlingsrom.money.actions import report_spending, reverse
from handlingsrom.money.figures import frame
from handlingsrom.money.movements import award_lines, movements

pytestmark = pytest.mark.django_db


def frame_of(small, year):
    return frame(movements(small.partnership.pk), year)


def test_the_frame_starts_with_what_was_left_of_earlier_years():
    found = frame_of(Small(), 2026)
    assert (found.received, found.left, found.adjusted_frame) == (500_00, 50_00, 550_00)
    assert (found.free_after, found.reserve_balance, found.in_awards) == (550_00, 150_00, 800_00)


def test_an_earlier_year_has_its_own_frame():
    found = frame_of(Small(), 2025)
    assert (found.received, found.requested, found.to_reserve) == (1_000_00, 800_00, 150_00)
    assert found.free_after == 50_00


def test_spending_of_the_year_before_counts_and_its_reversal_takes_it_off():
    small = Small()
    [entry] = report_spending(
        by=small.by,
        now=NOW,
        initiative=small.alfa,
        amount_ore=120_00,
        booked_on=date(2025, 12, 31),
        text="",
        key="s",
    )
    assert frame_of(small, 2026).spent_before == 120_00
    assert frame_of(small, 2026).awards_before == 800_00
    [line] = [x for x in award_lines(movements(small.partnership.pk), 2026) if x.initiative_id == small.alfa.pk]
    assert (line.awarded_ore, line.spent_ore, line.left_ore) == (400_00, 120_00, 280_00)
    reverse(by=small.by, now=NOW, entry=entry, booked_on=date(2025, 12, 31), text="")
    assert frame_of(small, 2026).spent_before == 0
    assert frame_of(small, 2026).awards_before == 800_00


def test_figures_are_given_in_whole_kroner():
    found = frame_of(Small(), 2026).in_kroner()
    assert found["adjusted_frame"] == 550
    assert isinstance(found["adjusted_frame"], int)
