"""The forecast: what is free this year and in the coming ones, and what is promised to whom."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handlingsrom.cases.models import Effect
from handlingsrom.lib.errors import Refused
from handlingsrom.money.expecting import expect_frame
from handlingsrom.money.forecast import Forecast, Promised, YearAhead
from handlingsrom.money.forecast import forecast as read_forecast
from handlingsrom.money.models import ExpectedFrame
from handlingsrom.money.policies import can_post, check_can_post
from handlingsrom.papers.model import Cell, Column, Row, Table
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative
from handlingsrom.web import charts
from handlingsrom.web.excel import workbook_response
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_case, to_initiative, to_journal
from handlingsrom.web.money.forecast_forms import ExpectForm

FARTHEST = 10
"""Years ahead that a frame can be expected for; as far as one can promise."""


@dataclass(frozen=True)
class PromiseCell:
    """A promise as a table shows it: the decision behind it, and where that is found."""

    promised: Promised
    basis: str = ""
    url: str = ""


@dataclass(frozen=True)
class PromiseRow:
    """An initiative with a cell for each year, None where nothing is promised."""

    initiative: Initiative
    url: str
    cells: list[PromiseCell | None]


@dataclass(frozen=True)
class YearRow:
    """A coming year with its bar; the bars are drawn to one scale."""

    ahead: YearAhead
    bar: list[charts.Segment]


@require_safe
def forecast(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = read_forecast(actor.partnership_id or 0, timezone.localdate().year)
    years = [found.now.year, *(one.year for one in found.ahead)]
    behind = _decisions(found)
    context = {
        "crumbs": _crumbs(request),
        "found": found,
        "now_bar": _bar(found, found.now.promised_ore, found.now.left_ore),
        "rows": [YearRow(one, _bar(found, one.promised_ore, one.free_ore)) for one in found.ahead],
        "years": years,
        "promises": _promise_rows(found, years, behind),
        "sums": [sum(one.open_ore for one in found.promised if one.year == year) for year in years],
        "lapsed": [_cell(one, behind) for one in found.lapsed],
        "is_estimated": any(one.expected for one in found.ahead),
        "may": can_post(actor, actor.partnership_id or 0),
        "free_url": to_journal(tall="free_after", ramme=found.now.year),
    }
    return render(request, "money/forecast.html", context)


@require_safe
def forecast_xlsx(request: HttpRequest) -> HttpResponse:
    found = read_forecast(request.actor.partnership_id, timezone.localdate().year)  # type: ignore[attr-defined]
    tables = [(_("Forecast"), _years_table(found)), (_("Commitments"), _promises_table(found))]
    return workbook_response(_("forecast"), _("Forecast"), tables)


@require_http_methods(["GET", "HEAD", "POST"])
def expect(request: HttpRequest, year: int) -> HttpResponse:
    """Say what is expected for a coming year, and what that rests on."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_post(actor, actor.partnership_id or 0)
    today = timezone.localdate()
    if not today.year < year <= today.year + FARTHEST:
        raise Http404
    earlier = ExpectedFrame.objects.filter(partnership_id=actor.partnership_id or 0, year=year).first()
    initial = {"amount": earlier.amount_ore, "basis": earlier.basis} if earlier else {}
    form = ExpectForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            _expect(actor, year, form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("The expected frame for %(year)s is saved.") % {"year": year})
            return redirect("money_forecast")
    trail = [*_crumbs(request), (_("Forecast"), reverse("money_forecast"))]
    context = {"form": form, "year": year, "crumbs": trail}
    return render(request, "money/expect.html", context, status=422 if form.errors else 200)


def _expect(actor: Actor, year: int, said: dict[str, Any]) -> None:
    assert actor.partnership is not None
    expect_frame(
        by=actor,
        now=timezone.now(),
        partnership=actor.partnership,
        year=year,
        amount_ore=said["amount"],
        basis=said["basis"],
    )


