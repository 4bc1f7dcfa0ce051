"""Add to the plan: a proposed initiative is adopted and becomes part of the action plan."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, initiative_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Step, World
from handlingsrom.lib.errors import Refused
from handlingsrom.plan.actions import check_step
from handlingsrom.plan.lifecycle import Lifecycle


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = initiative_of(change)
    check_step(initiative.title, world.place(initiative).lifecycle, Lifecycle.ADOPTED)
    if world.action_plan_id is None:
        raise Refused(_("There is no action plan to add it to. Make the action plan first."))
    return [Step(initiative.pk, Lifecycle.ADOPTED, enters_plan=True)]


def sentence(change: ProposedChange) -> str:
    return _("“%(title)s” is taken into the action plan.") % {"title": change.initiative}


KIND = Kind(
    code=ChangeKind.ADD,
    family=Family.PLAN,
    icon="plus",
    fields=("initiative", "text"),
    required=("initiative",),
    consequences=consequences,
    sentence=sentence,
)
