"""`handlingsrom mail` and `handlingsrom daily`: what they send, what they say, and how they end."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core import mail
from django.utils import timezone

from factories import make_partnership
from handlingsrom.commands import daily
from handlingsrom.commands.daily import command as daily_command
from handlingsrom.commands.mail import command as mail_command
from handlingsrom.lib.errors import Refused
from handlingsrom.messages.kinds import MessageState
from handlingsrom.messages.models import Message
from outbox import write

pytestmark = pytest.mark.django_db


def run(command, *arguments: str):
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)


def test_mail_sends_what_is_waiting_and_says_how_many(partnership):
    for n in range(2):
        write(partnership, key=f"brev:{n}")

    done = run(mail_command)

    assert (done.stdout.strip(), done.return_value) == ("E-post: 2 sendt, 0 feilet, 0 ikke prøvd.", 0)
    assert len(mail.outbox) == 2


def test_mail_ends_with_1_and_says_why_when_the_server_is_down(partnership, office):
    for n in range(2):
        write(partnership, key=f"brev:{n}")

    done = run(mail_command, "--json")

    assert done.return_value == 1
    assert json.loads(done.stdout)["not_tried"] == 1
    assert "Connection refused" in done.stderr


def test_again_tries_what_failed_and_what_was_given_up(partnership):
    message = write(partnership)
    Message.objects.update(state=MessageState.GIVEN_UP, next_attempt_at=None, attempts=5)

    assert "0 sendt" in run(mail_command).stdout
    assert "1 sendt" in run(mail_command, "--again").stdout
    message.refresh_from_db()
    assert message.state == MessageState.SENT


def test_a_test_mail_arrives_and_is_in_no_outbox(open_office):
    done = run(mail_command, "--test", "ase@kommune.example")

    assert done.return_value == 0
    assert [str(each["To"]) for each in open_office.mails] == ["ase@kommune.example"]
    assert not Message.objects.exists()


def test_without_a_mail_server_the_test_says_where_the_mail_was_written(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"

    done = run(mail_command, "--test", "ase@kommune.example")

    assert str(tmp_path / "mail") in done.stderr
    assert len(list((tmp_path / "mail").iterdir())) == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [("550 5.1.1 No such user", "mottaker"), ("450 4.2.0 Wait", "450 4.2.0 Wait")],
)
def test_a_test_mail_that_is_refused_says_what_the_server_said_and_what_to_look_at(open_office, answer, words):
    open_office.answers["ase@kommune.example"] = answer

    done = run(mail_command, "--test", "ase@kommune.example")

    assert isinstance(done.exception, Refused)
    assert answer in str(done.exception)
    assert "Kontroller adressen" in str(done.exception)


def test_a_test_to_nowhere_is_refused_with_the_address_of_the_server(office):
    done = run(mail_command, "--test", "ase@kommune.example")

    assert f"127.0.0.1:{office.port}" in str(done.exception)


def test_daily_sends_mail_of_every_partnership(partnership):
    for each in (partnership, make_partnership("nabo")):
        write(each)

    done = run(daily_command, "--json")

    assert done.return_value == 0
    assert [result["partnership"] for result in json.loads(done.stdout)][:: len(daily.DAILY)] == [
        "innlandet",
        "nabo",
    ]
    assert len(mail.outbox) == 2


def test_one_job_that_fails_does_not_stop_the_rest_and_ends_with_1(partnership, monkeypatch):
    def refused(_partnership, _now):
        raise Refused("The year is not open.")

    def broken(_partnership, _now):
        raise ZeroDivisionError

    jobs = (("Refused", refused), ("Broken", broken), daily.DAILY[-1])
    monkeypatch.setattr(daily, "DAILY", jobs)
    write(partnership)

    done = run(daily_command, "--json")

    assert done.return_value == 1
    assert [result["is_done"] for result in json.loads(done.stdout)] == [False, False, True]
    assert "The year is not open." in done.stderr
    assert "ZeroDivisionError" in done.stderr
    assert len(mail.outbox) == 1


def test_daily_forgets_tasks_that_were_done_long_ago(partnership):
    from django_tasks_db.models import DBTaskResult

    for days in (1, 20):
        finished = timezone.now() - timedelta(days=days)
        DBTaskResult.objects.create(
            status="SUCCESSFUL", args_kwargs={}, task_path="x", finished_at=finished, backend_name="default",
            exception_class_path="", traceback="",
        )  # fmt: skip
    run(daily_command)

    assert DBTaskResult.objects.count() == 1
