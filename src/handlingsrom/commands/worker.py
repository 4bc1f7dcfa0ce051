"""`handlingsrom worker`: does what waits in the background, until told to stop. `serve` runs one of its own.

The queue and its worker are django-tasks-db. Round it goes a loop that once a minute looks in the outbox for what
is due: mail to be tried again, and what a process that died left behind.
"""

import logging
import os
import signal
import time
from gettext import gettext as _

import click

from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.shell import Command

PAUSE_SECONDS = 2
OUTBOX_SECONDS = 60


@click.command(
    "worker", cls=Command, help=_("Send mail and do other work in the background. `serve` starts one itself.")
)
@click.option("--parent", type=int, hidden=True)
@json_option
def command(parent: int | None, as_json: bool) -> None:
    """`parent`: the process id of the server that started it; it ends when that does, however it ended."""
    name = f"{os.uname().nodename}-{os.getpid()}"[-64:]
    if as_json:
        write_json({"worker": name})
    if parent is None:
        say(_("The worker is running. Ctrl-C ends it."))
    _work(name, parent)


def _work(name: str, parent: int | None) -> None:
    from django_tasks_db.management.commands.db_worker import Worker

    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        # It comes back when nothing is ready.
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
    )
    # It tells of every round and of being told to stop; what goes wrong in a task is told by django_tasks.
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    # A signal ends it at once when it rests, and after the task under way when it does not.
    worker.configure_signals()
    if parent:
        # Ctrl-C reaches every process of the terminal; the server ends its worker itself.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    outbox_at = 0.0
    while worker.running and parent in (None, os.getppid()):
        if time.monotonic() >= outbox_at:
            outbox_at = time.monotonic() + OUTBOX_SECONDS
            _look_in_outbox()
        worker.run()
        if worker.running:
            time.sleep(PAUSE_SECONDS)


def _look_in_outbox() -> None:
    from django.utils import timezone

    from handlingsrom.messages.queries import due
    from handlingsrom.messages.tasks import deliver_due

    if due(timezone.now()).exists():
        deliver_due.enqueue()
