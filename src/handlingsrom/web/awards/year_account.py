"""The accounts of the grants: which there are, one of them on a page, and the same as a file."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.awards.year_account import (
    Position,
    YearAccount,
    account_years,
    position_of,
    year_account,
    years_of,
)
from handlingsrom.awards.year_account_paper import (
    check_of,
    file_name,
    status_of,
    summary_of,
    title_of,
)
from handlingsrom.awards.year_account_paper import render as render_account
from handlingsrom.cases.policies import readable
from handlingsrom.findings.policies import can_read_findings
from handlingsrom.lib.dates import format_date
from handlingsrom.money.models import Grant, YearEvent
from handlingsrom.money.movements import movements
from handlingsrom.money.years import closed_years
from handlingsrom.papers.formats import FORMATS
from handlingsrom.papers.model import Column, Row
from handlingsrom.people.actors import Actor
from handlingsrom.web.access import get_own
from handlingsrom.web.awards.year_account_shown import sections
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.files import file_response

_ICONS = {"pdf": "filepdf", "docx": "fileword", "xlsx": "fileexcel"}
_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}


@dataclass(frozen=True)
class AccountRow:
    """An account one can have: of a grant, for a year."""

    grant: Grant
    year: int
    until: date
    closed: YearEvent | None
    position: Position

    @property
    def url(self) -> str:
        return reverse("money_account_of_year", args=[self.grant.pk, self.year])

    @property
    def files(self) -> list[tuple[str, str, str]]:
        return files_of(self.grant.pk, self.year)


@dataclass(frozen=True)
class YearRows:
    year: int
    rows: list[AccountRow]

    @property
    def state(self) -> str:
        """Whether the figures of the year can still change."""
        first = self.rows[0]
        if first.closed:
            return _("books closed")
        if first.until == date(self.year, 12, 31):
            return _("books open")
        return _("as of %(date)s") % {"date": format_date(first.until)}


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    rows = groupby(_rows(_actor(request)), key=lambda row: row.year)
    years = [YearRows(year, list(of_year)) for year, of_year in rows]
    return render(request, "awards/year_accounts.html", {"crumbs": _crumbs()[:-1], "years": years})


@require_safe
def accounts_xlsx(request: HttpRequest) -> HttpResponse:
    amounts = (
        _("Received"),
        _("Spent"),
        _("Left in awards"),
        _("In the reserve"),
        _("Free"),
        _("Not accounted for"),
    )
    columns = [Column(_("Grant"), weight=3), Column(_("Year")), *(Column(head, "amount") for head in amounts)]
    rows = [Row((row.grant.name, str(row.year), *_amounts(row.position))) for row in _rows(_actor(request))]
    return xlsx_response("tilskuddsregnskap", _("Account of the year"), columns, rows)


def _amounts(position: Position) -> tuple[int, ...]:
    return (
        position.received,
        position.spent,
        position.in_awards,
        position.reserve,
        position.free,
        position.not_accounted_for,
    )


@require_safe
def account(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    actor = _actor(request)
    found = _account(request, pk, year)
    context = {
        "crumbs": _crumbs(),
        "account": found,
        "title": title_of(found),
        "status": status_of(found),
        "summary": summary_of(found),
        "check": check_of(found),
        "sections": sections(found),
        "files": files_of(pk, year),
        "years": _years(found.grant, year),
        "findings_url": reverse("money_findings") if can_read_findings(actor, found.grant.partnership_id) else "",
    }
    return render(request, "awards/year_account.html", context)


@require_safe
def account_file(request: HttpRequest, pk: int, year: int, form: str) -> HttpResponse:
    if form not in FORMATS:
        raise Http404
    found = _account(request, pk, year)
    content = render_account(found, form, language=(get_language() or "nb")[:2])
    return file_response(content, form, file_name(found))


def files_of(pk: int, year: int) -> list[tuple[str, str, str]]:
    """(name, icon, address) of each form an account can be had in."""
    return [
        (_NAMES[form], _ICONS[form], reverse("money_account_of_year_file", args=[pk, year, form]))
        for form in FORMATS
    ]


def _account(request: HttpRequest, pk: int, year: int) -> YearAccount:
    """One's own, compared with the papers one may read; 404 for a year the grant has no account for."""
    grant = get_own(request, Grant.objects.select_related("partnership"), pk=pk)
    if year not in account_years(grant, today=timezone.localdate()):
        raise Http404
    return year_account(grant, year, now=timezone.localtime(), cases=readable(_actor(request)))


def _years(grant: Grant, shown: int) -> list[tuple[int, str, bool]]:
    years = account_years(grant, today=timezone.localdate())
    return [(year, reverse("money_account_of_year", args=[grant.pk, year]), year == shown) for year in years]


def _rows(actor: Actor) -> list[AccountRow]:
    """The newest year first, then the oldest grant: what is left of it is to be used first."""
    partnership_id, today = actor.partnership_id or 0, timezone.localdate()
    known, closed = movements(partnership_id), closed_years(partnership_id)
    rows = [
        AccountRow(
            grant=grant,
            year=year,
            until=min(date(year, 12, 31), today),
            closed=closed.get(year),
            position=position_of([m for m in known if m.booked_year <= year], grant.pk),
        )
        for grant in Grant.objects.filter(partnership_id=partnership_id)
        for year in years_of(known, grant.pk, today=today)
    ]
    return sorted(rows, key=lambda row: (-row.year, row.grant.year, row.grant.name))


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Funds"), reverse("money")), (_("Account of the year"), reverse("money_accounts_of_year"))]
