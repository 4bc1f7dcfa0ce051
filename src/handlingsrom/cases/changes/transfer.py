"""Transfer: money of one initiative goes to another, to be used in the budget year; the oldest grant first."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, amount_of, check_active, hold_moved, initiative_of, missing
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative, into = initiative_of(change), change.into
    if into is None:
        raise Refused(missing("into"), field="into")
    if into.pk == initiative.pk:
        raise Refused(_("Choose another initiative than the one the money comes from."), field="into")
    check_active(world, into)
    keys = world.award_keys(initiative.pk)
    moves = [
        Move(EntryKind.TRANSFER, key, AccountKey(AccountKind.AWARD, key.grant_id, world.year, into.pk), part)
        for key, part in world.take(keys, amount_of(change), initiative.title)
    ]
    return [*moves, *hold_moved(world, initiative, into, moves)]


def sentence(change: ProposedChange) -> str:
    return _("%(amount)s kr is transferred from “%(title)s” to “%(into)s”.") % {
        "amount": format_kr(change.amount_ore or 0),
        "title": change.initiative,
        "into": change.into,
    }


KIND = Kind(
    code=ChangeKind.TRANSFER,
    family=Family.MONEY,
    icon="arrowrightleft",
    fields=("initiative", "into", "amount_ore", "text"),
    required=("initiative", "into", "amount_ore"),
    consequences=consequences,
    sentence=sentence,
)
