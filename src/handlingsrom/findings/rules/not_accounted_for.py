"""Money the sources do not account for: what stands on the suspense accounts, and what is known of it.

Each way money came there is a finding of its own: awarded to nobody the sources name, awarded and never mentioned
again, or said to be there beyond what the entries give.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.cases.compared import Reason, compare
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.said import standing
from handlingsrom.findings.evidence import (
    entries_with_decisions,
    figures_of,
    of_entry,
    of_figure,
    of_journal,
    to_journal,
)
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Entry, Grant, Turnover

ID = "not-accounted-for"
_SUSPENSE = AccountKind.SUSPENSE


class _Way(NamedTuple):
    """How money came to the suspense account of a grant: the other account's kind, and whether it went in."""

    grant_id: int
    other: str
    goes_in: bool


def find(partnership_id: int, on: date) -> list[Finding]:
    rows: dict[_Way, list[Turnover]] = defaultdict(list)
    touched = Q(from_account__kind=_SUSPENSE) | Q(to_account__kind=_SUSPENSE)
    for row in (
        Turnover.objects.filter(touched, partnership_id=partnership_id)
        .exclude(amount_ore=0)
        .select_related("from_account__initiative", "to_account__initiative")
        .order_by("first_on", "id")
    ):
        goes_in = row.to_account.kind == _SUSPENSE
        own, other = (row.to_account, row.from_account) if goes_in else (row.from_account, row.to_account)
        rows[_Way(own.grant_id, other.kind, goes_in)].append(row)
    rows = {way: own for way, own in rows.items() if sum(row.amount_ore for row in own)}
    if not rows:
        return []
    grants = Grant.objects.in_bulk([way.grant_id for way in rows])
    figures = standing(partnership_id)
    return [_finding(way, own, grants[way.grant_id], figures, partnership_id, on) for way, own in rows.items()]


def _finding(
    way: _Way, rows: list[Turnover], grant: Grant, figures: list[PaperFigure], partnership_id: int, on: date
) -> Finding:
    ore = sum(row.amount_ore for row in rows)
    since = min(row.first_on for row in rows)
    entries = entries_with_decisions(Entry.objects.filter(_entries(rows)))
    return Finding(
        rule=ID,
        about=f"{grant.name}:{way.other}:{'in' if way.goes_in else 'out'}",
        subject=grant.name,
        message=_message(way) % {"kr": format_kr(ore)},
        link=to_journal(konto=_SUSPENSE, tilskudd=grant.pk),
        amount_ore=ore if way.goes_in else -ore,
        since=since,
        age_days=days_since(since, on),
        evidence=(*map(of_entry, entries), *_in_papers(way, rows, figures, partnership_id)),
    )


def _entries(rows: list[Turnover]) -> Q:
    """The entries that moved it, and before them those that had awarded it."""
    found = Q(pk__in=[])
    for row in rows:
        found |= Q(from_account=row.from_account_id, to_account=row.to_account_id)
        if row.from_account.kind == AccountKind.AWARD:
            found |= Q(to_account=row.from_account_id)
    return found


def _message(way: _Way) -> str:
    if not way.goes_in:
        return _("Papers say that %(kr)s kr more is there than the entries account for.")
    if way.other == AccountKind.AWARD:
        return _("%(kr)s kr was awarded, and no later source says what became of it.")
    return _("%(kr)s kr left the free funds, and no source says which initiative got it.")


def _in_papers(
    way: _Way, rows: list[Turnover], figures: list[PaperFigure], partnership_id: int
) -> Iterable[Evidence]:
    """What papers say of the same money, as far as they say anything."""
    year = rows[0].to_account.year
    if not way.goes_in:
        for what in (FigureSaid.LEFT, FigureSaid.RELEASED):
            yield from _once(figures_of(figures, what, year + 1))
    elif way.other == AccountKind.AWARD:
        for row in rows:
            yield from _once(figures_of(figures, FigureSaid.AWARDED, year, row.from_account.initiative_id))
    else:
        for compared in compare(figures, partnership_id):
            if compared.reason == Reason.UNTRACED and compared.year == year:
                same = [f for f in figures if f.programme == compared.programme and f.year == year]
                yield from map(of_figure, same)
                yield of_journal(
                    _("Awarded %(year)s: initiatives of %(programme)s")
                    % {"year": year, "programme": compared.programme},
                    compared.journal_ore or 0,
                )


def _once(figures: list[PaperFigure]) -> Iterable[Evidence]:
    """Papers repeat a figure in several places; each amount of a case is said once."""
    seen: set[tuple[int, int, str]] = set()
    for figure in figures:
        if (key := (figure.case_id, figure.amount_ore, figure.note)) not in seen:
            seen.add(key)
            yield of_figure(figure)


RULE = Rule(
    ID,
    gettext_lazy("Not accounted for"),
    gettext_lazy(
        "Money known to have been awarded, or said to be there, that no source explains. Find the source, and "
        "correct the entry by a decision."
    ),
    Severity.MUST,
    find,
)
