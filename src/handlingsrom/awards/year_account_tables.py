"""The tables of a year's account: the same on the page, in PDF, in Word and in Excel."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from handlingsrom.awards.year_account import PLACES, YearAccount
from handlingsrom.awards.year_account_lines import Use, sum_of
from handlingsrom.cases.compared import Compared, Reason
from handlingsrom.lib.dates import format_date
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.papers.model import Cell, Column, Row, Table
from handlingsrom.plan.models import Initiative

MOST_ENTRIES = 2_000
"""A document with more entries than this is no document; the journal on the page has them all."""


class Part(NamedTuple):
    """A column of what initiatives did with the money; `is_always`: shown also when nobody did."""

    head: str
    ore: Callable[[Use], int]
    is_always: bool = False


def parts_of(account: YearAccount) -> list[Part]:
    """The columns an account needs: those that always belong, and of the rest those with money in them."""
    day, year = format_date(account.until), account.year
    every = [
        Part(_("Awarded"), lambda use: use.awarded, True),
        Part(_("From the reserve"), lambda use: use.drawn),
        Part(_("From and to others"), lambda use: use.moved),
        Part(_("Spent before %(year)s") % {"year": year}, lambda use: use.spent_before),
        Part(_("Spent in %(year)s") % {"year": year}, lambda use: use.spent, True),
        Part(_("Released"), lambda use: use.released),
        Part(_("Paid back"), lambda use: use.repaid),
        Part(_("To other grants"), lambda use: use.other_grants),
        Part(_("Not accounted for"), lambda use: use.unaccounted),
        Part(_("Left %(date)s") % {"date": day}, lambda use: use.left, True),
        Part(_("Of all carried over"), lambda use: use.carried),
    ]
    return [part for part in every if part.is_always or any(part.ore(line.use) for line in account.lines)]


def place_names() -> dict[str, str]:
    """What a place where the grant's money can be is called; see `Position`."""
    return {
        "spent": _("Spent"),
        "in_awards": _("Left in awards"),
        "reserve": _("In the reserve"),
        "free": _("Free, not decided on"),
        "paid_back": _("Paid back"),
        "not_accounted_for": _("Not accounted for"),
        "other_grants": _("Moved to other grants"),
    }


def positions(account: YearAccount) -> Table:
    """Received, and where it is: as the year began, the change, and as it ended. The places add up to it."""

    def row(label: str, *names: str, is_sum: bool = False) -> Row:
        before, after = (sum(getattr(at, name) for name in names) for at in (account.before, account.after))
        return Row((label, before, after - before, after), "sum" if is_sum else "row")

    names = place_names()
    is_moved = account.before.other_grants or account.after.other_grants
    places = [name for name in PLACES if name != "other_grants" or is_moved]
    return Table(
        columns=(
            Column(_("Item"), weight=3.4),
            Column(_("As %(year)s began") % {"year": account.year}, "amount", 2),
            Column(_("Change in %(year)s") % {"year": account.year}, "amount", 2),
            Column(format_date(account.until), "amount", 2),
        ),
        rows=(
            row(_("Received"), "received", is_sum=True),
            Row((_("Where the money is"),), "group"),
            *(row(names[name], name) for name in places),
            row(_("Sum"), *PLACES, is_sum=True),
        ),
        caption=_("Received, and where it is"),
    )


def received(account: YearAccount) -> Table:
    rows = [Row((e.booked_on, e.text, e.reference or None, e.voucher, e.amount_ore)) for e in account.received]
    return Table(
        columns=(
            Column(_("Date"), "date", 1.4),
            Column(_("What"), weight=4),
            Column(_("Award letter's reference"), weight=2.4, unknown=_("not given")),
            Column(_("Entry"), weight=1.5),
            Column(_("Kroner"), "amount", 1.8),
        ),
        rows=tuple(rows),
        caption=_("Received from the giver"),
    )


def purposes(account: YearAccount) -> Table:
    """By focus area."""
    return _purposes(account, _("Focus area"), lambda i: i.focus_area.name if i.focus_area else _("No focus area"))


def programmes(account: YearAccount) -> Table:
    return _purposes(account, _("Programme"), lambda i: i.programme.name if i.programme else _("No programme"))


def _purposes(account: YearAccount, head: str, name_of: Callable[[Initiative], str]) -> Table:
    parts = parts_of(account)
    named: dict[str, list[Use]] = {}
    for line in account.lines:
        named.setdefault(name_of(line.initiative), []).append(line.use)
    ordered = sorted(named, key=lambda name: name == _("No programme"))
    rows = [Row((name, *_amounts(sum_of(named[name]), parts))) for name in ordered]
    return Table(
        columns=(Column(head, weight=3), *_amount_columns(parts)),
        rows=(*rows, Row((_("Sum"), *_amounts(account.sum, parts)), "sum")),
        caption=_("By focus area") if head == _("Focus area") else _("By programme"),
    )


def initiatives(account: YearAccount) -> Table:
    """By initiative, under a heading for each focus area."""
    parts = parts_of(account)
    rows: list[Row] = []
    for area, lines in groupby(account.lines, key=lambda line: line.initiative.focus_area):
        rows.append(Row((area.name if area else _("No focus area"),), "group"))
        rows += [Row((line.initiative.title, *_amounts(line.use, parts))) for line in lines]
    label = _("Sum, %(count)s initiatives") % {"count": len(account.lines)}
    return Table(
        columns=(Column(_("Initiative"), weight=4.5), *_amount_columns(parts)),
        rows=(*rows, Row((label, *_amounts(account.sum, parts)), "sum")),
        caption=_("By initiative"),
        group_head=_("Focus area"),
    )


