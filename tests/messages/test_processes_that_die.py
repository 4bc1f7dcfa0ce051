"""Several processes send at once, or are killed: every mail is sent, and sent once."""

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from itertools import count

import pytest

from outbox import PostOffice
from own_database import own_database, run_python, start_python

WRITE = """
from django.utils import timezone
from factories import make_partnership
from outbox import write
from handlingsrom.people.models import Partnership
partnership = make_partnership("{slug}")
for n in range({count}):
    write(partnership, key=f"brev:{{n}}", email=f"nr{{n}}@{slug}.example", now=timezone.now())
"""
# Dies in the very call that would put the message in the queue.
DIES = """
import os
from handlingsrom.messages import tasks
class Deadly:
    def enqueue(self, message_id):
        os._exit(9)
tasks.deliver = Deadly()
"""
SEND = """
from handlingsrom.messages.sending import send_due
print("ready", flush=True)
print(send_due().sent)
"""
LATER = """
from django.utils import timezone
from handlingsrom.messages.sending import CLAIMED_FOR, send_due
print(send_due(clock=lambda: timezone.now() + CLAIMED_FOR).sent)
"""
WORK = "from handlingsrom.commands.worker import command; command({arguments})"
_numbers = count(1)
LOOK = """
import json
from handlingsrom.messages.models import Attempt, Message
mine = Message.objects.filter(partnership__slug="{slug}")
print(json.dumps([sorted(mine.values_list("state", flat=True)), Attempt.objects.filter(message__in=mine).count()]))
"""


@pytest.fixture(scope="module")
def open_office():
    with PostOffice().open() as office:
        yield office


@pytest.fixture(scope="module")
def database(tmp_path_factory, open_office):
    with own_database(tmp_path_factory.mktemp("processes")) as found:
        yield {**found, "HANDLINGSROM_SMTP_URL": f"smtp://127.0.0.1:{open_office.port}?tls=0"}


@pytest.fixture
def world(database, open_office) -> "World":
    """One database for all the tests of this file, each with a partnership of its own."""
    open_office.slow = 0
    return World(database, open_office, f"fellesskap{next(_numbers)}")


@dataclass
class World:
    env: dict[str, str]
    office: PostOffice
    slug: str

    def start(self, code: str):
        return start_python(code, self.env)

    def run(self, code: str) -> str:
        return run_python(code, self.env)

    def write(self, how_many: int, first: str = "") -> str:
        return first + WRITE.format(slug=self.slug, count=how_many)

    def looks(self) -> tuple[list[str], int]:
        """Where its messages stand, and how many tries were finished."""
        states, tries = json.loads(self.run(LOOK.format(slug=self.slug)))
        return states, tries

    def mails(self) -> list[EmailMessage]:
        return [mail for mail in self.office.mails if self.slug in mail["To"]]

    def wait_until_asked(self) -> None:
        wait_for(lambda: any(self.slug in address for address in self.office.asked))


def wait_for(what: Callable[[], bool], seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_two_who_send_and_a_worker_at_once_send_each_mail_once(world):
    world.office.slow = 0.02
    world.run(world.write(20))

    started = [world.start(SEND), world.start(SEND), world.start(WORK.format(arguments="[]"))]
    wait_for(lambda: len(world.mails()) >= 20)
    started[2].terminate()
    for process in started:
        process.wait(60)

    recipients = Counter(str(mail["To"]) for mail in world.mails())
    assert recipients == {f"nr{n}@{world.slug}.example": 1 for n in range(20)}


def test_a_crash_between_commit_and_sending_loses_nothing(world):
    assert world.start(world.write(1, first=DIES)).wait(60) == 9
    assert world.mails() == []

    world.run(SEND)

    assert len(world.mails()) == 1


def test_a_crash_while_sending_leaves_the_message_for_the_next_under_the_same_name(world):
    world.office.slow = 1
    world.run(world.write(1))
    process = world.start(SEND)
    world.wait_until_asked()
    process.kill()
    process.wait()
    assert world.run(SEND).split()[-1] == "0"

    assert world.run(LATER) == "1"
    assert world.looks() == (["sent"], 1)
    assert len({mail["Message-ID"] for mail in world.mails()}) == 1


def test_a_worker_that_is_told_to_stop_finishes_the_mail_it_is_sending(world):
    world.office.slow = 1
    world.run(world.write(2))
    worker = world.start(WORK.format(arguments="[]"))
    world.wait_until_asked()
    worker.terminate()

    assert worker.wait(30) == 0
    assert world.looks() == (["sent", "waiting"], 1)
    world.run(SEND)


def test_a_worker_whose_server_is_gone_ends(world):
    assert world.start(WORK.format(arguments="['--parent', '1']")).wait(30) == 0
