"""Open a closed year again, so that what was wrong in it can be booked where it belongs."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, year_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Reopening, World
from handlingsrom.lib.errors import Refused
from handlingsrom.money.years import must_open_first


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    year = year_of(change)
    if not world.is_closed(year):
        raise Refused(_("The books of %(year)s are not closed.") % {"year": year}, field="for_year")
    if later := [y for y in world.standing.closed_years if y > year and world.is_closed(y)]:
        raise must_open_first(max(later), year)
    return [Reopening(year, change.text)]


def sentence(change: ProposedChange) -> str:
    return _("The books of %(year)s are opened again: %(text)s") % {
        "year": change.for_year or "",
        "text": change.text,
    }


KIND = Kind(
    code=ChangeKind.REOPEN_YEAR,
    family=Family.ORDER,
    icon="keyvertical",
    fields=("for_year", "text"),
    required=("for_year", "text"),
    consequences=consequences,
    sentence=sentence,
)
