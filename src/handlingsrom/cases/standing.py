"""What else held in a partnership when a case met it: rules for the reserve, closed years, promises, conditions.

Read when a change asks, so that a case that asks for none of it reads none of it. For a decided case: as it was
just before the decision.
"""

from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from handlingsrom.cases.models import Case, Decision
from handlingsrom.cases.states import DECIDED
from handlingsrom.money.conditions import waiting_of
from handlingsrom.money.kinds import YearEventKind
from handlingsrom.money.models import Commitment, Condition, Entry, ReserveRules, YearEvent


def both(requires: str, more: str) -> str:
    """The requirements of either, each once."""
    return " ".join(dict.fromkeys([*requires.split(), *more.split()]))


class Standing:
    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def has_reserve_rules(self) -> bool:
        """What was drawn before rules were asked for stays drawn."""
        if self._decision is not None:
            return True
        rules = ReserveRules.objects.filter(partnership_id=self._case.partnership_id)
        return self._before(rules, "adopted_on").exists()

    @cached_property
    def closed_years(self) -> frozenset[int]:
        events = YearEvent.objects.filter(partnership_id=self._case.partnership_id).order_by("id")
        newest = dict(self._before(events, "happened_on").values_list("year", "kind"))
        return frozenset(year for year, kind in newest.items() if kind == YearEventKind.CLOSED)

    @cached_property
    def commitments(self) -> dict[tuple[int, int], int]:
        """(initiative id, year) → øre promised; those taken back are not there."""
        promised = Commitment.objects.filter(initiative__partnership_id=self._case.partnership_id).order_by("id")
        rows = self._before(promised, "decided_on").values_list("initiative_id", "year", "amount_ore")
        newest = {(initiative_id, year): ore for initiative_id, year, ore in rows}
        return {key: ore for key, ore in newest.items() if ore}

    @cached_property
    def waiting(self) -> dict[int, tuple[int, str]]:
        """Initiative id → øre that wait for conditions, and what for. Empty for a decided case: its conditions are
        set."""
        found: dict[int, tuple[int, str]] = {}
        if self._decision is None:
            of_partnership = Condition.objects.filter(initiative__partnership_id=self._case.partnership_id)
            for condition, ore in waiting_of(of_partnership).items():
                before, requires = found.get(condition.initiative_id, (0, ""))
                found[condition.initiative_id] = (before + ore, both(requires, condition.requires))
        return found

    @cached_property
    def reversals(self) -> dict[int, int | None]:
        """Id of a reversed entry → id of the change that reversed it; None when no change of a case did."""
        reversing = Entry.objects.filter(partnership_id=self._case.partnership_id, reverses__isnull=False)
        return dict(reversing.values_list("reverses_id", "effect__change_id"))

    def _before(self, rows: "QuerySet[Any]", day: str) -> "QuerySet[Any]":
        """All of them, or those known before the decision; of a book, recorded at once, those dated no later."""
        if self._decision is None:
            return rows
        recorded_at, decided_on = self._decision
        at_once = Q(**{"recorded_at": recorded_at, f"{day}__lte": decided_on})
        known = rows.filter(Q(recorded_at__lt=recorded_at) | at_once)
        return known.exclude(effect__decision__point__case=self._case)

    @cached_property
    def _decision(self) -> tuple[Any, Any] | None:
        if self._case.state not in DECIDED:
            return None
        made = Decision.objects.filter(point__case=self._case).order_by("-recorded_at")
        return made.values_list("recorded_at", "decided_on").first()
