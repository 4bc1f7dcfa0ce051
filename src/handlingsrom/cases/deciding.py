"""Deciding a case.

Adoption is one transaction: every change of every adopted point takes effect, each effect tied to its decision, or
nothing happens at all. The consequences are those of the projection, computed anew inside the transaction.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.cases.figures import figures, fill
from handlingsrom.cases.models import Case, Decision, DecisionPoint, Effect, FollowUp, ProposedChange
from handlingsrom.cases.projection import Projection, Tried, changes_of, project
from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.cases.steps import check_nothing_refused, check_points_are_written, check_step, lock_case
from handlingsrom.cases.world import Commit, Consequence, Hold, Move, Promise, Reopening, Rules, Step
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.models import Commitment, Condition, Entry, ReserveRules
from handlingsrom.money.posting import post
from handlingsrom.money.years import reopen_year
from handlingsrom.people.actors import Actor
from handlingsrom.plan.actions import transition
from handlingsrom.plan.models import ActionPlan, Initiative


@transaction.atomic
def record_decision(
    *,
    by: Actor,
    now: datetime,
    case: Case,
    decided_on: date,
    outcomes: dict[int, Outcome] | None = None,
    reservations: str = "",
    version: int | None = None,
) -> list[Decision]:
    """Record what the body decided and carry it out: all of it, or nothing.

    `outcomes`: point id → outcome; points not named are adopted. Raises Refused with the reason when the case is
    decided already or an adopted change cannot be carried out, Conflict when it changed since `version`.
    """
    locked = lock_case(by, case)
    _check_can_be_decided(locked, version, decided_on, now)
    points = list(locked.points.all())
    check_points_are_written(points)
    said = {p.pk: (outcomes or {}).get(p.pk, Outcome.ADOPTED) for p in points}
    lock_journal(locked.partnership_id)
    adopted = [c for c in changes_of(locked) if said[c.point_id] == Outcome.ADOPTED]
    projection = project(locked, adopted)
    check_nothing_refused(projection)
    decisions = _write_decisions(by, now, projection, points, said, decided_on, reservations)
    for tried in projection.tried:
        _carry_out(by, now, tried, decisions[tried.change.point_id], projection)
    locked.state, locked.version = CaseState.DECIDED, locked.version + 1
    locked.save(update_fields=["state", "version"])
    record(
        by=by,
        now=now,
        action="case.decide",
        subject=locked,
        after={"decided_on": decided_on, "outcomes": {p.label: said[p.pk] for p in points}},
    )
    return list(decisions.values())


def _check_can_be_decided(case: Case, version: int | None, decided_on: date, now: datetime) -> None:
    if version is not None and case.version != version:
        raise Conflict(
            _("%(name)s changed this case after you opened it. See what it says now, and record again.")
            % {"name": case.edited_by}
        )
    check_step(case, CaseState.DECIDED)
    if decided_on > timezone.localtime(now).date():
        raise Refused(_("A decision cannot be recorded before the day it is made."), field="decided_on")


def _write_decisions(
    by: Actor,
    now: datetime,
    projection: Projection,
    points: list[DecisionPoint],
    said: dict[int, Outcome],
    decided_on: date,
    reservations: str,
) -> dict[int, Decision]:
    known = figures(projection)
    return {
        point.pk: Decision.objects.create(
            point=point,
            outcome=said[point.pk],
            decided_on=decided_on,
            wording=fill(point.text, known),
            reservations=reservations,
            recorded_at=now,
            recorded_by=by.name,
        )
        for point in points
    }


def _carry_out(by: Actor, now: datetime, tried: Tried, decision: Decision, projection: Projection) -> None:
    for index, consequence in enumerate(tried.consequences):
        effect = Effect(decision=decision, change=tried.change, initiative_id=tried.change.initiative_id)
        _bring_about(by, now, effect, consequence, index, projection)
        effect.save(force_insert=True)


def _bring_about(
    by: Actor, now: datetime, effect: Effect, consequence: Consequence, index: int, projection: Projection
) -> None:
    change, decision, case = effect.change, effect.decision, projection.case
    assert change is not None
    match consequence:
        case Move():
            effect.entry = _post(by, now, effect, consequence, index)
        case Step():
            initiative = Initiative.objects.get(pk=consequence.initiative_id)
            plan = ActionPlan.objects.filter(pk=projection.before.action_plan_id or 0)
            effect.transition = transition(
                by=by,
                now=now,
                initiative=initiative,
                to=consequence.to,
                effective_on=decision.decided_on,
                merged_into=change.into if consequence.into_id else None,
                into_plan=plan.first() if consequence.enters_plan else None,
            )
        case Promise():
            effect.follow_up = FollowUp.objects.create(
                partnership_id=case.partnership_id,
                initiative_id=consequence.initiative_id,
                text=consequence.text,
                responsible=consequence.responsible,
                due_on=consequence.due_on,
            )
        case Commit() | Hold() | Rules() | Reopening():
            _write_down(by, now, effect, consequence)


def _post(by: Actor, now: datetime, effect: Effect, move: Move, index: int) -> Entry:
    """`index`: which of the change's consequences it is, so that none is posted twice."""
    change, case = effect.change, effect.decision.point.case
    assert change is not None
    return post(
        by=by,
        now=now,
        partnership=case.partnership,
        kind=move.kind,
        from_key=move.from_key,
        to_key=move.to_key,
        amount_ore=move.amount_ore,
        booked_on=effect.decision.decided_on,
        text=_entry_text(change),
        key=f"case:{case.body.code}:{case.year}:{case.sequence}:{change.pk}:{index}",
        reverses=change.entry if move.reverses_id else None,
    )


def _write_down(by: Actor, now: datetime, effect: Effect, consequence: Commit | Hold | Rules | Reopening) -> None:
    """What a decision says about money without moving any."""
    on, partnership = effect.decision.decided_on, effect.decision.point.case.partnership
    match consequence:
        case Commit():
            effect.commitment = Commitment.objects.create(
                initiative_id=consequence.initiative_id,
                year=consequence.year,
                amount_ore=consequence.amount_ore,
                text=consequence.text[:300],
                decided_on=on,
                recorded_at=now,
            )
        case Hold():
            effect.condition = Condition.objects.create(
                initiative_id=consequence.initiative_id,
                year=consequence.year,
                amount_ore=consequence.amount_ore,
                requires=consequence.requires,
                set_on=on,
                recorded_at=now,
            )
        case Rules():
            effect.reserve_rules = ReserveRules.objects.create(
                partnership=partnership, text=consequence.text, adopted_on=on, recorded_at=now
            )
        case Reopening():
            effect.year_event = reopen_year(
                by=by,
                now=now,
                partnership=partnership,
                year=consequence.year,
                text=consequence.text,
                happened_on=on,
            )


def _entry_text(change: ProposedChange) -> str:
    return (change.text.splitlines() or [""])[0][:300]
