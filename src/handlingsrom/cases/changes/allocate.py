"""Allocate: free funds go to an initiative, to be used in the budget year; the oldest grant is taken first."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import (
    Kind,
    amount_of,
    check_active,
    hold,
    initiative_of,
    requirements_sentence,
)
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = initiative_of(change)
    check_active(world, initiative)
    parts = world.take(world.free_keys(), amount_of(change), str(AccountKind.UNALLOCATED.label))
    moves: list[Consequence] = [
        Move(
            EntryKind.ALLOCATION,
            key,
            AccountKey(AccountKind.AWARD, key.grant_id, world.year, initiative.pk),
            part,
        )
        for key, part in parts
    ]
    return moves + hold(change, initiative, world.year, amount_of(change))


def sentence(change: ProposedChange) -> str:
    return _("%(amount)s kr is allocated to “%(title)s” for %(year)s.") % {
        "amount": format_kr(change.amount_ore or 0),
        "title": change.initiative,
        "year": change.case.budget_year,
    } + requirements_sentence(change)


KIND = Kind(
    code=ChangeKind.ALLOCATE,
    family=Family.MONEY,
    icon="wallet",
    fields=("initiative", "amount_ore", "requires", "text"),
    required=("initiative", "amount_ore"),
    consequences=consequences,
    sentence=sentence,
)
