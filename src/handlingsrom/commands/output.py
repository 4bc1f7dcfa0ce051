"""What commands write: results on standard output, everything else on standard error."""

import json
from datetime import date
from gettext import gettext as _
from typing import Any

import click

json_option = click.option("--json", "as_json", is_flag=True, help=_("Write the result as JSON."))


def write_json(result: Any) -> None:
    """A result a script can parse: UTF-8, dates as ISO, one document."""
    click.echo(json.dumps(result, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value)


def say(sentence: object) -> None:
    """Tell the person at the keyboard something, without disturbing what is on standard output."""
    click.echo(str(sentence), err=True)


def write_table(heads: list[str], rows: list[list[object]]) -> None:
    """Rows in columns as wide as they need to be; numbers to the right."""
    cells = [[("" if value is None else str(value)) for value in row] for row in rows]
    widths = [max(len(row[i]) for row in [heads, *cells]) for i in range(len(heads))]
    numeric = [bool(rows) and all(isinstance(row[i], int) for row in rows) for i in range(len(heads))]
    for row in [heads, *cells]:
        aligned = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        click.echo("  ".join(aligned).rstrip())
