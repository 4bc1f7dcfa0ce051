"""What the accounts and the journal say of an initiative's year, and posting what an import left."""

from datetime import date

import pytest
from accounts_of import OURS, spent, take

from cast import make_cast
from factories import NOW, Small, award, spend
from handlingsrom.awards.differences import post_difference, preview_difference
from handlingsrom.awards.reconciling import compare, entries_of, later_entries, lines_of, years
from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.money.actions import refund_spending, reverse
from handlingsrom.money.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


def compared(small: Small, year: int = 2026) -> dict[str, tuple[int, int, int]]:
    rows = compare([small.alfa, small.beta, small.ny], small.partnership.pk, year)
    return {row.initiative.code: (row.accounts_ore, row.journal_ore, row.difference_ore) for row in rows}


def test_each_initiative_is_compared_for_the_year(small):
    take(small, ("3.2.2026", 450))

    assert compared(small) == {"alfa": (45_000, 40_000, 5_000)}
    assert compared(small, 2025) == {"alfa": (0, 0, 0), "beta": (0, 0, 0)}
    assert years(small.partnership.pk) == [2026]


def test_a_row_knows_its_lines_its_import_and_its_project_numbers(small):
    made = take(small, ("3.2.2026", 40), ("4.2.2026", 3))
    [row] = compare([small.alfa], small.partnership.pk, 2026)

    assert (row.lines, row.last, [str(p) for p in row.projects]) == (2, made, [OURS])


def test_refunds_and_reversals_count_against_what_is_spent(small):
    [entry] = spend(small.alfa, 100, on=date(2026, 3, 1))
    said = {"by": small.by, "now": NOW, "initiative": small.alfa, "text": "", "key": "b"}
    refund_spending(**said, amount_ore=2_000, booked_on=date(2026, 3, 2))
    [back] = spend(small.alfa, 5, on=date(2026, 3, 3))
    reverse(by=small.by, now=NOW, entry=back, booked_on=date(2026, 3, 4), text="")

    assert compared(small)["alfa"] == (0, 8_000, -8_000)
    assert [ore for _entry, ore in entries_of(small.alfa, 2026)] == [10_000, -2_000, 500, -500]
    assert entry == entries_of(small.alfa, 2026)[0][0]


def test_what_is_dated_after_what_the_accounts_speak_of_is_told_beside_the_comparison(small):
    take(small, ("3.2.2026", 40))
    spend(small.alfa, 5, on=date(2026, 2, 3))
    [after] = spend(small.alfa, 7, on=date(2026, 2, 4))
    [row] = compare([small.alfa], small.partnership.pk, 2026)

    assert (row.journal_ore, row.later_ore, row.difference_ore) == (4_500, 700, -500)
    assert later_entries(small.alfa, 2026) == {after.pk}


def test_a_year_the_accounts_do_not_speak_of_yet_is_not_compared(small):
    take(small, ("3.11.2025", 40))
    spend(small.alfa, 7, on=date(2026, 2, 4))
    [row] = compare([small.alfa], small.partnership.pk, 2026)

    assert (row.journal_ore, row.later_ore, row.difference_ore) == (0, 700, 0)


def left(small: Small) -> None:
    """50 kr that the award of 400 did not bear, and a new award that does."""
    take(small, ("3.2.2026", 450))
    award(small.old, small.alfa, 50, key="more")


def post(small: Small, kr: int, **changed):
    said = {"by": small.by, "now": NOW, "initiative": small.alfa, "year": 2026, "amount_ore": kr * 100, "key": "k"}
    return post_difference(**{**said, **changed})


def test_what_an_import_left_is_posted_when_the_award_bears_it(small):
    left(small)
    entries = post(small, 50)

    assert spent(small) == {("alfa", 2026): 450}
    assert list(lines_of(small.alfa, 2026)[0].taken_in.entries.order_by("pk"))[-1:] == entries


def test_posting_it_twice_posts_it_once(small):
    left(small)

    assert post(small, 50) == post(small, 50)
    assert spent(small) == {("alfa", 2026): 450}


def test_it_is_not_posted_when_it_is_not_what_was_seen(small):
    left(small)

    with pytest.raises(Conflict):
        post(small, 40)
    with pytest.raises(Conflict):
        post(small, -50)


def test_what_cannot_be_posted_is_refused_with_the_reason(small):
    take(small, ("3.2.2026", 450))

    with pytest.raises(Refused, match="50 kr mer enn tildelingen"):
        post(small, 50)


def test_a_year_nothing_was_taken_in_for_has_nothing_to_post(small):
    spend(small.alfa, 1, on=date(2026, 3, 1))

    with pytest.raises(Refused, match="lest inn"):
        post(small, -1)


def test_a_later_import_posts_what_an_earlier_one_left_too(small):
    left(small)
    take(small, ("5.3.2026", 10, "777"), projects={"777": small.beta})

    assert spent(small) == {("alfa", 2026): 450, ("beta", 2026): 10}


def test_looking_at_a_difference_posts_nothing(small):
    left(small)
    before = Entry.objects.count()

    assert preview_difference(by=small.by, now=NOW, initiative=small.alfa, year=2026).can_ore == 5_000
    assert Entry.objects.count() == before


def test_only_the_secretariat_posts_a_difference():
    cast = make_cast()
    left(cast.small)

    for member in ("leader", "auditor", "outsider"):
        with pytest.raises(Forbidden):
            post(cast.small, 50, by=cast.actor(member))
