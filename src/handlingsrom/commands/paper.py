"""`handlingsrom paper`: the paper of a case as files."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handlingsrom.commands.number import Number
from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused

if TYPE_CHECKING:
    from handlingsrom.cases.models import Case

FORMATS = ("pdf", "docx", "xlsx")


@click.command("paper", cls=Command, help=_("Write the paper of a case, for example 13/26, as it is now."))
@click.argument("number", metavar=_("CASE"))
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, "all"]),
    default="pdf",
    show_default=True,
    help=_("Which kind of file, or all three."),
)
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    metavar=_("FOLDER"),
    show_default=True,
    help=_("The folder to write to. It is made if it is not there."),
)
@click.option("--version", "version", type=Number(1), help=_("A version as it was sent, byte for byte."))
@partnership_option
@json_option
def command(number: str, form: str, folder: Path, version: int | None, slug: str | None, as_json: bool) -> None:
    wanted = FORMATS if form == "all" else (form,)
    name, files = _files(number, wanted, version, slug)
    written = {kind: _write(folder, f"{name}.{kind}", content) for kind, content in files.items()}
    if as_json:
        write_json({"case": number, "files": {kind: str(path) for kind, path in written.items()}})
        return
    for path in written.values():
        click.echo(str(path))
    said = ngettext("{count} file is written.", "{count} files are written.", len(written))
    say(said.format(count=len(written)))


def _files(
    number: str, wanted: tuple[str, ...], version: int | None, slug: str | None
) -> tuple[str, dict[str, bytes]]:
    """The name of the files without ending, and the bytes of each format."""
    from handlingsrom.cases.models import Case
    from handlingsrom.cases.paper import file_name
    from handlingsrom.cases.queries import find_case

    case = find_case(Case.objects.filter(partnership=find_partnership(slug)), number)
    name = file_name(case)
    return (f"{name}-v{version}", _sent(case, wanted, version)) if version else (name, _now(case, wanted))


def _now(case: "Case", wanted: tuple[str, ...]) -> dict[str, bytes]:
    from django.utils import timezone

    from handlingsrom.cases.paper import render
    from handlingsrom.cases.projection import project
    from handlingsrom.commands.words import chosen_language

    projection, now = project(case), timezone.localtime()
    return {kind: render(projection, kind, now=now, language=chosen_language()) for kind in wanted}


def _sent(case: "Case", wanted: tuple[str, ...], version: int) -> dict[str, bytes]:
    from handlingsrom.cases.models import PaperFile

    files = PaperFile.objects.filter(version__case=case, version__number=version, format__in=wanted)
    found = {file.format: bytes(file.content) for file in files}
    if not found:
        raise Refused(_("Version {number} of this case has not been sent.").format(number=version))
    return found


def _write(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path
