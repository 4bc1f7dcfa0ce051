"""The plan as a table reads it: plain rows in two queries, without model instances, so that 200 are fast."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from handlingsrom.lib.sorting import fold
from handlingsrom.plan.lifecycle import IN_PLAN
from handlingsrom.plan.models import Health, InitiativeRegion, Responsibility
from handlingsrom.plan.queries import initiatives


class Named(NamedTuple):
    """A responsible party or a region; unsure when the source put a question mark after it."""

    pk: int
    name: str
    is_unsure: bool


class Attached(NamedTuple):
    """What an initiative is tied to: who answers for it, and the regions it is in."""

    parties: tuple[Named, ...] = ()
    regions: tuple[Named, ...] = ()


class PlanRow(NamedTuple):
    """An initiative on a day. `state` is its lifecycle that day, `health` the newest report up to it."""

    pk: int
    code: str
    title: str
    focus_area_id: int | None
    focus_area: str
    order: tuple[int, int, int]
    action_plan_id: int | None
    state: str
    health: str
    health_on: date | None
    health_text: str
    owner: str
    leader: str
    is_in_all_regions: bool
    place_note: str
    search_text: str
    parties: tuple[Named, ...]
    regions: tuple[Named, ...]

    @property
    def is_in_plan(self) -> bool:
        return self.action_plan_id is not None and self.state in IN_PLAN

    @property
    def has_clear_owner(self) -> bool:
        """A person is named, or a responsible party that no source put a question mark on."""
        return bool(self.owner) or any(not party.is_unsure for party in self.parties)

    def matches(self, words: str) -> bool:
        """Whether every word is in the initiative's search text or the names of its people; `ål` finds `Ål`."""
        text = f"{self.search_text} {fold(self.owner)} {fold(self.leader)}"
        return all(word in text for word in fold(words).split())


_LAST = 10_000
"""The place of what has no focus area."""
_NOTHING = Attached()

_COLUMNS = (
    "pk",
    "code",
    "title",
    "focus_area_id",
    "focus_area__name",
    "focus_area__order",
    "order",
    "action_plan_id",
    "state",
    "health",
    "health_on",
    "health_text",
    "owner__name",
    "leader__name",
    "is_in_all_regions",
    "place_note",
    "search_text",
)


def plan_rows(partnership_id: int, *, on: date | None = None) -> list[PlanRow]:
    """Every initiative that existed on the day, in the plan's order (what has no focus area last); two queries."""
    found = initiatives(partnership_id, on=on).prefetch_related(None).select_related(None).order_by()
    attached = attached_to(initiative__partnership=partnership_id)
    rows = (_row(values, attached) for values in found.values_list(*_COLUMNS))
    return sorted((row for row in rows if row.state), key=lambda row: row.order)


def _row(values: tuple[Any, ...], attached: dict[int, Attached]) -> PlanRow:
    """Values in the order of _COLUMNS; what the database has nothing for is the empty word or unknown."""
    (
        pk,
        code,
        title,
        area_id,
        area,
        area_order,
        order,
        plan_id,
        state,
        health,
        health_on,
        text,
        *people,
        search_text,
    ) = values
    owner, leader, is_everywhere, place_note = people
    return PlanRow(
        pk,
        code,
        title,
        area_id,
        area or "",
        (_LAST if area_order is None else area_order, order, pk),
        plan_id,
        state or "",
        health or Health.UNKNOWN.value,
        health_on,
        text or "",
        owner or "",
        leader or "",
        is_everywhere,
        place_note,
        search_text,
        *attached.get(pk, _NOTHING),
    )


def attached_to(**lookup: Any) -> dict[int, Attached]:
    """Responsible parties and regions by initiative, in one query. `lookup` narrows both tables: `initiative=`."""
    shape = ("initiative_id", "named_id", "named", "is_unsure", "place", "is_party")
    parties = Responsibility.objects.filter(**lookup).annotate(
        named_id=Coalesce("partner_id", "body_id"),
        named=Coalesce("partner__name", "body__code"),
        place=F("order"),
        is_party=Value(1),
    )
    regions = InitiativeRegion.objects.filter(**lookup).annotate(
        named_id=F("region_id"), named=F("region__name"), place=F("region__order"), is_party=Value(0)
    )
    both = parties.order_by().values_list(*shape).union(regions.order_by().values_list(*shape), all=True)
    return _gathered(sorted(both, key=lambda line: (line[4], line[1])))


def _gathered(lines: Iterable[tuple[Any, ...]]) -> dict[int, Attached]:
    found: dict[int, tuple[list[Named], list[Named]]] = {}
    for initiative_id, pk, name, is_unsure, _place, is_party in lines:
        parties, regions = found.setdefault(initiative_id, ([], []))
        (parties if is_party else regions).append(Named(pk, name, bool(is_unsure)))
    return {pk: Attached(tuple(parties), tuple(regions)) for pk, (parties, regions) in found.items()}
