"""Reminding those who have not answered: by the button, and by itself before and after the due date."""

import pytest

from awards.year_end.asking import answer, day, opened, somebody
from factories import NOW, Small, make_partnership, spend
from handlingsrom.awards.models import YearEnd
from handlingsrom.awards.year_end_reminders import job, remind, remind_due
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.messages.kinds import MessageKind
from handlingsrom.messages.models import Message
from handlingsrom.money.years import close_year
from handlingsrom.people.actors import Actor

pytestmark = pytest.mark.django_db


def reminders() -> list[str]:
    found = Message.objects.filter(kind=MessageKind.YEAR_END_REMINDER).order_by("id")
    return [message.person.name for message in found]


def test_the_button_reminds_those_who_have_not_answered():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)

    reminded = remind(by=small.by, now=day(6, 1), year_end=year_end)

    assert [one.initiative for one in reminded] == [small.beta]
    assert reminders() == ["Ola"]


def test_pressed_twice_in_a_day_it_mails_once():
    small, year_end = opened()

    for hour in (9, 10):
        remind(by=small.by, now=day(6, 1).replace(hour=hour), year_end=year_end)

    assert reminders() == ["Liv", "Ola"]


def test_when_everybody_has_answered_there_is_nobody_to_remind():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    answer(year_end, small.beta, carry=300)

    with pytest.raises(Refused, match="ingen"):
        remind(by=small.by, now=day(6, 1), year_end=year_end)


def test_only_the_secretariat_reminds():
    small, year_end = opened()

    with pytest.raises(Forbidden):
        remind(by=Actor(name="Kari", partnership=small.partnership), now=NOW, year_end=year_end)


def test_by_itself_it_reminds_once_the_week_before_and_weekly_after_the_due_date():
    small, _year_end = opened()  # asked 21.5, due 15.6
    days = [day(5, n) for n in range(22, 32)] + [day(6, n) for n in range(1, 31)]

    reminded_on = [moment.date() for moment in days if remind_due(partnership=small.partnership, now=moment)]

    assert reminded_on == [day(6, n).date() for n in (8, 16, 23, 30)]


def test_one_asked_late_is_first_reminded_after_the_due_date():
    small, _year_end = opened(due_on=day(5, 25).date())
    days = [day(5, n) for n in range(22, 29)]

    reminded_on = [moment.date() for moment in days if remind_due(partnership=small.partnership, now=moment)]

    assert reminded_on == [day(5, 26).date()]


def test_nobody_is_reminded_of_money_that_is_spent_since():
    small, _year_end = opened()
    spend(small.alfa, 400)
    spend(small.beta, 300)

    assert remind_due(partnership=small.partnership, now=day(6, 20)) == 0


def test_the_daily_job_says_what_it_did_and_is_done_for_the_day():
    small, _year_end = opened()

    assert job(small.partnership, day(6, 20)) == "2 tiltak er minnet på årsslutt"
    assert job(small.partnership, day(6, 20)) == ""


def test_another_partnerships_question_is_left_alone():
    opened()

    assert remind_due(partnership=make_partnership("nabo"), now=day(6, 20)) == 0


def test_a_leader_named_since_is_reminded():
    small, year_end = opened()
    small.gamma.leader = somebody(small, "Nora")
    small.gamma.save()

    remind(by=small.by, now=day(6, 1), year_end=year_end)

    assert "Nora" in reminders()


def test_a_closed_year_is_not_asked_about_any_more():
    small = Small()
    _small, year_end = opened(small)
    close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)

    assert remind_due(partnership=small.partnership, now=day(6, 20)) == 0
    assert YearEnd.objects.get() == year_end
