"""Take back a commitment: an initiative is no longer promised money of a coming year."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, initiative_of, year_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Commit, Consequence, World
from handlingsrom.lib.errors import Refused


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative, year = initiative_of(change), year_of(change)
    if not world.committed(initiative.pk, year):
        raise Refused(
            _("“%(title)s” is not promised any of the money of %(year)s.")
            % {"title": world.place(initiative).title, "year": year},
            field="for_year",
        )
    return [Commit(initiative.pk, year, 0, change.text)]


def sentence(change: ProposedChange) -> str:
    return _("The commitment to “%(title)s” for %(year)s is taken back.") % {
        "title": change.initiative,
        "year": change.for_year or "",
    }


KIND = Kind(
    code=ChangeKind.END_COMMITMENT,
    family=Family.COMING,
    icon="xmark",
    fields=("initiative", "for_year", "text"),
    required=("initiative", "for_year"),
    consequences=consequences,
    sentence=sentence,
)
