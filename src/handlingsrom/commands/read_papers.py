"""`handlingsrom read`: a draft of the workbook from papers, for a person to correct. Needs no database."""

import gettext as language
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.paper_files import NEW_FILE, PAPER_FILE, read_files
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused

if TYPE_CHECKING:
    from handlingsrom.book.drafting import Draft
    from handlingsrom.reading.understanding.model import Understood


@click.command(
    "read",
    cls=Command,
    help=_(
        "Draft the workbook from papers (Word, PDF, Excel or text). Every cell says where it comes from; "
        "what is unsure or missing is marked. Correct it, and load it with import."
    ),
)
@click.argument("papers", metavar=_("PAPER ..."), nargs=-1, required=True, type=PAPER_FILE)
@click.option(
    "-o", "--out", metavar=_("FILE"), required=True, type=NEW_FILE, help=_("The workbook to write, DRAFT.xlsx.")
)
@click.option("--force", is_flag=True, help=_("Replace the file if it is there."))
@json_option
def command(papers: tuple[Path, ...], out: Path, force: bool, as_json: bool) -> int:
    from handlingsrom.book.drafting import draft_of, write
    from handlingsrom.reading.understanding import understand

    if out.exists() and not force:
        raise Refused(
            _("{file} is there already. Choose another name, or replace it with --force.").format(file=out)
        )
    understood = [understand(paper) for paper, _content in read_files(papers, quiet=as_json)]
    draft = draft_of(understood)
    write(draft, understood, out)
    _tell(draft, understood, out, as_json)
    return 0


def _tell(draft: "Draft", papers: "list[Understood]", out: Path, as_json: bool) -> None:
    from handlingsrom.book.notes import Mark

    rows = {sheet: len(there) for sheet, there in draft.rows.items() if there}
    unsure, to_fill = (len(list(draft.marked(mark))) for mark in (Mark.UNSURE, Mark.TO_FILL))
    if as_json:
        lost = {each.paper.file: [said.into(language) for said in each.paper.lost] for each in papers}
        write_json({"out": str(out), "rows": rows, "unsure": unsure, "to_fill": to_fill, "lost": lost})
        return
    for paper in papers:
        for said in paper.paper.lost:
            say(f"{paper.paper.file}: {said.into(language)}")
    count = sum(rows.values())
    say(ngettext("Wrote {n} row to {out}.", "Wrote {n} rows to {out}.", count).format(n=count, out=out))
    say(
        _("{unsure} cells are unsure, and {to_fill} must be filled in: see the first sheets.").format(
            unsure=unsure, to_fill=to_fill
        )
    )
    say(_("Then try it with: handlingsrom import {file} --dry-run").format(file=out))
