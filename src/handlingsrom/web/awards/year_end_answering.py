"""Answering for an initiative: signed in, or by the link in the mail, which opens this form and nothing else."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from handlingsrom.awards.models import YearEndAnswer
from handlingsrom.awards.year_end import answer_year_end
from handlingsrom.awards.year_end_lines import answers_of, left_now
from handlingsrom.awards.year_end_mail import actor_by_link, read_token
from handlingsrom.awards.year_end_policies import check_can_read_answer
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.money.conditions import blocked
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Turnover
from handlingsrom.money.policies import can_report_spending
from handlingsrom.people.actors import Actor
from handlingsrom.web.access import own
from handlingsrom.web.awards.year_end import address_of, crumbs
from handlingsrom.web.awards.year_end_forms import AnswerForm
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_case, to_initiative, to_journal

_GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(_GET_OR_POST)
def answer(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The answer of an initiative: to write for those who answer for it, to read for the auditor."""
    found = get_object_or_404(
        own(request, YearEndAnswer.objects.select_related("year_end"), through="year_end__partnership"),
        year_end__year=year,
        initiative__code=code,
    )
    shown = answers_of(found.year_end).get(pk=found.pk)
    by: Actor = request.actor  # type: ignore[attr-defined]
    check_can_read_answer(by, shown.initiative)
    may = can_report_spending(by, shown.initiative)
    form = _form(request, shown)
    if may and form.is_valid() and _save(by, shown, form):
        messages.success(request, _("The answer is saved. It can be changed until it is put in a case."))
        return redirect(address_of(year))
    is_own = by.person_id in (shown.initiative.leader_id, shown.initiative.owner_id)
    context = {
        **_context(shown, form),
        "crumbs": [*crumbs(request)[:-1], (_("Year end %(year)s") % {"year": year}, address_of(year))],
        "may": may and not shown.is_gathered,  # type: ignore[attr-defined]
        "is_on_behalf": may and not is_own,
        "initiative_url": to_initiative(shown.initiative_id),
        "journal_url": to_journal(tiltak=shown.initiative_id),
        "case_url": to_case(shown.gathered_in_id) if shown.is_gathered else "",  # type: ignore[attr-defined]
        "cancel_url": address_of(year),
    }
    return render(request, "awards/year_end_answer.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(_GET_OR_POST)
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same for whoever holds the link, without signing in. A link that no longer holds says so."""
    known = read_token(token)
    if known is None:
        return _private(render(request, "awards/year_end_no_link.html", status=404))
    found, person = known
    shown = answers_of(found.year_end).get(pk=found.pk)
    form = _form(request, shown)
    if form.is_valid() and _save(actor_by_link(person), shown, form):
        return redirect(f"{request.path}?svart=1")
    context = {
        **_context(shown, form),
        "person": person,
        "partnership": shown.year_end.partnership,
        "is_saved": request.GET.get("svart") == "1",
        "may": not shown.is_gathered,  # type: ignore[attr-defined]
    }
    status = 422 if form.errors else 200
    return _private(render(request, "awards/year_end_by_link.html", context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a key, not to be found by a search engine. No page of ours tells other sites where one was."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _form(request: HttpRequest, shown: YearEndAnswer) -> AnswerForm:
    return AnswerForm(request.POST or None, initial=AnswerForm.saved(shown))


def _save(by: Actor, shown: YearEndAnswer, form: AnswerForm) -> bool:
    """Whether it was saved; what was refused stands in the form, and nothing typed is lost."""
    said = form.cleaned_data
    try:
        answer_year_end(
            by=by,
            now=timezone.now(),
            answer=shown,
            carry_over_ore=said["carry_over"],
            release_ore=said["release"],
            why=said["why"],
            plan=said["plan"],
            based_on=_moment(said["seen"]),
        )
    except Refused as refusal:
        put_on(form, refusal)
        if isinstance(refusal, Conflict):
            _show_theirs(form, shown)
        return False
    return True


def _show_theirs(form: AnswerForm, shown: YearEndAnswer) -> None:
    """Next time it is sent, it is on top of what the other wrote; the page shows both."""
    theirs, sent = YearEndAnswer.objects.get(pk=shown.pk), form.data.copy()  # type: ignore[attr-defined]
    sent["seen"] = AnswerForm.saved(theirs)["seen"]
    form.data, form.theirs = sent, theirs  # type: ignore[attr-defined]


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _context(shown: YearEndAnswer, form: AnswerForm) -> dict[str, Any]:
    """What is left, by the journal, and what has been spent in the year."""
    year, initiative = shown.year_end.year, shown.initiative
    accounts = Account.objects.filter(
        kind=AccountKind.AWARD, initiative=initiative, year__lte=year, balance_ore__gt=0
    ).select_related("grant")
    left_ore = left_now(initiative.partnership_id, year).get(initiative.pk, 0)
    return {
        "answer": shown,
        "year_end": shown.year_end,
        "initiative": initiative,
        "form": form,
        "left_ore": left_ore,
        "accounts": list(accounts.order_by("grant__year", "year", "id")),
        "spent_ore": _spent(shown),
        "blocked_ore": blocked(initiative),
        "is_changed": shown.answered_at is not None and left_ore != shown.left_ore,
        "next_year": year + 1,
        "today": timezone.localdate(),
        "theirs": getattr(form, "theirs", None),
    }


def _spent(shown: YearEndAnswer) -> int:
    rows = Turnover.objects.filter(
        kind=EntryKind.SPENDING,
        booked_year=shown.year_end.year,
        to_account__initiative=shown.initiative,
    )
    return sum(rows.values_list("amount_ore", flat=True))
