"""Adopt rules for the reserve: what it may be used for. Without them nothing is drawn on it."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Rules, World


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    return [Rules(change.text)]


def sentence(change: ProposedChange) -> str:
    return _("Rules for the use of the reserve: %(text)s") % {"text": change.text}


KIND = Kind(
    code=ChangeKind.RESERVE_RULES,
    family=Family.ORDER,
    icon="piggybank",
    fields=("text",),
    required=("text",),
    consequences=consequences,
    sentence=sentence,
)
