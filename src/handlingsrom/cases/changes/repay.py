"""Pay back to the giver: money of an initiative, or free funds when none is named; the oldest grant first."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Grant


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = change.initiative
    keys, name = world.free_keys(), str(AccountKind.UNALLOCATED.label)
    if initiative is not None:
        keys, name = world.award_keys(initiative.pk), initiative.title
    return [
        Move(EntryKind.REPAYMENT, key, AccountKey(AccountKind.PAID_BACK, key.grant_id, world.year), part)
        for key, part in world.take(keys, amount_of(change), name)
    ]


def details(found: Sequence[Consequence]) -> str:
    """Which grants the money comes from, the oldest first: each is accounted for to its giver."""
    parts: dict[int, int] = {}
    for move in found:
        if isinstance(move, Move):
            parts[move.from_key.grant_id] = parts.get(move.from_key.grant_id, 0) + move.amount_ore
    grants = Grant.objects.in_bulk(parts)
    named = ", ".join(f"{grants[pk]} ({format_kr(ore)}{NBSP}kr)" for pk, ore in parts.items())
    return _("Taken of %(grants)s.") % {"grants": named} if named else ""


def sentence(change: ProposedChange) -> str:
    amount = format_kr(change.amount_ore or 0)
    if change.initiative is None:
        return _("%(amount)s kr of the free funds is paid back to the giver.") % {"amount": amount}
    return _("%(amount)s kr of “%(title)s” is paid back to the giver.") % {
        "amount": amount,
        "title": change.initiative,
    }


KIND = Kind(
    code=ChangeKind.REPAY,
    family=Family.MONEY,
    icon="arrowleft",
    fields=("initiative", "amount_ore", "text"),
    required=("amount_ore",),
    consequences=consequences,
    sentence=sentence,
    details=details,
)
