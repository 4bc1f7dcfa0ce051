"""Draw on the reserve: for an initiative, or back to free funds when none is named."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of, check_active
from handlingsrom.cases.models import ChangeKind, ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    kind = AccountKind.UNALLOCATED
    if change.initiative is not None:
        check_active(world, change.initiative)
        kind = AccountKind.AWARD
    parts = world.take(world.reserve_keys(), amount_of(change), str(AccountKind.RESERVE.label))
    return [
        Move(EntryKind.DRAW, key, AccountKey(kind, key.grant_id, world.year, change.initiative_id), part)
        for key, part in parts
    ]


def sentence(change: ProposedChange) -> str:
    amount = format_kr(change.amount_ore or 0)
    if change.initiative is None:
        return _("%(amount)s kr of the reserve becomes free funds.") % {"amount": amount}
    return _("%(amount)s kr of the reserve goes to “%(title)s”.") % {
        "amount": amount,
        "title": change.initiative,
    }


KIND = Kind(
    code=ChangeKind.DRAW,
    icon="piggybank",
    fields=("initiative", "amount_ore", "text"),
    required=("amount_ore",),
    consequences=consequences,
    sentence=sentence,
)
