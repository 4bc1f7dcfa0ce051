"""`handlingsrom template`: an empty workbook to fill in."""

from gettext import gettext as _
from pathlib import Path

import click

from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused


@click.command("template", cls=Command, help=_("Write an empty workbook with explanations and a sample row."))
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help=_("Replace the file if it is there."))
@json_option
def command(file: Path, force: bool, as_json: bool) -> None:
    from handlingsrom.book.sheets import SHEETS
    from handlingsrom.book.writing import write_template

    if file.exists() and not force:
        raise Refused(
            _("{file} is there already. Choose another name, or replace it with --force.").format(file=file)
        )
    write_template(file)
    if as_json:
        write_json({"file": str(file), "sheets": [sheet.name for sheet in SHEETS]})
    else:
        say(_("Wrote {file}. Fill it in, and try it with: handlingsrom import {file} --dry-run").format(file=file))
