"""`handlingsrom check`: what does not add up in papers. Needs no database. Ends with 1 when anything is found."""

import gettext as language
import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handlingsrom.commands.failures import REFUSED
from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.paper_files import NEW_FILE, PAPER_FILE, read_files

if TYPE_CHECKING:
    from handlingsrom.reading.finding import Finding
    from handlingsrom.reading.paper import Paper


@click.command(
    "check",
    help=_(
        "What does not add up in papers (Word, PDF, Excel or text), with where and why. "
        "Several papers are held up against each other. Ends with 1 when something is found."
    ),
)
@click.argument("files", metavar=_("FILE ..."), nargs=-1, required=True, type=PAPER_FILE)
@click.option("--strict", is_flag=True, help=_("Also what is only likely or possible."))
@json_option
@click.option("--html", "page", metavar=_("FILE"), type=NEW_FILE, help=_("Write a report to open in a browser."))
@click.option(
    "--word", "copy", metavar=_("FILE"), type=NEW_FILE, help=_("Write a copy of the Word file with comments.")
)
def command(files: tuple[Path, ...], strict: bool, as_json: bool, page: Path | None, copy: Path | None) -> int:
    _keep_papers(files, page, copy)
    papers, contents = map(list, zip(*read_files(files, quiet=as_json), strict=True))
    copied = _first_of_word(papers) if copy else None
    findings = _check(papers, strict, as_json)
    if page:
        _write_page(page, papers, findings)
    if copy and copied is not None:
        _write_copy(copy, papers[copied].file, contents[copied], findings)
    _tell(papers, findings, as_json)
    return REFUSED if findings else 0


def _keep_papers(files: Sequence[Path], *written: Path | None) -> None:
    """No paper is written over, whatever it is called on the command line."""
    papers = {file.resolve() for file in files}
    for path in written:
        if path and path.resolve() in papers:
            raise click.UsageError(
                _("{file} is one of the papers to be checked. Choose another name.").format(file=path)
            )


def _first_of_word(papers: "list[Paper]") -> int:
    for index, paper in enumerate(papers):
        if paper.kind == "word":
            return index
    raise click.UsageError(_("--word needs a Word file (.docx) among the files."))


def _check(papers: "list[Paper]", strict: bool, quiet: bool) -> "list[Finding]":
    """The bar is only drawn where somebody can see it move."""
    from handlingsrom.reading.checking import check

    hidden = quiet or not sys.stderr.isatty()
    with click.progressbar(length=1, label=_("Checks"), file=sys.stderr, hidden=hidden) as bar:

        def moved(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        return check(papers, strict=strict, progress=moved)


def _write_page(path: Path, papers: "list[Paper]", findings: "list[Finding]") -> None:
    from handlingsrom.reading.report.page import as_page

    path.write_bytes(as_page(papers, findings, language))
    say(_("Wrote {out}.").format(out=path))


def _write_copy(path: Path, name: str, content: bytes, findings: "list[Finding]") -> None:
    """Of the first Word file among those given."""
    from handlingsrom.reading.report.copy import with_comments

    path.write_bytes(with_comments(name, content, findings, language))
    say(_("Wrote {out}.").format(out=path))


def _tell(papers: "list[Paper]", findings: "list[Finding]", as_json: bool) -> None:
    from handlingsrom.reading.report.facts import facts
    from handlingsrom.reading.report.text import as_text

    if as_json:
        write_json(facts(papers, findings, language))
    else:
        click.echo(as_text(papers, findings, language))
