"""An initiative's money, year by year: what its awards were given, and where that went. In øre."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry


@dataclass
class AwardYear:
    """The awards of an initiative that may be used in `year`. `given`: the entries that brought money to them."""

    year: int
    awarded_ore: int = 0
    carried_in_ore: int = 0
    spent_ore: int = 0
    carried_out_ore: int = 0
    released_ore: int = 0
    unaccounted_ore: int = 0
    given: list[Entry] = field(default_factory=list)

    @property
    def left_ore(self) -> int:
        gone = self.spent_ore + self.carried_out_ore + self.released_ore + self.unaccounted_ore
        return self.total_ore - gone

    @property
    def total_ore(self) -> int:
        return self.awarded_ore + self.carried_in_ore


def award_years(entries: Iterable[Entry], initiative_id: int) -> list[AwardYear]:
    """The years of an initiative's awards, oldest first. Reads `from_account`, `to_account` and `reverses`.

    A reversal takes off what it reverses. Not accounted for is what went where sources disagree; released is all
    that left otherwise: release, transfer, repayment.
    """
    years: dict[int, AwardYear] = {}
    for entry in entries:
        _count(entry, initiative_id, years)
    return [years[year] for year in sorted(years)]


def _count(entry: Entry, initiative_id: int, years: dict[int, AwardYear]) -> None:
    reversed_entry = entry.reverses
    kind = reversed_entry.kind if reversed_entry else entry.kind
    ore = -entry.amount_ore if reversed_entry else entry.amount_ore
    ends = (entry.from_account, entry.to_account)
    source, target = reversed(ends) if reversed_entry else ends
    if _is_award(target, initiative_id):
        year = years.setdefault(target.year, AwardYear(target.year))
        year.given.append(entry)
        if kind == EntryKind.CARRY_OVER:
            year.carried_in_ore += ore
        else:
            year.awarded_ore += ore
    if _is_award(source, initiative_id):
        year = years.setdefault(source.year, AwardYear(source.year))
        name = _LEFT_AS.get(EntryKind(kind), "released_ore")
        setattr(year, name, getattr(year, name) + ore)


_LEFT_AS = {
    EntryKind.SPENDING: "spent_ore",
    EntryKind.CARRY_OVER: "carried_out_ore",
    EntryKind.DISCREPANCY: "unaccounted_ore",
}


def _is_award(account: Account, initiative_id: int) -> bool:
    return account.kind == AccountKind.AWARD and account.initiative_id == initiative_id
