"""Closing the books of a year: what to look through first, what it means, and what was closed and opened again."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handlingsrom.awards.year_end_checklist import checklist
from handlingsrom.cases.models import Effect
from handlingsrom.cases.policies import can_edit_cases
from handlingsrom.cases.verifying import verify_and_note
from handlingsrom.lib.errors import Refused
from handlingsrom.money.kinds import AccountKind, YearEventKind
from handlingsrom.money.models import BalanceAssertion, Grant, YearEvent
from handlingsrom.money.policies import can_post, check_can_post
from handlingsrom.money.years import close_year, closed_years, next_to_close
from handlingsrom.papers.model import Column, Row
from handlingsrom.people.actors import Actor
from handlingsrom.web.access import own
from handlingsrom.web.asked import number
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.links import to_case
from handlingsrom.web.money.closing_words import CheckRow, check_row
from handlingsrom.web.money.rows import account_name
from handlingsrom.web.navigation import address

_KINDS = list(AccountKind)


@dataclass(frozen=True)
class EventRow:
    """A closing or a reopening; `basis` is the decision behind a reopening."""

    event: YearEvent
    is_closing: bool
    accounts: int
    url: str
    basis: str
    basis_url: str


@require_safe
def closing(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    partnership_id = actor.partnership_id or 0
    year = next_to_close(partnership_id, now=timezone.now())
    rows = _check_rows(partnership_id, year)
    context = {
        "crumbs": _crumbs(request)[:-1],
        "year": year,
        "checks": rows,
        "open": sum(not row.check.is_done for row in rows),
        "events": _events(partnership_id),
        "closed": sorted(closed_years(partnership_id), reverse=True),
        "has_grants": Grant.objects.filter(partnership_id=partnership_id).exists(),
        "this_year": timezone.localdate().year,
        "may": can_post(actor, partnership_id),
        "new_case_url": address("cases:new") if can_edit_cases(actor, partnership_id) else "",
    }
    return render(request, "money/closing.html", context)


def _check_rows(partnership_id: int, year: int | None) -> list[CheckRow]:
    return [check_row(check, year) for check in checklist(partnership_id, year)] if year else []


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, year: int) -> HttpResponse:
    """Says what closing means, and closes when it is confirmed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_post(actor, actor.partnership_id or 0)
    refusal = ""
    if request.method == "POST":
        try:
            close_year(by=actor, now=timezone.now(), partnership=_partnership(actor), year=year)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("The books of %(year)s are closed.") % {"year": year})
            return redirect("money_closing")
    context = {
        "year": year,
        "crumbs": _crumbs(request),
        "checks": [row for row in _check_rows(actor.partnership_id or 0, year) if not row.check.is_done],
        "refusal": refusal,
    }
    return render(request, "money/close.html", context, status=422 if refusal else 200)


@require_POST
def verify_now(request: HttpRequest) -> HttpResponse:
    """Recompute the journal from nothing, as is done every night."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_post(actor, actor.partnership_id or 0)
    found = verify_and_note(by=actor, now=timezone.now(), partnership=_partnership(actor))
    if found.problems:
        messages.error(request, found.problems[0].sentence)
    else:
        count = found.entries
        said = ngettext("%(n)s entry is checked, and right.", "%(n)s entries are checked, and all right.", count)
        messages.success(request, said % {"n": count})
    return redirect("money_closing")


@require_safe
def held(request: HttpRequest, year: int) -> HttpResponse:
    """What every account held as a closing kept it: the newest of the year, or the one the address names."""
    event = _closing_of(request, year)
    rows = _held(event)
    context = {
        "event": event,
        "crumbs": _crumbs(request),
        "groups": [
            (kind.label, [row for row in rows if row.account.kind == kind], _sum(rows, kind))
            for kind in _KINDS
            if any(row.account.kind == kind for row in rows)
        ],
        "is_newest": not YearEvent.objects.filter(
            partnership=event.partnership, year=event.year, pk__gt=event.pk
        ).exists(),
    }
    return render(request, "money/held.html", context)


@require_safe
def held_xlsx(request: HttpRequest, year: int) -> HttpResponse:
    event = _closing_of(request, year)
    columns = [
        Column(_("Kind"), weight=2),
        Column(_("Account"), weight=4),
        Column(_("Grant"), weight=3),
        Column(_("For use in")),
        Column(pgettext("account", "Held"), "amount"),
    ]
    rows = [
        Row(
            (
                row.account.get_kind_display(),
                account_name(row.account),
                row.account.grant.name,
                str(row.account.year),
                row.balance_ore,
            )
        )
        for row in _held(event)
    ]
    title = _("What accounts held at the end of %(year)s") % {"year": year}
    return xlsx_response(title, title, columns, rows)


def _closing_of(request: HttpRequest, year: int) -> YearEvent:
    closings = own(request, YearEvent.objects.filter(year=year, kind=YearEventKind.CLOSED)).order_by("-id")
    asked = number(request.GET.get("stengt"))
    found = closings.filter(pk=asked).first() if asked else closings.first()
    if found is None:
        raise Http404
    return found


def _held(event: YearEvent) -> list[Any]:
    """The balances a closing kept, those of nothing left out; by kind, then the oldest grant first."""
    found = BalanceAssertion.objects.filter(closing=event).exclude(balance_ore=0)
    rows = found.select_related("account__initiative", "account__grant")
    order = {kind: place for place, kind in enumerate(_KINDS)}
    return sorted(
        rows,
        key=lambda row: (
            order[AccountKind(row.account.kind)],
            row.account.grant.year,
            row.account.year,
            row.account.pk,
        ),
    )


def _sum(rows: list[Any], kind: AccountKind) -> int:
    return sum(row.balance_ore for row in rows if row.account.kind == kind)


def _events(partnership_id: int) -> list[EventRow]:
    """Closings and reopenings, the newest first, with the decision behind each reopening; two queries."""
    events = list(
        YearEvent.objects.filter(partnership_id=partnership_id)
        .annotate(accounts=Count("assertions", filter=~Q(assertions__balance_ore=0)))
        .order_by("-id")
    )
    effects = Effect.objects.filter(year_event__in=events).select_related("decision__point__case")
    behind = {effect.year_event_id: effect.decision.point for effect in effects}
    return [_event_row(event, behind.get(event.pk)) for event in events]


def _event_row(event: Any, point: Any) -> EventRow:
    is_closing = event.kind == YearEventKind.CLOSED
    return EventRow(
        event,
        is_closing,
        event.accounts,
        f"{reverse('money_closing_held', args=[event.year])}?stengt={event.pk}" if is_closing else "",
        f"{point.case.number} {point.label}" if point else "",
        to_case(point.case_id) if point else "",
    )


def _partnership(actor: Actor) -> Any:
    return actor.partnership


def _crumbs(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (request.actor.partnership.name, reverse("overview")),  # type: ignore[attr-defined]
        (_("Funds"), reverse("money")),
        (pgettext("books", "Closing"), reverse("money_closing")),
    ]
