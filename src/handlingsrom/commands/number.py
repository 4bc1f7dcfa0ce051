"""A whole number on the command line, within bounds that the help tells."""

from gettext import gettext as _

import click


class Number(click.IntRange):
    """`click.IntRange` in the language of the program; click itself says “integer range”."""

    name = _("whole number")

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return _("NUMBER")
