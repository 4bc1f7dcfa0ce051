"""Answering: all that is left is divided, with a reason and a plan, and can be changed until it is in a case."""

import pytest

from awards.year_end.asking import answer, as_person, opened, row, somebody
from handlingsrom.audit.models import Record
from handlingsrom.awards.year_end_lines import count, lines
from handlingsrom.lib.errors import Conflict, Forbidden, Refused

pytestmark = pytest.mark.django_db


def test_the_leader_divides_what_is_left():
    small, year_end = opened()

    given = answer(year_end, small.alfa, carry=300, release=100)

    assert (given.left_ore, given.carry_over_ore, given.release_ore) == (40_000, 30_000, 10_000)
    assert given.answered_by == "Liv"
    assert count(lines(year_end)).answered == 1


@pytest.mark.parametrize(
    ("carry", "release", "sentence"),
    [
        (300, 50, "300 + 50 = 350. 400 kr er igjen, så 50 kr mangler."),
        (300, 150, "300 + 150 = 450. Bare 400 kr er igjen, så det er 50 kr for mye."),
    ],
)
def test_an_answer_that_does_not_add_up_is_refused_with_the_arithmetic(carry, release, sentence):
    small, year_end = opened()

    with pytest.raises(Refused) as refused:
        answer(year_end, small.alfa, carry=carry, release=release)

    assert str(refused.value).replace("\u00a0", " ") == sentence


def test_a_negative_amount_is_refused():
    small, year_end = opened()

    with pytest.raises(Refused, match="minus"):
        answer(year_end, small.alfa, carry=500, release=-100)


@pytest.mark.parametrize(("said", "field"), [({"why": " "}, "why"), ({"plan": ""}, "plan")])
def test_why_and_the_plan_are_asked_for(said, field):
    small, year_end = opened()

    with pytest.raises(Refused) as refused:
        answer(year_end, small.alfa, carry=400, **said)

    assert refused.value.field == field


def test_what_is_released_needs_no_plan():
    small, year_end = opened()

    assert answer(year_end, small.alfa, carry=0, release=400, plan="").release_ore == 40_000


def test_a_text_longer_than_a_paper_has_room_for_is_refused():
    small, year_end = opened()

    with pytest.raises(Refused, match="2001"):
        answer(year_end, small.alfa, carry=400, why="a" * 2001)


def test_it_can_be_changed_and_the_record_keeps_both():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)

    answer(year_end, small.alfa, carry=100, release=300)

    kept = Record.objects.filter(action="year_end.answer").latest("pk")
    assert (kept.before["carry_over_ore"], kept.after["carry_over_ore"]) == (40_000, 10_000)


def test_two_who_answer_at_once_do_not_overwrite_each_other():
    small, year_end = opened()
    first = answer(year_end, small.alfa, carry=400)

    with pytest.raises(Conflict, match="Liv"):
        answer(year_end, small.alfa, carry=0, release=400, based_on=None)

    assert row(year_end, small.alfa).carry_over_ore == first.carry_over_ore


def test_the_secretariat_answers_on_the_initiatives_behalf_and_it_is_said():
    small, year_end = opened()

    given = answer(year_end, small.gamma, carry=0, release=100, by=small.by)

    assert "på vegne av tiltaket" in given.answered_by


def test_somebody_elses_initiative_is_not_answered_for():
    small, year_end = opened()

    with pytest.raises(Forbidden):
        answer(year_end, small.alfa, carry=400, by=as_person(somebody(small, "Kari")))
