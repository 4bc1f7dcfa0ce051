"""What the accounts show against what the journal has: per initiative and calendar year, in øre.

Both are sums of dated things: a cost counts in the year of its day, and so does an entry. A credit note in January
is the new year's in both. Accounts speak of the time to a day, so only what the journal has to that day is compared
with them: what is dated later is told beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import ExtractYear

from handlingsrom.awards.models import AccountsImport, AccountsLine
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry, ProjectNumber, Turnover
from handlingsrom.plan.models import Initiative

SPENT_KINDS = (EntryKind.SPENDING, EntryKind.REFUND, EntryKind.REVERSAL)


class Spot(NamedTuple):
    """An initiative's year, which is what is compared."""

    initiative_id: int
    year: int


@dataclass(frozen=True)
class Compared:
    """One initiative's year. `lines` were taken in by imports, the newest of them `last`.

    `journal_ore` is to the last day the accounts speak of, `later_ore` what the journal has of the year after it.
    """

    initiative: Initiative
    year: int
    accounts_ore: int = 0
    journal_ore: int = 0
    later_ore: int = 0
    lines: int = 0
    last: AccountsImport | None = None
    projects: list[ProjectNumber] = field(default_factory=list)

    @property
    def difference_ore(self) -> int:
        """More than zero when the accounts show more than the journal."""
        return self.accounts_ore - self.journal_ore


def in_accounts(lines: QuerySet[AccountsLine]) -> dict[Spot, int]:
    """The lines summed; one query."""
    rows = (
        lines.annotate(year=ExtractYear("booked_on"))
        .order_by()
        .values_list("initiative_id", "year")
        .annotate(Sum("amount_ore"))
    )
    return {Spot(initiative_id, year): ore for initiative_id, year, ore in rows}


def in_journal(partnership_id: int) -> dict[Spot, int]:
    """What is booked as spent, less what was refunded or reversed; one query over the sums the database keeps."""
    rows = (
        Turnover.objects.filter(partnership_id=partnership_id, kind=EntryKind.SPENDING)
        .values_list("to_account__initiative_id", "booked_year")
        .annotate(Sum("amount_ore"))
    )
    return {Spot(initiative_id, year): ore for initiative_id, year, ore in rows}


class Booked(NamedTuple):
    """What the journal has as spent: to the last day the accounts speak of, and after it."""

    ore: int = 0
    later_ore: int = 0


def in_journal_to(partnership_id: int, day: date | None) -> dict[Spot, Booked]:
    """As `in_journal`, parted at a day; without one nothing is later."""
    later = _in_journal_after(partnership_id, day) if day else {}
    return {
        spot: Booked(ore - later.get(spot, 0), later.get(spot, 0))
        for spot, ore in in_journal(partnership_id).items()
    }


def _in_journal_after(partnership_id: int, day: date) -> dict[Spot, int]:
    """Two queries, over the entries after the day."""
    found: dict[Spot, int] = {}
    entries = Entry.objects.filter(is_after(day), partnership_id=partnership_id, kind__in=SPENT_KINDS)
    for side, sign in (("to_account", 1), ("from_account", -1)):
        rows = (
            entries.filter(**{f"{side}__kind": AccountKind.SPENT})
            .annotate(booked_year=ExtractYear("booked_on"))
            .order_by()
            .values_list(f"{side}__initiative_id", "booked_year")
            .annotate(Sum("amount_ore"))
        )
        for initiative_id, year, ore in rows:
            spot = Spot(initiative_id, year)
            found[spot] = found.get(spot, 0) + sign * ore
    return found


def is_after(day: date) -> Q:
    """Entries dated after a day. A reversal in the same year takes off what it reverses, whenever it was found."""
    reverses_earlier = Q(
        reverses__booked_on__gte=date(day.year, 1, 1), reverses__booked_on__lte=day, booked_on__year=day.year
    )
    return Q(booked_on__gt=day) & ~reverses_earlier


def known_to(partnership_id: int) -> date | None:
    """The last day the accounts taken in speak of."""
    found: date | None = AccountsImport.objects.filter(partnership_id=partnership_id).aggregate(
        last=Max("covers_to")
    )["last"]
    return found


def years(partnership_id: int) -> list[int]:
    """The years there is something to compare in, oldest first."""
    lines = AccountsLine.objects.filter(partnership_id=partnership_id).dates("booked_on", "year")
    return sorted({day.year for day in lines} | {spot.year for spot in in_journal(partnership_id)})


def compare(initiatives: Iterable[Initiative], partnership_id: int, year: int) -> list[Compared]:
    """The year of each initiative that has something in it: lines, spending, money for it, or a project number.

    Nine queries, whatever the number of initiatives.
    """
    lines = AccountsLine.objects.filter(partnership_id=partnership_id, booked_on__year=year)
    accounts, journal = in_accounts(lines), in_journal_to(partnership_id, known_to(partnership_id))
    counts = {pk: (n, last) for pk, n, last in _counted(lines)}
    imports = AccountsImport.objects.in_bulk({last for _n, last in counts.values()})
    projects = _projects(partnership_id)
    awarded = set(
        Account.objects.filter(partnership_id=partnership_id, kind=AccountKind.AWARD, year=year).values_list(
            "initiative_id", flat=True
        )
    )
    found = []
    for initiative in initiatives:
        spot = Spot(initiative.pk, year)
        count, last = counts.get(initiative.pk, (0, None))
        if not ({spot} & (accounts.keys() | journal.keys()) or initiative.pk in awarded | projects.keys()):
            continue
        found.append(
            Compared(
                initiative,
                year,
                accounts.get(spot, 0),
                *journal.get(spot, Booked()),
                count,
                imports[last] if last else None,
                projects.get(initiative.pk, []),
            )
        )
    return found


def _counted(lines: QuerySet[AccountsLine]) -> Iterable[tuple[int, int, int]]:
    return lines.order_by().values_list("initiative_id").annotate(Count("pk"), Max("taken_in"))


def _projects(partnership_id: int) -> dict[int, list[ProjectNumber]]:
    found: dict[int, list[ProjectNumber]] = {}
    for project in ProjectNumber.objects.filter(partnership_id=partnership_id):
        found.setdefault(project.initiative_id, []).append(project)
    return found


def lines_of(initiative: Initiative, year: int) -> QuerySet[AccountsLine]:
    """What the accounts show of an initiative's year, oldest first."""
    found = AccountsLine.objects.filter(initiative=initiative, booked_on__year=year)
    return found.select_related("taken_in").order_by("booked_on", "pk")


def entries_of(initiative: Initiative, year: int | None = None) -> list[tuple[Entry, int]]:
    """What the journal has as spent in a year, or ever, oldest first: each entry with what it adds to that."""
    spent = Account.objects.filter(kind=AccountKind.SPENT, initiative=initiative)
    entries = Entry.objects.filter(kind__in=SPENT_KINDS)
    if year:
        entries = entries.filter(booked_on__year=year)
    found = [(entry, entry.amount_ore) for entry in entries.filter(to_account__in=spent)]
    found += [(entry, -entry.amount_ore) for entry in entries.filter(from_account__in=spent)]
    return sorted(found, key=lambda pair: (pair[0].booked_on, pair[0].pk))


def later_entries(initiative: Initiative, year: int) -> set[int]:
    """The ids of its entries of the year that are dated after what the accounts speak of."""
    day = known_to(initiative.partnership_id)
    if day is None:
        return set()
    entries = Entry.objects.filter(to_account__initiative=initiative, booked_on__year=year)
    return set(entries.filter(is_after(day)).values_list("pk", flat=True))
