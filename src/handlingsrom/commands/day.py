"""A day on the command line: read as on the pages, `2026-05-21` or `21.5.2026`."""

from datetime import date
from gettext import gettext as _
from typing import Any

import click


class Day(click.ParamType):
    """Gives a `date`; what cannot be read as one is said in a sentence."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return _("DATE")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from handlingsrom.lib.dates import DateError, parse_date

        if isinstance(value, date):
            return value
        try:
            return parse_date(value)
        except DateError as error:
            self.fail(_(str(error)), param, ctx)
