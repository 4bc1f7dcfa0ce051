"""Release: money an initiative will not use becomes free funds of the budget year.

What is left of earlier years goes first: the same case may just have carried the rest of it over.
"""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of, initiative_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.posting import not_enough


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative, amount = initiative_of(change), amount_of(change)
    keys = world.award_keys(initiative.pk)
    there = sum(world.balances[key] for key in keys)
    if there < amount:
        raise not_enough(initiative.title, amount, there)
    earlier = world.award_keys(initiative.pk, before=world.year)
    of_earlier = min(amount, sum(world.balances[key] for key in earlier))
    later = [key for key in keys if key not in earlier]
    return [
        Move(EntryKind.RELEASE, key, AccountKey(AccountKind.UNALLOCATED, key.grant_id, world.year), part)
        for some, ore in ((earlier, of_earlier), (later, amount - of_earlier))
        for key, part in world.take(some, ore, initiative.title)
    ]


def sentence(change: ProposedChange) -> str:
    return _("%(amount)s kr is released from “%(title)s”.") % {
        "amount": format_kr(change.amount_ore or 0),
        "title": change.initiative,
    }


KIND = Kind(
    code=ChangeKind.RELEASE,
    family=Family.MONEY,
    icon="arrowundo",
    fields=("initiative", "amount_ore", "text"),
    required=("initiative", "amount_ore"),
    consequences=consequences,
    sentence=sentence,
)
