"""New initiatives, and correcting what one says. A decision takes it into the plan; nothing here does."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.people.models import Partnership
from handlingsrom.plan.describing import described, edit_initiative, propose_initiative
from handlingsrom.plan.models import Initiative
from handlingsrom.plan.policies import check_can_edit_plan
from handlingsrom.web.access import get_own
from handlingsrom.web.forms import put_on
from handlingsrom.web.plan.initiative_forms import EditForm, InitiativeForm, ProposalForm
from handlingsrom.web.plan.views import initiative_crumbs, plan_crumbs

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def propose(request: HttpRequest) -> HttpResponse:
    """Write down an initiative that is not in any book."""
    actor = request.actor  # type: ignore[attr-defined]
    check_can_edit_plan(actor, actor.partnership_id)
    form = ProposalForm(request.POST or None, partnership_id=actor.partnership_id)
    if request.method == "POST" and form.is_valid():
        partnership = get_object_or_404(Partnership, pk=actor.partnership_id)
        try:
            made = propose_initiative(by=actor, now=timezone.now(), partnership=partnership, **form.values())
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("The initiative is proposed. A decision takes it into the plan."))
            return redirect("plan:initiative", made.code)
    context = {"form": form, "crumbs": plan_crumbs(), "back": reverse("plan:index")}
    return render(request, "plan/propose.html", context, status=422 if form.errors else 200)


@require_http_methods(METHODS)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Correct what an initiative says. What a decision rules, its lifecycle and money, is not here."""
    found, actor = get_own(request, Initiative.objects.select_related("focus_area"), code=code), request.actor  # type: ignore[attr-defined]
    check_can_edit_plan(actor, found.partnership_id)
    form = EditForm(request.POST or None, partnership_id=found.partnership_id, found=found, initial=_initial(found))
    saved_now: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            edit_initiative(by=actor, now=timezone.now(), initiative=found, **form.values())
        except Conflict as conflict:
            form.stand_on(found.version)
            saved_now = _said(found, form)
            put_on(form, conflict)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("The initiative is saved."))
            return redirect("plan:initiative", found.code)
    here = reverse("plan:initiative", args=[found.code])
    context = {
        "form": form,
        "initiative": found,
        "saved_now": saved_now,
        "crumbs": [*initiative_crumbs(found), (found.title, here)],
        "back": here,
    }
    return render(request, "plan/edit.html", context, status=409 if saved_now else 422 if form.errors else 200)


def _initial(found: Initiative) -> dict[str, Any]:
    parties = list(found.responsibilities.all())
    return {
        "title": found.title,
        "description": found.description,
        "focus_area": found.focus_area_id,
        "programme": found.programme_id,
        "is_in_all_regions": found.is_in_all_regions,
        "regions": list(found.in_regions.values_list("region_id", flat=True)),
        "place_note": found.place_note,
        "partners": [one.partner_id for one in parties if one.partner_id],
        "bodies": [one.body_id for one in parties if one.body_id],
        "version": found.version,
    }


def _said(found: Initiative, form: InitiativeForm) -> list[tuple[str, str]]:
    """What is saved now, each thing with the label it has in the form."""
    labels = {name: str(field.label) for name, field in form.fields.items()} | {"responsible": _("Responsible")}
    labels["regions"] = _("Health region")
    words = {name: _("Yes") if value is True else str(value or "–") for name, value in described(found).items()}
    return [(labels[name], word) for name, word in words.items() if name in labels]
