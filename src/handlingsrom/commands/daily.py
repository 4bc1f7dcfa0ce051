"""`handlingsrom daily`: what is done once a day for each partnership, from cron or a systemd timer.

A job is a line in DAILY. It may be run twice in a day, so it does nothing that it has done already (the keys of
messages see to that). Models are imported inside it, as this file is read before Django starts.
"""

from collections.abc import Callable
from datetime import datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from handlingsrom.commands.failures import explain
from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused
from handlingsrom.lib.marking import gettext_noop

if TYPE_CHECKING:
    from handlingsrom.people.models import Partnership

Job = Callable[["Partnership", datetime], str]
"""Does the day's work for one partnership. Returns what it did in a sentence, "" for nothing to do; raises what
goes wrong, and the rest is done all the same."""

KEPT_DAYS = 14
"""How long finished tasks are kept, for whoever wonders what the worker did."""


def _send_mail(partnership: "Partnership", now: datetime) -> str:
    from handlingsrom.commands.mail import sentence, summary
    from handlingsrom.messages.sending import send_due

    result = send_due(partnership_id=partnership.pk)
    if result.failure:
        raise Refused(f"{summary(result)} {sentence(result.failure)}")
    return summary(result) if result.sent else ""


def _remind_of_year_end(partnership: "Partnership", now: datetime) -> str:
    from handlingsrom.awards.year_end_reminders import job

    return job(partnership, now)


def _check_journal(partnership: "Partnership", now: datetime) -> str:
    from handlingsrom.commands.verify import check

    return check(partnership, now)


DAILY: tuple[tuple[str, Job], ...] = (
    (gettext_noop("Check the journal"), _check_journal),
    (gettext_noop("Remind of the year end"), _remind_of_year_end),
    # Last, so that what the others write leaves at once also where no worker runs.
    (gettext_noop("Send mail"), _send_mail),
)
"""What the job is called (to be translated) and the job, in the order they are run."""


@click.command(
    "daily", cls=Command, help=_("Do what is done once a day. Ends with 1 if something failed; the rest is done.")
)
@json_option
def command(as_json: bool) -> int:
    from django.utils import timezone

    from handlingsrom.people.models import Partnership

    partnerships = Partnership.objects.order_by("slug")
    results = [_run(name, job, each, timezone.now()) for each in partnerships for name, job in DAILY]
    _forget_old_tasks(timezone.now())
    if as_json:
        write_json(results)
    return 0 if all(result["is_done"] for result in results) else 1


def _run(name: str, job: Job, partnership: "Partnership", now: datetime) -> dict[str, Any]:
    """Run one job; what went wrong is said on standard error."""
    head = f"{partnership.slug}: {_(name)}"
    result: dict[str, Any] = {"partnership": partnership.slug, "job": name, "is_done": True, "said": ""}
    try:
        result["said"] = job(partnership, now)
    except Exception as error:
        say(_("{job}: failed").format(job=head))
        explain(error)
        return {**result, "is_done": False, "said": str(error) if isinstance(error, Refused) else ""}
    said = result["said"] or _("nothing to do")
    say(f"{head}: {said}")
    return result


def _forget_old_tasks(now: datetime) -> None:
    from datetime import timedelta

    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.finished().filter(finished_at__lt=now - timedelta(days=KEPT_DAYS)).delete()
