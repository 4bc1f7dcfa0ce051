"""Sending what is due: claim the message, hand it to the mail server, write down what came of it.

Claiming counts the try and moves `next_attempt_at` into the future in one conditional update: of two workers one
gets the row. A worker that dies with a message claimed leaves it to become due again after CLAIMED_FOR. It may have
been sent by then; it has the same Message-ID, so that a mail system can tell.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from handlingsrom.messages.kinds import MessageState, Problem
from handlingsrom.messages.mail import as_mail
from handlingsrom.messages.models import Attempt, Message
from handlingsrom.messages.problems import Failure, explain
from handlingsrom.messages.queries import due

logger = logging.getLogger(__name__)

CLAIMED_FOR = timedelta(minutes=15)
PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3), timedelta(hours=20))
"""Between the tries: five tries in a day, enough for a server that is down over a night."""
MOST_TRIES = len(PAUSES) + 1


_SETTLED = ("problem", "answer", "state", "sent_at", "next_attempt_at")


@dataclass
class Sent:
    """What came of sending what was due. `waiting`: left alone, as the server takes nothing now."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0
    failure: Failure | None = None


def send_due(
    *, partnership_id: int | None = None, most: int | None = None, clock: Callable[[], datetime] = timezone.now
) -> Sent:
    """Send what is due, at most so many. Stops at the first problem that the next message would meet as well.

    It may take long, so each try asks the clock for the moment it is made.
    """
    result = Sent()
    keys = list(due(clock(), partnership_id).values_list("pk", flat=True)[:most])
    for done, pk in enumerate(keys, start=1):
        settled = send(pk, now=clock())
        if settled is None:
            continue
        result.sent += settled.problem == ""
        result.failed += settled.problem != ""
        if settled.problem:
            result.failure = Failure(Problem(settled.problem), settled.answer)
        if result.failure and result.failure.is_of_the_server:
            result.waiting = len(keys) - done
            break
    return result


def send(message_id: int, *, now: datetime) -> Attempt | None:
    """Try once to send the message. None when it is not due: sent already, or somebody else is sending it."""
    if not _claim(message_id, now):
        return None
    message = Message.objects.select_related("person").prefetch_related("files").get(pk=message_id)
    if message.attempts > MOST_TRIES:
        return _settle(message, now, Failure(Problem.INTERRUPTED, "", is_final=True))
    try:
        hand_over(as_mail(message))
    except Exception as error:
        failure = explain(error)
        if failure.problem in (Problem.OTHER, Problem.CONTENT):
            logger.exception("message %s was not sent", message_id)
        return _settle(message, now, failure)
    return _settle(message, now, None)


def try_to_send(mail: EmailMessage) -> Failure | None:
    """Send a mail that is in no outbox; what went wrong, if anything did."""
    try:
        hand_over(mail)
    except Exception as error:
        return explain(error)
    return None


def hand_over(mail: EmailMessage) -> None:
    """Give the mail to the server; what goes wrong is raised, unless the server has taken it already."""
    connection = get_connection()
    connection.open()
    try:
        connection.send_messages([mail])
    finally:
        _close(connection)


def _close(connection: BaseEmailBackend) -> None:
    """The server has answered by now; a goodbye that goes wrong does not make the mail less sent."""
    try:
        connection.close()
    except OSError:
        logger.warning("the mail server ended the connection badly", exc_info=True)


def _claim(message_id: int, now: datetime) -> bool:
    mine = Message.objects.filter(pk=message_id, next_attempt_at__lte=now)
    return bool(mine.update(attempts=F("attempts") + 1, next_attempt_at=now + CLAIMED_FOR))


@transaction.atomic
def _settle(message: Message, now: datetime, failure: Failure | None) -> Attempt:
    """Write down what came of the try."""
    message.problem, message.answer = (failure.problem, failure.answer) if failure else ("", "")
    if failure is None:
        message.state, message.sent_at, message.next_attempt_at = MessageState.SENT, now, None
    elif failure.is_final or message.attempts >= MOST_TRIES:
        message.state, message.next_attempt_at = MessageState.GIVEN_UP, None
    else:
        message.state, message.next_attempt_at = MessageState.FAILED, now + PAUSES[message.attempts - 1]
    changed = {name: getattr(message, name) for name in _SETTLED}
    # Nothing is written over where somebody asked for the message to be sent again meanwhile.
    Message.objects.filter(pk=message.pk, message_id=message.message_id, attempts=message.attempts).update(
        **changed
    )
    return Attempt.objects.create(
        message=message,
        at=now,
        email=message.email,
        problem=message.problem,
        answer=message.answer,
        state=message.state,
    )
