"""The tables of the funds page and the journal as Excel, with the same filter as the page."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.money.movements import initiatives_in
from handlingsrom.papers.model import Cell, Column, Row
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.money import funds as shown
from handlingsrom.web.money.areas import area_rows
from handlingsrom.web.money.filters import read_filter
from handlingsrom.web.money.journal import entries_for
from handlingsrom.web.money.rows import entry_row
from handlingsrom.web.money.views import Year, read_year

Sheet = tuple[str, list[Column], list[Row]]
MOST = 20_000
"""Rows in one file; more than any partnership has in a decade."""


@require_safe
def download(request: HttpRequest, table: str) -> HttpResponse:
    if table not in _TABLES:
        raise Http404
    year = read_year(request)
    title, columns, rows = _TABLES[table](year)
    return xlsx_response(f"{table}-{year.year}", title, columns, rows)


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """The filtered journal. With a figure chosen, what each entry adds to it stands last."""
    chosen = read_filter(request.GET)
    columns = [
        Column(_("Entry")),
        Column(_("Date"), "date"),
        Column(_("What"), weight=2),
        Column(_("Text"), weight=3),
        Column(_("From"), weight=3),
        Column(_("To"), weight=3),
        Column(_("Basis"), weight=2),
        Column(_("Amount"), "amount"),
        *([Column(chosen.figure_name, "amount")] if chosen.tall else []),
    ]
    rows = [_journal_row(entry_row(entry), bool(chosen.tall)) for entry in entries_for(request, chosen)[:MOST]]
    return xlsx_response("journal", _("Journal"), columns, rows)


def _journal_row(row, has_figure: bool) -> Row:
    cells: tuple[Cell, ...] = (
        row.voucher,
        row.booked_on,
        row.what,
        row.text,
        row.source,
        row.target,
        row.basis,
        row.ore,
    )
    return Row((*cells, row.counts_ore) if has_figure else cells)


def _frame(year: Year) -> Sheet:
    columns = [Column(_("Item"), weight=3), Column(_("Kroner"), "amount")]
    rows = []
    for step in shown.waterfall_rows(year.frame, {}):
        sign = -1 if step["kind"] == "out" else 1
        rows.append(Row((step["label"], sign * step["ore"])))
    return _("Frame %(year)s") % {"year": year.year}, columns, rows


def _awards(year: Year) -> Sheet:
    titles, _areas = shown.titles_and_areas(initiatives_in(year.moved))
    rows = shown.award_rows(year.moved, titles, year.year)
    total = shown.award_sum(rows, year.year)
    heads = [_("Awarded"), _("Spent"), _("Released"), _("Carried over"), _("Not decided yet")]
    columns = [Column(_("Initiative"), weight=4), *(Column(head, "amount") for head in heads)]

    def cells(row: shown.AwardRow) -> tuple[Cell, ...]:
        return row.title, row.awarded, row.spent, row.released, row.carried, row.rest

    out = [*(Row(cells(row)) for row in rows), Row(cells(total), "sum")]
    return _("Spent by the end of %(year)s") % {"year": year.year - 1}, columns, out


def _grants(year: Year) -> Sheet:
    heads = [
        _("Received"),
        _("Free"),
        _("Reserve"),
        _("In awards"),
        _("Spent"),
        _("Not accounted for"),
        _("Paid back"),
    ]
    columns = [
        Column(_("Grant"), weight=3),
        Column(_("Year"), "text"),
        Column(_("Letter"), weight=2),
        *(Column(head, "amount") for head in heads),
    ]
    rows = []
    for row in shown.grant_rows(year.moved, year.grants):
        held = row.held
        amounts = (held.received, held.free, held.reserve, held.in_awards, held.spent)
        rest = (held.not_accounted_for, held.paid_back)
        rows.append(Row((row.name, str(row.year), row.reference, *amounts, *rest)))
    return _("Grants"), columns, rows


def _areas(year: Year) -> Sheet:
    _titles, areas = shown.titles_and_areas(initiatives_in(year.moved))
    heads = [_("Carried over"), _("From the frame"), _("Sum")]
    columns = [Column(_("Purpose"), weight=3), *(Column(head, "amount") for head in heads)]
    rows = [Row((r.name, r.carried, r.fresh, r.total)) for r in area_rows(year.moved, areas, year.frame)]
    free = year.frame.free_after
    rows.append(Row((_("Free funds"), "", free, free), "sum"))
    return _("Where the money goes in %(year)s") % {"year": year.year}, columns, rows


_TABLES: dict[str, Callable[[Year], Sheet]] = {
    "ramme": _frame,
    "forbruk": _awards,
    "tilskudd": _grants,
    "formal": _areas,
}
