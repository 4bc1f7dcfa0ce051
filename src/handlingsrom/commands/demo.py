"""`handlingsrom demo` and `handlingsrom demo-reset`: the example, in an installation that holds nothing else."""

from gettext import gettext as _

import click

from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.shell import Command


@click.command(
    "demo", cls=Command, help=_("Load the example into an empty installation, with one account for each role.")
)
@json_option
def command(as_json: bool) -> None:
    _load(as_json)


@click.command(
    "demo-reset", cls=Command, help=_("Throw a demo installation's data away and load the example again.")
)
@json_option
def reset(as_json: bool) -> None:
    from handlingsrom.book.demo import empty_demo

    empty_demo()
    _load(as_json)


def _load(as_json: bool) -> None:
    from django.utils import timezone

    from handlingsrom.book.demo import load_demo
    from handlingsrom.commands.installation import prepare

    prepare()
    is_new = load_demo(now=timezone.now())
    if as_json:
        write_json(_facts(is_new))
        return
    say(_("The example is loaded.") if is_new else _("The example was here already. Nothing was changed."))
    _list_accounts()


def _facts(is_new: bool) -> dict[str, object]:
    from handlingsrom.book.demo import ACCOUNTS, PASSWORD, address

    accounts = [{"email": a.email, "name": a.name, "role": _(a.role)} for a in ACCOUNTS]
    return {"loaded": is_new, "address": address(), "password": PASSWORD, "accounts": accounts}


def _list_accounts() -> None:
    """On standard output: it is what one needs next."""
    from handlingsrom.book.demo import ACCOUNTS, PASSWORD, address

    click.echo(_("Address: {address}").format(address=address()))
    click.echo(_("Password for all accounts: {password}").format(password=PASSWORD) + "\n")
    width = max(len(a.email) for a in ACCOUNTS)
    for account in ACCOUNTS:
        click.echo(f"  {account.email.ljust(width)}  {_(account.role)}")
    click.echo("\n" + _("Try first: sign in as the secretariat, open case 13/26, and see what it would lead to."))
