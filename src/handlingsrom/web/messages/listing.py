"""The messages of the partnership, newest first: on a page and as Excel, filtered as the address says."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.lib.dates import format_datetime
from handlingsrom.lib.sorting import fold
from handlingsrom.messages.kinds import MessageKind, MessageState
from handlingsrom.messages.mail import folder_of_files
from handlingsrom.messages.models import Message
from handlingsrom.messages.policies import check_can_read_messages
from handlingsrom.messages.queries import about, undelivered
from handlingsrom.papers.model import Column
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.messages.states import state_words

PER_PAGE = 50
MOST = 20_000
UNDELIVERED = "ikke-levert"
"""A choice beside the states: all that somebody should look at."""


@dataclass(frozen=True)
class Chosen:
    q: str = ""
    tilstand: str = ""
    slag: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.q or self.tilstand or self.slag)


def read_chosen(request: HttpRequest) -> Chosen:
    query = request.GET
    return Chosen(query.get("q", "").strip()[:100], query.get("tilstand", "")[:20], query.get("slag", "")[:40])


def found(request: HttpRequest, chosen: Chosen) -> QuerySet[Message]:
    """One's own partnership's messages that the filter lets through. Forbidden for who may not read them."""
    actor = request.actor  # type: ignore[attr-defined]
    check_can_read_messages(actor, actor.partnership_id)
    read = undelivered if chosen.tilstand == UNDELIVERED else about
    rows = read(actor.partnership_id)
    if chosen.tilstand in MessageState.values:
        rows = rows.filter(state=chosen.tilstand)
    if chosen.slag:
        rows = rows.filter(kind=chosen.slag)
    words = (Q(search__contains=word) for word in fold(chosen.q).split())
    return rows.filter(*words)


@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    chosen = read_chosen(request)
    page = Paginator(found(request, chosen), PER_PAGE).get_page(request.GET.get("page"))
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "sent_word": state_words()[MessageState.SENT],
        "crumbs": [(actor.partnership.name, reverse("overview"))],
        "chosen": chosen,
        "page": page,
        "states": [*state_words().items(), (UNDELIVERED, _("All that did not arrive"))],
        "kinds": MessageKind.choices,
        "undelivered": undelivered(actor.partnership_id).count(),
        "undelivered_choice": UNDELIVERED,
        "folder": folder_of_files(),
    }
    return render(request, "messages/list.html", context)


@require_safe
def messages_xlsx(request: HttpRequest) -> HttpResponse:
    words = state_words()
    heads = [
        _("Written"),
        _("Subject"),
        _("Kind"),
        _("Recipient"),
        _("E-mail"),
        _("State"),
        words[MessageState.SENT],
        _("Tries"),
    ]
    heads += [_("What went wrong"), _("Reason given"), _("Written by")]
    rows = [
        (
            _moment(row.created_at),
            row.subject,
            row.kind_word,
            row.recipient,
            row.email,
            words[row.state],
            _moment(row.sent_at),
            row.attempts,
            row.get_problem_display() if row.problem else "",
            row.answer,
            row.created_by,
        )
        for row in found(request, read_chosen(request))[:MOST]
    ]
    return xlsx_response(_("messages"), _("Messages"), list(map(Column, heads)), rows)


def _moment(moment) -> str:
    return format_datetime(moment, get_language() or "nb") if moment else ""
