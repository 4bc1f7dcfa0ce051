"""Asking at the end of a year: whom, by mail, and who has nobody to ask."""

from datetime import date

import pytest

from awards.year_end.asking import DUE, as_person, day, lead, opened, row, somebody
from factories import NOW, Small, award, make_initiative, spend
from handlingsrom.awards.year_end import ask_the_rest, move_due_date, open_year_end
from handlingsrom.awards.year_end_lines import count, lines
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.messages.models import Message
from handlingsrom.plan.lifecycle import Lifecycle

pytestmark = pytest.mark.django_db


def test_every_initiative_with_money_left_is_asked_and_no_other():
    _small, year_end = opened()

    assert [(line.answer.initiative.code, line.left_ore // 100) for line in lines(year_end)] == [
        ("alfa", 400),
        ("gamma", 100),
        ("beta", 300),
    ]


def test_one_that_has_spent_it_all_is_not_asked():
    small = Small()
    spend(small.gamma, 100, on=date(2025, 12, 1))

    _small, year_end = opened(small)

    assert not year_end.answers.filter(initiative=small.gamma).exists()


def test_money_of_later_years_is_not_asked_about():
    small = Small()
    ny = make_initiative(small.plan, "delta", state=Lifecycle.RUNNING)
    award(small.new, ny, 50)

    _small, year_end = opened(small)

    assert not year_end.answers.filter(initiative=ny).exists()


def test_leader_and_owner_get_a_mail_each_with_what_is_left_and_a_link_of_their_own():
    small = Small()
    liv, ola = somebody(small, "Kari"), somebody(small, "Per")
    lead(small.gamma, leader=liv, owner=ola)

    opened(small)

    mails = {message.person: message for message in Message.objects.filter(person__in=[liv, ola])}
    assert set(mails) == {liv, ola}
    assert "100\u00a0kr" in mails[liv].text
    links = {next(line for line in mail.text.splitlines() if "/svar/" in line) for mail in mails.values()}
    assert len(links) == 2


def test_whoever_both_leads_and_owns_gets_one():
    small = Small()
    liv = somebody(small, "Kari")
    lead(small.gamma, leader=liv, owner=liv)

    opened(small)

    assert Message.objects.filter(person=liv).count() == 1


def test_an_initiative_without_leader_and_owner_is_listed_as_one_nobody_can_answer_for():
    small, year_end = opened()

    assert count(lines(year_end)).nobody == 1
    assert not next(line for line in lines(year_end) if line.answer.initiative == small.gamma).asked


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"year": 2027}, "year"), ({"due_on": day(5, 20).date()}, "due_on"), ({"year": 2024}, "year")],
)
def test_what_cannot_be_asked_is_refused(changed, field):
    with pytest.raises(Refused) as refused:
        opened(**changed)

    assert refused.value.field == field


def test_a_year_is_asked_about_once():
    small, _year_end = opened()

    with pytest.raises(Refused, match="allerede"):
        open_year_end(by=small.by, now=NOW, partnership=small.partnership, year=2025, due_on=DUE)


def test_only_the_secretariat_asks():
    small = Small()

    with pytest.raises(Forbidden):
        opened(small, by=as_person(somebody(small, "Kari")))


def test_those_that_get_money_left_afterwards_can_be_asked_too():
    small, year_end = opened()
    late = make_initiative(small.plan, "delta", leader=somebody(small, "Kari"))
    award(small.old, late, 50)

    asked = ask_the_rest(by=small.by, now=NOW, year_end=year_end)
    again = ask_the_rest(by=small.by, now=NOW, year_end=year_end)

    assert [one.initiative for one in asked] == [late]
    assert again == []
    assert Message.objects.filter(person=late.leader).count() == 1


def test_the_due_date_can_be_moved():
    small, year_end = opened()

    moved = move_due_date(by=small.by, now=NOW, year_end=year_end, due_on=day(6, 30).date())

    assert row(moved, small.alfa).year_end.due_on == day(6, 30).date()
