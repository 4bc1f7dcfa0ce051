"""What a case would lead to: its changes tried, in the order they take effect, on a copy of the world."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from handlingsrom.cases.changes import RANK, kind_of
from handlingsrom.cases.changes.kind import check_complete, check_own
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, ProposedChange
from handlingsrom.cases.starting_point import read_world
from handlingsrom.cases.states import DECIDED, Outcome
from handlingsrom.cases.world import Consequence, World
from handlingsrom.lib.errors import Refused
from handlingsrom.money.figures import Frame, frame
from handlingsrom.plan.lifecycle import Lifecycle


@dataclass(frozen=True)
class Tried:
    """A change and what it led to, or the reason it was refused; then it led to nothing."""

    change: ProposedChange
    consequences: tuple[Consequence, ...] = ()
    refusal: Refused | None = None

    @property
    def details(self) -> str:
        """What the change's own words leave unsaid, such as which grant is paid back."""
        return kind_of(self.change.kind).details(self.consequences)

    @property
    def sentence(self) -> str:
        """The change in words, as the paper and the page of the decision say it."""
        said = kind_of(self.change.kind).sentence(self.change)
        return " ".join(filter(None, (said, self.details)))


@dataclass(frozen=True)
class Projection:
    case: Case
    before: World
    after: World
    tried: tuple[Tried, ...]

    @property
    def refused(self) -> list[Tried]:
        return [t for t in self.tried if t.refusal]

    @cached_property
    def frame_before(self) -> Frame:
        return frame(self.before.movements, self.before.year)

    @cached_property
    def frame_corrected(self) -> Frame:
        """The year's frame once the entries the case corrects are reversed, before anything else it would do.

        What the case itself gives is the frame after less this one, so that a reversal hides nothing of it.
        """
        corrections = [c for t in self.of_kind(ChangeKind.CORRECT) for c in t.consequences]
        if not corrections:
            return self.frame_before
        world = self.before.copy()
        for reversal in corrections:
            world.carry_out(reversal)
        return frame(world.movements, world.year)

    @cached_property
    def frame_after(self) -> Frame:
        return frame(self.after.movements, self.after.year)

    def of_kind(self, *kinds: ChangeKind) -> list[Tried]:
        return [t for t in self.tried if t.change.kind in kinds]


def changes_of(case: Case) -> list[ProposedChange]:
    """The case's changes with what their sentences and forms name; one query. Of a decided case, those adopted."""
    wanted = case.changes.select_related("initiative__focus_area", "into", "point").select_related(
        "entry__from_account__initiative", "entry__to_account__initiative"
    )
    if case.state in DECIDED:
        wanted = wanted.filter(point__decision__outcome=Outcome.ADOPTED)
    found = list(wanted)
    for change in found:
        change.case = case
        change.point.case = case
    return found


def project(case: Case, changes: Iterable[ProposedChange] | None = None, world: World | None = None) -> Projection:
    """Try the changes on a copy of the world. Writes nothing; a change that is refused changes nothing."""
    before = world or read_world(case)
    after = before.copy()
    ordered = sorted(
        changes_of(case) if changes is None else changes,
        key=lambda c: (RANK[ChangeKind(c.kind)], c.order, c.pk or 0),
    )
    return Projection(case, before, after, tuple(_try(change, after) for change in ordered))


def _try(change: ProposedChange, world: World) -> Tried:
    kind = kind_of(change.kind)
    try:
        check_complete(kind, change)
        check_own(world, change)
        consequences = kind.consequences(change, world)
        for consequence in consequences:
            world.carry_out(consequence)
    except Refused as refusal:
        return Tried(change, refusal=refusal)
    return Tried(change, tuple(consequences))


def lifecycles(world: World) -> dict[Lifecycle, int]:
    """How many initiatives there are in each state."""
    places = world.initiatives.values()
    return {state: sum(p.lifecycle == state for p in places) for state in Lifecycle}


def plan_size(world: World) -> int:
    return sum(place.is_in_plan for place in world.initiatives.values())


def covered_areas(world: World) -> dict[int, int]:
    """Focus area id → how many initiatives of the plan it has."""
    found: dict[int, int] = {}
    for place in world.initiatives.values():
        if place.is_in_plan and place.focus_area_id:
            found[place.focus_area_id] = found.get(place.focus_area_id, 0) + 1
    return found
