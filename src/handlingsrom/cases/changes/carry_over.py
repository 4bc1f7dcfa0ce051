"""Carry over: unspent money of an initiative may be used in the budget year; its grant stays the same."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of, check_active, initiative_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.kinds import EntryKind


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = initiative_of(change)
    check_active(world, initiative)
    keys = world.award_keys(initiative.pk, before=world.year)
    return [
        Move(EntryKind.CARRY_OVER, key, key._replace(year=world.year), part)
        for key, part in world.take(keys, amount_of(change), initiative.title)
    ]


def sentence(change: ProposedChange) -> str:
    return _("%(amount)s kr is carried over to %(year)s for “%(title)s”.") % {
        "amount": format_kr(change.amount_ore or 0),
        "year": change.case.budget_year,
        "title": change.initiative,
    }


KIND = Kind(
    code=ChangeKind.CARRY_OVER,
    family=Family.MONEY,
    icon="arrowforward",
    fields=("initiative", "amount_ore", "text"),
    required=("initiative", "amount_ore"),
    consequences=consequences,
    sentence=sentence,
)
