"""The same spending sent twice is recorded once, also when the first emptied the awards; no double reversal."""

import pytest

from factories import NOW, Small, award
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import report_spending, reverse

pytestmark = pytest.mark.django_db
ON = NOW.date()


def spend(small, kr, initiative=None, key="a"):
    return report_spending(
        by=small.by,
        now=NOW,
        initiative=initiative or small.alfa,
        amount_ore=kr * 100,
        booked_on=ON,
        text="",
        key=key,
    )


def test_all_of_it_twice_is_once():
    small = Small()
    award(small.new, small.alfa, 100)

    first, second = spend(small, 500), spend(small, 500)

    assert [e.amount_ore for e in first] == [40_000, 10_000]
    assert [e.pk for e in second] == [e.pk for e in first]


def test_a_key_stands_for_one_spending():
    small = Small()
    spend(small, 100)

    for other in ((50, small.alfa), (100, small.beta)):
        with pytest.raises(Refused):
            spend(small, *other)


def test_a_key_that_begins_another_is_not_that_one():
    small = Small()
    spend(small, 100, key="ab")

    assert len(spend(small, 50, key="a")) == 1


def test_a_reversal_is_not_reversed():
    small = Small()
    (entry,) = spend(small, 100)
    back = reverse(by=small.by, now=NOW, entry=entry, booked_on=ON, text="Feil")

    with pytest.raises(Refused):
        reverse(by=small.by, now=NOW, entry=back, booked_on=ON, text="Igjen")
