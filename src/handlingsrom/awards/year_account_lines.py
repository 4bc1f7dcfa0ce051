"""What each initiative did with one grant's money, by the end of a day. In øre, from movements alone."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.award_years import BECAME, CAME, became, came_as
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.movements import Movement


@dataclass
class Use:
    """How money of the grant came to awards, and what became of it: what came = spent + … + left.

    `carried` is how much of it was carried over to a later year: it stays on the initiative and in the grant, so it
    is no part of the sum. `spent_before` is what was spent before the year of the account.
    """

    awarded: int = 0
    drawn: int = 0
    moved: int = 0
    spent_before: int = 0
    spent: int = 0
    released: int = 0
    repaid: int = 0
    unaccounted: int = 0
    other_grants: int = 0
    carried: int = 0

    @property
    def came(self) -> int:
        return self.awarded + self.drawn + self.moved

    @property
    def spent_in_all(self) -> int:
        return self.spent_before + self.spent

    @property
    def left(self) -> int:
        gone = self.released + self.repaid + self.unaccounted + self.other_grants
        return self.came - self.spent_in_all - gone

    def add(self, other: "Use") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def sum_of(uses: Iterable[Use]) -> Use:
    total = Use()
    for use in uses:
        total.add(use)
    return total


def uses_of(known: Iterable[Movement], grant_id: int, year: int) -> dict[int, Use]:
    """Initiative id → what it did with the grant's money, `year` being the year of the account."""
    found: dict[int, Use] = {}
    for movement in known:
        source, target = movement.from_key, movement.to_key
        if _is_award(target, grant_id):
            _count(found, target, _in(source, target), movement, year)
        if _is_award(source, grant_id):
            _count(found, source, _out(source, target), movement, year)
    return found


def _is_award(key: AccountKey, grant_id: int) -> bool:
    return key.kind == AccountKind.AWARD and key.grant_id == grant_id


def _in(source: AccountKey, target: AccountKey) -> tuple[str, int]:
    """A field of Use and its sign, for money that comes to an award of the grant."""
    name, sign = came_as(source, target)
    if source.grant_id != target.grant_id and name in CAME:
        return "other_grants", -1
    return _FIELDS.get(name, (name, 1))[0], sign * _FIELDS.get(name, (name, 1))[1]


def _out(source: AccountKey, target: AccountKey) -> tuple[str, int]:
    name, sign = became(source, target)
    if source.grant_id != target.grant_id and name in BECAME:
        return "other_grants", 1
    return _FIELDS.get(name, (name, 1))[0], sign * _FIELDS.get(name, (name, 1))[1]


_FIELDS = {
    "moved_in": ("moved", 1),
    "moved_out": ("moved", -1),
    "carried_in": ("", 0),
    "carried_out": ("carried", 1),
}
"""Names of `money.award_years` that an account says otherwise; money carried over is counted where it leaves."""


def _count(found: dict[int, Use], key: AccountKey, what: tuple[str, int], movement: Movement, year: int) -> None:
    name, sign = what
    if name == "spent" and movement.booked_year < year:
        name = "spent_before"
    use = found.setdefault(key.initiative_id or 0, Use())
    if name:
        setattr(use, name, getattr(use, name) + sign * movement.amount_ore)
