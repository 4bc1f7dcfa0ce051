"""Every figure of awards is the sum of the entries shown behind it: of one initiative, of some, of all."""

from datetime import date

import pytest

from eventful import live_through_everything
from factories import Small
from handlingsrom.money.award_years import BECAME, CAME, awards_by_year
from handlingsrom.money.behind_awards import behind_awards
from handlingsrom.money.models import Account
from handlingsrom.money.movements import allocated, movements
from handlingsrom.money.queries import posted
from handlingsrom.money.use import Use, use_by_initiative

pytestmark = pytest.mark.django_db
YEARS = (2025, 2026)
AWARD_NAMES = (*CAME, *BECAME, "total", "left")
USE_NAMES = {"before": "held", "released": "released", "carried": "carried", "other": "other", "left": "left"}


@pytest.fixture
def small() -> Small:
    return live_through_everything(Small())


def summed(small: Small, figure: str, year: int, whose=None) -> int:
    found = behind_awards(posted(small.partnership.pk), figure, year, whose)
    return sum(entry.counts_ore for entry in found)


def groups(small: Small) -> list[list[int]]:
    alfa, beta, gamma = small.alfa.pk, small.beta.pk, small.gamma.pk
    return [[alfa], [beta], [gamma], [alfa, gamma], [beta, gamma]]


@pytest.mark.parametrize("name", AWARD_NAMES)
def test_what_came_to_awards_and_what_became_of_it(small, name):
    known = awards_by_year(movements(small.partnership.pk))

    for year in YEARS:
        of_year = {pk: getattr(found, f"{name}_ore") for (pk, of), found in known.items() if of == year}
        for group in groups(small):
            assert summed(small, f"year_{name}", year, group) == sum(of_year.get(pk, 0) for pk in group)
        assert summed(small, f"year_{name}", year) == sum(of_year.values())


@pytest.mark.parametrize("figure", USE_NAMES)
def test_what_was_held_and_where_it_went_since(small, figure):
    for year in (2024, *YEARS):
        known = use_by_initiative(movements(small.partnership.pk), year)
        for group in groups(small):
            found = sum((known.get(pk, Use()) for pk in group), Use())
            assert summed(small, f"held_{figure}", year + 1, group) == getattr(found, USE_NAMES[figure])


def test_what_is_left_is_what_stands_on_the_accounts(small):
    known = awards_by_year(movements(small.partnership.pk))

    for account_year, pk in {(a.year, a.initiative_id) for a in Account.objects.filter(kind="award")}:
        held = Account.objects.filter(kind="award", initiative=pk, year=account_year)
        assert known[pk, account_year].left_ore == sum(account.balance_ore for account in held)


def test_awarded_is_what_papers_call_allocated(small):
    known = movements(small.partnership.pk)

    awarded = {key: year.awarded_ore for key, year in awards_by_year(known).items() if year.awarded_ore}

    assert awarded == allocated(known)


def test_awarded_is_never_what_was_moved_drawn_or_carried(small):
    now = awards_by_year(movements(small.partnership.pk))[small.beta.pk, 2026]

    assert (now.awarded_ore, now.drawn_ore, now.carried_in_ore, now.moved_in_ore) == (0, 50_00, 0, 0)


def test_the_use_of_a_year_as_of_then_is_not_changed_by_what_happens_later(small):
    known = use_by_initiative(movements(small.partnership.pk, on=date(2025, 12, 31)), 2025)

    assert (known[small.alfa.pk].held, known[small.alfa.pk].spent) == (400_00, 67_00)
    assert known[small.gamma.pk] == Use(held=80_00)
