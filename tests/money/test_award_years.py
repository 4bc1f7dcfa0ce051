"""An initiative's money year by year, from the journal alone."""

from datetime import date

import pytest

from factories import NOW, Small, award
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.actions import report_spending, reverse
from handlingsrom.money.award_years import award_years
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.movements import movements
from handlingsrom.money.posting import post
from handlingsrom.money.queries import available, available_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


def years(small: Small):
    return award_years(movements(small.partnership.pk), small.alfa.pk)


def spend(small: Small, kr: int, key: str = "spent"):
    return report_spending(
        by=small.by,
        now=NOW,
        initiative=small.alfa,
        amount_ore=kr * 100,
        booked_on=date(2025, 12, 31),
        text="",
        key=key,
    )


def test_what_is_reversed_never_happened(small):
    [entry] = spend(small, 50)
    reverse(by=small.by, now=NOW, entry=entry, booked_on=date(2026, 1, 1), text="Feil tiltak")
    [year] = years(small)

    assert (year.spent_ore, year.left_ore) == (0, 400_00)


def test_an_award_that_is_reversed_leaves_nothing(small):
    entry = award(small.new, small.alfa, 25)
    reverse(by=small.by, now=NOW, entry=entry, booked_on=date(2026, 5, 21), text="Feil beløp")

    assert [(year.year, year.total_ore, year.left_ore) for year in years(small)] == [
        (2025, 400_00, 400_00),
        (2026, 0, 0),
    ]


def test_what_sources_disagree_about_is_not_accounted_for(small):
    key = AccountKey(AccountKind.AWARD, small.old.pk, 2025, small.alfa.pk)
    post(
        by=small.by,
        now=NOW,
        partnership=small.partnership,
        kind=EntryKind.DISCREPANCY,
        from_key=key,
        to_key=key._replace(kind=AccountKind.SUSPENSE),
        amount_ore=30_00,
        booked_on=date(2025, 12, 31),
        key="lost",
    )
    [year] = years(small)

    assert (year.unaccounted_ore, year.released_ore, year.left_ore) == (30_00, 0, 370_00)


def test_what_was_available_on_a_day_ends_in_what_is_available_now(small):
    spend(small, 50)

    assert available_on(small.partnership.pk, date(2025, 9, 17)) == {}
    assert available_on(small.partnership.pk, date(2025, 12, 30))[small.alfa.pk] == 400_00
    assert available_on(small.partnership.pk, date(2026, 12, 31)) == available(small.partnership.pk, 2026)
