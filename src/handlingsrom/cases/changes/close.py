"""Close: an initiative ends. It must hold no money; what is left is released or carried elsewhere first."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, check_promised_nothing, initiative_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Step, World
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.plan.actions import check_step
from handlingsrom.plan.lifecycle import Lifecycle


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = initiative_of(change)
    check_step(initiative.title, world.place(initiative).lifecycle, Lifecycle.CLOSED)
    if left := world.held(initiative.pk):
        raise Refused(
            _("“%(title)s” still has %(amount)s kr. Release the money in the same case.")
            % {"title": initiative.title, "amount": format_kr(left)},
            field="initiative",
        )
    check_promised_nothing(world, initiative)
    return [Step(initiative.pk, Lifecycle.CLOSED)]


def sentence(change: ProposedChange) -> str:
    return _("“%(title)s” is closed.") % {"title": change.initiative}


KIND = Kind(
    code=ChangeKind.CLOSE,
    family=Family.PLAN,
    icon="archive",
    fields=("initiative", "text"),
    required=("initiative",),
    consequences=consequences,
    sentence=sentence,
)
