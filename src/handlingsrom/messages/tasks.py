"""What the worker does with the outbox: one message as soon as it is written, and every minute all that is due."""

from django.utils import timezone
from django_tasks import task

from handlingsrom.messages import sending


@task
def deliver(message_id: int) -> str:
    """Try once to send one message; returns where it stands, for whoever reads the queue."""
    settled = sending.send(message_id, now=timezone.now())
    return settled.state if settled else "not due"


@task
def deliver_due() -> int:
    """Retries, and what a killed worker left behind. Returns how many were sent."""
    return sending.send_due().sent
