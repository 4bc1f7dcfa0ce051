"""`handlingsrom import-accounts`: take in a file from the accounts, or see what that would post."""

from collections.abc import Callable
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handlingsrom.commands.accounts_told import tell, tell_problems
from handlingsrom.commands.day import Day
from handlingsrom.commands.output import json_option
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused

if TYPE_CHECKING:
    from handlingsrom.awards.accounts_file.columns import Mapping
    from handlingsrom.awards.accounts_file.tables import Table
    from handlingsrom.awards.accounts_reading import Reading
    from handlingsrom.awards.spending import Preview
    from handlingsrom.people.models import Partnership
    from handlingsrom.plan.models import Initiative

FIELDS = ("date", "amount", "debit", "credit", "project", "voucher", "text")
Pairs = tuple[tuple[str, str], ...]


def _pairs(sign: str) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], Pairs]:
    """`("date=Bilagsdato",)` → `(("date", "Bilagsdato"),)`; the name is what stands before the first sign."""

    def split(_ctx: click.Context, _param: click.Parameter, written: tuple[str, ...]) -> Pairs:
        found = [text.partition(sign) for text in written]
        if wrong := [text for text, (_name, middle, _rest) in zip(written, found, strict=True) if not middle]:
            said = _("Write {text} with “{sign}” between the two.").format(text=wrong[0], sign=sign)
            raise click.BadParameter(said)
        return tuple((name.strip(), rest.strip()) for name, _middle, rest in found)

    return split


@click.command("import-accounts", cls=Command, help=_("Take in a file from the accounts, as Excel or CSV."))
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--sheet", metavar=_("SHEET"), help=_("The sheet to read, where there are several."))
@click.option(
    "--column",
    "columns",
    metavar=_("FIELD=COLUMN"),
    multiple=True,
    callback=_pairs("="),
    help=_("A field and its column, for example date=Bilagsdato. Fields: {fields}.").format(
        fields=" ".join(FIELDS)
    ),
)
@click.option("--negate", is_flag=True, help=_("Costs stand with a minus in the file."))
@click.option(
    "--decimal", type=click.Choice([",", "."]), help=_("The decimal mark, where the amounts do not show it.")
)
@click.option(
    "--project",
    "projects",
    metavar=_("PROJECT=CODE"),
    multiple=True,
    callback=_pairs("="),
    help=_("A project number and the code of its initiative, for example 12345=bo-trygt. It is remembered."),
)
@click.option(
    "--covers-to", type=Day(), help=_("The last day the accounts speak of; otherwise that of the last line.")
)
@click.option(
    "--refund",
    "refunds",
    metavar=_("CODE:YEAR"),
    multiple=True,
    callback=_pairs(":"),
    help=_("Refund what the accounts show less, for example bo-trygt:2026."),
)
@click.option("--dry-run", is_flag=True, help=_("Show what would happen, and take in nothing."))
@partnership_option
@json_option
def command(file: Path, slug: str | None, as_json: bool, dry_run: bool, **said: Any) -> int:
    partnership = find_partnership(slug)
    table = _table(file, said["sheet"])
    mapping = _mapping(partnership, table, said)
    reading = _read(table, mapping)
    if reading.problems:
        return tell_problems(reading, as_json)
    asked = _asked(partnership, file, reading, said)
    preview = _preview(asked, said["refunds"])
    if not (dry_run or preview.earlier):
        _import(asked, preview, table, mapping)
    tell(preview, reading, dry_run=dry_run, as_json=as_json)
    return 0


def _table(file: Path, sheet: str | None) -> "Table":
    from handlingsrom.awards.accounts_file.reading import read_tables

    tables = read_tables(file.read_bytes(), file.name)
    found = [table for table in tables if sheet in (None, table.name)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(table.name for table in tables)
    raise Refused(_("Say which sheet with --sheet: {names}").format(names=names))


def _mapping(partnership: "Partnership", table: "Table", said: dict[str, Any]) -> "Mapping":
    """What was said before of such a file or is guessed, changed by what is said now."""
    from dataclasses import replace
    from shlex import quote

    from handlingsrom.awards.accounts_file.columns import suggest
    from handlingsrom.awards.remembered_columns import remembered

    known = remembered(partnership, table)
    guessed = known or suggest(table)
    if not known and not said["columns"]:
        likely = [f"{name}={heading}" for name, heading in guessed.columns.items() if name in FIELDS]
        guess = " ".join(f"--column {quote(each)}" for each in likely)
        raise Refused(
            _("The columns of this file are not known yet. Say what they are, perhaps: {guess}").format(guess=guess)
        )
    if wrong := [name for name, _heading in said["columns"] if name not in FIELDS]:
        raise Refused(_("{name} is no field. Fields: {fields}.").format(name=wrong[0], fields=" ".join(FIELDS)))
    columns = {**guessed.columns, **dict(said["columns"])}
    return replace(
        guessed,
        columns={name: heading for name, heading in columns.items() if heading},
        negate=said["negate"] or guessed.negate,
        decimal=said["decimal"] or guessed.decimal,
    )


def _read(table: "Table", mapping: "Mapping") -> "Reading":
    from handlingsrom.awards.accounts_reading import read_accounts

    return read_accounts(table, mapping)


def _asked(partnership: "Partnership", file: Path, reading: "Reading", said: dict[str, Any]) -> dict[str, Any]:
    """What both the preview and the import are called with."""
    from hashlib import sha256

    from django.utils import timezone

    from handlingsrom.people.actors import operator

    covers_to: date | None = said["covers_to"] or reading.last_on
    if covers_to is None:
        raise Refused(_("There are no lines in the file."))
    return {
        "by": operator(partnership),
        "now": timezone.now(),
        "partnership": partnership,
        "lines": reading.lines,
        "filename": file.name,
        "content_sha256": sha256(file.read_bytes()).hexdigest(),
        "covers_to": covers_to,
        "projects": {number: _initiative(partnership, code) for number, code in said["projects"]},
    }


def _initiative(partnership: "Partnership", code: str) -> "Initiative":
    from handlingsrom.plan.models import Initiative

    found = Initiative.objects.filter(partnership=partnership, code=code).first()
    if found is None:
        raise Refused(_("There is no initiative with the code {code}.").format(code=code))
    return found


def _preview(asked: dict[str, Any], refunds: Pairs) -> "Preview":
    from handlingsrom.awards.reconciling import Spot
    from handlingsrom.awards.spending import preview_import

    if wrong := [year for _code, year in refunds if not year.isdecimal()]:
        raise Refused(_("{year} is no year.").format(year=wrong[0]))
    spots = {Spot(_initiative(asked["partnership"], code).pk, int(year)) for code, year in refunds}
    return preview_import(**asked, refunds=spots)


def _import(asked: dict[str, Any], preview: "Preview", table: "Table", mapping: "Mapping") -> None:
    """All of it or nothing, and the columns are known the next time."""
    from django.db import transaction

    from handlingsrom.awards.remembered_columns import remember
    from handlingsrom.awards.spending import import_accounts

    with transaction.atomic():
        by, now, partnership = asked["by"], asked["now"], asked["partnership"]
        remember(by=by, now=now, partnership=partnership, table=table, mapping=mapping)
        import_accounts(**asked, chosen=preview.chosen)