def _amount_columns(parts: list[Part]) -> Iterator[Column]:
    return (Column(part.head, "amount", 1.7) for part in parts)


def _amounts(use: Use, parts: list[Part]) -> tuple[int, ...]:
    return tuple(part.ore(use) for part in parts)


def decided(account: YearAccount) -> Table:
    rows = (Row((d.point, d.decided_on, str(d.kind.label), d.entries, d.amount_ore)) for d in account.decided)
    return Table(
        columns=(
            Column(_("Decision"), weight=2.6),
            Column(_("Date"), "date", 1.6),
            Column(_("What"), weight=3),
            Column(_("Entries"), "count", 1),
            Column(_("Kroner"), "amount", 2),
        ),
        rows=tuple(rows),
        caption=_("The decisions behind"),
    )


def held(account: YearAccount) -> Table:
    """Every account with money of the grant; they add up to what was received."""
    kinds = dict(AccountKind.choices)
    titles = {line.initiative.pk: line.initiative.title for line in account.lines}
    rows = [
        Row((str(kinds[key.kind]), str(key.year), titles.get(key.initiative_id or 0, ""), ore))
        for key, ore in account.held
    ]
    return Table(
        columns=(
            Column(_("Account"), weight=2),
            Column(_("To be used in"), weight=1),
            Column(_("Initiative"), weight=5),
            Column(_("Kroner"), "amount", 1.6),
        ),
        rows=(*rows, Row((_("Sum"), "", "", sum(ore for _key, ore in account.held)), "sum")),
        caption=_("Balances %(date)s") % {"date": format_date(account.until)},
    )


def vouchers(account: YearAccount, most: int = MOST_ENTRIES) -> Table:
    """The entries of the year, the first `most` of them."""
    return Table(
        columns=(
            Column(_("Entry"), weight=1.3),
            Column(_("Date"), "date", 1.3),
            Column(_("What"), weight=2),
            Column(_("From"), weight=3.2),
            Column(_("To"), weight=3.2),
            Column(_("Text"), weight=3.2),
            Column(_("Basis"), weight=1.4),
            Column(_("Kroner"), "amount", 1.6),
        ),
        rows=tuple(Row(_voucher(entry)) for entry in account.entries()[:most]),
        caption=_("Entries of %(year)s") % {"year": account.year},
    )


def _voucher(entry: Entry) -> tuple[Cell, ...]:
    effect = getattr(entry, "effect", None)
    basis = str(effect.decision.point) if effect else str(entry.reverses or entry.reference)
    return (
        entry.voucher,
        entry.booked_on,
        entry.get_kind_display(),
        _place(entry.from_account),
        _place(entry.to_account),
        entry.text,
        basis,
        entry.amount_ore,
    )


def _place(account: Account) -> str:
    if account.kind == AccountKind.GIVER:
        return account.grant.giver or str(account.get_kind_display())
    words = (str(account.get_kind_display()), account.initiative.title if account.initiative else "")
    return f"{': '.join(filter(None, words))} {account.year}"


def said(compared: Iterable[Compared], places: tuple[str, ...] = ()) -> Table:
    """What papers said beside the journal, under a heading for each place; awards of a place are added up."""
    rows: list[Row] = []
    for place, group in groupby(
        compared, key=lambda c: _("%(case)s, %(place)s") % {"case": c.case.number, "place": c.place}
    ):
        rows.append(Row((place,), "group"))
        same_place = list(group)
        rows += [Row(_said(c)) for c in same_place]
        rows += _said_sums(same_place)
    return Table(
        columns=(
            Column(_("What"), weight=1.5),
            Column(_("Initiative or programme"), weight=3.6),
            Column(_("Said"), "amount", 1.8),
            Column(_("The journal"), "amount", 1.8, unknown=_("not decided")),
            Column(_("Difference"), "amount", 1.8, unknown=""),
            Column(_("What is known"), weight=3.2),
        ),
        rows=tuple(rows),
        caption=_("Case papers and the journal"),
        group_head=_("Place"),
    )


def _said(c: Compared) -> tuple[Cell, ...]:
    whose = str(c.initiative or c.programme or _("All initiatives"))
    what = f"{c.what.label} {c.year}"
    return (
        what,
        whose,
        c.said_ore,
        c.journal_ore,
        c.difference_ore if c.journal_ore is not None else None,
        known_of(c),
    )


def _said_sums(compared: list[Compared]) -> Iterator[Row]:
    """What the rows of one kind and year come to, where there are several."""
    of_some = [c for c in compared if (c.initiative or c.programme) and c.journal_ore is not None]
    for (what, year), group in groupby(
        sorted(of_some, key=lambda c: (c.what, c.year)), key=lambda c: (c.what, c.year)
    ):
        rows = list(group)
        said, journal = sum(c.said_ore for c in rows), sum(c.journal_ore or 0 for c in rows)
        if len(rows) > 1 and said:
            label = _("Sum, %(what)s") % {"what": f"{what.label} {year}".lower()}
            yield Row((label, said, journal, said - journal, ""), "sum")


def known_of(compared: Compared) -> str:
    """What is known of a figure beside what the journal says, and what was noted when it was copied."""
    reason = {
        Reason.AGREES: _("Agrees"),
        Reason.NOT_DECIDED: _("Proposed; the case is not decided"),
        Reason.OTHER_YEAR: _("The journal has this award in %(year)s") % {"year": compared.journal_year},
        Reason.UNTRACED: _("Not accounted for: the sources do not say who got it"),
        Reason.DIFFERS: _("Not explained"),
    }[compared.reason]
    return f"{reason}. {compared.note}" if compared.note else reason
