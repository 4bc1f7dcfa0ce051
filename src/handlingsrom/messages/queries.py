"""Reads of the outbox."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from handlingsrom.messages.kinds import MessageState
from handlingsrom.messages.models import Message

LATE = timedelta(hours=1)
"""A message that nobody has tried to send for so long shows that no worker runs."""


def about(partnership_id: int) -> QuerySet[Message]:
    """Every message of a partnership, newest first, with its person."""
    return Message.objects.filter(partnership_id=partnership_id).select_related("person")


def undelivered(partnership_id: int, *, now: datetime | None = None) -> QuerySet[Message]:
    """What somebody should look at: failed, given up, or waiting for an hour without being tried."""
    late = Q(state=MessageState.WAITING, created_at__lt=(now or timezone.now()) - LATE)
    failed = Q(state__in=[MessageState.FAILED, MessageState.GIVEN_UP])
    return about(partnership_id).filter(failed | late)


def due(now: datetime, partnership_id: int | None = None) -> QuerySet[Message]:
    """What is to be sent now, the longest overdue first; of all partnerships if none is named."""
    found = Message.objects.filter(next_attempt_at__lte=now).order_by("next_attempt_at", "id")
    return found if partnership_id is None else found.filter(partnership_id=partnership_id)
