"""`handlingsrom migrate`: prepare or upgrade the installation."""

from gettext import gettext as _

import click

from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.shell import Command


@click.command("migrate", cls=Command, help=_("Prepare the installation: database, cache table and static files."))
@json_option
def command(as_json: bool) -> None:
    from handlingsrom.commands.installation import prepare

    done = prepare()
    if as_json:
        write_json({"migrations": done})
    elif done:
        say(_("The database is prepared ({count} migrations).").format(count=done))
    else:
        say(_("The database is up to date."))
