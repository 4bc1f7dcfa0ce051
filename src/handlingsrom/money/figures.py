"""The figures of a year's frame, computed from movements alone: posted ones, and those a case would make.

Every movement belongs to the year of the account it goes to: an allocation to the year it may be used in, a release
to the year it becomes free in. Figures are in øre.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from handlingsrom.lib.amounts import kroner
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.movements import Movement


@dataclass(frozen=True)
class Frame:
    """A year's frame, in øre. Named as in case 13/26 (see `docs/bruk/midler.md`)."""

    year: int
    received: int
    left: int
    released: int
    drawn: int
    corrected: int
    requested: int
    to_reserve: int
    repaid: int
    reserve_balance: int
    free_after: int
    carried_over: int
    spent_before: int
    awards_before: int
    in_awards: int
    not_accounted_for: int

    @property
    def left_and_released(self) -> int:
        return self.left + self.released

    @property
    def adjusted_frame(self) -> int:
        return self.received + self.left_and_released

    @property
    def free_before_reserve(self) -> int:
        return self.adjusted_frame - self.requested

    def in_kroner(self) -> dict[str, int | float]:
        """Every figure by name in kroner, whole where it is whole."""
        names = [*asdict(self), "left_and_released", "adjusted_frame", "free_before_reserve"]
        return {name: kroner(getattr(self, name)) for name in names if name != "year"}


def frame(movements: Iterable[Movement], year: int) -> Frame:
    """The frame of `year` from all movements of a partnership."""
    known = list(movements)

    def total(kind: EntryKind, to: AccountKind | None = None) -> int:
        return sum(
            m.amount_ore for m in known if m.kind == kind and m.to_key.year == year and to in (None, m.to_key.kind)
        )

    def balance(kind: AccountKind, counts: Callable[[Movement], bool]) -> int:
        return sum(_change(m, kind) for m in known if counts(m))

    def is_before(m: Movement) -> bool:
        """A decision in December on the next year's money belongs to that year, whenever it was booked."""
        return m.booked_year < year and m.to_key.year < year

    spent = [m for m in known if m.kind == EntryKind.SPENDING and m.booked_year == year - 1]
    return Frame(
        year=year,
        received=total(EntryKind.GRANT),
        left=balance(AccountKind.UNALLOCATED, lambda m: m.to_key.year < year),
        released=total(EntryKind.RELEASE),
        drawn=total(EntryKind.DRAW, AccountKind.UNALLOCATED),
        corrected=total(EntryKind.DISCREPANCY, AccountKind.UNALLOCATED),
        requested=total(EntryKind.ALLOCATION),
        to_reserve=total(EntryKind.SET_ASIDE),
        repaid=total(EntryKind.REPAYMENT),
        reserve_balance=balance(AccountKind.RESERVE, lambda m: m.to_key.year <= year),
        free_after=balance(AccountKind.UNALLOCATED, lambda m: m.to_key.year <= year),
        carried_over=total(EntryKind.CARRY_OVER, AccountKind.AWARD),
        spent_before=sum(m.amount_ore for m in spent),
        awards_before=balance(AccountKind.AWARD, is_before) + sum(m.amount_ore for m in spent if is_before(m)),
        in_awards=balance(AccountKind.AWARD, lambda m: m.to_key.year <= year),
        not_accounted_for=balance(AccountKind.SUSPENSE, lambda m: m.to_key.year <= year),
    )


def _change(movement: Movement, kind: AccountKind) -> int:
    incoming = movement.amount_ore if movement.to_key.kind == kind else 0
    return incoming - (movement.amount_ore if movement.from_key.kind == kind else 0)
