"""The papers named on a command line, read one after another; the first that cannot be read ends the command."""

import gettext as language
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from handlingsrom.commands.failures import FAULT
from handlingsrom.commands.output import say

if TYPE_CHECKING:
    from handlingsrom.reading.paper import Paper

PAPER_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


class NotRead(click.ClickException):
    """Which file, what is wrong with it, and what to do."""

    exit_code = FAULT

    def show(self, file: IO[Any] | None = None) -> None:
        say(self.message)


def read_files(files: Sequence[Path], *, quiet: bool) -> "Iterator[tuple[Paper, bytes]]":
    """Each paper with the content it was read from. Raises NotRead."""
    from handlingsrom.reading.formats import read_paper
    from handlingsrom.reading.problems import Unreadable

    for name, file in zip(_names(files), files, strict=True):
        if not quiet:
            say(_("Reads {file} …").format(file=name))
        content = file.read_bytes()
        try:
            yield read_paper(name, content), content
        except Unreadable as problem:
            raise NotRead(f"{name}: {problem.said.into(language)}") from problem


def _names(files: Sequence[Path]) -> list[str]:
    """What the papers are called from then on: with their folders, too, where two are called the same."""
    names = [file.name for file in files]
    return [str(file) if names.count(file.name) > 1 else file.name for file in files]
