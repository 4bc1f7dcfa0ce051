"""What was spent of what initiatives had, by initiative, by focus area or by health region, as rows with their sum.

An initiative in several regions counts in each of them, and the line "counted in several regions" takes it off
again, so that the sum counts every krone once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.lib.amounts import MINUS, NBSP, format_percent
from handlingsrom.lib.sorting import sort_key
from handlingsrom.money.use import Use
from handlingsrom.people.models import Region
from handlingsrom.plan.models import Initiative, InitiativeRegion
from handlingsrom.web import charts
from handlingsrom.web.links import to_initiative
from handlingsrom.web.money.names import Behind, Names
from handlingsrom.web.money.words import SPECIAL_REGIONS

BY_INITIATIVE, BY_AREA, BY_REGION = "tiltak", "omrade", "region"
EVERYWHERE, NOWHERE = "alle", "ingen"
COLUMNS = ("held", "spent", "released", "carried", "other", "left")
FIGURES = {
    "held": "held_before",
    "spent": "spent_before",
    "released": "held_released",
    "carried": "held_carried",
    "other": "held_other",
    "left": "held_left",
}


@dataclass(frozen=True)
class UseRow:
    """`count`: how many initiatives; `urls`: the entries behind each figure. `kind`: row, rest or sum."""

    name: str
    url: str
    use: Use
    count: int = 1
    urls: dict[str, str] = field(default_factory=dict)
    kind: str = "row"

    @property
    def share(self) -> str:
        return format_percent(self.use.spent, self.use.held) if self.use.held > 0 else ""

    @property
    def number(self) -> str:
        """How many initiatives, with a proper minus."""
        return f"{MINUS}{NBSP}{-self.count}" if self.count < 0 else str(self.count)

    @property
    def bar(self) -> list[charts.Segment]:
        parts = [
            ("spent", _("Spent"), self.use.spent),
            ("released", _("Released"), self.use.released),
            ("carry", _("Carried over"), self.use.carried),
            ("open", _("Gone otherwise since"), self.use.other),
            ("open", _("Left"), self.use.left),
        ]
        return charts.segments([part for part in parts if part[2]], self.use.held)


@dataclass(frozen=True)
class Places:
    """Where initiatives are: regions by id in their order, initiative id → its regions; those in all of them."""

    regions: dict[int, str]
    of: dict[int, list[int]]
    everywhere: set[int]

    def find(self, pk: int) -> list[int]:
        return [] if pk in self.everywhere else self.of.get(pk, [])


def read_places(partnership_id: int, ids: Iterable[int]) -> Places:
    """Three queries."""
    asked = set(ids)
    regions = Region.objects.filter(partnership_id=partnership_id).order_by("order", "name")
    of: dict[int, list[int]] = {}
    rows = InitiativeRegion.objects.filter(initiative_id__in=asked).values_list("initiative_id", "region_id")
    for pk, region_id in rows:
        of.setdefault(pk, []).append(region_id)
    everywhere = Initiative.objects.filter(pk__in=asked, is_in_all_regions=True).values_list("pk", flat=True)
    return Places(dict(regions.values_list("pk", "name")), of, set(everywhere))


def by_initiative(uses: dict[int, Use], names: Names, behind: Behind) -> list[UseRow]:
    return [_row(names.titles[pk], to_initiative(pk), [use], behind, tiltak=pk) for pk, use in uses.items()]


def by_area(uses: dict[int, Use], names: Names, behind: Behind, to_some: Callable[..., str]) -> list[UseRow]:
    return [
        _row(area.name, to_some(omrade=area.pk), [uses[pk] for pk in own], behind, omrade=area.pk)
        for area, own in names.by_area(uses)
    ]


def by_region(uses: dict[int, Use], places: Places, behind: Behind, to_some: Callable[..., str]) -> list[UseRow]:
    """Every region, those without money too; then all regions and none, and what was counted more than once."""
    rows = []
    for region_id, name in places.regions.items():
        own = [use for pk, use in uses.items() if region_id in places.find(pk)]
        rows.append(_row(name, to_some(region=region_id) if own else "", own, behind, region=region_id))
    everywhere = [use for pk, use in uses.items() if pk in places.everywhere]
    nowhere = [use for pk, use in uses.items() if pk not in places.everywhere and not places.find(pk)]
    for label, code, own in (
        (str(SPECIAL_REGIONS[EVERYWHERE]), EVERYWHERE, everywhere),
        (str(SPECIAL_REGIONS[NOWHERE]), NOWHERE, nowhere),
    ):
        if own:
            rows.append(_row(label, to_some(region=code), own, behind, kind="rest", region=code))
    return [*rows, *_counted_twice(uses, places)]


def _counted_twice(uses: dict[int, Use], places: Places) -> list[UseRow]:
    several = {pk: len(places.find(pk)) - 1 for pk in uses if len(places.find(pk)) > 1}
    if not several:
        return []
    extra = sum((uses[pk] * -times for pk, times in several.items()), Use())
    return [UseRow(_("Counted in several regions"), "", extra, -sum(several.values()), kind="rest")]


def _row(name: str, url: str, own: list[Use], behind: Behind, *, kind: str = "row", **some: object) -> UseRow:
    use = sum(own, Use())
    urls = {column: behind(figure, year=behind.year + 1, **some) for column, figure in FIGURES.items()}
    return UseRow(name, url, use, len(own), urls, kind)


def use_sum(rows: list[UseRow], behind: Behind, **some: object) -> UseRow:
    """The sum of the rows; of `some` only when the rows are."""
    count = sum(row.count for row in rows)
    label = ngettext("Sum, %(n)s initiative", "Sum, %(n)s initiatives", count) % {"n": count}
    total = _row(label, "", [row.use for row in rows], behind, kind="sum", **some)
    return UseRow(label, "", total.use, count, total.urls, "sum")


def columns_in(rows: list[UseRow]) -> list[str]:
    """The columns with money in them; what was had and spent is always shown."""
    always = {"held", "spent"}
    return [name for name in COLUMNS if name in always or any(getattr(row.use, name) for row in rows)]


ORDERS: dict[str, Callable[[UseRow], tuple[object, ...]]] = {
    "navn": lambda row: (sort_key(row.name),),
    "tiltak": lambda row: (row.count,),
    "andel": lambda row: (row.use.spent / row.use.held if row.use.held else -1.0,),
    **{name: lambda row, name=name: (getattr(row.use, name),) for name in COLUMNS},  # type: ignore[misc]
}
DEFAULT = "-spent"


def ordered(rows: list[UseRow], sort: str) -> list[UseRow]:
    """In the order asked for, `-` for the largest first; otherwise as given. Lines that are no region stay last."""
    name = sort.lstrip("-")
    main, rest = ([row for row in rows if (row.kind == "row") is is_main] for is_main in (True, False))
    if name in ORDERS:
        main = sorted(main, key=ORDERS[name], reverse=sort.startswith("-"))
    return [*main, *rest]


def most_used_first(rows: list[UseRow]) -> list[UseRow]:
    return sorted(rows, key=lambda row: (-row.use.spent, -row.use.held, sort_key(row.name)))
