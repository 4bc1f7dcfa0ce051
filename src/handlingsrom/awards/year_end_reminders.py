"""Reminding those who have not answered at the end of a year: by a button, and by itself once a day.

By itself: once in the week before the due date, and then every week until there is an answer, nothing is left, or
the books of the year are closed.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.audit.actions import record
from handlingsrom.awards.models import YearEnd, YearEndAnswer
from handlingsrom.awards.year_end_lines import Line, lines
from handlingsrom.awards.year_end_mail import send_reminder
from handlingsrom.lib.errors import Refused
from handlingsrom.money.policies import check_can_post
from handlingsrom.money.years import closed_years
from handlingsrom.people.actors import Actor, operator
from handlingsrom.people.models import Partnership

WEEK = timedelta(days=7)


@transaction.atomic
def remind(*, by: Actor, now: datetime, year_end: YearEnd) -> list[YearEndAnswer]:
    """Remind everybody who has not answered and has an address. Pressed twice in a day, it mails once.

    Raises Refused when nobody is to be reminded.
    """
    check_can_post(by, year_end.partnership_id)
    waiting = [line for line in lines(year_end) if line.waits and line.asked]
    if not waiting:
        raise Refused(_("There is nobody to remind."))
    return _send(by, now, year_end, waiting)


@transaction.atomic
def remind_due(*, partnership: Partnership, now: datetime) -> int:
    """The day's reminders of a partnership. Returns how many initiatives were reminded."""
    by, today = operator(partnership), timezone.localtime(now).date()
    closed = closed_years(partnership.pk)
    reminded = 0
    for year_end in YearEnd.objects.filter(partnership=partnership).exclude(year__in=closed):
        due = [line for line in lines(year_end) if line.waits and line.asked and is_due(line, today)]
        if due:
            reminded += len(_send(by, now, year_end, due))
    return reminded


def is_due(line: Line, today: date) -> bool:
    """Whether a row is to be reminded by itself that day."""
    answer = line.answer
    year_end = answer.year_end
    first = year_end.due_on - WEEK
    last = timezone.localtime(answer.reminded_at).date() if answer.reminded_at else None
    if today <= year_end.due_on:
        asked_on = timezone.localtime(year_end.opened_at).date()
        return today >= first and asked_on < first and (last is None or last < first)
    return last is None or today - last >= WEEK


def job(partnership: Partnership, now: datetime) -> str:
    """The job of `handlingsrom daily`: what it did in a sentence, "" for nothing."""
    count = remind_due(partnership=partnership, now=now)
    if not count:
        return ""
    said = ngettext(
        "%(count)d initiative was reminded of the year-end question",
        "%(count)d initiatives were reminded of the year-end question",
        count,
    )
    return said % {"count": count}


def _send(by: Actor, now: datetime, year_end: YearEnd, waiting: list[Line]) -> list[YearEndAnswer]:
    day = timezone.localtime(now).date().isoformat()
    for line in waiting:
        send_reminder(by=by, now=now, answer=line.answer, day=day)
    reminded = [line.answer for line in waiting]
    YearEndAnswer.objects.filter(pk__in=[answer.pk for answer in reminded]).update(reminded_at=now)
    titles = [str(answer.initiative) for answer in reminded]
    record(by=by, now=now, action="year_end.remind", subject=year_end, after={"initiatives": titles})
    return reminded
