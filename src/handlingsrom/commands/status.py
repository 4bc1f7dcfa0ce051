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
    for name, value in facts.items():
        click.echo(f"{name:20} {value}")


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
