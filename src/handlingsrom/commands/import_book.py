"""`handlingsrom import`: load a book, or see what loading it would do."""

from gettext import gettext as _
from pathlib import Path
from typing import Any

import click

from handlingsrom.commands.output import json_option, say, write_json, write_table
from handlingsrom.commands.shell import Command


@click.command("import", cls=Command, help=_("Load a book: an Excel workbook or a folder of CSV files."))
@click.argument("book", metavar=_("BOOK"), type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Show what would happen, and load nothing."))
@json_option
def command(book: Path, dry_run: bool, as_json: bool) -> int:
    from django.utils import timezone

    from handlingsrom.book.loading import load_book
    from handlingsrom.book.problems import BookRefused, Unreadable
    from handlingsrom.commands.installation import prepare_if_new

    prepare_if_new()
    try:
        report = load_book(by=_operator(), now=timezone.now(), path=book, dry_run=dry_run)
    except BookRefused as refused:
        if as_json:
            write_json({"loaded": False, "problems": [problem.as_dict() for problem in refused.problems]})
        for problem in refused.problems:
            say(problem)
        if not isinstance(refused, Unreadable):
            say(refused)
        return 1
    _tell(report, as_json)
    return 0


def _operator() -> Any:
    """The command line; where there is one partnership only, a book need not say which."""
    from handlingsrom.people.actors import operator
    from handlingsrom.people.models import Partnership

    there = list(Partnership.objects.all()[:2])
    return operator(there[0] if len(there) == 1 else None)


def _tell(report: Any, as_json: bool) -> None:
    counts = [vars(sheet) for sheet in report.sheets]
    if as_json:
        loaded = not report.dry_run
        write_json({"loaded": loaded, "partnership": report.partnership.slug, "sheets": counts})
        return
    heads = [_("Sheet"), _("New rows"), _("Changed rows"), _("Unchanged rows")]
    write_table(heads, [[c["sheet"], c["new"], c["changed"], c["unchanged"]] for c in counts])
    if report.dry_run:
        say(_("This was a trial: nothing was loaded."))
    elif report.is_unchanged:
        say(_("Everything was here already. Nothing was changed."))
    else:
        say(_("The book is loaded."))
