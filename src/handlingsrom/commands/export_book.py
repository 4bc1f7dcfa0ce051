"""`handlingsrom export`: a partnership as a book."""

from gettext import gettext as _
from pathlib import Path

import click

from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command


@click.command(
    "export", cls=Command, help=_("Write the partnership as a book: OUT.xlsx, or a folder of CSV files.")
)
@click.argument("out", metavar=_("OUT"), type=click.Path(path_type=Path))
@partnership_option
@json_option
def command(out: Path, slug: str | None, as_json: bool) -> None:
    from handlingsrom.book.writing import export_book

    partnership = find_partnership(slug)
    rows = export_book(partnership=partnership, path=out)
    if as_json:
        write_json({"out": str(out), "partnership": partnership.slug, "rows": rows})
    else:
        say(_("Wrote {count} rows to {out}.").format(count=sum(rows.values()), out=out))
