"""The accounts held up against the journal, initiative by initiative, for a year."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.awards.accounts_policies import can_import_accounts, can_read_accounts, check_can_read_accounts
from handlingsrom.awards.reconciling import Compared, compare, known_to, years
from handlingsrom.lib.dates import EARLIEST_YEAR, LATEST_YEAR
from handlingsrom.lib.sorting import sort_key
from handlingsrom.money.assertions import standing
from handlingsrom.money.years import closed_years
from handlingsrom.papers.model import Cell, Column, Row
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative
from handlingsrom.web.access import own
from handlingsrom.web.asked import number
from handlingsrom.web.excel import xlsx_response

ONLY_DIFFERENCES = "forskjeller"


@dataclass(frozen=True)
class Sums:
    accounts_ore: int
    journal_ore: int
    later_ore: int
    count: int
    differing: int

    @classmethod
    def of(cls, rows: list[Compared]) -> "Sums":
        return cls(
            sum(row.accounts_ore for row in rows),
            sum(row.journal_ore for row in rows),
            sum(row.later_ore for row in rows),
            len(rows),
            sum(row.difference_ore != 0 for row in rows),
        )

    @property
    def difference_ore(self) -> int:
        return self.accounts_ore - self.journal_ore


@dataclass(frozen=True)
class Year:
    """What the page shows of a year; `rows` are those of the filter, `sums` those of the whole year."""

    year: int
    years: list[int]
    rows: list[Compared]
    sums: Sums
    only_differences: bool


def read_year(request: HttpRequest) -> Year:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    there = years(actor.partnership_id or 0)
    year = asked_year(request, there)
    found = sorted(seen(request), key=lambda one: sort_key(one.title))
    rows = compare(found, actor.partnership_id or 0, year)
    differing = [row for row in rows if row.difference_ore]
    only = request.GET.get("bare") == ONLY_DIFFERENCES
    return Year(year, sorted({*there, year}), differing if only else rows, Sums.of(rows), only)


def asked_year(request: HttpRequest, there: list[int]) -> int:
    """The year of the address, or the last there is something to compare in."""
    asked = number(request.GET.get("ar") or request.GET.get("aar"))
    if asked and EARLIEST_YEAR <= asked <= LATEST_YEAR:
        return asked
    return there[-1] if there else timezone.localdate().year


def seen(request: HttpRequest) -> QuerySet[Initiative]:
    """All initiatives for who may read the accounts, their own for leaders and owners; others are refused."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = own(request, Initiative.objects.all())
    if can_read_accounts(actor, actor.partnership_id or 0):
        return found
    answers_for = Q(leader=actor.person_id) | Q(owner=actor.person_id)
    found = found.filter(answers_for) if actor.person_id else found.none()
    if not found.exists():
        check_can_read_accounts(actor, actor.partnership_id or 0)
    return found


@require_safe
def reconciliation(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    partnership_id = actor.partnership_id or 0
    shown = read_year(request)
    reads_all = can_read_accounts(actor, partnership_id)
    context: dict[str, Any] = {
        "shown": shown,
        "rows": [(row, one_url(row.initiative.code, shown.year)) for row in shown.rows],
        "known_to": known_to(partnership_id),
        "closed": closed_years(partnership_id).get(shown.year),
        "reads_all": reads_all,
        "can_import": can_import_accounts(actor, partnership_id),
        "assertions": standing(partnership_id).filter(closing=None).count() if reads_all else 0,
        "crumbs": [(_("Funds"), reverse("money"))],
    }
    return render(request, "awards/reconciliation.html", context)


def one_url(code: str, year: int) -> str:
    return f"{reverse('money_reconciled', args=[code])}?ar={year}"


@require_safe
def reconciliation_xlsx(request: HttpRequest) -> HttpResponse:
    """The rows of the page, with its filter."""
    shown = read_year(request)
    columns = [
        Column(_("Initiative"), weight=4),
        Column(_("Project numbers"), weight=2),
        Column(_("The accounts"), "amount"),
        Column(_("Journal"), "amount"),
        Column(_("Difference"), "amount"),
        Column(_("Dated later in the journal"), "amount"),
        Column(_("Lines"), "count"),
        Column(_("Last file"), weight=3),
        Column(_("Complete up to"), "date"),
    ]
    rows = [Row(_cells(row)) for row in shown.rows]
    total = Sums.of(shown.rows)
    amounts = (total.accounts_ore, total.journal_ore, total.difference_ore, total.later_ore)
    rows.append(Row((_("Sum"), "", *amounts, None, "", None), "sum"))
    return xlsx_response(
        f"avstemming-{shown.year}", _("Reconciliation %(year)s") % {"year": shown.year}, columns, rows
    )


def _cells(row: Compared) -> tuple[Cell, ...]:
    numbers = ", ".join(map(str, row.projects))
    amounts = (row.accounts_ore if row.lines else None, row.journal_ore, row.difference_ore, row.later_ore)
    last = (row.last.filename, row.last.covers_to) if row.last else ("", None)
    return row.initiative.title, numbers, *amounts, row.lines, *last
