"""The tables of the funds pages and the journal as Excel, with the same filter as the page."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.papers.model import Cell, Column, Row, Table
from handlingsrom.web.excel import workbook_response, xlsx_response
from handlingsrom.web.money import funds as shown
from handlingsrom.web.money.filters import read_filter
from handlingsrom.web.money.journal import entries_for, find_entry
from handlingsrom.web.money.rows import EntryRow, account_name, basis_of, entry_row
from handlingsrom.web.money.sheets import Sheet, frame_sheet, grants_sheet, spent_sheet, where_sheets
from handlingsrom.web.money.spent import read_spent
from handlingsrom.web.money.year import Year, read_year

MOST = 20_000
"""Rows in one file; more than any partnership has in a decade."""


@require_safe
def download(request: HttpRequest, table: str) -> HttpResponse:
    if table not in _TABLES:
        raise Http404
    year = read_year(request)
    sheets = _TABLES[table](request, year)
    title = sheets[0][0]
    tables = [(name, Table(tuple(columns), tuple(rows))) for name, columns, rows in sheets]
    return workbook_response(f"{table}-{year.year}", title, tables)


_TABLES: dict[str, Callable[[HttpRequest, Year], list[Sheet]]] = {
    "ramme": lambda request, year: [frame_sheet(year)],
    "forbruk": lambda request, year: [spent_sheet(read_spent(request))],
    "tilskudd": lambda request, year: [grants_sheet(shown.grant_rows(year.moved, year.grants))],
    "formal": lambda request, year: where_sheets(year),
}


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
        Column(_("Grant"), weight=2),
        Column(_("Basis"), weight=2),
        Column(_("Reversed by")),
        Column(_("Amount"), "amount"),
        *([Column(chosen.figure_name, "amount")] if chosen.tall else []),
    ]
    rows = [_journal_row(entry_row(entry), bool(chosen.tall)) for entry in entries_for(request, chosen)[:MOST]]
    return xlsx_response("journal", _("Journal"), columns, rows)


def _journal_row(row: EntryRow, has_figure: bool) -> Row:
    cells: tuple[Cell, ...] = (
        row.voucher,
        row.booked_on,
        row.what,
        row.text,
        row.source,
        row.target,
        row.grant,
        row.basis,
        row.reversed_by,
        row.ore,
    )
    return Row((*cells, row.counts_ore) if has_figure else cells)


@require_safe
def entry(request: HttpRequest, voucher: str) -> HttpResponse:
    """One entry: its two accounts, and all that is known of it."""
    found = find_entry(request, voucher)
    row = entry_row(found)
    heads = (_("Side"), _("Account"), _("Kind"), _("Grant"), _("To be used in"))
    columns = (*(Column(head, weight=2) for head in heads), Column(_("Amount"), "amount"))
    sides = ((_("From"), found.from_account), (_("To"), found.to_account))
    accounts = tuple(
        Row((side, account_name(of), str(of.get_kind_display()), of.grant.name, str(of.year), found.amount_ore))
        for side, of in sides
    )
    facts: list[tuple[str, Cell]] = [
        (_("Entry"), row.voucher),
        (_("Date"), row.booked_on),
        (_("What"), str(row.what)),
        (_("Text"), row.text),
        (_("Reverses") if found.reverses else _("Basis"), basis_of(found)[0]),
        (_("Reference"), found.reference),
        (_("Reversed by"), row.reversed_by),
        (_("Recorded by"), found.recorded_by),
        (_("Recorded"), found.recorded_at.date()),
    ]
    known = Table((Column(_("What")), Column(_("Value"), weight=4)), tuple(Row(fact) for fact in facts if fact[1]))
    title = _("Entry %(voucher)s") % {"voucher": row.voucher}
    tables = [(_("What was moved"), Table(columns, accounts)), (_("What it rests on"), known)]
    return workbook_response(row.voucher, title, tables)
