"""The plan and the money as plain values, on which proposed changes can be tried without writing anything.

The projection a person sees while writing and the adoption itself are the same computation on a `World`:
what is shown is what will happen.
"""

from copy import copy
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.cases.standing import Standing, both
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.movements import Movement
from handlingsrom.money.posting import not_enough
from handlingsrom.plan.actions import check_step
from handlingsrom.plan.lifecycle import IN_PLAN, Lifecycle
from handlingsrom.plan.models import Initiative


@dataclass(frozen=True)
class Move:
    """Money that would move; a reversal names the entry it reverses and what kind that was."""

    kind: EntryKind
    from_key: AccountKey
    to_key: AccountKey
    amount_ore: int
    reverses_id: int | None = None
    reversed_kind: EntryKind | None = None


@dataclass(frozen=True)
class Step:
    """A lifecycle step an initiative would take; `into_id` when merged, `enters_plan` when added to the plan."""

    initiative_id: int
    to: Lifecycle
    into_id: int | None = None
    enters_plan: bool = False


@dataclass(frozen=True)
class Promise:
    """A follow-up that would be created."""

    text: str
    responsible: str = ""
    due_on: date | None = None
    initiative_id: int | None = None


@dataclass(frozen=True)
class Kept:
    """Nothing changes, and that is decided."""

    initiative_id: int


@dataclass(frozen=True)
class Commit:
    """Money promised of a coming year; 0 takes the promise back."""

    initiative_id: int
    year: int
    amount_ore: int
    text: str = ""


@dataclass(frozen=True)
class Hold:
    """Money given that is not spent until what is required is in place; `requires`: codes of Requirement."""

    initiative_id: int
    year: int
    amount_ore: int
    requires: str


@dataclass(frozen=True)
class Rules:
    """Rules for the use of the reserve."""

    text: str


@dataclass(frozen=True)
class Reopening:
    """A closed year whose books would be opened again."""

    year: int
    text: str


Consequence = Move | Step | Promise | Kept | Commit | Hold | Rules | Reopening


@dataclass
class Place:
    """An initiative as the world sees it."""

    title: str
    lifecycle: Lifecycle
    focus_area_id: int | None
    has_plan: bool

    @property
    def is_in_plan(self) -> bool:
        return self.has_plan and self.lifecycle in IN_PLAN


