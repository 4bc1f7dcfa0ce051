"""The account of a grant for a year: what became of its money by the end of the year, krone by krone.

Received = spent + left in awards + reserve + free + paid back + not accounted for (+ moved to other grants). Money
carried over to a later year is still the grant's, so an account can be made for every year the money lives.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from handlingsrom.awards.year_account_lines import Use, sum_of, uses_of
from handlingsrom.cases.compared import Compared, compare
from handlingsrom.cases.models import Case, Effect
from handlingsrom.cases.queries import journal_with_decisions
from handlingsrom.cases.said import standing
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry, Grant, YearEvent
from handlingsrom.money.movements import Movement, balances, grants_of, movements
from handlingsrom.money.years import closed_years
from handlingsrom.plan.models import Initiative


@dataclass(frozen=True)
class Position:
    """Where the grant's money is at a moment, in øre."""

    received: int = 0
    spent: int = 0
    in_awards: int = 0
    reserve: int = 0
    free: int = 0
    paid_back: int = 0
    not_accounted_for: int = 0
    other_grants: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether what was received is all somewhere."""
        return self.received == sum(getattr(self, name) for name in PLACES)


PLACES = ("spent", "in_awards", "reserve", "free", "paid_back", "not_accounted_for", "other_grants")


@dataclass(frozen=True)
class InitiativeUse:
    initiative: Initiative
    use: Use


@dataclass(frozen=True)
class Decided:
    """What one decision point moved of the grant's money, in one way."""

    point: str
    case_id: int
    decided_on: date
    kind: EntryKind
    amount_ore: int
    entries: int


class Seal(NamedTuple):
    """The newest entry of the journal when the account was made: `money.chain` proves all before it unchanged."""

    voucher: str
    position: int
    chain: str


@dataclass(frozen=True)
class YearAccount:
    """`until`: the last day it covers. `closed`: how the books of the year were closed, None while they are open.

    `held`: the accounts that hold money of the grant at the end of `until`. `compared`: what papers said, see
    `cases.compared`; figures are given by year there, so they are of all grants.
    """

    grant: Grant
    year: int
    until: date
    closed: YearEvent | None
    before: Position
    after: Position
    lines: tuple[InitiativeUse, ...]
    decided: tuple[Decided, ...]
    received: tuple[Entry, ...]
    held: tuple[tuple[AccountKey, int], ...]
    compared: tuple[Compared, ...]
    seal: Seal | None
    made_at: datetime

    @property
    def is_over(self) -> bool:
        return self.until == date(self.year, 12, 31)

    @property
    def sum(self) -> Use:
        return sum_of(line.use for line in self.lines)

    def entries(self) -> QuerySet[Entry]:
        """The entries of the year that touch the grant, in the order of their numbers."""
        own = entries_of(self.grant).filter(booked_on__gte=date(self.year, 1, 1), booked_on__lte=self.until)
        return own.order_by("booked_on", "year", "number")


def account_years(grant: Grant, *, today: date) -> list[int]:
    """The years there is an account for: from the grant's first entry until its money is gone."""
    return years_of(movements(grant.partnership_id), grant.pk, today=today)


def years_of(known: list[Movement], grant_id: int, *, today: date) -> list[int]:
    """As `account_years`, from all movements of the partnership."""
    booked = [m.booked_year for m in known if grant_id in (m.from_key.grant_id, m.to_key.grant_id)]
    if not booked:
        return []
    now = position_of(known, grant_id)
    lives = now.free or now.reserve or now.in_awards
    return list(range(min(booked), (today.year if lives else min(max(booked), today.year)) + 1))


def entries_of(grant: Grant) -> QuerySet[Entry]:
    touches = Q(from_account__grant=grant) | Q(to_account__grant=grant)
    return journal_with_decisions(grant.partnership_id).filter(touches)


