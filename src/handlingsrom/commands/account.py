"""`handlingsrom account`: the account of a grant for a year, in short or as a file."""

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handlingsrom.commands.number import Number
from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused

if TYPE_CHECKING:
    from handlingsrom.awards.year_account import YearAccount
    from handlingsrom.money.models import Grant

FORMATS = ("pdf", "docx", "xlsx")


@click.command(
    "account",
    cls=Command,
    help=_("The account of a grant for a year: what was received, and where every krone is."),
)
@click.option("--grant", "name", required=True, metavar=_("NAME"), help=_("The name of the grant."))
@click.option(
    "--year", type=Number(1900, 2199), required=True, metavar=_("YEAR"), help=_("The year of the account.")
)
@click.option(
    "-o",
    "--out",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_("The file to write. Its ending says which kind: .pdf, .docx or .xlsx."),
)
@partnership_option
@json_option
def command(name: str, year: int, path: Path | None, slug: str | None, as_json: bool) -> None:
    from django.utils import timezone

    from handlingsrom.awards.year_account import year_account

    form = _form(path)
    grant = _grant(name, slug)
    _check_year(grant, year)
    account = year_account(grant, year, now=timezone.now())
    if path and form:
        _write(account, path, form)
    if as_json:
        write_json(_plain(account))
    elif not path:
        _write_readable(account)


def _form(path: Path | None) -> str:
    form = path.suffix.lstrip(".").lower() if path else ""
    if path and form not in FORMATS:
        raise Refused(_("Give the file a name that ends with .pdf, .docx or .xlsx."))
    return form


def _grant(name: str, slug: str | None) -> "Grant":
    from handlingsrom.money.models import Grant

    own = Grant.objects.filter(partnership=find_partnership(slug)).select_related("partnership")
    found = next((grant for grant in own if grant.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(grant.name for grant in own) or _("none")
        raise Refused(_("There is no grant called “{name}”. There are: {names}").format(name=name, names=names))
    return found


def _check_year(grant: "Grant", year: int) -> None:
    from django.utils import timezone

    from handlingsrom.awards.year_account import account_years

    years = account_years(grant, today=timezone.localdate())
    if year not in years:
        there = ", ".join(map(str, years)) or _("none")
        raise Refused(
            _("“{grant}” has no account for {year}. There are: {years}").format(
                grant=grant.name, year=year, years=there
            )
        )


def _write(account: "YearAccount", path: Path, form: str) -> None:
    from handlingsrom.awards.year_account_paper import render
    from handlingsrom.commands.words import chosen_language

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render(account, form, language=chosen_language()))
    say(_("The account is written to {path}.").format(path=path))


def _plain(account: "YearAccount") -> dict[str, object]:
    from handlingsrom.awards.year_account import PLACES
    from handlingsrom.lib.amounts import kroner

    names = ("received", *PLACES)
    return {
        "grant": account.grant.name,
        "year": account.year,
        "until": account.until,
        "closed": account.closed is not None,
        "before": {name: kroner(getattr(account.before, name)) for name in names},
        "after": {name: kroner(getattr(account.after, name)) for name in names},
        "initiatives": {
            line.initiative.code: {
                "awarded": kroner(line.use.awarded),
                "spent": kroner(line.use.spent_in_all),
                "left": kroner(line.use.left),
            }
            for line in account.lines
        },
        "seal": account.seal._asdict() if account.seal else None,
    }


def _write_readable(account: "YearAccount") -> None:
    from handlingsrom.awards.year_account_paper import status_of, title_of
    from handlingsrom.awards.year_account_tables import positions
    from handlingsrom.lib.amounts import format_kr

    click.echo(title_of(account))
    click.echo(status_of(account))
    rows = [(str(row.cells[0]), format_kr(row.cells[-1])) for row in positions(account).rows if len(row.cells) > 1]  # type: ignore[arg-type]
    wide, high = (max(len(row[side]) for row in rows) for side in (0, 1))
    for label, amount in rows:
        click.echo(f"  {label.ljust(wide)}  {amount.rjust(high)}")
