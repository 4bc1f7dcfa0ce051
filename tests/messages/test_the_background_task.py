"""What the worker does with what is due; here each task is done at once."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from handlingsrom.messages.models import Message
from handlingsrom.messages.tasks import deliver, deliver_due
from outbox import write


def write_some(partnership, count: int) -> None:
    for n in range(count):
        write(partnership, key=f"brev:{n}", now=timezone.now() - timedelta(hours=1))


def test_everything_that_is_due_is_sent_one_after_the_other(partnership):
    write_some(partnership, 3)

    deliver_due.enqueue()

    assert len(mail.outbox) == 3


def test_a_server_that_takes_nothing_is_asked_once(partnership, office):
    write_some(partnership, 3)

    deliver_due.enqueue()

    assert sorted(Message.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_what_was_sent_already_is_not_sent_again(partnership):
    message = write(partnership, now=timezone.now())

    said = [deliver.enqueue(message.pk).return_value for _time in range(2)]

    assert said == ["sent", "not due"]
    assert len(mail.outbox) == 1
