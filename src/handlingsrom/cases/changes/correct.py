"""Correct an entry: what an earlier decision moved goes back where it was, by a reversal linked both ways.

What needed a decision to be booked needs one to be undone. What is right instead is a change of its own.
"""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, missing
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Move, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import key_of
from handlingsrom.money.kinds import GUARDED, EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.money.posting import not_enough


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    entry = change.entry
    if entry is None:
        raise Refused(missing("entry"), field="entry")
    _check_can_be_reversed(change, entry, world)
    back_from, back_to = key_of(entry.to_account), key_of(entry.from_account)
    there = world.balances.get(back_from, 0)
    if back_from.kind in GUARDED and there < entry.amount_ore:
        raise not_enough(str(entry.to_account), entry.amount_ore, there)
    return [
        Move(
            EntryKind.REVERSAL,
            back_from,
            back_to,
            entry.amount_ore,
            reverses_id=entry.pk,
            reversed_kind=EntryKind(entry.kind),
        )
    ]


def _check_can_be_reversed(change: ProposedChange, entry: Entry, world: World) -> None:
    if entry.partnership_id != change.case.partnership_id:
        raise Refused(_("This belongs to another partnership."), field="entry")
    if entry.kind == EntryKind.REVERSAL:
        raise Refused(_("A reversal is not reversed. Record what is right as a new entry."), field="entry")
    is_done = world.standing.reversals.get(entry.pk, change.pk) != change.pk
    if entry.pk in world.reversed_ids or is_done:
        raise Refused(_("%(voucher)s is reversed already.") % {"voucher": entry}, field="entry")


def sentence(change: ProposedChange) -> str:
    entry = change.entry
    if entry is None:
        return ""
    return _("Entry %(voucher)s, %(amount)s kr from “%(from)s” to “%(to)s”, is reversed.") % {
        "voucher": entry,
        "amount": format_kr(entry.amount_ore),
        "from": entry.from_account,
        "to": entry.to_account,
    }


KIND = Kind(
    code=ChangeKind.CORRECT,
    family=Family.ORDER,
    icon="arrowundo",
    fields=("entry", "text"),
    required=("entry", "text"),
    consequences=consequences,
    sentence=sentence,
)
