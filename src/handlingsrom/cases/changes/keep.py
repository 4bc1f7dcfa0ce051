"""Keep in the plan: nothing changes, and that is decided."""

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import Kind, check_active, initiative_of
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, Kept, World
from handlingsrom.lib.errors import Refused


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    initiative = initiative_of(change)
    check_active(world, initiative)
    if initiative.pk in world.kept:
        raise Refused(
            _("The case keeps “%(title)s” in the plan already.") % {"title": initiative.title}, field="initiative"
        )
    return [Kept(initiative.pk)]


def sentence(change: ProposedChange) -> str:
    return _("“%(title)s” stays in the action plan.") % {"title": change.initiative}


KIND = Kind(
    code=ChangeKind.KEEP,
    family=Family.PLAN,
    icon="checkmark",
    fields=("initiative", "text"),
    required=("initiative",),
    consequences=consequences,
    sentence=sentence,
)
