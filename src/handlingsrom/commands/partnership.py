"""Which partnership a command is about: the only one, or the one named with --partnership."""

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from handlingsrom.lib.errors import Refused

if TYPE_CHECKING:
    from handlingsrom.people.models import Partnership


partnership_option = click.option(
    "--partnership",
    "slug",
    metavar=_("SHORT-NAME"),
    help=_("The short name of the partnership, where there are several."),
)


def find_partnership(slug: str | None) -> "Partnership":
    """Raises Refused when there is none, or several and none of them is named."""
    from handlingsrom.people.models import Partnership

    there = list(Partnership.objects.order_by("slug"))
    if not there:
        raise Refused(_("There is no partnership yet. Load a book first: handlingsrom import BOOK"))
    found = [partnership for partnership in there if slug in (None, partnership.slug)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(partnership.slug for partnership in there)
    raise Refused(_("Say which partnership with --partnership: {names}").format(names=names))
