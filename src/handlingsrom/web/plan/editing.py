"""Changing what needs no decision: how an initiative is doing, and who answers for it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.people.models import Person
from handlingsrom.plan.actions import report_health, set_people
from handlingsrom.plan.models import Health, Initiative
from handlingsrom.plan.policies import check_can_edit_plan, check_can_report
from handlingsrom.web.access import get_own
from handlingsrom.web.forms import SafeForm, put_on
from handlingsrom.web.plan.forms import PeopleForm, StatusForm
from handlingsrom.web.plan.views import initiative_crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, code: str) -> HttpResponse:
    """Report how an initiative is doing."""
    found, actor = _own(request, code), request.actor  # type: ignore[attr-defined]
    check_can_report(actor, found)
    form = StatusForm(request.POST or None, initial={"reported_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid() and _reported(request, found, form):
        messages.success(request, _("The status is saved."))
        return redirect("plan:initiative", found.code)
    return _form_page(request, "plan/status.html", found, form)


def _reported(request: HttpRequest, found: Initiative, form: StatusForm) -> bool:
    given = form.cleaned_data
    try:
        report_health(
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
            initiative=found,
            health=Health(given["health"]),
            text=given["text"],
            reported_on=given["reported_on"],
        )
    except Refused as refusal:
        return _say(form, refusal)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, code: str) -> HttpResponse:
    """Say who owns, leads and follows up an initiative."""
    found, actor = _own(request, code), request.actor  # type: ignore[attr-defined]
    check_can_edit_plan(actor, found.partnership_id)
    form = PeopleForm(request.POST or None, partnership_id=found.partnership_id, initial=_people(found))
    if request.method == "POST" and form.is_valid() and _set(request, found, form):
        messages.success(request, _("The people are saved."))
        return redirect("plan:initiative", found.code)
    return _form_page(request, "plan/people.html", found, form)


def _set(request: HttpRequest, found: Initiative, form: PeopleForm) -> bool:
    given: dict[str, Any] = form.cleaned_data
    owner: Person | None = given["owner"]
    try:
        set_people(
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
            initiative=found,
            version=given["version"],
            owner=owner,
            leader=given["leader"],
            followed_up_by=given["followed_up_by"],
        )
    except Conflict as conflict:
        form.stand_on(found.version)
        return _say(form, conflict)
    except Refused as refusal:
        return _say(form, refusal)
    return True


def _own(request: HttpRequest, code: str) -> Initiative:
    return get_own(request, Initiative.objects.select_related("focus_area", "owner", "leader"), code=code)


def _people(found: Initiative) -> dict[str, Any]:
    return {
        "owner": found.owner_id,
        "leader": found.leader_id,
        "followed_up_by": found.followed_up_by,
        "version": found.version,
    }


def _say(form: SafeForm, refusal: Refused) -> bool:
    form.is_conflict = isinstance(refusal, Conflict)  # type: ignore[attr-defined]
    put_on(form, refusal)
    return False


def _form_page(request: HttpRequest, template: str, found: Initiative, form: SafeForm) -> HttpResponse:
    status = 409 if getattr(form, "is_conflict", False) else 422 if form.errors else 200
    crumbs = [*initiative_crumbs(found), (found.title, reverse("plan:initiative", args=[found.code]))]
    return render(request, template, {"initiative": found, "form": form, "crumbs": crumbs}, status=status)
