"""Draw on the reserve: for an initiative, or back to free funds when none is named."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of, check_active, hold, requirements_sentence
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    if not world.has_reserve_rules:
        raise Refused(
            _(
                "There are no adopted rules for the use of the reserve. Propose them first, as a change “Adopt "
                "rules for the reserve”, in this case or an earlier one."
            )
        )
    kind = AccountKind.UNALLOCATED
    if change.initiative is not None:
        check_active(world, change.initiative)
        kind = AccountKind.AWARD
    parts = world.take(world.reserve_keys(), amount_of(change), str(AccountKind.RESERVE.label))
    moves: list[Consequence] = [
        Move(EntryKind.DRAW, key, AccountKey(kind, key.grant_id, world.year, change.initiative_id), part)
        for key, part in parts
    ]
    return moves + (hold(change, change.initiative, world.year, amount_of(change)) if change.initiative else [])


def sentence(change: ProposedChange) -> str:
    amount = format_kr(change.amount_ore or 0)
    if change.initiative is None:
        return _("%(amount)s kr of the reserve becomes free funds.") % {"amount": amount}
    return _("%(amount)s kr of the reserve goes to “%(title)s”.") % {
        "amount": amount,
        "title": change.initiative,
    } + requirements_sentence(change)


KIND = Kind(
    code=ChangeKind.DRAW,
    family=Family.MONEY,
    icon="piggybank",
    fields=("initiative", "amount_ore", "requires", "text"),
    required=("amount_ore",),
    consequences=consequences,
    sentence=sentence,
)
