"""Start: an adopted initiative begins."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, initiative_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Step, World
from handlingsrom.plan.actions import check_step
from handlingsrom.plan.lifecycle import Lifecycle


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = initiative_of(change)
    check_step(initiative.title, world.place(initiative).lifecycle, Lifecycle.RUNNING)
    return [Step(initiative.pk, Lifecycle.RUNNING)]


def sentence(change: ProposedChange) -> str:
    return _("“%(title)s” is started.") % {"title": change.initiative}


KIND = Kind(
    code=ChangeKind.START,
    family=Family.PLAN,
    icon="play",
    fields=("initiative", "text"),
    required=("initiative",),
    consequences=consequences,
    sentence=sentence,
)
