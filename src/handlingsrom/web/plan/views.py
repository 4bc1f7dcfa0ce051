"""Reading the plan: its table, its workbook, the strategy, and one initiative."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.awards.models import AwardLetter
from handlingsrom.money.models import Condition
from handlingsrom.plan.models import Initiative
from handlingsrom.plan.policies import can_edit_plan, can_report
from handlingsrom.plan.queries import strategy as strategy_in_force
from handlingsrom.plan.table import plan_rows
from handlingsrom.web.access import get_own
from handlingsrom.web.awards.letters_rows import letters_for
from handlingsrom.web.charts import dots
from handlingsrom.web.excel import workbook_response
from handlingsrom.web.files import file_response
from handlingsrom.web.links import to_journal
from handlingsrom.web.navigation import address
from handlingsrom.web.plan.forms import SORT_WORDS
from handlingsrom.web.plan.lines import ROWS_A_PAGE, line_groups, with_mark
from handlingsrom.web.plan.overview import read_overview
from handlingsrom.web.plan.portrait import read_portrait
from handlingsrom.web.plan.portrait_sheet import portrait_tables
from handlingsrom.web.plan.sheet import plan_sheet
from handlingsrom.web.plan.story import stories
from handlingsrom.web.plan.waiting import waiting_for


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The plan as a table, filtered, sorted and as of a day as the address says."""
    actor = request.actor  # type: ignore[attr-defined]
    overview = read_overview(actor.partnership_id, request.GET)
    page = Paginator(overview.shown, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "overview": overview,
        "page": page,
        "groups": line_groups(overview, page.object_list, can_edit=can_edit_plan(actor, actor.partnership_id)),
        "coverage": [(c, dots(len(c.running), len(c.adopted))) for c in overview.coverage()],
        "areas": overview.areas,
        "strategy": overview.areas[0].strategy if overview.areas else None,
        "asked": overview.form.asked,
        "sorts": _sorts(overview.form.asked.get("sort") or ""),
        "propose_url": propose_url(request),
    }
    return render(request, "plan/index.html", context)


def _sorts(now: str) -> list[tuple[str, str]]:
    """The orders to choose from; the one in use is always among them, so that filtering does not lose it."""
    listed = [(code, str(word)) for code, word in SORT_WORDS.items()]
    if now in SORT_WORDS:
        return listed
    other = SORT_WORDS.get(now.removeprefix("-")) or SORT_WORDS["-belop"]
    return [*listed, (now, _("%(column)s, the other way") % {"column": other})]


@require_safe
def excel(request: HttpRequest) -> HttpResponse:
    """What the table shows, all pages of it, as a workbook."""
    overview = read_overview(request.actor.partnership_id, request.GET)  # type: ignore[attr-defined]
    return file_response(plan_sheet(overview), "xlsx", f"handlingsplan-{overview.today:%Y-%m-%d}")


@require_safe
def strategy(request: HttpRequest) -> HttpResponse:
    """The strategy: vision, aim, and the focus areas with their goals and the initiatives that serve them."""
    partnership_id = request.actor.partnership_id  # type: ignore[attr-defined]
    found = strategy_in_force(partnership_id)
    in_plan = [row for row in plan_rows(partnership_id) if row.is_in_plan]
    areas = [
        (area, [row for row in in_plan if row.focus_area_id == area.pk])
        for area in (found.focus_areas.all() if found else [])
    ]
    return render(request, "plan/strategy.html", {"strategy": found, "areas": areas, "crumbs": plan_crumbs()})


@require_safe
def by_id(request: HttpRequest, pk: int) -> HttpResponse:
    """The address other areas link to, where only the number is at hand."""
    return redirect("plan:initiative", get_own(request, Initiative.objects.all(), pk=pk).code)


@require_safe
def initiative(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    rows = Initiative.objects.select_related(
        "action_plan", "focus_area", "programme", "owner__partner", "leader__partner", "merged_into"
    )
    # Most have neither: asked along with the initiative, so that only those that do are asked for more.
    rows = rows.annotate(
        has_conditions=Exists(Condition.objects.filter(initiative=OuterRef("pk"))),
        has_letters=Exists(AwardLetter.objects.filter(initiative=OuterRef("pk"))),
    )
    found: Any = get_own(request, rows, code=code)
    portrait, can_edit = read_portrait(found), can_edit_plan(actor, found.partnership_id)
    context = {
        "initiative": found,
        "portrait": portrait,
        "stories": stories([line.money for line in portrait.years]),
        "parties": [with_mark(party) for party in portrait.attached.parties],
        "regions": [with_mark(region) for region in portrait.attached.regions],
        "can_edit": can_edit,
        "people_url": reverse("plan:people", args=[found.code]) if can_edit else "",
        "can_report": can_report(actor, found),
        "propose_url": propose_url(request),
        "crumbs": initiative_crumbs(found),
        "journal": to_journal(tiltak=found.pk),
        "available_url": to_journal(tall="held_left", ramme=portrait.year + 1, tiltak=found.pk),
        "letters": letters_for(actor, found) if found.has_letters else [],
        "waiting": waiting_for(found) if found.has_conditions else [],
    }
    return render(request, "plan/initiative.html", context)


@require_safe
def initiative_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    """The tables of the initiative's page as a workbook."""
    found = get_own(request, Initiative.objects.all(), code=code)
    return workbook_response(found.code, found.title, portrait_tables(read_portrait(found)))


def propose_url(request: HttpRequest) -> str:
    """Where the secretariat begins a change of the plan; nobody else can."""
    actor = request.actor  # type: ignore[attr-defined]
    return address("cases:list") or address("cases") if can_edit_plan(actor, actor.partnership_id) else ""


def plan_crumbs() -> list[tuple[str, str]]:
    return [(_("Action plan"), address("plan"))]


def initiative_crumbs(found: Initiative) -> list[tuple[str, str]]:
    area = found.focus_area
    return [*plan_crumbs(), *([(area.name, f"{address('plan')}?omrade={area.pk}")] if area else [])]
