"""Set aside to the reserve: free funds become reserve."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    parts = world.take(world.free_keys(), amount_of(change), str(AccountKind.UNALLOCATED.label))
    return [
        Move(EntryKind.SET_ASIDE, key, AccountKey(AccountKind.RESERVE, key.grant_id, world.year), part)
        for key, part in parts
    ]


def sentence(change: ProposedChange) -> str:
    return _("%(amount)s kr is set aside to the reserve.") % {"amount": format_kr(change.amount_ore or 0)}


KIND = Kind(
    code=ChangeKind.SET_ASIDE,
    family=Family.MONEY,
    icon="piggybank",
    fields=("amount_ore", "text"),
    required=("amount_ore",),
    consequences=consequences,
    sentence=sentence,
)