def year_account(grant: Grant, year: int, *, now: datetime, cases: QuerySet[Case] | None = None) -> YearAccount:
    """The account of `grant` for `year`, to its end or today. `cases`: whose papers it is compared with, or all."""
    until = min(date(year, 12, 31), timezone.localtime(now).date())
    known = [
        m for m in movements(grant.partnership_id, on=until) if grant.pk in (m.from_key.grant_id, m.to_key.grant_id)
    ]
    earlier = [movement for movement in known if movement.booked_year < year]
    return YearAccount(
        grant=grant,
        year=year,
        until=until,
        closed=closed_years(grant.partnership_id).get(year),
        before=position_of(earlier, grant.pk),
        after=position_of(known, grant.pk),
        lines=_lines(uses_of(known, grant.pk, year)),
        decided=_decided(grant, until),
        received=tuple(entries_of(grant).filter(kind=EntryKind.GRANT, booked_on__lte=until).order_by("booked_on")),
        held=_held(known, grant.pk),
        compared=_compared(grant, year, cases),
        seal=_seal(grant.partnership_id),
        made_at=now,
    )


def position_of(known: list[Movement], grant_id: int) -> Position:
    held = grants_of(known).get(grant_id)
    if held is None:
        return Position()
    return Position(
        received=held.received,
        spent=held.spent,
        in_awards=held.in_awards,
        reserve=held.reserve,
        free=held.free,
        paid_back=held.paid_back,
        not_accounted_for=held.not_accounted_for,
        other_grants=sum(
            m.amount_ore if m.from_key.grant_id == grant_id else -m.amount_ore
            for m in known
            if m.from_key.grant_id != m.to_key.grant_id
        ),
    )


def _lines(uses: dict[int, Use]) -> tuple[InitiativeUse, ...]:
    """In the order of the plan; an initiative whose awards were all reversed has nothing to account for."""
    found = Initiative.objects.filter(pk__in=[pk for pk, use in uses.items() if use != Use()])
    ordered = found.select_related("focus_area", "programme").order_by("focus_area__order", "order", "id")
    with_area = sorted(ordered, key=lambda initiative: initiative.focus_area_id is None)
    return tuple(InitiativeUse(initiative, uses[initiative.pk]) for initiative in with_area)


def _decided(grant: Grant, until: date) -> tuple[Decided, ...]:
    """Oldest decision first, and the ways it moved money in the order they are known."""
    touches = Q(entry__from_account__grant=grant) | Q(entry__to_account__grant=grant)
    effects = Effect.objects.filter(touches, entry__booked_on__lte=until).select_related(
        "decision__point__case__body", "entry"
    )
    found: dict[tuple[int, str], Decided] = {}
    for effect in effects.order_by("decision__decided_on", "decision__point__case_id", "decision_id", "entry_id"):
        entry, decision = effect.entry, effect.decision
        assert entry is not None
        key = (decision.pk, entry.kind)
        so_far = found.get(key)
        case = decision.point.case
        found[key] = Decided(
            point=f"{case.body.code} {decision.point}",
            case_id=case.pk,
            decided_on=decision.decided_on,
            kind=EntryKind(entry.kind),
            amount_ore=entry.amount_ore + (so_far.amount_ore if so_far else 0),
            entries=1 + (so_far.entries if so_far else 0),
        )
    return tuple(found.values())


_IN_ORDER = list(AccountKind)


def _held(known: list[Movement], grant_id: int) -> tuple[tuple[AccountKey, int], ...]:
    """Without the giver, who holds none of it: the sum of the others is what was received."""
    held = balances(known).items()
    own = [(key, ore) for key, ore in held if key.grant_id == grant_id and ore and key.kind != AccountKind.GIVER]
    return tuple(
        sorted(own, key=lambda pair: (_IN_ORDER.index(pair[0].kind), pair[0].year, pair[0].initiative_id or 0))
    )


def _compared(grant: Grant, year: int, cases: QuerySet[Case] | None) -> tuple[Compared, ...]:
    """Figures for the year of the grant and the year of the account."""
    found = [
        c for c in compare(standing(grant.partnership_id), grant.partnership_id) if c.year in (grant.year, year)
    ]
    if cases is None:
        return tuple(found)
    readable = set(cases.filter(pk__in={c.case.pk for c in found}).values_list("pk", flat=True))
    return tuple(c for c in found if c.case.pk in readable)


def _seal(partnership_id: int) -> Seal | None:
    newest = Entry.objects.filter(partnership_id=partnership_id).order_by("-position").first()
    return Seal(newest.voucher, newest.position, newest.chain) if newest else None
