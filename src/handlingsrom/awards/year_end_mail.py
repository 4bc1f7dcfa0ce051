"""The mails of the question at the end of a year, and the signed link in them that answers it without signing in.

A link belongs to one row and one person, and opens that form alone. It holds for LINK_DAYS, and only as long as the
person still leads or owns the initiative.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from handlingsrom.awards.models import YearEndAnswer
from handlingsrom.awards.year_end_lines import left_now, to_ask
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.messages.actions import write_message
from handlingsrom.messages.kinds import MessageKind
from handlingsrom.messages.models import Message
from handlingsrom.messages.queries import undelivered
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Person

LINK_DAYS = 200
_KINDS = (MessageKind.YEAR_END, MessageKind.YEAR_END_REMINDER)
_LONGEST_TITLE = 90
# A full stop: mail programs end a link at a colon now and then.
_SIGNER = signing.TimestampSigner(salt="year-end-answer", sep=".")


def token_for(answer: YearEndAnswer, person: Person) -> str:
    return _SIGNER.sign(f"{answer.pk}-{person.pk}")


def read_token(token: str) -> tuple[YearEndAnswer, Person] | None:
    """The row and the person a link was made for; None for a link that is too old, made up, or no longer theirs."""
    try:
        answer_id, _dash, person_id = _SIGNER.unsign(token, max_age=timedelta(days=LINK_DAYS)).partition("-")
    except signing.BadSignature:
        return None
    found = YearEndAnswer.objects.select_related(
        "year_end__partnership", "initiative__leader__partnership", "initiative__owner__partnership"
    )
    answer = found.filter(pk=answer_id).first()
    people = to_ask(answer.initiative) if answer else []
    person = next((one for one in people if str(one.pk) == person_id), None)
    return (answer, person) if answer and person else None


def actor_by_link(person: Person) -> Actor:
    """Whoever came by a link acts as the person it was mailed to, with no role and for this alone."""
    return Actor(name=person.name, partnership=person.partnership, person_id=person.pk)


def send_question(*, by: Actor, now: datetime, answer: YearEndAnswer) -> int:
    """Mail the question to whoever leads and owns the initiative. Returns to how many."""
    return _send(by, now, answer, MessageKind.YEAR_END, f"year-end:{answer.pk}")


def send_reminder(*, by: Actor, now: datetime, answer: YearEndAnswer, day: str) -> int:
    """Remind them, at most once a `day` (`2026-01-08`). Returns how many."""
    return _send(by, now, answer, MessageKind.YEAR_END_REMINDER, f"year-end-reminder:{answer.pk}:{day}")


def not_delivered(partnership_id: int) -> dict[int, Message]:
    """Row id → its newest mail that did not arrive, or that nobody has tried to send; one query."""
    found: dict[int, Message] = {}
    for message in undelivered(partnership_id).filter(kind__in=_KINDS).order_by("id"):
        found[int(message.key.split(":")[1])] = message
    return found


def _send(by: Actor, now: datetime, answer: YearEndAnswer, kind: MessageKind, key: str) -> int:
    people = to_ask(answer.initiative)
    for person in people:
        with translation.override(_language_of(person)):
            write_message(
                by=by,
                now=now,
                partnership=answer.year_end.partnership,
                person=person,
                email=person.email,
                subject=_subject(answer, kind),
                text=_text(answer, person, now),
                key=f"{key}:{person.pk}",
                kind=kind,
            )
    return len(people)


def _language_of(person: Person) -> str:
    chosen = person.user.language if person.user else ""
    return chosen or settings.LANGUAGE_CODE


def _subject(answer: YearEndAnswer, kind: MessageKind) -> str:
    said = {"year": answer.year_end.year, "title": Truncator(answer.initiative.title).chars(_LONGEST_TITLE)}
    if kind == MessageKind.YEAR_END_REMINDER:
        return _("Reminder: unspent money of %(year)s, %(title)s") % said
    return _("Unspent money of %(year)s: %(title)s") % said


def _text(answer: YearEndAnswer, person: Person, now: datetime) -> str:
    year_end = answer.year_end
    left_ore = left_now(year_end.partnership_id, year_end.year).get(answer.initiative_id, 0)
    said = {
        "name": person.name,
        "title": answer.initiative.title,
        "kr": f"{format_kr(left_ore)}{NBSP}kr",
        "year": year_end.year,
        "next": year_end.year + 1,
        "due": format_date(year_end.due_on),
        "partnership": year_end.partnership.name,
        "link": _address("money_year_end_by_link", token_for(answer, person)),
        "page": _address("money_year_end_answer", year_end.year, answer.initiative.code),
    }
    is_late = timezone.localtime(now).date() > year_end.due_on
    parts = [
        _("Hello, %(name)s."),
        _("“%(title)s” has %(kr)s left of its awards for %(year)s and earlier years."),
        _("We needed your answer by %(due)s:") if is_late else _("We need your answer by %(due)s:"),
        "\n".join(
            [
                _("- how much is to be carried over to %(next)s, and what it is to be used for"),
                _("- how much can be released, so that others can use it"),
                _("- why the money is not spent"),
            ]
        ),
        _("Answer here, without signing in:") + "\n%(link)s",
        _("The link is yours alone: do not pass it on. You can also sign in and answer here:") + "\n%(page)s",
        _("The answer can be changed until the secretariat has put it in a case."),
        _("Regards\nthe secretariat of %(partnership)s"),
    ]
    return "\n\n".join(part % said for part in parts)


def _address(name: str, *args: object) -> str:
    return f"{settings.URL}{reverse(name, args=args)}"
