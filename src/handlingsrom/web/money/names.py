"""What the pages call initiatives, areas and grants, and the addresses of the entries behind their figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.lib.dates import format_date
from handlingsrom.money.models import Grant
from handlingsrom.plan.models import Initiative
from handlingsrom.web.links import to_journal


@dataclass(frozen=True)
class Area:
    """A focus area; 0 stands for none."""

    pk: int
    name: str


@dataclass(frozen=True)
class Names:
    """Titles of initiatives and the areas they are in, both in the order of the plan; grants by id."""

    titles: dict[int, str]
    areas: dict[int, Area]
    grants: dict[int, Grant]

    def by_area(self, wanted: Iterable[int]) -> list[tuple[Area, list[int]]]:
        """The initiatives of `wanted` under their focus areas; those with none stand last."""
        found: dict[Area, list[int]] = {}
        asked = set(wanted)
        for pk, area in self.areas.items():
            if pk in asked:
                found.setdefault(area, []).append(pk)
        return sorted(found.items(), key=lambda pair: pair[0].pk == 0)


def read_names(ids: set[int], grants: Iterable[Grant]) -> Names:
    """One query."""
    rows = Initiative.objects.filter(pk__in=ids).order_by("focus_area__order", "order", "id")
    found = list(rows.values_list("pk", "title", "focus_area", "focus_area__name"))
    areas = {pk: Area(area_id or 0, name or _("No focus area")) for pk, _title, area_id, name in found}
    return Names({pk: title for pk, title, *_rest in found}, areas, {grant.pk: grant for grant in grants})


@dataclass(frozen=True)
class Behind:
    """The addresses of the entries behind a year's figures, as the page shows them: as of a day, or as of now."""

    year: int
    on: date | None = None

    def __call__(self, figure: str, **some: object) -> str:
        """`some`: tiltak, omrade, region or tilskudd, when the figure is of those only; `year` if another's."""
        day = format_date(self.on) if self.on else ""
        return to_journal(tall=figure, ramme=some.pop("year", self.year), **some, per=day)
