"""The award letters of the partnership: who was told, who has accepted, and who has nobody to tell."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from handlingsrom.awards.letter_given import without_letters
from handlingsrom.awards.letter_list import LetterRow, LetterState, letters, with_recipients
from handlingsrom.awards.letter_mail import send_new
from handlingsrom.awards.letter_policies import (
    can_send_letters,
    check_can_read_letters,
    check_can_send_letters,
)
from handlingsrom.awards.letters import make_letters
from handlingsrom.cases.models import Case
from handlingsrom.lib.sorting import fold
from handlingsrom.papers.model import Cell, Column
from handlingsrom.people.actors import Actor
from handlingsrom.web.access import get_own
from handlingsrom.web.awards.letters_rows import ShownLetter, show
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.links import to_case
from handlingsrom.web.navigation import address

PER_PAGE = 60

Holds = Callable[[LetterRow], bool]
SHOWN: dict[str, tuple[Any, Holds]] = {
    "": (gettext_lazy("All"), lambda row: True),
    "ikke-godtatt": (
        gettext_lazy("Not accepted"),
        lambda row: row.state in (LetterState.WAITING, LetterState.UNDELIVERED),
    ),
    "ingen-mottaker": (gettext_lazy("Nobody to send to"), lambda row: row.state == LetterState.NOBODY),
    "ikke-levert": (gettext_lazy("Not delivered"), lambda row: row.state == LetterState.UNDELIVERED),
    "kan-sendes": (gettext_lazy("Can be sent"), lambda row: row.can_send),
    "godtatt": (gettext_lazy("Accepted"), lambda row: row.state == LetterState.ACCEPTED),
}
"""What the address calls a choice → its word, and which letters it holds."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All letters, filtered as the address says."""
    actor = _reader(request)
    rows = _rows(actor)
    chosen = _chosen(request)
    page = Paginator(_found(request, rows), PER_PAGE).get_page(request.GET.get("page"))
    may_send = can_send_letters(actor, actor.partnership_id or 0)
    context = {
        "crumbs": crumbs(),
        "page": page,
        "shown": [show(row) for row in page],
        "choices": [(code, word, sum(map(holds, rows))) for code, (word, holds) in SHOWN.items()],
        "chosen": chosen,
        "q": request.GET.get("q", ""),
        "may_send": may_send,
        "to_send": sum(row.can_send for row in rows) if may_send else 0,
        "without": [(one, to_case(one.case.pk)) for one in without_letters(actor.partnership_id or 0)],
    }
    return render(request, "awards/letters.html", context)


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """What the list shows, all pages of it."""
    actor = _reader(request)
    heads = [_("Initiative"), _("Case"), _("Year")]
    columns = [
        Column(heads[0], weight=4),
        *map(Column, heads[1:]),
        Column(_("Kroner"), "amount"),
        Column(_("Recipients"), weight=3),
        Column(_("Sent"), "date"),
        Column(_("Accepted"), "date"),
        Column(_("State"), weight=2),
    ]
    rows = [_cells(show(row)) for row in _found(request, _rows(actor))]
    return xlsx_response("tildelingsbrev", _("Award letters"), columns, rows)


def _cells(row: ShownLetter) -> tuple[Cell, ...]:
    recipients = ", ".join(f"{one.name} ({one.duty.lower()})" for one in row.people)
    return (
        row.title,
        row.case,
        str(row.year),
        row.amount_ore,
        recipients,
        row.sent_on or "",
        row.accepted_on or "",
        row.state_word,
    )


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the letters a decided case lacks. They are sent by a button of their own: the decision may be old."""
    case = get_own(request, Case.objects.all(), pk=pk)
    made = make_letters(by=_actor(request), now=timezone.localtime(), case=case)
    said = ngettext(
        "%(n)s award letter is made for case %(case)s.",
        "%(n)s award letters are made for case %(case)s.",
        len(made),
    )
    messages.success(request, said % {"n": len(made), "case": case.number})
    return redirect("money_letters")


@require_POST
def send_all(request: HttpRequest) -> HttpResponse:
    """Send every letter that somebody named since has not been sent."""
    actor = _actor(request)
    check_can_send_letters(actor, actor.partnership_id or 0)
    ready = [row.letter for row in _rows(actor) if row.can_send]
    sent = send_new(by=actor, now=timezone.localtime(), letters=ready)
    messages.success(
        request, ngettext("%(n)s letter is sent.", "%(n)s letters are sent.", len(sent)) % {"n": len(sent)}
    )
    if left := sum(row.can_send for row in _rows(actor)):
        said = ngettext(
            "%(n)s letter could not be sent. Open it and send it to see why.",
            "%(n)s letters could not be sent. Open each and send it to see why.",
            left,
        )
        messages.warning(request, said % {"n": left})
    return redirect("money_letters")


def crumbs() -> list[tuple[str, str]]:
    return [(_("Funds"), address("money"))]


def letters_crumbs(actor: Actor) -> list[tuple[str, str]]:
    return [*crumbs(), (_("Award letters"), reverse("money_letters"))]


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _reader(request: HttpRequest) -> Actor:
    actor = _actor(request)
    check_can_read_letters(actor, actor.partnership_id or 0)
    return actor


def _rows(actor: Actor) -> list[LetterRow]:
    return [LetterRow(letter) for letter in with_recipients(letters(actor.partnership_id or 0)).defer("content")]


def _chosen(request: HttpRequest) -> str:
    asked = request.GET.get("vis", "")
    return asked if asked in SHOWN else ""


def _found(request: HttpRequest, rows: list[LetterRow]) -> list[LetterRow]:
    _word, holds = SHOWN[_chosen(request)]
    words = fold(request.GET.get("q", "")).split()
    return [row for row in rows if holds(row) and all(word in _said(row) for word in words)]


def _said(row: LetterRow) -> str:
    letter = row.letter
    people = " ".join(one.name for one in letter.recipients.all())
    named = f"{letter.initiative.leader or ''} {letter.initiative.owner or ''}"
    return fold(f"{letter.initiative.title} {letter.case.number} {people} {named}")
