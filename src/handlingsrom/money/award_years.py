"""The awards of an initiative by the year they may be used in: how money came, and what became of it. In øre.

*Awarded* is what a decision gave of free funds, here as in papers. What was carried over, drawn from the reserve or
moved from another initiative has names of its own, so that no krone is awarded twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.movements import Movement

_A = AccountKind


@dataclass
class AwardYear:
    """The awards of an initiative that may be used in `year`."""

    year: int
    awarded_ore: int = 0
    carried_in_ore: int = 0
    drawn_ore: int = 0
    moved_in_ore: int = 0
    spent_ore: int = 0
    carried_out_ore: int = 0
    released_ore: int = 0
    moved_out_ore: int = 0
    repaid_ore: int = 0
    unaccounted_ore: int = 0

    @property
    def total_ore(self) -> int:
        """What it had at its disposal for the year."""
        return self.awarded_ore + self.carried_in_ore + self.drawn_ore + self.moved_in_ore

    @property
    def left_ore(self) -> int:
        return self.total_ore - sum(getattr(self, f"{name}_ore") for name in BECAME)

    @property
    def moved_ore(self) -> int:
        """From other initiatives, less what went to others."""
        return self.moved_in_ore - self.moved_out_ore


CAME = ("awarded", "carried_in", "drawn", "moved_in")
BECAME = ("spent", "carried_out", "released", "moved_out", "repaid", "unaccounted")
"""How money comes to the awards of a year, and what becomes of it; the rest is left."""

_BACK = {_A.SPENT: "spent", _A.PAID_BACK: "repaid", _A.SUSPENSE: "unaccounted"}
"""What comes back from these counts against what went there."""
_OUT = {**_BACK, _A.GIVER: "repaid"}


def came_as(source: AccountKey, target: AccountKey) -> tuple[str, int]:
    """What a movement into an award is for that award: a name of CAME or BECAME, and its sign."""
    if source.kind in _BACK:
        return _BACK[source.kind], -1
    if source.kind == _A.AWARD:
        return "carried_in" if source.initiative_id == target.initiative_id else "moved_in", 1
    return "drawn" if source.kind == _A.RESERVE else "awarded", 1


def became(source: AccountKey, target: AccountKey) -> tuple[str, int]:
    """What a movement out of an award is for that award: a name of BECAME, and its sign."""
    if target.kind == _A.AWARD:
        return "carried_out" if source.initiative_id == target.initiative_id else "moved_out", 1
    return _OUT.get(target.kind, "released"), 1


def is_within(source: AccountKey, target: AccountKey) -> bool:
    """Whether money only changed grant: it stayed on the initiative, for the same year."""
    return source._replace(grant_id=0) == target._replace(grant_id=0)


def awards_by_year(known: Iterable[Movement]) -> dict[tuple[int, int], AwardYear]:
    """(initiative id, year) → its awards, for all initiatives, from movements alone."""
    found: dict[tuple[int, int], AwardYear] = {}
    for movement in known:
        source, target = movement.from_key, movement.to_key
        if is_within(source, target):
            continue
        for own, name_of in ((target, came_as), (source, became)):
            if own.kind == _A.AWARD and own.initiative_id:
                year = found.setdefault((own.initiative_id, own.year), AwardYear(own.year))
                name, sign = name_of(source, target)
                setattr(year, f"{name}_ore", getattr(year, f"{name}_ore") + sign * movement.amount_ore)
    return found


def award_years(known: Iterable[Movement], initiative_id: int) -> list[AwardYear]:
    """The years of an initiative's awards, oldest first."""
    found = awards_by_year(known)
    return [found[key] for key in sorted(found) if key[0] == initiative_id]
