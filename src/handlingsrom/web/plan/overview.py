"""What the plan page shows: the rows chosen in groups with sums, the coverage of the strategy, what is outside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from handlingsrom.lib.sorting import sort_key
from handlingsrom.money.queries import available, available_on
from handlingsrom.people.models import Region
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import ActionPlan, FocusArea, Health
from handlingsrom.plan.queries import Coverage, coverage, focus_areas
from handlingsrom.plan.table import PlanRow, plan_rows
from handlingsrom.web.plan.forms import NO_AREA, PlanFilterForm

_WORST_FIRST = (Health.OFF_TRACK, Health.AT_RISK, Health.UNKNOWN, Health.NOT_STARTED, Health.ON_TRACK)
_LIFECYCLES = list(Lifecycle)


@dataclass(frozen=True)
class Group:
    """Rows of one focus area. `name` is empty when the list is sorted, and so not grouped."""

    name: str
    rows: list[PlanRow]
    sum_ore: int
    is_area: bool = True


@dataclass(frozen=True)
class Overview:
    """`available`: initiative id → øre it may use in `year`. `day` is the day asked for, None for today."""

    plan: ActionPlan | None
    form: PlanFilterForm
    areas: list[FocusArea]
    regions: list[Region]
    day: date | None
    today: date
    everything: list[PlanRow]
    available: dict[int, int]
    shown: list[PlanRow]
    groups: list[Group]

    @property
    def year(self) -> int:
        return self.today.year

    @cached_property
    def in_plan(self) -> list[PlanRow]:
        return [row for row in self.everything if row.is_in_plan]

    @cached_property
    def without_owner(self) -> int:
        return sum(not row.has_clear_owner for row in self.in_plan)

    @cached_property
    def shown_ore(self) -> int:
        return self.sum_of(self.shown)

    @property
    def is_filtered(self) -> bool:
        asked = self.form.asked
        return asked.get("omrade") is not None or any(value for name, value in asked.items() if name != "sort")

    @cached_property
    def outside_with_money(self) -> list[tuple[PlanRow, int]]:
        """Initiatives that are not in the plan, but have money (øre)."""
        outside = (row for row in self.everything if not row.is_in_plan)
        return [(row, self.available[row.pk]) for row in outside if self.available.get(row.pk)]

    def sum_of(self, rows: Iterable[PlanRow]) -> int:
        return sum(self.available.get(row.pk, 0) for row in rows)

    def coverage(self) -> list[Coverage]:
        return coverage(self.areas, {row.pk: (row.focus_area_id, row.state) for row in self.in_plan})


def read_overview(partnership_id: int, query: QueryDict) -> Overview:
    """The plan as the address asks for it, in six queries."""
    areas, regions = (
        focus_areas(partnership_id),
        list(Region.objects.filter(partnership_id=partnership_id).order_by("order")),
    )
    form = PlanFilterForm(
        query,
        areas=[(area.pk, area.name) for area in areas],
        regions=[(region.pk, region.name) for region in regions],
    )
    day, today = form.asked.get("per"), timezone.localdate()
    everything = plan_rows(partnership_id, on=day)
    money = available_on(partnership_id, day) if day else available(partnership_id, today.year)
    shown = sorted_rows(chosen(everything, form), form.asked.get("sort") or "", money)
    plans = ActionPlan.objects.filter(partnership_id=partnership_id).order_by("-to_year", "-pk")
    return Overview(
        plan=plans.first(),
        form=form,
        areas=areas,
        regions=regions,
        day=day,
        today=day or today,
        everything=everything,
        available=money,
        shown=shown,
        groups=grouped(shown, money, is_sorted=bool(form.asked.get("sort"))),
    )


def chosen(rows: list[PlanRow], form: PlanFilterForm) -> list[PlanRow]:
    """The rows the filter asks for."""
    asked = form.asked
    tests: list[Callable[[PlanRow], bool]] = [] if form.wants_all else [lambda row: row.is_in_plan]
    if words := asked.get("sok"):
        tests.append(lambda row: row.matches(words))
    if (area := asked.get("omrade")) is not None:
        tests.append(lambda row: (row.focus_area_id or NO_AREA) == area)
    if region := asked.get("region"):
        tests.append(lambda row: row.is_in_all_regions or any(region == held.pk for held in row.regions))
    if state := asked.get("livslop"):
        tests.append(lambda row: row.state == state)
    if health := asked.get("status"):
        tests.append(lambda row: row.health == health)
    if asked.get("mangler"):
        tests.append(lambda row: row.is_in_plan and not row.has_clear_owner)
    return [row for row in rows if all(test(row) for test in tests)]


def sorted_rows(rows: list[PlanRow], sort: str, money: dict[int, int]) -> list[PlanRow]:
    """The rows in the order asked for; the plan's own order among equals, what is empty always last."""
    if not sort:
        return rows
    key, has = _orders(money)[sort.removeprefix("-")]
    filled = sorted((row for row in rows if has(row)), key=key, reverse=sort.startswith("-"))
    return filled + [row for row in rows if not has(row)]


Order = tuple[Callable[[PlanRow], Any], Callable[[PlanRow], bool]]


def _orders(money: dict[int, int]) -> dict[str, Order]:
    """By what the plan is sorted: the key, and whether a row has anything to sort by."""
    return {
        "tiltak": (lambda row: sort_key(row.title), lambda row: True),
        "eier": (lambda row: sort_key(owner_words(row)), lambda row: bool(owner_words(row))),
        "livslop": (lambda row: _LIFECYCLES.index(Lifecycle(row.state)), lambda row: True),
        "status": (lambda row: _WORST_FIRST.index(Health(row.health)), lambda row: True),
        "belop": (lambda row: money.get(row.pk, 0), lambda row: row.pk in money),
    }


def owner_words(row: PlanRow) -> str:
    """Who answers for an initiative, as one line of text: `Kari Nygård, Sykehuset Innlandet?`."""
    names = [f"{party.name}?" if party.is_unsure else party.name for party in row.parties]
    return ", ".join(filter(None, [row.owner, *names]))


def grouped(rows: list[PlanRow], money: dict[int, int], *, is_sorted: bool) -> list[Group]:
    """The rows by focus area, each with its sum; one group without a name when they are sorted otherwise."""
    found: dict[tuple[int, str], list[PlanRow]] = {}
    for row in rows:
        found.setdefault((0, "") if is_sorted else (row.focus_area_id or NO_AREA, row.focus_area), []).append(row)
    return [
        Group(name, held, sum(money.get(row.pk, 0) for row in held), is_area=not is_sorted)
        for (_pk, name), held in found.items()
    ]
