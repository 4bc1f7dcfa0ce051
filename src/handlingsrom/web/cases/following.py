"""What is to be done because of decisions: what is overdue first."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from handlingsrom.cases.following_up import complete_follow_up
from handlingsrom.cases.models import FollowUp
from handlingsrom.cases.policies import can_edit_cases, check_can_edit_cases
from handlingsrom.lib.errors import Refused
from handlingsrom.web.access import get_own
from handlingsrom.web.asked import number
from handlingsrom.web.cases.forms import DoneForm
from handlingsrom.web.cases.rows import case_of, follow_up_columns, follow_up_groups, follow_up_row
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_case, to_initiative


@require_safe
def follow_ups(request: HttpRequest) -> HttpResponse:
    """The list; `?ferdig=<id>` opens the form of one, and `?gjort=1` shows what is done too."""
    return _page(request, None, number(request.GET.get("ferdig")))


@require_safe
def follow_ups_xlsx(request: HttpRequest) -> HttpResponse:
    rows = [follow_up_row(group, one) for group in _groups(request) for one in group.rows]
    return xlsx_response(_("follow-ups"), _("Follow-ups"), follow_up_columns(), rows)


@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one is done."""
    follow_up = get_own(request, FollowUp.objects.all(), pk=pk)
    by: Any = request.actor  # type: ignore[attr-defined]
    check_can_edit_cases(by, follow_up.partnership_id)
    form = DoneForm(request.POST)
    if form.is_valid():
        done_on, note = form.cleaned_data["done_on"], form.cleaned_data["note"]
        try:
            complete_follow_up(by=by, now=timezone.localtime(), follow_up=follow_up, done_on=done_on, note=note)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("Done: %(text)s") % {"text": follow_up.text})
            return redirect("cases:follow_ups")
    return _page(request, form, follow_up.pk)


def _page(request: HttpRequest, form: DoneForm | None, asked: int | None) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    may_edit = can_edit_cases(actor, actor.partnership_id)
    groups = [{"key": g.key, "label": g.label, "rows": [_shown(f) for f in g.rows]} for g in _groups(request)]
    chosen = FollowUp.objects.filter(partnership_id=actor.partnership_id, pk=asked).first() if asked else None
    context = {
        "groups": groups,
        "may_edit": may_edit,
        "shows_done": _shows_done(request),
        "chosen": chosen if may_edit and chosen and (form or not chosen.done_on) else None,
        "form": form or DoneForm(initial={"done_on": timezone.localdate()}),
    }
    return render(request, "cases/follow_ups.html", context, status=422 if form and form.errors else 200)


def _groups(request: HttpRequest) -> list[Any]:
    partnership_id = request.actor.partnership_id  # type: ignore[attr-defined]
    return follow_up_groups(partnership_id, timezone.localdate(), with_done=_shows_done(request))


def _shown(follow_up: FollowUp) -> dict[str, Any]:
    case = case_of(follow_up)
    return {
        "it": follow_up,
        "case": case,
        "case_url": to_case(case.pk) if case else "",
        "initiative_url": to_initiative(follow_up.initiative_id),
    }


def _shows_done(request: HttpRequest) -> bool:
    return request.GET.get("gjort") == "1"
