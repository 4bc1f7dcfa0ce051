"""`handlingsrom mail`: send what is waiting now, or find out with a test mail why nothing arrives."""

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused

if TYPE_CHECKING:
    from handlingsrom.messages.problems import Failure
    from handlingsrom.messages.sending import Sent


@click.command("mail", cls=Command, help=_("Send the mail that is waiting now; for cron, where no worker runs."))
@click.option("--again", is_flag=True, help=_("Also what failed and what was given up, from the first try."))
@click.option(
    "--test", "address", metavar=_("ADDRESS"), help=_("Send a test mail, and say what is wrong if it fails.")
)
@json_option
def command(again: bool, address: str | None, as_json: bool) -> int:
    if address is not None:
        return _test(address, as_json)
    return _send(again, as_json)


def _send(again: bool, as_json: bool) -> int:
    from handlingsrom.messages.sending import send_due

    if again:
        _start_again()
    result = send_due()
    if as_json:
        write_json(_facts(result))
    else:
        click.echo(summary(result))
    if result.failure:
        say(sentence(result.failure))
    return 1 if result.failed else 0


def summary(result: "Sent") -> str:
    words = _("Mail: {sent} sent, {failed} failed, {waiting} not tried.")
    return words.format(sent=result.sent, failed=result.failed, waiting=result.waiting)


def _facts(result: "Sent") -> dict[str, Any]:
    failure = result.failure
    return {
        "sent": result.sent,
        "failed": result.failed,
        "not_tried": result.waiting,
        "problem": failure.problem.value if failure else "",
        "answer": failure.answer if failure else "",
    }


def _start_again() -> None:
    from django.utils import timezone

    from handlingsrom.messages.actions import resend
    from handlingsrom.messages.kinds import MessageState
    from handlingsrom.messages.models import Message
    from handlingsrom.people.actors import operator

    failed = Message.objects.filter(state__in=[MessageState.FAILED, MessageState.GIVEN_UP])
    for message in failed.select_related("partnership").order_by("created_at", "id"):
        resend(by=operator(message.partnership), now=timezone.now(), message=message, at_once=False)


def _test(address: str, as_json: bool) -> int:
    from django.conf import settings

    from handlingsrom.messages.actions import check_address
    from handlingsrom.messages.mail import folder_of_files, trial_mail
    from handlingsrom.messages.sending import try_to_send

    wanted = check_address(address)
    text = _("This is a test from {url}. Mail works.").format(url=settings.URL)
    failure = try_to_send(trial_mail(wanted, _("Test of mail from Handlingsrom"), text))
    if failure:
        raise Refused("\n".join([sentence(failure), *_advice(failure)]))
    folder = folder_of_files()
    if as_json:
        write_json({"address": wanted, "folder": folder})
    elif folder:
        say(
            _(
                "No mail server is set up (HANDLINGSROM_SMTP_URL). The mail was written as a file in {folder}"
            ).format(folder=folder)
        )
    else:
        say(_("The mail server has taken the mail. Look whether it arrives at {address}.").format(address=wanted))
    return 0


def sentence(failure: "Failure") -> str:
    """What is wrong, and in the server's own words."""
    answer = " " + _("The reason given: {answer}").format(answer=failure.answer) if failure.answer else ""
    return f"{failure.problem.label}{answer}"


def _advice(failure: "Failure") -> list[str]:
    """What whoever runs the server can look at."""
    from django.conf import settings

    from handlingsrom.messages.kinds import Problem

    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    known = {
        Problem.CONNECTION: _("Check the host and port of HANDLINGSROM_SMTP_URL ({where}), and the firewall."),
        Problem.ENCRYPTION: _(
            "Check HANDLINGSROM_SMTP_URL ({where}): smtp:// is STARTTLS, often port 587; smtps:// is TLS from the "
            "start, often port 465. The server's certificate must be valid for that name."
        ),
        Problem.SIGN_IN: _(
            "Check the name and password of HANDLINGSROM_SMTP_URL. Signs such as @ and / in them are written %40 "
            "and %2F, and æ, ø and å cannot be used."
        ),
        Problem.SENDER: _("Check HANDLINGSROM_MAIL_FROM ({sender})."),
        Problem.RECIPIENT: _("Check the address, and that the server lets this installation send mail to others."),
    }
    advice = known.get(failure.problem)
    return [advice.format(where=where, sender=settings.DEFAULT_FROM_EMAIL)] if advice else []
