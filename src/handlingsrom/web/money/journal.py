"""The journal: every entry, filtered as the address says, and one entry with all there is to know of it."""

import re

from django.core.paginator import Paginator
from django.db.models import QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.cases.models import Case, Decision
from handlingsrom.cases.queries import journal_with_decisions
from handlingsrom.lib.sorting import sort_key
from handlingsrom.money.kinds import NEEDS_DECISION, AccountKind, EntryKind
from handlingsrom.money.models import Entry, Grant
from handlingsrom.money.movements import movements
from handlingsrom.money.policies import can_post
from handlingsrom.people.models import Region
from handlingsrom.plan.models import FocusArea, Initiative
from handlingsrom.web.access import own
from handlingsrom.web.links import to_entry, to_initiative, to_journal
from handlingsrom.web.money.filters import JournalFilter, read_filter
from handlingsrom.web.money.rows import account_name, basis_of, entry_row, reversal_of
from handlingsrom.web.money.words import SPECIAL_REGIONS

PER_PAGE = 60
_VOUCHER = re.compile(r"([0-9]{4})-([0-9]{4,9})")


def entries_for(request: HttpRequest, chosen: JournalFilter) -> QuerySet[Entry]:
    """The entries of one's own partnership that the filter lets through, newest first."""
    return chosen.apply(journal_with_decisions(request.actor.partnership_id))  # type: ignore[attr-defined]


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    chosen = read_filter(request.GET)
    found = entries_for(request, chosen)
    paginator = Paginator(found, PER_PAGE)
    if chosen.is_empty:
        paginator.count = _all_entries(request)
    page = paginator.get_page(request.GET.get("side") or request.GET.get("page"))
    context = {
        "crumbs": [(request.actor.partnership.name, reverse("overview")), (_("Funds"), reverse("money"))],  # type: ignore[attr-defined]
        "chosen": chosen,
        "page": page,
        "rows": [entry_row(entry) for entry in page],
        "sums": _sums(found, chosen),
        "decision": _decision(request, chosen),
        "narrowed": _narrowed(request, chosen),
        "kinds": EntryKind.choices,
        "accounts": AccountKind.choices,
        "all_url": to_journal(),
        "can_post": can_post(request.actor, request.actor.partnership_id),  # type: ignore[attr-defined]
        **_choices(request.actor.partnership_id),  # type: ignore[attr-defined]
    }
    return render(request, "money/journal.html", context)


def _all_entries(request: HttpRequest) -> int:
    """How many there are, from the sums the database keeps: counting a million takes time."""
    partnership_id: int = request.actor.partnership_id  # type: ignore[attr-defined]
    return sum(movement.entries for movement in movements(partnership_id))


def _sums(found: QuerySet[Entry], chosen: JournalFilter) -> dict[str, int | None]:
    """What the entries shown add up to; of all entries that says nothing."""
    if chosen.is_empty:
        return {"ore": None}
    return found.order_by().aggregate(ore=Sum("counts_ore" if chosen.tall else "amount_ore"))


def _choices(partnership_id: int) -> dict[str, object]:
    years = Entry.objects.filter(partnership_id=partnership_id).values_list("year", flat=True)
    newest, oldest = (years.order_by(order).first() for order in ("-year", "year"))
    with_money = Initiative.objects.filter(partnership_id=partnership_id, accounts__isnull=False)
    cases = Case.objects.filter(partnership_id=partnership_id, points__decision__effects__entry__isnull=False)
    return {
        "years": list(range(newest, oldest - 1, -1)) if newest and oldest else [],
        "initiatives": sorted(with_money.distinct().values_list("pk", "title"), key=lambda one: sort_key(one[1])),
        "grants": list(Grant.objects.filter(partnership_id=partnership_id).values_list("pk", "name")),
        "cases": list(cases.distinct().order_by("-year", "-sequence").values_list("pk", "number", "body__code")),
    }


def _decision(request: HttpRequest, chosen: JournalFilter) -> Decision | None:
    """The decision one came from, to say so above the table."""
    if not chosen.vedtak:
        return None
    own = Decision.objects.filter(point__case__partnership_id=request.actor.partnership_id)  # type: ignore[attr-defined]
    return own.select_related("point__case").filter(pk=chosen.vedtak).first()


def _narrowed(request: HttpRequest, chosen: JournalFilter) -> list[str]:
    """The area and region one came from, which the form itself has no fields for."""
    found: list[str] = []
    if chosen.omrade == 0:
        found.append(_("No focus area"))
    elif chosen.omrade:
        areas = FocusArea.objects.filter(strategy__partnership_id=request.actor.partnership_id)  # type: ignore[attr-defined]
        found += areas.filter(pk=chosen.omrade).values_list("name", flat=True)
    if chosen.region in SPECIAL_REGIONS:
        found.append(str(SPECIAL_REGIONS[chosen.region]))
    elif chosen.region:
        found += own(request, Region.objects.filter(pk=chosen.region)).values_list("name", flat=True)
    return found


def find_entry(request: HttpRequest, voucher: str) -> Entry:
    """One's own entry of a voucher number; otherwise 404."""
    match = _VOUCHER.fullmatch(voucher)
    rows = journal_with_decisions(request.actor.partnership_id)  # type: ignore[attr-defined]
    found = match and rows.filter(year=int(match[1]), number=int(match[2])).first()
    if not found:
        raise Http404
    return found


@require_safe
def entry(request: HttpRequest, voucher: str) -> HttpResponse:
    found = find_entry(request, voucher)
    basis, basis_url = basis_of(found)
    reversed_by = reversal_of(found)
    may = can_post(request.actor, found.partnership_id)  # type: ignore[attr-defined]
    context = {
        "entry": found,
        "crumbs": crumbs(request),
        "sides": [(_("From"), *_side(found.from_account)), (_("To"), *_side(found.to_account))],
        "effect": (effect := getattr(found, "effect", None)),
        "same_decision": to_journal(vedtak=effect.decision_id) if effect else "",
        "basis": basis,
        "basis_url": basis_url,
        "reverses_url": to_entry(found.reverses.voucher) if found.reverses else "",
        "reversed_by": reversed_by,
        "reversed_by_url": to_entry(reversed_by) if reversed_by else "",
        "reverse_url": reverse("money_reverse", args=[found.voucher]) if may and _can_be_reversed(found) else "",
        "by_decision": may and not _is_undone(found) and needs_decision(found),
    }
    return render(request, "money/entry.html", context)


def crumbs(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (request.actor.partnership.name, reverse("overview")),  # type: ignore[attr-defined]
        (_("Funds"), reverse("money")),
        (_("Journal"), to_journal()),
    ]


def _side(account):
    return account_name(account), account, to_initiative(account.initiative_id)


def _can_be_reversed(found: Entry) -> bool:
    return not _is_undone(found) and not needs_decision(found)


def _is_undone(found: Entry) -> bool:
    """Whether there is nothing to undo: it is a reversal itself, or reversed already."""
    return found.kind == EntryKind.REVERSAL or bool(reversal_of(found))


def needs_decision(found: Entry) -> bool:
    """As `cases.correcting`: what a decision moved, only a decision undoes."""
    return hasattr(found, "effect") or found.kind in NEEDS_DECISION
