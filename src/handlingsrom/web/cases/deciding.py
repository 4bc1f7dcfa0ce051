"""Sending a case out, recording what was decided, and taking a case back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from handlingsrom.awards.adopting import adopt
from handlingsrom.awards.letter_list import LetterRow, LetterState, letters
from handlingsrom.cases.models import Case
from handlingsrom.cases.sending import change_state, send_paper
from handlingsrom.cases.states import DECIDED, STEPS, CaseState
from handlingsrom.lib.errors import Refused
from handlingsrom.web.cases.finding import open_case, own_case
from handlingsrom.web.cases.forms import DecisionForm, SendForm
from handlingsrom.web.cases.page import Page
from handlingsrom.web.cases.saving import VersionedForm, attempt
from handlingsrom.web.cases.show import page_of

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the paper as it is and mark the case as sent; first a look at what stands in the way."""
    case = open_case(request, pk)
    form = SendForm(request.POST or None, initial={"version": case.version})
    if form.is_valid():
        made: list[Any] = []
        by: Any = request.actor  # type: ignore[attr-defined]
        version = form.cleaned_data["version"]

        def save() -> None:
            made.append(send_paper(by=by, now=timezone.localtime(), case=case, version=version))

        if attempt(form, case, save, lambda fresh: {}):
            messages.success(request, _("Version %(number)s is sent out and kept.") % {"number": made[0].number})
            return redirect(f"{_url(case)}#versions")
    return _page(request, "cases/send.html", case, form)


@require_http_methods(METHODS)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision; what it will lead to is shown above the button, and then happens."""
    if request.method == "GET" and (decided := own_case(request, pk)).state in DECIDED:
        # Back after deciding, or an old link: the case itself says what was decided.
        messages.info(request, _("The decision is recorded already."))
        return redirect(f"{_url(decided)}#decision")
    case = open_case(request, pk)
    held_on = case.meeting.held_on if case.meeting else timezone.localdate()
    initial = {"version": case.version, "decided_on": min(held_on, timezone.localdate())}
    form = DecisionForm(request.POST or None, initial=initial, points=case.points.all())
    if form.is_valid():

        def save() -> None:
            adopt(
                by=request.actor,  # type: ignore[attr-defined]
                now=timezone.localtime(),
                case=case,
                decided_on=form.cleaned_data["decided_on"],
                outcomes=form.outcomes(),
                reservations=form.cleaned_data["reservations"].strip(),
                version=form.cleaned_data["version"],
            )

        if attempt(form, case, save, lambda fresh: {}):
            messages.success(request, _("The decision is recorded, and its changes have taken effect."))
            _tell_of_letters(request, case)
            # To the top of the page: the messages stand above the decision, and would be scrolled past.
            return redirect(_url(case))
    return _page(request, "cases/decide.html", case, form)


def _tell_of_letters(request: HttpRequest, case: Case) -> None:
    """How many are told of their money, and how many have nobody to tell; nothing when no money was given."""
    rows = [LetterRow(letter) for letter in letters(case.partnership_id).filter(case=case).defer("content")]
    if not rows:
        return
    said = ngettext("%(n)s award letter is made.", "%(n)s award letters are made.", len(rows)) % {"n": len(rows)}
    sent = sum(row.sent_at is not None for row in rows)
    said += " " + ngettext("%(n)s is sent.", "%(n)s are sent.", sent) % {"n": sent}
    if nobody := sum(row.state == LetterState.NOBODY for row in rows):
        said += " " + ngettext(
            "%(n)s has nobody to be sent to: name a leader or an owner of the initiative.",
            "%(n)s have nobody to be sent to: name a leader or an owner of each initiative.",
            nobody,
        ) % {"n": nobody}
    messages.info(request, said)


@require_http_methods(METHODS)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a case back to draft, or withdraw it. Refused for a decided one."""
    case = own_case(request, pk)
    wanted = (CaseState.DRAFT, CaseState.WITHDRAWN)
    offered = [to for to in wanted if to in STEPS[CaseState(case.state)]]
    if not offered:
        raise Refused(_("What is decided cannot be withdrawn. A new case can decide something else."))
    if request.method == "POST":
        to = next((state for state in offered if state.value == request.POST.get("to")), offered[-1])
        change_state(by=request.actor, now=timezone.localtime(), case=case, to=to)  # type: ignore[attr-defined]
        messages.success(request, _("The case is now: %(state)s.") % {"state": str(to.label).lower()})
        return redirect(_url(case))
    return render(request, "cases/withdraw.html", {"case": case, "offered": [state.value for state in offered]})


def _page(request: HttpRequest, template: str, case: Case, form: VersionedForm) -> HttpResponse:
    """The form with the projection beside it, as the case is now."""
    page: Page = page_of(request, open_case(request, case.pk))
    if isinstance(form, DecisionForm):
        form.write_out(page.known)
    return render(request, template, {"page": page, "case": page.case, "form": form}, status=form.status)


def _url(case: Case) -> str:
    return reverse("cases:show", args=[case.pk])