@dataclass
class World:
    """State at one moment; balances and amounts in øre. `year` is the budget year the changes concern, and
    `booked_year` the year in which what they move is booked: the one before, when it is decided in December."""

    year: int
    booked_year: int
    balances: dict[AccountKey, int]
    movements: list[Movement]
    initiatives: dict[int, Place]
    grant_years: dict[int, int]
    standing: Standing
    action_plan_id: int | None = None
    follow_ups: list[Promise] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)
    reversed_ids: set[int] = field(default_factory=set)
    rules: list[Rules] = field(default_factory=list)
    reopened: set[int] = field(default_factory=set)
    commits: dict[tuple[int, int], int] = field(default_factory=dict)
    holds: list[Hold] = field(default_factory=list)

    def copy(self) -> "World":
        return World(
            year=self.year,
            booked_year=self.booked_year,
            balances=dict(self.balances),
            movements=list(self.movements),
            initiatives={pk: copy(place) for pk, place in self.initiatives.items()},
            grant_years=self.grant_years,
            standing=self.standing,
            action_plan_id=self.action_plan_id,
            follow_ups=list(self.follow_ups),
            kept=set(self.kept),
            reversed_ids=set(self.reversed_ids),
            rules=list(self.rules),
            reopened=set(self.reopened),
            commits=dict(self.commits),
            holds=list(self.holds),
        )

    @property
    def has_reserve_rules(self) -> bool:
        return bool(self.rules) or self.standing.has_reserve_rules

    def is_closed(self, year: int) -> bool:
        return year in self.standing.closed_years and year not in self.reopened

    def committed(self, initiative_id: int, year: int) -> int:
        """What the initiative is promised of a year's money, in øre."""
        return self._commitments().get((initiative_id, year), 0)

    def commitments_to(self, initiative_id: int) -> dict[int, int]:
        """Year → øre of its money the initiative is promised, in order."""
        found = {year: ore for (pk, year), ore in self._commitments().items() if pk == initiative_id and ore}
        return dict(sorted(found.items()))

    def promised_years(self, initiative_id: int) -> list[int]:
        """The years after the budget year of whose money the initiative is promised some."""
        return [year for year in self.commitments_to(initiative_id) if year > self.year]

    def promised(self) -> dict[int, int]:
        """Year → øre promised of its money, for the years after the budget year."""
        found: dict[int, int] = {}
        for (_pk, year), ore in self._commitments().items():
            if ore and year > self.year:
                found[year] = found.get(year, 0) + ore
        return found

    def _commitments(self) -> dict[tuple[int, int], int]:
        """(initiative id, year) → øre promised; 0 when this world takes it back."""
        return self.standing.commitments | self.commits

    def waiting(self, initiative_id: int) -> tuple[int, str]:
        """How much of its money waits for conditions, in øre, and the codes of what they require."""
        ore, requires = self.standing.waiting.get(initiative_id, (0, ""))
        for one in self.holds:
            if one.initiative_id == initiative_id:
                ore, requires = ore + one.amount_ore, both(requires, one.requires)
        return min(ore, self.held(initiative_id)), requires

    def place(self, initiative: Initiative) -> Place:
        """Refused for one this world does not have: that of another partnership."""
        if initiative.pk not in self.initiatives:
            raise Refused(_("This belongs to another partnership."), field="initiative")
        return self.initiatives[initiative.pk]

    def total(self, kind: AccountKind) -> int:
        return sum(ore for key, ore in self.balances.items() if key.kind == kind)

    def held(self, initiative_id: int) -> int:
        """What the initiative's awards hold, of every grant and year."""
        return sum(ore for _key, ore in self._awards(initiative_id))

    def _awards(self, initiative_id: int) -> list[tuple[AccountKey, int]]:
        return [
            (key, ore)
            for key, ore in self.balances.items()
            if key.kind == AccountKind.AWARD and key.initiative_id == initiative_id
        ]

    def take(self, keys: list[AccountKey], amount_ore: int, name: str) -> list[tuple[AccountKey, int]]:
        """Parts of `amount_ore` from the accounts, oldest grant first. Refused when they hold too little."""
        there = sum(self.balances[key] for key in keys)
        if there < amount_ore:
            raise not_enough(name, amount_ore, there)
        parts, missing = [], amount_ore
        for key in sorted(keys, key=lambda k: (self.grant_years[k.grant_id], k.grant_id, k.year)):
            part = min(self.balances[key], missing)
            if part:
                parts.append((key, part))
                missing -= part
        return parts

    def free_keys(self) -> list[AccountKey]:
        """Accounts of free funds that may be used in the year."""
        return self._keys(AccountKind.UNALLOCATED)

    def reserve_keys(self) -> list[AccountKey]:
        return self._keys(AccountKind.RESERVE)

    def _keys(self, kind: AccountKind) -> list[AccountKey]:
        return [key for key in self.balances if key.kind == kind and key.year <= self.year]

    def award_keys(self, initiative_id: int, *, before: int | None = None) -> list[AccountKey]:
        """The initiative's awards; with `before`, only those of earlier years."""
        return [key for key, _ore in self._awards(initiative_id) if before is None or key.year < before]

    def carry_out(self, consequence: Consequence) -> None:
        """Let one consequence happen in this world."""
        match consequence:
            case Move():
                self._move(consequence)
            case Step():
                place = self.initiatives[consequence.initiative_id]
                check_step(place.title, place.lifecycle, consequence.to)
                self._check_not_kept(consequence)
                place.lifecycle = consequence.to
                place.has_plan = place.has_plan or consequence.enters_plan
            case Promise():
                self.follow_ups.append(consequence)
            case Kept():
                self.kept.add(consequence.initiative_id)
            case Commit():
                self.commits[consequence.initiative_id, consequence.year] = consequence.amount_ore
            case Rules():
                self.rules.append(consequence)
            case Reopening():
                self.reopened.add(consequence.year)
            case Hold():
                self.holds.append(consequence)

    def _check_not_kept(self, step: Step) -> None:
        """What one point keeps in the plan, another cannot take out of it."""
        if step.initiative_id in self.kept and step.to not in IN_PLAN:
            title = self.initiatives[step.initiative_id].title
            raise Refused(
                _("The case also keeps “%(title)s” in the plan. Remove that first.") % {"title": title},
                field="initiative",
            )

    def _move(self, move: Move) -> None:
        self.balances[move.from_key] = self.balances.get(move.from_key, 0) - move.amount_ore
        self.balances[move.to_key] = self.balances.get(move.to_key, 0) + move.amount_ore
        if move.reverses_id is not None:
            self.reversed_ids.add(move.reverses_id)
        self.movements.append(self._counted(move))

    def _counted(self, move: Move) -> Movement:
        """As the journal's sums count it: a reversal against what it reverses, and that of a refund as spending."""
        if move.reversed_kind == EntryKind.REFUND:
            return Movement(EntryKind.SPENDING, move.from_key, move.to_key, self.booked_year, move.amount_ore)
        if move.reversed_kind is not None:
            return Movement(move.reversed_kind, move.to_key, move.from_key, self.booked_year, -move.amount_ore)
        return Movement(move.kind, move.from_key, move.to_key, self.booked_year, move.amount_ore)
