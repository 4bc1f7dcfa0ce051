"""Hand over: an initiative leaves the plan to be put into daily use or evaluated, and somebody follows that up."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, check_promised_nothing, initiative_of, promise
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Step, World
from handlingsrom.plan.actions import check_step
from handlingsrom.plan.lifecycle import Lifecycle


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = initiative_of(change)
    check_step(initiative.title, world.place(initiative).lifecycle, Lifecycle.HANDED_OVER)
    check_promised_nothing(world, initiative)
    text = change.text or _("Clarify implementation and evaluation")
    return [
        Step(initiative.pk, Lifecycle.HANDED_OVER),
        promise(change, text, change.due_on, initiative.pk),
    ]


def sentence(change: ProposedChange) -> str:
    return _("“%(title)s” is handed over to daily use or evaluation.") % {"title": change.initiative}


KIND = Kind(
    code=ChangeKind.HAND_OVER,
    family=Family.PLAN,
    icon="handshake",
    fields=("initiative", "text", "responsible", "due_on"),
    required=("initiative",),
    consequences=consequences,
    sentence=sentence,
)
