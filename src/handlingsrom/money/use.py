"""How much of what initiatives had at their disposal in a year was spent, and what became of the rest. In øre.

The year is the calendar's: all awards that could be used by then, also those of earlier years that nobody had
carried over yet. This is the table of a case paper ("spent by the end of 2025"), from movements alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.movements import Movement, award_lines


@dataclass(frozen=True)
class Use:
    """`held`: what was left as the year ended, and what was spent in it. Of that: what was released and carried
    over to the year after, and what has gone otherwise since (spent later, moved, paid back); the rest is left."""

    held: int = 0
    spent: int = 0
    released: int = 0
    carried: int = 0
    other: int = 0

    @property
    def left(self) -> int:
        return self.held - self.spent - self.released - self.carried - self.other

    def __add__(self, more: "Use") -> "Use":
        return Use(*(getattr(self, part.name) + getattr(more, part.name) for part in fields(self)))

    def __mul__(self, times: int) -> "Use":
        return Use(*(times * getattr(self, part.name) for part in fields(self)))


def use_by_initiative(known: Iterable[Movement], year: int) -> dict[int, Use]:
    """Initiative id → its use of the money of `year`, for those that had any."""
    known = list(known)
    released, carried, left = _after(known, year)
    found = {}
    for line in award_lines(known, year + 1):
        pk = line.initiative_id
        parts = (line.spent_ore, released.get(pk, 0), carried.get(pk, 0))
        found[pk] = Use(line.awarded_ore, *parts, line.awarded_ore - sum(parts) - left.get(pk, 0))
    return found


def _after(known: list[Movement], year: int) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Of awards of the year and earlier: what was released and carried over to the year after, and what is left."""
    released: dict[int, int] = {}
    carried: dict[int, int] = {}
    left: dict[int, int] = {}
    for kind, source, target, _booked, ore, *_rest in known:
        if _is_old(source, year) and target.year == year + 1:
            if kind == EntryKind.RELEASE:
                _add(released, source.initiative_id, ore)
            elif kind == EntryKind.CARRY_OVER:
                _add(carried, source.initiative_id, ore)
        _add(left, source.initiative_id if _is_old(source, year) else None, -ore)
        _add(left, target.initiative_id if _is_old(target, year) else None, ore)
    return released, carried, left


def _is_old(key: AccountKey, year: int) -> bool:
    return key.kind == AccountKind.AWARD and key.year <= year


def _add(found: dict[int, int], pk: int | None, ore: int) -> None:
    if pk:
        found[pk] = found.get(pk, 0) + ore
