"""The funds page: a year's frame from what was received to what is free."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.cases.policies import can_edit_cases
from handlingsrom.cases.queries import journal_with_decisions
from handlingsrom.lib.dates import EARLIEST_YEAR, LATEST_YEAR, format_date
from handlingsrom.money.figures import Frame, frame
from handlingsrom.money.models import Grant
from handlingsrom.money.movements import Movement, initiatives_in, movements
from handlingsrom.money.policies import can_post
from handlingsrom.web import charts
from handlingsrom.web.asked import day, number
from handlingsrom.web.links import to_journal
from handlingsrom.web.money import funds as shown
from handlingsrom.web.money.areas import area_rows, sankey
from handlingsrom.web.money.rows import entry_row
from handlingsrom.web.navigation import address

LATEST = 12


@dataclass(frozen=True)
class Year:
    """The year shown and what its page is computed from. `on`: as it was on that day."""

    year: int
    years: list[int]
    on: date | None
    moved: list[Movement]
    grants: list[Grant]
    frame: Frame

    @property
    def query(self) -> str:
        """What the address of a download asks for, to hold the same figures as the page."""
        return f"?ar={self.year}" + (f"&per={format_date(self.on)}" if self.on else "")


def read_year(request: HttpRequest) -> Year:
    """The year of the address, else the last one money was received for up to this year; two queries."""
    partnership_id = request.actor.partnership_id  # type: ignore[attr-defined]
    grants = list(Grant.objects.filter(partnership_id=partnership_id))
    years = sorted({grant.year for grant in grants})
    today = timezone.localdate()
    asked = number(request.GET.get("ar"))
    year = asked if asked and EARLIEST_YEAR <= asked <= LATEST_YEAR else _default(years, today)
    on = day(request.GET.get("per"))
    moved = movements(partnership_id, on=on)
    return Year(year, years, on, moved, grants, frame(moved, year))


def _default(years: list[int], today: date) -> int:
    return max((year for year in years if year <= today.year), default=today.year)


@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    year = read_year(request)
    actor = request.actor  # type: ignore[attr-defined]
    titles, areas = shown.titles_and_areas(initiatives_in(year.moved))
    awards = shown.award_rows(year.moved, titles, year.year)
    purposes = area_rows(year.moved, areas, year.frame)
    decided = shown.decisions_behind(actor.partnership_id, year.year)
    context = {
        "shown": year,
        "frame": year.frame,
        "today": timezone.localdate(),
        "crumbs": [(actor.partnership.name, reverse("overview"))],
        "steps": charts.waterfall(shown.waterfall_rows(year.frame, decided)),
        "split": _split(year.frame),
        "meetings": shown.meetings_left(actor.partnership_id, timezone.localdate()),
        "proposals": shown.proposals(actor, year.year),
        "areas": purposes,
        "sankey": sankey(purposes, year.frame),
        "awards": awards,
        "award_sum": shown.award_sum(awards, year.year),
        "grants": shown.grant_rows(year.moved, year.grants),
        "rows": _latest(year, actor.partnership_id),
        "entry_count": sum(movement.entries for movement in year.moved),
        "journal_url": to_journal(),
        "links_to": _links(year.year),
        "can_post": can_post(actor, actor.partnership_id),
        "new_case_url": _new_case(actor),
    }
    return render(request, "money/funds.html", context)


def _split(frame: Frame) -> list[charts.Segment]:
    """How the year's frame is divided between free, reserve and awards."""
    parts = [("free", _("Free"), frame.free_after), ("fond", _("Reserve"), frame.to_reserve)]
    return charts.segments([*parts, ("carry", _("Awarded"), frame.requested)])


def _latest(year: Year, partnership_id: int) -> list[Any]:
    entries = journal_with_decisions(partnership_id)
    if year.on:
        entries = entries.filter(booked_on__lte=year.on)
    return [entry_row(entry) for entry in entries[:LATEST]]


def _links(year: int) -> dict[str, str]:
    """The entries behind the figures of the side panel and the tables."""
    named = (
        "reserve_balance",
        "not_accounted_for",
        "awards_before",
        "spent_before",
        "carried_over",
        "released",
        "free_after",
    )
    return {name: to_journal(tall=name, ramme=year) for name in (*named, "in_awards", "free_after")}


def _new_case(actor: Any) -> str:
    return address("cases:new") if can_edit_cases(actor, actor.partnership_id) else ""