def _bar(found: Forecast, promised_ore: int, free_ore: int | None) -> list[charts.Segment]:
    """What is promised and what is free, to the scale of the largest year. Nothing free that nobody knows."""
    widest = max([found.now.free_ore, *(_width(one) for one in found.ahead), 1])
    parts = [("carry", _("Promised"), promised_ore), ("free", _("Free"), free_ore or 0)]
    return charts.segments(parts, widest)


def _width(one: YearAhead) -> int:
    return max(one.promised_ore, one.promised_ore + (one.free_ore or 0))


def _decisions(found: Forecast) -> dict[int, Effect]:
    """Commitment id → the effect that tells which decision is behind it; one query."""
    promises = [one.commitment.pk for one in (*found.promised, *found.lapsed)]
    effects = Effect.objects.filter(commitment__in=promises).select_related("decision__point__case")
    return {effect.commitment_id: effect for effect in effects if effect.commitment_id}


def _cell(promised: Promised, behind: dict[int, Effect]) -> PromiseCell:
    effect = behind.get(promised.commitment.pk)
    if effect is None:
        return PromiseCell(promised)
    point = effect.decision.point
    return PromiseCell(promised, f"{point.case.number} {point.label}", to_case(point.case_id))


def _promise_rows(found: Forecast, years: list[int], behind: dict[int, Effect]) -> list[PromiseRow]:
    by_initiative: dict[int, list[Promised]] = {}
    for one in found.promised:
        by_initiative.setdefault(one.commitment.initiative_id, []).append(one)
    return [_promise_row(promises, years, behind) for promises in by_initiative.values()]


def _promise_row(promises: list[Promised], years: list[int], behind: dict[int, Effect]) -> PromiseRow:
    cells = {one.year: _cell(one, behind) for one in promises}
    initiative = promises[0].commitment.initiative
    return PromiseRow(initiative, to_initiative(initiative.pk), [cells.get(year) for year in years])


def _years_table(found: Forecast) -> Table:
    columns = (
        Column(_("Year")),
        Column(_("What it rests on"), weight=4),
        Column(_("Frame"), "amount"),
        Column(_("Received already"), "amount"),
        Column(_("Promised"), "amount"),
        Column(_("Free to decide on"), "amount"),
    )
    now = found.now
    first = (str(now.year), _("Free funds now, by the journal"), now.free_ore, "", now.promised_ore, now.left_ore)
    return Table(columns, (Row(first), *(Row(_year_cells(one)) for one in found.ahead)))


def _year_cells(one: YearAhead) -> tuple[Cell, ...]:
    """What nobody has said is no zero: the cell stays empty."""
    basis = one.expected.basis if one.expected else _("No frame is expected yet")
    frame: Cell = one.expected.amount_ore if one.expected else None
    return str(one.year), basis, frame, one.received_ore or "", one.promised_ore, one.free_ore


def _promises_table(found: Forecast) -> Table:
    columns = (
        Column(_("Initiative"), weight=4),
        Column(_("Year")),
        Column(_("Promised"), "amount"),
        Column(_("Allocated of it"), "amount"),
        Column(_("Still promised"), "amount"),
        Column(_("Decided"), "date"),
        Column(_("Basis"), weight=2),
        Column(_("What it is for"), weight=3),
    )
    behind = _decisions(found)
    return Table(
        columns, tuple(Row(_promise_cells(_cell(one, behind))) for one in (*found.promised, *found.lapsed))
    )


def _promise_cells(cell: PromiseCell) -> tuple[Cell, ...]:
    made = cell.promised.commitment
    amounts = (made.amount_ore, cell.promised.allocated_ore, cell.promised.open_ore)
    return (made.initiative.title, str(made.year), *amounts, made.decided_on, cell.basis, made.text)


def _crumbs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(request.actor.partnership.name, reverse("overview")), (_("Funds"), reverse("money"))]  # type: ignore[attr-defined]
