"""The funds page: a year's frame from what was received to what is free, and where each krone went."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.cases.policies import can_edit_cases
from handlingsrom.cases.queries import journal_with_decisions
from handlingsrom.money.figures import Frame
from handlingsrom.money.policies import can_post
from handlingsrom.money.use import use_by_initiative
from handlingsrom.money.verifying import last_verified
from handlingsrom.web import charts
from handlingsrom.web.links import to_journal
from handlingsrom.web.money import funds as shown
from handlingsrom.web.money.areas import source_rows, source_sum, where_table
from handlingsrom.web.money.names import Behind
from handlingsrom.web.money.picture import sankey
from handlingsrom.web.money.rows import entry_row
from handlingsrom.web.money.use import by_initiative, columns_in, most_used_first, use_sum
from handlingsrom.web.money.waterfall import waterfall_rows
from handlingsrom.web.money.year import Year, read_year
from handlingsrom.web.navigation import address

LATEST = 10
MOST_USED = 8
AS_TABLE = "tabell"


@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    year = read_year(request)
    actor = request.actor  # type: ignore[attr-defined]
    decided = shown.decisions_behind(actor.partnership_id, year.year)
    grants = shown.grant_rows(year.moved, year.grants)
    context = {
        "shown": year,
        "frame": year.frame,
        "today": timezone.localdate(),
        "crumbs": [(actor.partnership.name, reverse("overview"))],
        "steps": charts.waterfall(waterfall_rows(year, decided)),
        "split": _split(year.frame),
        "meetings": shown.meetings_left(actor.partnership_id, timezone.localdate()),
        "proposals": shown.proposals(actor, year.year),
        "grants": grants,
        "has_paid_back": any(row.held.paid_back for row in grants),
        "rows": _latest(year, actor.partnership_id),
        "entry_count": sum(movement.entries for movement in year.moved),
        "verified": last_verified(actor.partnership_id),
        "journal_url": to_journal(),
        "links_to": _links(year),
        "can_post": can_post(actor, actor.partnership_id),
        "new_case_url": _new_case(actor),
        **_where(request, year),
        **_use(year),
    }
    return render(request, "money/funds.html", context)


def _where(request: HttpRequest, year: Year) -> dict[str, Any]:
    """Where each krone went: as a drawing, or as a table, which also is there when nothing can be drawn."""
    drawing = None
    if request.GET.get("vis") != AS_TABLE:
        drawing = sankey(year.flows, year.names, year.behind)
    sources = source_rows(year.flows, year.names, year.behind)
    return {
        "where": where_table(year.flows, year.names, year.behind),
        "sources": sources,
        "source_sum": source_sum(sources),
        "sankey": drawing,
        "can_draw": bool(drawing) or (year.flows.is_whole and year.flows.total_ore > 0),
        "as_table": year.query_for(year.year, vis=AS_TABLE),
        "twice": year.flows.twice_ore,
    }


def _use(year: Year) -> dict[str, Any]:
    """What was spent of what there was the year before: the initiatives that spent most, and the sum of all."""
    behind = Behind(year.year - 1, year.on)
    rows = most_used_first(by_initiative(use_by_initiative(year.moved, year.year - 1), year.names, behind))
    return {
        "used": rows[:MOST_USED],
        "used_more": len(rows) - len(rows[:MOST_USED]),
        "used_columns": columns_in(rows),
        "used_sum": use_sum(rows, behind),
        "use_url": reverse("money_use") + year.query_for(year.year - 1),
        "use_by": [
            (label, reverse("money_use") + year.query_for(year.year - 1, etter=code))
            for code, label in (("omrade", _("By focus area")), ("region", _("By health region")))
        ],
        "use_query": year.query_for(year.year - 1),
    }


def _split(frame: Frame) -> list[charts.Segment]:
    """How the year's frame is divided between free, reserve and awards."""
    parts = [("free", _("Free"), frame.free_after), ("fond", _("Reserve"), frame.to_reserve)]
    return charts.segments([*parts, ("carry", _("Awarded"), frame.requested)])


def _latest(year: Year, partnership_id: int) -> list[Any]:
    entries = journal_with_decisions(partnership_id)
    if year.on:
        entries = entries.filter(booked_on__lte=year.on)
    return [entry_row(entry) for entry in entries[:LATEST]]


def _links(year: Year) -> dict[str, str]:
    """The entries behind the figures of the side panel and the tables."""
    named = ("reserve_balance", "not_accounted_for", "free_after", "in_awards")
    return {name: year.behind(name) for name in named}


def _new_case(actor: Any) -> str:
    return address("cases:new") if can_edit_cases(actor, actor.partnership_id) else ""
