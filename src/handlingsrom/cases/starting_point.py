"""The world a case's changes meet, read from the database: as it is now, or as it was just before the decision."""

from typing import Any

from django.db.models import F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable

from handlingsrom.cases.models import Case, Decision
from handlingsrom.cases.standing import Standing
from handlingsrom.cases.states import DECIDED
from handlingsrom.cases.world import Place, World
from handlingsrom.money.models import Entry
from handlingsrom.money.movements import Movement, balances, grant_years, movements, movements_in
from handlingsrom.money.queries import posted
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import ActionPlan, Initiative, Transition


def read_world(case: Case) -> World:
    """The world a case's changes meet: as it is now or, for a decided case, as it was just before the decision.

    Two queries, and one more for a decided case.
    """
    if case.state not in DECIDED:
        booked_year = case.meeting.held_on.year if case.meeting else case.budget_year
        return _world(case, booked_year, movements(case.partnership_id), F("lifecycle"))
    first = Decision.objects.filter(point__case=case).aggregate(
        entry=Min("effects__entry"),
        step=Min("effects__transition"),
        last=Max("pk"),
        recorded_at=Max("recorded_at"),
        decided_on=Max("decided_on"),
    )
    entries, steps = _just_before(first, posted(case.partnership_id), Transition.objects.all())
    newest = steps.filter(initiative=OuterRef("pk")).order_by("-effective_on", "-id")
    booked_year = first["decided_on"].year if first["last"] else case.budget_year
    return _world(case, booked_year, movements_in(entries), Subquery(newest.values("to_state")[:1]))


def _just_before(
    first: dict[str, Any], entries: QuerySet[Entry], steps: QuerySet[Transition]
) -> tuple[QuerySet[Entry], QuerySet[Transition]]:
    """Of the entries and the lifecycle steps, those that were there when the case was decided."""
    if first["entry"]:
        entries = entries.filter(pk__lt=first["entry"])
    elif first["last"]:
        entries = entries.filter(_known_to(first, "booked_on")).exclude(_decided_after(first))
    if first["step"]:
        steps = steps.filter(pk__lt=first["step"])
    elif first["last"]:
        steps = steps.filter(_known_to(first, "effective_on")).exclude(_decided_after(first))
    return entries, steps


def _known_to(decision: dict[str, Any], day: str) -> Q:
    """What was recorded before a decision. Of a book, where all is recorded at once, what is dated no later."""
    at_once = Q(**{"recorded_at": decision["recorded_at"], f"{day}__lte": decision["decided_on"]})
    return Q(recorded_at__lt=decision["recorded_at"]) | at_once


def _decided_after(decision: dict[str, Any]) -> Q:
    """What followed from another decision of the same day that comes after this one."""
    return Q(effect__decision__decided_on=decision["decided_on"], effect__decision__gt=decision["last"])


def _world(case: Case, booked_year: int, moved: list[Movement], state: Combinable) -> World:
    """`state` is the lifecycle of an initiative at that moment; one without any was not there yet."""
    plans = ActionPlan.objects.filter(partnership_id=case.partnership_id).order_by("-to_year", "-id")
    rows = list(
        Initiative.objects.filter(partnership_id=case.partnership_id)
        .annotate(state=state, newest_plan=Subquery(plans.values("pk")[:1]))
        .values_list("pk", "title", "state", "focus_area_id", "action_plan_id", "newest_plan")
    )
    return World(
        year=case.budget_year,
        booked_year=booked_year,
        balances=balances(moved),
        movements=moved,
        initiatives={
            pk: Place(title, Lifecycle(held), area_id, plan_id is not None)
            for pk, title, held, area_id, plan_id, _newest in rows
            if held
        },
        grant_years=grant_years(moved),
        standing=Standing(case),
        action_plan_id=rows[0][-1] if rows else None,
    )
