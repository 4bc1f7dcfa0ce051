"""`handlingsrom status`: what this installation is and holds."""

from gettext import gettext as _
from importlib.metadata import version
from typing import Any

import click

from handlingsrom.commands.output import json_option, write_json
from handlingsrom.commands.shell import Command


@click.command("status", cls=Command, help=_("Show what this installation is and what it holds."))
@json_option
def command(as_json: bool) -> None:
    facts = _facts()
    if as_json:
        write_json(facts)
        return
    words = _words()
    width = max(map(len, words.values()))
    for name, value in facts.items():
        click.echo(f"{words[name]:{width}}  {_said(value)}")


def _words() -> dict[str, str]:
    """What each fact is called for people; a script reads the names in the JSON."""
    return {
        "version": _("Version"),
        "database": _("Database"),
        "data": _("Data folder"),
        "pending_migrations": _("Migrations that remain"),
        "partnerships": _("Partnerships"),
        "accounts": _("Accounts"),
        "is_demo": _("Demo installation"),
    }


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(value)


def _facts() -> dict[str, Any]:
    from django.conf import settings
    from django.db import connection

    from handlingsrom.commands.installation import pending_migrations

    pending = pending_migrations()
    return {
        "version": version("handlingsrom"),
        "database": connection.vendor,
        "data": str(settings.DATA),
        "pending_migrations": pending,
        **({} if pending else _contents()),
    }


def _contents() -> dict[str, Any]:
    from handlingsrom.people.models import Partnership, User

    return {
        "partnerships": Partnership.objects.count(),
        "accounts": User.objects.count(),
        "is_demo": Partnership.objects.filter(is_demo=True).exists(),
    }
