"""What the attachments of a paper are made of, read in one go."""

from dataclasses import dataclass
from datetime import date

from handlingsrom.cases.figures import Figure
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import CaseInput
from handlingsrom.cases.projection import Projection, Tried, covered_areas
from handlingsrom.lib.sorting import sort_key
from handlingsrom.money.figures import Frame, frame
from handlingsrom.money.models import Grant
from handlingsrom.money.movements import AwardLine, allocated, award_lines
from handlingsrom.plan.models import FocusArea, Initiative, Strategy
from handlingsrom.plan.queries import initiatives, strategy


@dataclass(frozen=True)
class Material:
    """`awards`: (initiative id, year) → øre allocated for the year. `lines`: as the budget year begins."""

    projection: Projection
    known: dict[str, Figure]
    strategy: Strategy | None
    inputs: list[CaseInput]
    initiatives: dict[int, Initiative]
    awards: dict[tuple[int, int], int]
    lines: dict[int, AwardLine]
    frames: list[Frame]

    @property
    def year(self) -> int:
        return self.projection.case.budget_year

    @property
    def focus_areas(self) -> list[FocusArea]:
        return list(self.strategy.focus_areas.all()) if self.strategy else []

    @property
    def covered_before(self) -> dict[int, int]:
        return covered_areas(self.projection.before)

    @property
    def covered_after(self) -> dict[int, int]:
        return covered_areas(self.projection.after)

    def initiative(self, tried: Tried) -> Initiative:
        initiative_id = tried.change.initiative_id
        assert initiative_id is not None
        return self.initiatives[initiative_id]

    def of(self, *kinds: ChangeKind) -> list[Tried]:
        """Changes of the kinds that can be carried out, in the order of the plan."""
        found = [t for t in self.projection.of_kind(*kinds) if not t.refusal]
        return sorted(found, key=lambda t: self._place(t.change.initiative_id))

    def _place(self, initiative_id: int | None) -> tuple[int, int, tuple[object, ...]]:
        if initiative_id is None:
            return (0, 0, ())
        found = self.initiatives[initiative_id]
        area = found.focus_area.order if found.focus_area else 999
        return (area, found.order, sort_key(found.title))


def read_material(projection: Projection, known: dict[str, Figure]) -> Material:
    case, moved = projection.case, projection.before.movements
    on: date | None = case.meeting.held_on if case.meeting else None
    years = Grant.objects.filter(partnership_id=case.partnership_id).values_list("year", flat=True)
    return Material(
        projection=projection,
        known=known,
        strategy=strategy(case.partnership_id),
        inputs=list(case.inputs.all()),
        initiatives={i.pk: i for i in initiatives(case.partnership_id, on=on)},
        awards=allocated(moved),
        lines={line.initiative_id: line for line in award_lines(moved, case.budget_year)},
        frames=[frame(projection.after.movements, year) for year in sorted(set(years))],
    )
