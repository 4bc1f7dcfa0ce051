"""`handlingsrom export`: a partnership as a book."""

from gettext import gettext as _
from pathlib import Path

import click

from handlingsrom.commands.output import say, write_json
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused


@click.command(
    "export", cls=Command, help=_("Write the partnership as a book: OUT.xlsx, or a folder of CSV files.")
)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--partnership", "slug", help=_("Short name of the partnership; needed when there are several."))
@click.option("--json", "as_json", is_flag=True, help=_("Write the result as JSON."))
def command(out: Path, slug: str | None, as_json: bool) -> None:
    from handlingsrom.book.writing import export_book
    from handlingsrom.people.models import Partnership

    found = [p for p in Partnership.objects.order_by("slug") if slug in (None, p.slug)]
    if len(found) != 1:
        names = ", ".join(Partnership.objects.order_by("slug").values_list("slug", flat=True)) or "–"
        raise Refused(_("Say which partnership with --partnership: {names}").format(names=names))
    rows = export_book(partnership=found[0], path=out)
    if as_json:
        write_json({"out": str(out), "partnership": found[0].slug, "rows": rows})
    else:
        say(_("Wrote {count} rows to {out}.").format(count=sum(rows.values()), out=out))
