"""How much a condition still holds back: from what has come to an initiative's awards and left them since."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from handlingsrom.money.models import Condition


class Moved(NamedTuple):
    """One side of an entry: øre into (or, less than zero, out of) an award of a year."""

    entry_id: int
    reverses_id: int | None
    recorded_at: datetime
    booked_on: date
    ore: int
    year: int


class Held:
    """What unmet conditions of one initiative hold back. No more than the awards have held at any moment since."""

    def __init__(self, conditions: list[Condition]) -> None:
        self.to_come = sorted(conditions, key=lambda c: (c.recorded_at, c.set_on, c.pk))
        self.first_year = min(c.year for c in conditions)
        self.held: dict[Condition, int] = {}
        self.there = 0
        self.gone: dict[int, dict[Condition, int]] = {}

    def after(self, moved: Iterable[Moved]) -> dict[Condition, int]:
        """Condition → øre after all that moved, in the order it was recorded."""
        for move in moved:
            if move.year < self.first_year:
                continue
            while self.to_come and not _is_known(move, self.to_come[0]):
                self._set(self.to_come.pop(0))
            self._move(move)
        for condition in self.to_come:
            self._set(condition)
        return self.held

    def _set(self, condition: Condition) -> None:
        self.held[condition] = max(0, min(condition.amount_ore, self.there - sum(self.held.values())))

    def _move(self, move: Moved) -> None:
        """What waited and left is noted, so that it waits again should the entry be reversed."""
        self.there += move.ore
        for condition, ore in self.gone.pop(move.reverses_id or 0, {}).items():
            self.held[condition] += ore
        short = sum(self.held.values()) - self.there
        for condition, ore in self.held.items():
            if short > 0 and ore:
                part = min(short, ore)
                self.held[condition] -= part
                self.gone.setdefault(move.entry_id, {})[condition] = part
                short -= part


def _is_known(move: Moved, condition: Condition) -> bool:
    """Was it recorded when the condition was set? Of what is recorded at once, what is dated no later."""
    if move.recorded_at == condition.recorded_at:
        return move.booked_on <= condition.set_on
    return move.recorded_at < condition.recorded_at
