"""What the database keeps beside the entries, held against what those add up to: balances, turnover, assertions."""

from django.db.models import Q
from django.utils.translation import gettext as _

from handlingsrom.lib.dates import format_date
from handlingsrom.money.checks.problems import Problems, kr
from handlingsrom.money.checks.summing import Sums, Turned, TurnoverKey
from handlingsrom.money.kinds import EntryKind
from handlingsrom.money.models import Account, BalanceAssertion, Entry, Turnover


def compare_accounts(partnership_id: int, problems: Problems) -> None:
    """An account is of a grant and an initiative of the same partnership."""
    strange = Q(initiative__isnull=False) & ~Q(initiative__partnership_id=partnership_id)
    strange |= ~Q(grant__partnership_id=partnership_id)
    for account in Account.objects.filter(strange, partnership_id=partnership_id).select_related("initiative"):
        what = _("“%(account)s” is of another partnership's grant or initiative.") % {"account": account}
        problems.note(None, "", what)


def compare_balances(sums: Sums, problems: Problems) -> None:
    for pk, account in sums.accounts.items():
        if account.balance_ore != sums.held[pk]:
            what = _("“%(account)s” is kept with another balance than its entries add up to.")
            problems.note(None, "", what % {"account": account}, kr(sums.held[pk]), kr(account.balance_ore))


def compare_turnover(partnership_id: int, sums: Sums, problems: Problems) -> None:
    kept, reckoned = _kept_turnover(partnership_id), sums.turnover()
    for key in sorted({*kept, *reckoned}):
        if kept.get(key) != reckoned.get(key):
            kind, source, target, year = key
            names = {
                "kind": EntryKind(kind).label if kind in EntryKind else kind,
                "from": sums.accounts.get(source),
                "to": sums.accounts.get(target),
                "year": year,
            }
            what = _("The sum kept of %(kind)s from “%(from)s” to “%(to)s” in %(year)s is not that of the entries.")
            problems.note(None, "", what % names, _turned(reckoned.get(key)), _turned(kept.get(key)))


def _kept_turnover(partnership_id: int) -> dict[TurnoverKey, Turned]:
    key = ("kind", "from_account_id", "to_account_id", "booked_year")
    rows = Turnover.objects.filter(partnership_id=partnership_id).values_list(*key, *Turned._fields)
    return {row[:4]: Turned(*row[4:]) for row in rows}


def _turned(found: Turned | None) -> str:
    if found is None:
        return kr(0)
    return _("%(amount)s in %(entries)s entries, from %(first)s to %(last)s (%(newest)s)") % {
        "amount": kr(found.amount_ore),
        "entries": found.entries,
        "first": format_date(found.first_on),
        "last": format_date(found.last_on),
        "newest": found.last_entry,
    }


def compare_assertions(standing: list[BalanceAssertion], sums: Sums, problems: Problems) -> None:
    for day in sorted({assertion.held_on for assertion in standing}):
        held = sums.held_on(day)
        for assertion in standing:
            there = held.get(assertion.account_id, 0)
            if assertion.held_on == day and there != assertion.balance_ore:
                _does_not_hold(assertion, there, problems)


def _does_not_hold(assertion: BalanceAssertion, there_ore: int, problems: Problems) -> None:
    """Named after the first entry of the account that was recorded since, for a day it speaks of."""
    account = assertion.account
    late = Entry.objects.filter(
        Q(from_account=account) | Q(to_account=account),
        booked_on__lte=assertion.held_on,
        recorded_at__gt=assertion.recorded_at,
    )
    first = late.order_by("position").first()
    what = _("“%(account)s” did not hold %(date)s what was made sure of then (%(source)s).") % {
        "account": account,
        "date": format_date(assertion.held_on),
        "source": assertion.source,
    }
    problems.note(
        first.position if first else None, str(first or ""), what, kr(assertion.balance_ore), kr(there_ore)
    )
