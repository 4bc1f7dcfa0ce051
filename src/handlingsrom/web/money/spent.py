"""The page of what was spent of what there was, and the same rows for its workbook."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.money.use import use_by_initiative
from handlingsrom.web.asked import number
from handlingsrom.web.money import use as shown
from handlingsrom.web.money.use import BY_AREA, BY_INITIATIVE, BY_REGION, Places, UseRow
from handlingsrom.web.money.words import SPECIAL_REGIONS
from handlingsrom.web.money.year import Year, read_year


@dataclass(frozen=True)
class Asked:
    """How the address wants it: by what, in which order, and of which initiatives."""

    by: str
    sort: str
    omrade: int | None
    region: str

    @property
    def is_some(self) -> bool:
        return self.omrade is not None or bool(self.region)

    @property
    def some(self) -> dict[str, object]:
        """What the entries behind a figure are narrowed to, as the rows are."""
        chosen = {"omrade": self.omrade, "region": self.region}
        return {name: value for name, value in chosen.items() if value not in (None, "")}


@dataclass(frozen=True)
class Spent:
    """`some_name`: the area or region the initiatives shown are of; empty for all."""

    year: Year
    asked: Asked
    rows: list[UseRow]
    total: UseRow
    columns: list[str]
    some_name: str


def read_spent(request: HttpRequest) -> Spent:
    year, asked = read_year(request), _read(request)
    uses = use_by_initiative(year.moved, year.year)
    partnership_id = request.actor.partnership_id  # type: ignore[attr-defined]
    needs_places = asked.by == BY_REGION or asked.region
    places = shown.read_places(partnership_id, uses) if needs_places else Places({}, {}, set())
    if asked.is_some:
        uses = {pk: use for pk, use in uses.items() if _is_wanted(pk, asked, year, places)}
    rows = _rows(uses, year, asked, places)
    total = shown.use_sum(rows, year.behind, **asked.some)
    columns = shown.columns_in([*rows, total])
    ordered = shown.ordered(rows, asked.sort)
    return Spent(year, asked, ordered, total, columns, _some_name(asked, year, places))


def _read(request: HttpRequest) -> Asked:
    by, region = request.GET.get("etter", ""), request.GET.get("region", "")
    is_region = region in (shown.EVERYWHERE, shown.NOWHERE) or number(region)
    area, region = number(request.GET.get("omrade")), region if is_region else ""
    if by not in (BY_AREA, BY_REGION) or area is not None or region:
        by = BY_INITIATIVE
    return Asked(by, request.GET.get("sort", "") or shown.DEFAULT, area, region)


def _is_wanted(pk: int, asked: Asked, year: Year, places: Places) -> bool:
    if asked.omrade is not None and year.names.areas[pk].pk != asked.omrade:
        return False
    if asked.region == shown.EVERYWHERE:
        return pk in places.everywhere
    if asked.region == shown.NOWHERE:
        return pk not in places.everywhere and not places.find(pk)
    return not asked.region or int(asked.region) in places.find(pk)


def _rows(uses: dict, year: Year, asked: Asked, places: Places) -> list[UseRow]:
    def to_some(**some: object) -> str:
        return year.query_for(year.year, **some)

    if asked.by == BY_AREA:
        return shown.by_area(uses, year.names, year.behind, to_some)
    if asked.by == BY_REGION:
        return shown.by_region(uses, places, year.behind, to_some)
    return shown.most_used_first(shown.by_initiative(uses, year.names, year.behind))


def _some_name(asked: Asked, year: Year, places: Places) -> str:
    if asked.omrade is not None:
        return next((area.name for area in year.names.areas.values() if area.pk == asked.omrade), "")
    if asked.region in SPECIAL_REGIONS:
        return str(SPECIAL_REGIONS[asked.region])
    return places.regions.get(int(asked.region), "") if asked.region else ""


@require_safe
def spent(request: HttpRequest) -> HttpResponse:
    found = read_spent(request)
    year, asked = found.year, found.asked
    kinds = ((BY_INITIATIVE, _("Initiative")), (BY_AREA, _("Focus area")), (BY_REGION, _("Health region")))
    context = {
        "shown": year,
        "asked": asked,
        "rows": found.rows,
        "total": found.total,
        "columns": found.columns,
        "some_name": found.some_name,
        "has_several": any(row.kind == "rest" and not row.urls for row in found.rows),
        "kinds": [(label, year.query_for(year.year, etter=code), code == asked.by) for code, label in kinds],
        "years": [(of, year.query_for(of, etter=asked.by), of == year.year) for of in year.years],
        "all_url": year.query_for(year.year),
        "query": year.query_for(year.year, etter=asked.by, sort=asked.sort, **asked.some),
        "crumbs": [
            (request.actor.partnership.name, reverse("overview")),  # type: ignore[attr-defined]
            (_("Funds"), reverse("money")),
        ],
    }
    return render(request, "money/spent.html", context)
