"""The sections of an account on a page, each figure leading to the entries or the decision it is made of."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from handlingsrom.awards import year_account_tables as tables
from handlingsrom.awards.year_account import PLACES, YearAccount
from handlingsrom.cases.compared import Compared, Reason
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.papers.model import Table
from handlingsrom.web.awards.paper_table import LinkOf, ShownTable, shown
from handlingsrom.web.links import to_case, to_entry, to_initiative, to_journal


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    table: ShownTable
    note: str = ""
    more_url: str = ""


MOST_ENTRIES = 200
"""A page is to be read: the journal and the document have the rest."""


def sections(account: YearAccount) -> list[Section]:
    """What the document has, in its order; what is empty is left out."""
    found = [_section("regnskap", _("The account in short"), tables.positions(account), _position_links(account))]
    if account.lines:
        found += [
            _section("formal", _("By focus area"), tables.purposes(account)),
            _section("program", _("By programme"), tables.programmes(account)),
            _section("tiltak", _("By initiative"), tables.initiatives(account), _initiative_links(account)),
        ]
    if account.decided:
        found.append(_section("vedtak", _("The decisions"), tables.decided(account), _decision_links(account)))
    if account.compared:
        found.append(_compared(account))
    found.append(_section("saldoer", tables.held(account).caption, tables.held(account)))
    vouchers = tables.vouchers(account, MOST_ENTRIES)
    if vouchers.rows:
        section = _section("bilag", vouchers.caption, vouchers, _voucher_links(vouchers))
        all_of_them = to_journal(tilskudd=account.grant.pk, ar=account.year)
        found.append(replace(section, more_url=all_of_them))
    return found


def _nowhere(row: int, column: int) -> str:
    return ""


def _section(anchor: str, title: str, table: Table, link_of: LinkOf = _nowhere, note: str = "") -> Section:
    return Section(anchor, title, shown(table, link_of, caption=title), note)


_KIND_OF = {
    "spent": AccountKind.SPENT,
    "in_awards": AccountKind.AWARD,
    "reserve": AccountKind.RESERVE,
    "free": AccountKind.UNALLOCATED,
    "paid_back": AccountKind.PAID_BACK,
    "not_accounted_for": AccountKind.SUSPENSE,
}


def _position_links(account: YearAccount) -> LinkOf:
    """The entries of the grant that touch the place; the first row is what was received, the second a heading."""
    is_moved = account.before.other_grants or account.after.other_grants
    places = [name for name in PLACES if name != "other_grants" or is_moved]
    urls = {0: to_journal(tilskudd=account.grant.pk, slag=EntryKind.GRANT)}
    for number, name in enumerate(places, start=2):
        if name in _KIND_OF:
            urls[number] = to_journal(tilskudd=account.grant.pk, konto=_KIND_OF[name])
    return lambda row, column: urls.get(row, "") if column == 3 else ""


def _initiative_links(account: YearAccount) -> LinkOf:
    """An initiative's name leads to its page, its award to the entries of the grant that touch it."""
    urls: dict[int, tuple[str, str]] = {}
    row, area = -1, object()
    for line in account.lines:
        if line.initiative.focus_area != area:
            row, area = row + 1, line.initiative.focus_area
        row += 1
        pk = line.initiative.pk
        urls[row] = (to_initiative(pk), to_journal(tiltak=pk, tilskudd=account.grant.pk))
    return lambda row, column: urls[row][column] if row in urls and column < 2 else ""


def _decision_links(account: YearAccount) -> LinkOf:
    def link_of(row: int, column: int) -> str:
        decided = account.decided[row]
        if column == 0:
            return to_case(decided.case_id)
        return to_journal(sak=decided.case_id, tilskudd=account.grant.pk, slag=decided.kind) if column == 4 else ""

    return link_of


def _voucher_links(table: Table) -> LinkOf:
    return lambda row, column: to_entry(str(table.rows[row].cells[0])) if column == 0 else ""


def _compared(account: YearAccount) -> Section:
    """Those that differ, or all when none does; the document has all of them."""
    differing = [c for c in account.compared if c.reason not in (Reason.AGREES, Reason.NOT_DECIDED)]
    agree = sum(c.reason == Reason.AGREES for c in account.compared)
    note = _("%(agree)s figures of case papers agree with the journal.") % {"agree": agree}
    if not differing:
        return _section("saksfremlegg", _("What case papers said"), tables.said(account.compared), note=note)
    note += " " + _("Those below do not. The document has them all.")
    table = tables.said(differing)
    return _section("saksfremlegg", _("What case papers said"), table, _said_links(differing, table), note)


def _said_links(compared: list[Compared], table: Table) -> LinkOf:
    """An ordinary row leads to its case; groups and sums have no row of `compared`."""
    numbers = [number for number, row in enumerate(table.rows) if row.kind == "row"]
    urls = {number: to_case(c.case.pk) for number, c in zip(numbers, compared, strict=True)}
    return lambda row, column: urls.get(row, "") if column == 0 else ""
