"""What the worker does with the outbox: one message as soon as it is written, and every minute all that is due."""

from django.utils import timezone
from django_tasks import task

from handlingsrom.messages import sending
from handlingsrom.messages.queries import due


@task
def deliver(message_id: int) -> str:
    """Try once to send one message; returns where it stands, for whoever reads the queue."""
    settled = sending.send(message_id, now=timezone.now())
    return settled.state if settled else "not due"


@task
def deliver_due() -> str:
    """Try to send one that is due (a retry, or what a killed process left behind), and go on to the next.

    The next is a task of its own, so that a worker that is told to stop does so between two mails.
    """
    result = sending.send_due(most=1)
    if result.failure and result.failure.is_of_the_server:
        return "the server takes nothing"
    if not due(timezone.now()).exists():
        return "done"
    deliver_due.enqueue()
    return "there is more"
