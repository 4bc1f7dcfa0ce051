"""Reads of the plan: as it is, or as it was on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from handlingsrom.lib.sorting import fold
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import (
    FocusArea,
    HealthReport,
    Initiative,
    InitiativeRegion,
    Responsibility,
    Strategy,
    Transition,
)


@dataclass(frozen=True)
class Coverage:
    """A focus area and its initiatives in the plan: ids running, and ids adopted but not started."""

    focus_area: FocusArea
    running: tuple[int, ...]
    adopted: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.running) + len(self.adopted)


def initiatives(partnership_id: int, *, on: date | None = None, words: str = "") -> QuerySet[Initiative]:
    """All initiatives of a partnership with what a table row shows, in five queries however many they are.

    Annotated: `state` (the lifecycle on the day; None where it did not exist yet), and of the newest report
    up to that day `health`, `health_on`, `health_text`. `words` searches titles, responsible parties, regions.
    """
    reports = HealthReport.objects.filter(initiative=OuterRef("pk"))
    steps = Transition.objects.filter(initiative=OuterRef("pk")).order_by("-effective_on", "-id")
    if on:
        reports = reports.filter(reported_on__lte=on)
        steps = steps.filter(effective_on__lte=on)
    found = Initiative.objects.filter(partnership_id=partnership_id)
    for word in fold(words).split():
        found = found.filter(search_text__contains=word)
    newest = reports.order_by("-reported_on", "-id")
    return (
        found.annotate(
            state=Subquery(steps.values("to_state")[:1]),
            health=Subquery(newest.values("health")[:1]),
            health_on=Subquery(newest.values("reported_on")[:1]),
            health_text=Subquery(newest.values("text")[:1]),
        )
        .select_related("focus_area", "programme", "owner", "leader")
        .prefetch_related(
            Prefetch("responsibilities", Responsibility.objects.select_related("partner", "body")),
            Prefetch("in_regions", InitiativeRegion.objects.select_related("region").order_by("region__order")),
        )
        .order_by("focus_area__order", "order", "id")
    )


def strategy(partnership_id: int) -> Strategy | None:
    """The strategy in force last, with focus areas and goals."""
    found = Strategy.objects.filter(partnership_id=partnership_id).order_by("-to_year", "-id")
    return found.prefetch_related("focus_areas__goals").first()


def focus_areas(partnership_id: int) -> list[FocusArea]:
    """The focus areas of the strategy in force last, in its order and each with it; one query."""
    found = FocusArea.objects.filter(strategy__partnership_id=partnership_id).select_related("strategy")
    areas = list(found.order_by("-strategy__to_year", "-strategy_id", "order"))
    return [area for area in areas if area.strategy_id == areas[0].strategy_id]


def coverage(areas: Iterable[FocusArea], states: dict[int, tuple[int | None, str]]) -> list[Coverage]:
    """How the plan covers the focus areas. `states`: initiative id → (focus area id, lifecycle), in plan only."""

    def having(area: FocusArea, state: Lifecycle) -> tuple[int, ...]:
        return tuple(pk for pk, (area_id, held) in states.items() if area_id == area.pk and held == state)

    return [Coverage(a, having(a, Lifecycle.RUNNING), having(a, Lifecycle.ADOPTED)) for a in areas]
