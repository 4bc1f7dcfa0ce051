"""Merge: an initiative becomes part of another, and takes its money along."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import (
    Kind,
    check_active,
    check_promised_nothing,
    hold_moved,
    initiative_of,
    missing,
)
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, Step, World
from handlingsrom.lib.errors import Refused
from handlingsrom.money.kinds import EntryKind
from handlingsrom.plan.actions import check_step
from handlingsrom.plan.lifecycle import Lifecycle


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative, into = initiative_of(change), change.into
    if into is None:
        raise Refused(missing("into"), field="into")
    if into.pk == initiative.pk:
        raise Refused(_("An initiative cannot be merged into itself."), field="into")
    check_step(initiative.title, world.place(initiative).lifecycle, Lifecycle.MERGED)
    check_active(world, into)
    check_promised_nothing(world, initiative)
    moves = [
        Move(EntryKind.TRANSFER, key, key._replace(initiative_id=into.pk), world.balances[key])
        for key in world.award_keys(initiative.pk)
        if world.balances[key]
    ]
    held_back = hold_moved(world, initiative, into, moves)
    return [*moves, *held_back, Step(initiative.pk, Lifecycle.MERGED, into_id=into.pk)]


def sentence(change: ProposedChange) -> str:
    return _("“%(title)s” becomes part of “%(into)s”.") % {"title": change.initiative, "into": change.into}


KIND = Kind(
    code=ChangeKind.MERGE,
    family=Family.PLAN,
    icon="link",
    fields=("initiative", "into", "text"),
    required=("initiative", "into"),
    consequences=consequences,
    sentence=sentence,
)
