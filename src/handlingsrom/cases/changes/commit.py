"""Commit for a coming year: an initiative is promised some of the money of a year after the budget year.

A promise moves no money: it is kept by an allocation when that year's money is there, and shown against what is
expected until then.
"""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of, check_active, initiative_of, year_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Commit, Consequence, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused

FARTHEST = 10
"""Years ahead: a year beyond that is a slip of the finger."""


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative, year = initiative_of(change), year_of(change)
    check_active(world, initiative)
    if not world.year < year <= world.year + FARTHEST:
        raise Refused(
            _("Choose a year after %(year)s; money of %(year)s is allocated.") % {"year": world.year},
            field="for_year",
        )
    if (initiative.pk, year) in world.commits:
        raise Refused(
            _("The case promises “%(title)s” money of %(year)s already. Change that amount instead.")
            % {"title": initiative.title, "year": year},
            field="for_year",
        )
    return [Commit(initiative.pk, year, amount_of(change), change.text)]


def sentence(change: ProposedChange) -> str:
    return _("“%(title)s” is promised %(amount)s kr of the money of %(year)s.") % {
        "title": change.initiative,
        "amount": format_kr(change.amount_ore or 0),
        "year": change.for_year or "",
    }


KIND = Kind(
    code=ChangeKind.COMMIT,
    family=Family.COMING,
    icon="handshake",
    fields=("initiative", "for_year", "amount_ore", "text"),
    required=("initiative", "for_year", "amount_ore"),
    consequences=consequences,
    sentence=sentence,
)
