"""One initiative's year in the accounts and in the journal, side by side, and its project numbers."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from handlingsrom.awards.accounts_policies import can_import_accounts, can_reconcile, check_can_read_accounts
from handlingsrom.awards.differences import post_difference, preview_difference
from handlingsrom.awards.reconciling import compare, entries_of, later_entries, lines_of, years
from handlingsrom.awards.settling import Settled
from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.money.actions import forget_project, name_project
from handlingsrom.money.models import ProjectNumber
from handlingsrom.money.policies import can_report_spending, check_can_post
from handlingsrom.papers.model import Column, Row, Table
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative
from handlingsrom.web.access import get_own
from handlingsrom.web.awards.reconciling import asked_year, one_url
from handlingsrom.web.awards.reconciling_forms import DifferenceForm, ProjectForm
from handlingsrom.web.excel import workbook_response
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_entry, to_initiative

ROWS_A_PAGE = 100


@require_safe
def reconciled(request: HttpRequest, code: str) -> HttpResponse:
    return page(request, _own(request, code), ProjectForm())


def page(
    request: HttpRequest, found: Initiative, form: ProjectForm, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    year = asked_year(request, years(found.partnership_id))
    row = next(iter(compare([found], found.partnership_id, year)), None)
    can_import = can_import_accounts(actor, found.partnership_id)
    settled = _what_to_post(actor, found, year) if can_import and row and row.difference_ore and row.lines else None
    lines = Paginator(lines_of(found, year), ROWS_A_PAGE).get_page(request.GET.get("page"))
    later = later_entries(found, year)
    context: dict[str, Any] = {
        "initiative": found,
        "initiative_url": to_initiative(found.pk),
        "year": year,
        "years": sorted({*years(found.partnership_id), year}),
        "row": row,
        "page": lines,
        "entries": [(e, to_entry(e.voucher), ore, e.pk in later) for e, ore in entries_of(found, year)],
        "settled": settled,
        "post_form": DifferenceForm(initial=_first(settled)) if settled and settled.can_ore else None,
        "form": form,
        "can_import": can_import,
        "can_report": can_report_spending(actor, found),
        "projects": found.project_numbers.all(),
        "refused": refused,
        "crumbs": [(_("Funds"), reverse("money")), (_("Reconciliation"), _back(year))],
    }
    return render(request, "awards/reconciled.html", context, status=status)


def _what_to_post(actor: Actor, found: Initiative, year: int) -> Settled:
    return preview_difference(by=actor, now=timezone.now(), initiative=found, year=year)


def _first(settled: Settled) -> dict[str, Any]:
    return {"year": settled.year, "ore": settled.can_ore, "key": uuid4().hex}


def _back(year: int) -> str:
    return f"{reverse('money_reconciliation')}?ar={year}"


def _own(request: HttpRequest, code: str) -> Initiative:
    found = get_own(request, Initiative.objects.all(), code=code)
    if not can_reconcile(request.actor, found):  # type: ignore[attr-defined]
        check_can_read_accounts(request.actor, found.partnership_id)  # type: ignore[attr-defined]
    return found


@require_POST
def post_it(request: HttpRequest, code: str) -> HttpResponse:
    """Bring the journal to what the accounts show, as the page said it would be."""
    found = _own(request, code)
    check_can_post(request.actor, found.partnership_id)  # type: ignore[attr-defined]
    form = DifferenceForm(request.POST)
    if not form.is_valid():
        return redirect("money_reconciled", found.code)
    said = form.cleaned_data
    try:
        entries = post_difference(
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
            initiative=found,
            year=said["year"],
            amount_ore=said["ore"],
            key=f"difference:{said['key']}",
        )
    except Forbidden:
        raise
    except Refused as refusal:
        status = 409 if isinstance(refusal, Conflict) else 422
        return page(request, found, ProjectForm(), status=status, refused=str(refusal))
    vouchers = ", ".join(map(str, entries))
    messages.success(request, _("The difference is posted: %(vouchers)s.") % {"vouchers": vouchers})
    return redirect(one_url(found.code, said["year"]))


@require_POST
def add_project(request: HttpRequest, code: str) -> HttpResponse:
    found = _own(request, code)
    check_can_post(request.actor, found.partnership_id)  # type: ignore[attr-defined]
    form = ProjectForm(request.POST)
    if form.is_valid():
        try:
            number = form.cleaned_data["number"]
            name_project(by=request.actor, now=timezone.now(), initiative=found, number=number)  # type: ignore[attr-defined]
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("Project %(number)s is this initiative's.") % {"number": number})
            return redirect("money_reconciled", found.code)
    return page(request, found, form, status=422)


@require_POST
def remove_project(request: HttpRequest, pk: int) -> HttpResponse:
    project = get_own(request, ProjectNumber.objects.select_related("initiative"), pk=pk)
    forget_project(by=request.actor, now=timezone.now(), project=project)  # type: ignore[attr-defined]
    messages.success(request, _("Project %(number)s is taken off.") % {"number": project.number})
    return redirect("money_reconciled", project.initiative.code)


@require_safe
def reconciled_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    """The two sides of the page, a sheet each."""
    found = _own(request, code)
    year = asked_year(request, years(found.partnership_id))
    sheets = [(_("The accounts"), _lines_table(found, year)), (_("Journal"), _entries_table(found, year))]
    return workbook_response(f"avstemming-{found.code}-{year}", f"{found.title} {year}", sheets)


def _lines_table(found: Initiative, year: int) -> Table:
    columns = (
        Column(_("Date"), "date"),
        Column(_("Project number")),
        Column(_("Voucher number")),
        Column(_("Text"), weight=4),
        Column(_("Amount"), "amount"),
        Column(_("File"), weight=3),
        Column(_("Row"), "count"),
    )
    lines = lines_of(found, year)
    rows = [
        (x.booked_on, x.project, x.voucher, x.text, x.amount_ore, x.taken_in.filename, x.row)
        for x in lines.iterator()
    ]
    return Table(columns, tuple(_with_sum(rows, 4)))


def _entries_table(found: Initiative, year: int) -> Table:
    columns = (
        Column(_("Date"), "date"),
        Column(_("Entry")),
        Column(_("What"), weight=2),
        Column(_("Text"), weight=4),
        Column(_("Amount"), "amount"),
        Column(_("Dated later, and not compared"), "amount"),
        Column(_("Reference"), weight=3),
    )
    later = later_entries(found, year)
    rows = [
        (
            e.booked_on,
            e.voucher,
            e.get_kind_display(),
            e.text,
            *(("", ore) if e.pk in later else (ore, "")),
            e.reference,
        )
        for e, ore in entries_of(found, year)
    ]
    return Table(columns, tuple(_with_sum(rows, 4, 5)))


def _with_sum(rows: list[tuple[Any, ...]], *places: int) -> Iterator[Row]:
    """The rows, and last what the columns at these places come to."""
    yield from map(Row, rows)
    if rows:
        total: list[Any] = [_("Sum"), *("" for _each in rows[0][1:])]
        for place in places:
            total[place] = sum(row[place] or 0 for row in rows)
        yield Row(tuple(total), "sum")
