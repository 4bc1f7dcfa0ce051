"""The list of cases and the calendar of meetings, and how both grow."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handlingsrom.cases.editing import create_case, create_meeting
from handlingsrom.cases.models import Case, Meeting
from handlingsrom.cases.policies import can_edit_cases, check_can_edit_cases, readable
from handlingsrom.cases.states import CaseState
from handlingsrom.lib.errors import Refused
from handlingsrom.papers.model import Column, Row
from handlingsrom.web.asked import number
from handlingsrom.web.cases.forms import MeetingForm, NewCaseForm
from handlingsrom.web.cases.rows import CaseFilter, case_columns, case_row
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.forms import SafeForm, put_on


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    everything = list(readable(actor).select_related("body", "meeting"))
    chosen = CaseFilter.read(request.GET)
    context = {
        "rows": chosen.choose(everything),
        "total": len(everything),
        "filter": chosen,
        "bodies": sorted({(case.body_id, case.body.code) for case in everything}, key=lambda pair: pair[1]),
        "years": sorted({case.year for case in everything}, reverse=True),
        "states": CaseState.choices,
        "may_edit": can_edit_cases(actor, actor.partnership_id),
    }
    return render(request, "cases/list.html", context)


@require_safe
def cases_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered."""
    rows = readable(request.actor).select_related("body", "meeting")  # type: ignore[attr-defined]
    chosen = CaseFilter.read(request.GET).choose(rows)
    return xlsx_response(_("cases"), _("Cases"), case_columns(), map(case_row, chosen))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new case."""
    partnership_id = _own_partnership(request)
    initial = {"budget_year": timezone.localdate().year, "meeting": request.GET.get("meeting")}
    own = Meeting.objects.filter(partnership_id=partnership_id)
    if meeting := own.filter(pk=number(request.GET.get("meeting")) or 0).first():
        initial["body"] = meeting.body_id
    form = NewCaseForm(request.POST or None, initial=initial, partnership_id=partnership_id)
    if form.is_valid() and (made := _make(request, form, create_case)):
        messages.success(request, _("Case %(number)s is made.") % {"number": made.number})
        return redirect("cases:show", made.pk)
    return _form_page(request, form, "cases/new.html")


@require_http_methods(["GET", "HEAD", "POST"])
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings of the bodies with their cases; the secretariat adds new ones below."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        _own_partnership(request)
    form = MeetingForm(request.POST or None, partnership_id=actor.partnership_id)
    if form.is_valid() and (made := _make(request, form, create_meeting)):
        messages.success(request, _("The meeting %(meeting)s is added.") % {"meeting": made})
        return redirect("cases:meetings")
    return _form_page(request, form, "cases/meetings.html", groups=_meeting_groups(actor))


@require_safe
def meetings_xlsx(request: HttpRequest) -> HttpResponse:
    columns = (
        Column(_("Date"), "date"),
        Column(_("Body")),
        Column(_("Place"), weight=3),
        Column(_("Cases"), weight=4),
    )
    rows = []
    for group in _meeting_groups(request.actor):  # type: ignore[attr-defined]
        for meeting, held in group["rows"]:
            numbers = ", ".join(case.number for case in held)
            rows.append(Row((meeting.held_on, meeting.body.code, meeting.place, numbers)))
    return xlsx_response(_("meetings"), _("Meetings"), columns, rows)


def _meeting_groups(actor: Any) -> list[dict[str, Any]]:
    """Coming meetings, the next first, and held ones, the latest first; each with the cases one may read."""
    held: dict[int, list[Case]] = {}
    for case in readable(actor).filter(meeting__isnull=False).order_by("sequence"):
        held.setdefault(case.meeting_id or 0, []).append(case)
    rows = Meeting.objects.filter(partnership_id=actor.partnership_id).select_related("body")
    pairs = [(meeting, held.get(meeting.pk, [])) for meeting in rows]
    today = timezone.localdate()
    coming = [pair for pair in reversed(pairs) if pair[0].held_on >= today]
    past = [pair for pair in pairs if pair[0].held_on < today]
    groups = [{"label": _("Coming meetings"), "rows": coming}, {"label": _("Held meetings"), "rows": past}]
    return [group for group in groups if group["rows"]]


def _own_partnership(request: HttpRequest) -> int:
    partnership_id: int = request.actor.partnership_id  # type: ignore[attr-defined]
    check_can_edit_cases(request.actor, partnership_id)  # type: ignore[attr-defined]
    return partnership_id


def _make(request: HttpRequest, form: SafeForm, action: Any) -> Any:
    """What the action made from the form's fields, or None when it was refused; the form then says why."""
    try:
        return action(by=request.actor, now=timezone.localtime(), **form.cleaned_data)  # type: ignore[attr-defined]
    except Refused as refusal:
        put_on(form, refusal)
        return None


def _form_page(request: HttpRequest, form: SafeForm, template: str, **more: Any) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    context = {"form": form, "may_edit": can_edit_cases(actor, actor.partnership_id), **more}
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)
