"""Release: money an initiative will not use becomes free funds of the budget year."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of, initiative_of
from handlingsrom.cases.models import ChangeKind, ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = initiative_of(change)
    keys = world.award_keys(initiative.pk)
    return [
        Move(EntryKind.RELEASE, key, AccountKey(AccountKind.UNALLOCATED, key.grant_id, world.year), part)
        for key, part in world.take(keys, amount_of(change), initiative.title)
    ]


def sentence(change: ProposedChange) -> str:
    return _("%(amount)s kr is released from “%(title)s”.") % {
        "amount": format_kr(change.amount_ore or 0),
        "title": change.initiative,
    }


KIND = Kind(
    code=ChangeKind.RELEASE,
    icon="arrowundo",
    fields=("initiative", "amount_ore", "text"),
    required=("initiative", "amount_ore"),
    consequences=consequences,
    sentence=sentence,
)
