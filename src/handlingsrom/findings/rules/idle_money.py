"""Money given and left untouched: an award that still holds money, and nothing spent of it for long."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Max, Min, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.findings.evidence import entries_with_decisions, of_entry, to_initiative
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry, Turnover

ID = "idle-money"
DAYS = 180
"""Initiatives with money report at least twice a year: a whole such period without a krone spent is for long."""
_CAME_BACK = (EntryKind.REFUND, EntryKind.REVERSAL)


def find(partnership_id: int, on: date) -> list[Finding]:
    """One for each initiative and year, the longest idle first. Carrying money over does not make it less idle."""
    held: dict[tuple[int, int], list[Account]] = defaultdict(list)
    with_money = Account.objects.filter(
        partnership_id=partnership_id, kind=AccountKind.AWARD, balance_ore__gt=0
    ).select_related("initiative")
    for account in with_money:
        held[account.initiative_id or 0, account.year].append(account)
    story = _Story(partnership_id)
    idle = [
        (accounts, since, given)
        for accounts in held.values()
        if (given := story.given_on(accounts)) and (since := story.untouched_since(accounts, given))
        if (on - since).days > DAYS
    ]
    gave = _what_gave([account.pk for accounts, *_dates in idle for account in accounts])
    found = [_finding(accounts, since, given, on, gave) for accounts, since, given in idle]
    return sorted(found, key=lambda finding: (finding.since or on, -(finding.amount_ore or 0), finding.subject))


def _finding(
    accounts: list[Account], since: date, given: date, on: date, gave: dict[int, list[Evidence]]
) -> Finding:
    initiative, year = accounts[0].initiative, accounts[0].year
    assert initiative is not None
    ore = sum(account.balance_ore for account in accounts)
    words = {"kr": format_kr(ore), "year": year, "date": format_date(since)}
    if since == given:
        message = _("%(kr)s kr for %(year)s has lain untouched since it was given %(date)s.") % words
    else:
        message = _("%(kr)s kr is left for %(year)s. Something was last spent %(date)s.") % words
    return Finding(
        rule=ID,
        about=f"{initiative.code}:{year}",
        subject=initiative.title,
        message=message,
        link=to_initiative(initiative.pk),
        amount_ore=ore,
        since=since,
        age_days=days_since(since, on),
        evidence=tuple(line for account in accounts for line in gave.get(account.pk, ())),
    )


def _what_gave(accounts: list[int]) -> dict[int, list[Evidence]]:
    """The entries that put money on these accounts, and stand."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    entries = Entry.objects.filter(to_account__in=accounts, reversed_by=None).exclude(kind__in=_CAME_BACK)
    for entry in entries_with_decisions(entries):
        found[entry.to_account_id].append(of_entry(entry))
    return found


class _Came(NamedTuple):
    source: int
    first_on: date


class _Story:
    """When money came to the awards of a partnership, and when some of it was last spent; not what was reversed.

    Three queries, and none over all that is spent: its sums tell the day, unless some came back.
    """

    def __init__(self, partnership_id: int) -> None:
        self.came: dict[int, list[_Came]] = defaultdict(list)
        self.carried: dict[int, set[int]] = defaultdict(set)
        awards = Account.objects.filter(partnership_id=partnership_id, kind=AccountKind.AWARD)
        some_came_back = set()
        into = Entry.objects.filter(to_account__in=awards, reversed_by=None).order_by()
        for kind, source, target, first_on in into.values_list("kind", "from_account", "to_account").annotate(
            Min("booked_on")
        ):
            if kind in _CAME_BACK:
                some_came_back.add(target)
                continue
            self.came[target].append(_Came(source, first_on))
            if kind == EntryKind.CARRY_OVER:
                self.carried[target].add(source)
        self.spent_on = _by_the_sums(awards)
        self.spent_on |= _by_the_entries(some_came_back & self.spent_on.keys())

    def given_on(self, accounts: Iterable[Account]) -> date | None:
        """The first day any of the money was given, in whatever year it was first to be used."""
        days = [
            came.first_on
            for pk in self._with_origins(accounts)
            for came in self.came[pk]
            if came.source not in self.carried[pk]
        ]
        return min(days, default=None)

    def untouched_since(self, accounts: Iterable[Account], given: date) -> date:
        return max([given, *(self.spent_on[pk] for pk in self._with_origins(accounts) if pk in self.spent_on)])

    def _with_origins(self, accounts: Iterable[Account]) -> set[int]:
        """The accounts and those their money was carried over from."""
        found: set[int] = set()
        waiting = [account.pk for account in accounts]
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting.extend(self.carried[pk])
        return found


def _by_the_sums(awards: QuerySet[Account]) -> dict[int, date]:
    """Award → the last day anything was booked on what is spent of it; not there when nothing is."""
    rows = Turnover.objects.filter(from_account__in=awards, kind=EntryKind.SPENDING).order_by()
    spent = rows.values_list("from_account").annotate(last=Max("last_on"), ore=Sum("amount_ore")).filter(ore__gt=0)
    return {account: last_on for account, last_on, _ore in spent}


def _by_the_entries(awards: Iterable[int]) -> dict[int, date]:
    """Award → the last day something was spent of it, by the entries that stand."""
    stands = Entry.objects.filter(from_account__in=awards, kind=EntryKind.SPENDING, reversed_by=None).order_by()
    return dict(stands.values_list("from_account").annotate(Max("booked_on")))


RULE = Rule(
    ID,
    gettext_lazy("Idle money"),
    gettext_lazy(
        "Money that was given, and of which nothing has been spent for more than half a year. Ask the leader what "
        "it is for, and propose to carry it over or to release it."
    ),
    Severity.SHOULD,
    find,
)
