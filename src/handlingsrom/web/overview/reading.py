"""What the front page reads: at most seven queries, whatever one's role."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum

from handlingsrom.awards.models import YearEnd
from handlingsrom.cases.models import Case, Decision, DecisionPoint, Meeting
from handlingsrom.cases.policies import readable
from handlingsrom.cases.queries import latest_decisions
from handlingsrom.cases.states import EDITABLE
from handlingsrom.money.models import Condition
from handlingsrom.people.actors import Actor, current
from handlingsrom.people.models import Appointment, RoleKind, Seat
from handlingsrom.plan.lifecycle import IN_PLAN
from handlingsrom.plan.models import HealthReport, Initiative, Responsibility

MEETINGS = 6


def plan_rows(partnership_id: int) -> list[Initiative]:
    """Initiatives in the plan, annotated `is_owner_clear` (as `PlanRow.has_clear_owner`) and `health_on`.

    `has_year_end` and `has_condition` say of the partnership whether there is anything of the kind to read.
    """
    certain = Responsibility.objects.filter(initiative=OuterRef("pk"), is_unsure=False)
    reports = HealthReport.objects.filter(initiative=OuterRef("pk")).order_by("-reported_on", "-id")
    rows = Initiative.objects.filter(
        partnership_id=partnership_id, action_plan__isnull=False, lifecycle__in=IN_PLAN
    )
    return list(
        rows.annotate(
            is_owner_clear=Q(owner__isnull=False) | Exists(certain),
            health_on=Subquery(reports.values("reported_on")[:1]),
            has_year_end=Exists(YearEnd.objects.filter(partnership=OuterRef("partnership"))),
            has_condition=Exists(Condition.objects.filter(initiative__partnership=OuterRef("partnership"))),
        )
        .only("pk", "title", "owner_id", "leader_id", "partnership_id")
        .order_by("focus_area__order", "order", "id")
    )


def undecided(actor: Actor) -> list[Case]:
    """Drafts and sent cases the actor may read, the first meeting first."""
    found = readable(actor).filter(state__in=EDITABLE).select_related("body", "meeting")
    return list(found.order_by("meeting__held_on", "year", "sequence"))


def empty_seats(actor: Actor, today: date) -> list[Seat]:
    """Seats nobody sits in today, for those who fill them; nothing for others."""
    if not actor.has(RoleKind.SECRETARIAT, RoleKind.ADMINISTRATOR):
        return []
    taken = Appointment.objects.filter(current(today), seat=OuterRef("pk"))
    seats = Seat.objects.filter(~Exists(taken), body__partnership_id=actor.partnership_id or 0)
    return list(seats.select_related("body").order_by("body__name", "order", "id"))


def meetings_ahead(partnership_id: int, today: date) -> list[Meeting]:
    found = Meeting.objects.filter(partnership_id=partnership_id, held_on__gte=today)
    return list(found.select_related("body").order_by("held_on")[:MEETINGS])


def decisions(partnership_id: int) -> QuerySet[Decision]:
    """What is decided, the latest first, annotated with the money each moved, `moved_ore`.

    A point that only leads in those below it (`1.` before `1 a`) says nothing of its own, and is left out.
    """
    below = DecisionPoint.objects.filter(case=OuterRef("point__case"), main=OuterRef("point__main"), sub__gt=0)
    found = latest_decisions(partnership_id).exclude(Q(point__sub=0) & Exists(below))
    moved = found.annotate(moved_ore=Sum("effects__entry__amount_ore"))
    return moved.order_by("-decided_on", "-point__case_id", "point__main", "point__sub")
