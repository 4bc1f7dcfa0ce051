"""The year a page shows, and what it is computed from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from handlingsrom.lib.dates import EARLIEST_YEAR, LATEST_YEAR, format_date
from handlingsrom.money.figures import Frame, frame
from handlingsrom.money.flows import YearFlows, flows_of
from handlingsrom.money.models import Grant
from handlingsrom.money.movements import Movement, initiatives_in, movements
from handlingsrom.web.asked import day, number
from handlingsrom.web.money.names import Behind, Names, read_names


@dataclass(frozen=True)
class Year:
    """`on`: as it was on that day. What is asked for is worked out once."""

    year: int
    years: list[int]
    on: date | None
    moved: list[Movement]
    grants: list[Grant]

    @cached_property
    def frame(self) -> Frame:
        return frame(self.moved, self.year)

    @cached_property
    def flows(self) -> YearFlows:
        return flows_of(self.moved, self.year)

    @cached_property
    def names(self) -> Names:
        return read_names(initiatives_in(self.moved), self.grants)

    @property
    def behind(self) -> Behind:
        return Behind(self.year, self.on)

    @property
    def query(self) -> str:
        """What the address of a download asks for, to hold the same figures as the page."""
        return self.query_for(self.year)

    def query_for(self, year: int, **more: object) -> str:
        asked = {"ar": year, "per": format_date(self.on) if self.on else None, **more}
        return "?" + urlencode({name: value for name, value in asked.items() if value not in (None, "")})


def read_year(request: HttpRequest) -> Year:
    """The year of the address, else the last one money was received for up to this year; two queries, or four."""
    partnership_id = request.actor.partnership_id  # type: ignore[attr-defined]
    grants = list(Grant.objects.filter(partnership_id=partnership_id))
    years = sorted({grant.year for grant in grants})
    today = timezone.localdate()
    asked = number(request.GET.get("ar"))
    year = asked if asked and EARLIEST_YEAR <= asked <= LATEST_YEAR else _default(years, today)
    on = day(request.GET.get("per"))
    return Year(year, years, on, movements(partnership_id, on=on), grants)


def _default(years: list[int], today: date) -> int:
    return max((year for year in years if year <= today.year), default=today.year)
