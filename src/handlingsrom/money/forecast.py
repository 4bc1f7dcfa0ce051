"""What is free to decide on this year and in the years to come, given what is promised. In øre.

Promises are not money: they are shown beside what the journal has, and taken off the sum, never booked. A year
nobody expects a frame for has no sum at all. What is allocated of a promise is no longer promised.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Max

from handlingsrom.money.figures import frame
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Commitment, ExpectedFrame
from handlingsrom.money.movements import Movement, allocated, balances, movements

YEARS_AHEAD = 3


@dataclass(frozen=True)
class Promised:
    """A commitment that counts, and how much of it the initiative has been allocated for that year."""

    commitment: Commitment
    allocated_ore: int = 0

    @property
    def year(self) -> int:
        return self.commitment.year

    @property
    def open_ore(self) -> int:
        """What is still promised."""
        return max(0, self.commitment.amount_ore - self.allocated_ore)


@dataclass(frozen=True)
class ThisYear:
    """`free_ore` is the journal's; `promised` is what this year's money is promised to, and not allocated yet."""

    year: int
    free_ore: int
    promised: list[Promised] = field(default_factory=list)

    @property
    def promised_ore(self) -> int:
        return sum(one.open_ore for one in self.promised)

    @property
    def left_ore(self) -> int:
        """Free when the promises are kept; below zero when they are more than what is there."""
        return self.free_ore - self.promised_ore


@dataclass(frozen=True)
class YearAhead:
    """A coming year. `received_ore` of its grants has come already, and `received_free_ore` of that is free."""

    year: int
    expected: ExpectedFrame | None
    promised: list[Promised] = field(default_factory=list)
    received_ore: int = 0
    received_free_ore: int = 0

    @property
    def promised_ore(self) -> int:
        return sum(one.open_ore for one in self.promised)

    @property
    def to_come_ore(self) -> int | None:
        """What is expected beside what has come. None when nobody has said what is expected."""
        return None if self.expected is None else max(0, self.expected.amount_ore - self.received_ore)

    @property
    def free_ore(self) -> int | None:
        """What there will be to decide on; below zero when more is promised. None when nothing is expected."""
        if self.to_come_ore is None:
            return None
        return self.to_come_ore + self.received_free_ore - self.promised_ore


@dataclass(frozen=True)
class Forecast:
    """`lapsed`: promises of years that are over, neither kept in full nor taken back."""

    now: ThisYear
    ahead: list[YearAhead]
    lapsed: list[Promised] = field(default_factory=list)

    @property
    def promised(self) -> list[Promised]:
        """Every promise of this year and the coming ones."""
        return [*self.now.promised, *(one for year in self.ahead for one in year.promised)]


def forecast(partnership_id: int, year: int) -> Forecast:
    """As things are, seen from `year`: that year and the YEARS_AHEAD after it. Four queries."""
    moved = movements(partnership_id)
    promised = standing_promises(partnership_id, moved)
    expected = {one.year: one for one in ExpectedFrame.objects.filter(partnership_id=partnership_id)}
    free = _free_by_year(moved)
    received = _received_by_year(moved)
    last = max([year + YEARS_AHEAD, *(one.year for one in promised)])
    ahead = [
        YearAhead(
            coming,
            expected.get(coming),
            [one for one in promised if one.year == coming],
            received.get(coming, 0),
            free.get(coming, 0),
        )
        for coming in range(year + 1, last + 1)
    ]
    return Forecast(
        ThisYear(year, frame(moved, year).free_after, _open_of(promised, year)),
        ahead,
        [one for one in promised if one.year < year and one.open_ore],
    )


def standing_promises(partnership_id: int, moved: Iterable[Movement]) -> list[Promised]:
    """The commitments that count: the newest of each initiative and year, unless it takes the promise back."""
    given = allocated(moved)
    of_partnership = Commitment.objects.filter(initiative__partnership_id=partnership_id)
    newest = of_partnership.order_by().values("initiative", "year").annotate(newest=Max("pk")).values("newest")
    found = (
        Commitment.objects.filter(pk__in=newest, amount_ore__gt=0)
        .select_related("initiative")
        .order_by("initiative__order", "initiative_id", "year")
    )
    return [Promised(one, given.get((one.initiative_id, one.year), 0)) for one in found]


def _open_of(promised: list[Promised], year: int) -> list[Promised]:
    return [one for one in promised if one.year == year and one.open_ore]


def _free_by_year(moved: list[Movement]) -> dict[int, int]:
    found: dict[int, int] = {}
    for key, ore in balances(moved).items():
        if key.kind == AccountKind.UNALLOCATED:
            found[key.year] = found.get(key.year, 0) + ore
    return found


def _received_by_year(moved: list[Movement]) -> dict[int, int]:
    found: dict[int, int] = {}
    for movement in moved:
        if movement.kind == EntryKind.GRANT:
            found[movement.to_key.year] = found.get(movement.to_key.year, 0) + movement.amount_ore
    return found
