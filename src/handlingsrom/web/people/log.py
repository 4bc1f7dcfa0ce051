"""The record of who did what, for the auditor and the administrator."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.audit.models import Record
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date, format_datetime
from handlingsrom.lib.sorting import sort_key
from handlingsrom.papers.model import Column
from handlingsrom.people.policies import check_can_read_audit
from handlingsrom.web.asked import day
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.people.page import crumbs, views
from handlingsrom.web.people.words import action_word, key_word, value_word

PER_PAGE = 50
MOST = 20_000
_AMOUNTS = {"amount_ore", "amounts"}
"""What is kept in øre, beside all that ends in _ore; `amounts` says which change has which."""


@dataclass(frozen=True)
class LogFilter:
    q: str = ""
    hva: str = ""
    fra: date | None = None
    til: date | None = None


def _filter(request: HttpRequest) -> LogFilter:
    query = request.GET
    words, what = query.get("q", "").strip()[:100], query.get("hva", "")[:60]
    return LogFilter(words, what, day(query.get("fra")), day(query.get("til")))


def _records(request: HttpRequest) -> QuerySet[Record]:
    """One's own partnership's records that the filter lets through, newest first."""
    actor = request.actor  # type: ignore[attr-defined]
    check_can_read_audit(actor, actor.partnership_id)
    found, chosen = Record.objects.filter(partnership_id=actor.partnership_id), _filter(request)
    for word in chosen.q.split():
        found = found.filter(_says(word))
    if chosen.hva:
        found = found.filter(action=chosen.hva)
    if chosen.fra:
        found = found.filter(at__gte=_midnight(chosen.fra))
    if chosen.til:
        found = found.filter(at__lt=_midnight(chosen.til + timedelta(days=1)))
    return found


def _says(word: str) -> Q:
    """In any of the ways people write a word: SQLite folds only English letters."""
    said = Q()
    for form in {word, word.lower(), word.upper(), word.capitalize()}:
        said |= Q(actor_name__icontains=form) | Q(subject_label__icontains=form) | Q(reference__iexact=form)
    return said


def _midnight(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))


@dataclass(frozen=True)
class LogRow:
    at: datetime
    who: str
    what: str
    subject: str
    reference: str
    changes: list[tuple[str, str, str]]
    """What changed: word, before, after."""


def _row(record: Record) -> LogRow:
    keys = dict.fromkeys([*record.before, *record.after])
    # PostgreSQL does not keep the order of the keys, so they stand in the order of their words.
    changes = sorted((_change(record, key) for key in keys), key=lambda change: sort_key(change[0]))
    what = action_word(record.action)
    return LogRow(record.at, record.actor_name, what, record.subject_label, record.reference, changes)


def _change(record: Record, key: str) -> tuple[str, str, str]:
    """What did not change is said once."""
    before, after = record.before.get(key, ""), record.after.get(key, "")
    return key_word(key), "" if before == after else _value(key, before), _value(key, after)


def _value(key: str, value: Any) -> str:
    """A kept value as people read it: øre as kroner, dates as dates, lists as lines of words."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int) and (key in _AMOUNTS or key.endswith("_ore")):
        return format_kr(value)
    if key.endswith("_on") and isinstance(value, str):
        return _as_date(value)
    if isinstance(value, dict):
        inside = key if key in _AMOUNTS else ""
        return ", ".join(f"{key_word(name)}: {_value(inside or name, inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_value("", inner) for inner in value)
    return value_word(str(value))


def _as_date(value: str) -> str:
    try:
        return format_date(date.fromisoformat(value))
    except ValueError:
        return value


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    found = _records(request)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    own = Record.objects.filter(partnership_id=request.actor.partnership_id)  # type: ignore[attr-defined]
    actions = own.order_by("action").values_list("action", flat=True).distinct()
    context = {
        "crumbs": crumbs(request),
        "views": views(request, "people_log"),
        "page": page,
        "rows": [_row(record) for record in page],
        "chosen": _filter(request),
        "actions": sorted(((code, action_word(code)) for code in actions), key=lambda pair: pair[1].lower()),
    }
    return render(request, "people/log.html", context)


@require_safe
def log_xlsx(request: HttpRequest) -> HttpResponse:
    heads = [_("Time"), _("Who"), _("Did what"), _("With what"), _("Before"), _("After"), _("Reference")]
    rows = []
    for record in _records(request)[:MOST]:
        row = _row(record)
        before = "; ".join(f"{word}: {old}" for word, old, _new in row.changes if old)
        after = "; ".join(f"{word}: {new}" for word, _old, new in row.changes if new)
        moment = format_datetime(row.at, get_language() or "nb")
        rows.append((moment, row.who, row.what, row.subject, before, after, row.reference))
    return xlsx_response("logg", _("Log"), list(map(Column, heads)), rows)
