"""What the funds page shows of a year, gathered in few queries: what is left to decide, the grants."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy

from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Effect, Meeting
from handlingsrom.cases.policies import readable
from handlingsrom.cases.states import EDITABLE
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.money.models import Grant
from handlingsrom.money.movements import GrantSum, Movement, grants_of
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import BodyKind, RoleKind
from handlingsrom.web.links import to_case, to_journal


def decisions_behind(partnership_id: int, year: int) -> dict[str, list[tuple[str, str]]]:
    """Kind of entry → the decision points behind its entries of the year, as (label, address); one query.

    By way of the cases: there are few decisions, and there may be a million entries.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    rows = (
        Effect.objects.filter(decision__point__case__partnership_id=partnership_id, entry__to_account__year=year)
        .order_by("decision__point__case__year", "decision__point__case__sequence", "decision__point__main")
        .values_list(
            "entry__kind",
            "decision__point__case_id",
            "decision__point__case__number",
            "decision__point__main",
            "decision__point__sub",
        )
        .annotate(Count("pk"))
    )
    for kind, case_id, number, main, sub, _count in rows:
        letter = chr(ord("a") + sub - 1) if sub else ""
        found.setdefault(kind, []).append((f"{number} {main}{letter}", to_case(case_id)))
    return found


@dataclass(frozen=True)
class GrantRow:
    name: str
    reference: str
    year: int
    held: GrantSum
    url: str


def grant_rows(lines: list[Movement], grants: Iterable[Grant]) -> list[GrantRow]:
    """What became of each grant's money, newest first."""
    held = grants_of(lines)
    empty = GrantSum(0, 0, 0, 0, 0, 0, 0, 0)
    rows = [
        GrantRow(
            grant.name, grant.letter_reference, grant.year, held.get(grant.pk, empty), to_journal(tilskudd=grant.pk)
        )
        for grant in grants
    ]
    return sorted(rows, key=lambda row: (-row.year, row.name))


def proposals(actor: Actor, year: int) -> list[dict[str, Any]]:
    """Cases not decided yet that would change the year's frame, as far as the reader may see them; one query."""
    moves = tuple(_PROPOSED)
    # Sums of changes still being written are for those who may read what is written.
    seen = EDITABLE if actor.has(RoleKind.SECRETARIAT, RoleKind.AUDITOR) else ()
    rows = (
        readable(actor)
        .filter(state__in=seen, budget_year=year, changes__kind__in=moves)
        .order_by("year", "sequence")
        .values_list("pk", "number", "changes__kind")
        .annotate(Sum("changes__amount_ore"))
    )
    cases: dict[int, dict[str, Any]] = {}
    for pk, number, kind, ore in rows:
        case = cases.setdefault(pk, {"number": number, "url": to_case(pk), "parts": []})
        case["parts"].append(str(_PROPOSED[kind]) % {"kr": f"{format_kr(ore or 0)}{NBSP}kr"})
    return list(cases.values())


_PROPOSED = {
    ChangeKind.ALLOCATE.value: gettext_lazy("%(kr)s in new awards"),
    ChangeKind.SET_ASIDE.value: gettext_lazy("%(kr)s to the reserve"),
    ChangeKind.RELEASE.value: gettext_lazy("%(kr)s released"),
    ChangeKind.CARRY_OVER.value: gettext_lazy("%(kr)s carried over"),
    ChangeKind.DRAW.value: gettext_lazy("%(kr)s from the reserve"),
    ChangeKind.REPAY.value: gettext_lazy("%(kr)s paid back"),
}
"""The changes that would change a year's frame, and what a case would do."""


def meetings_left(partnership_id: int, today: date) -> list[date]:
    """Meetings of the body that decides on the funds, from today to the end of the year."""
    found = Meeting.objects.filter(
        partnership_id=partnership_id,
        body__kind=BodyKind.STRATEGIC,
        held_on__gte=today,
        held_on__year=today.year,
    )
    return list(found.order_by("held_on").values_list("held_on", flat=True))
