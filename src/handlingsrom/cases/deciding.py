"""Sending a case out, deciding it, and following it up.

Adoption is one transaction: every change of every adopted point takes effect, each effect tied to its decision, or
nothing happens at all. The consequences are those of the projection, computed anew inside the transaction.
"""

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.cases.figures import figures, fill
from handlingsrom.cases.models import (
    Case,
    Decision,
    DecisionPoint,
    Effect,
    FollowUp,
    PaperFile,
    PaperVersion,
    ProposedChange,
)
from handlingsrom.cases.paper import render
from handlingsrom.cases.policies import check_can_edit_cases
from handlingsrom.cases.projection import Projection, Tried, changes_of, project
from handlingsrom.cases.said import keep_figures
from handlingsrom.cases.states import STEPS, CaseState, Outcome
from handlingsrom.cases.world import Commit, Consequence, Hold, Move, Promise, Reopening, Rules, Step
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.models import Commitment, Condition, ReserveRules
from handlingsrom.money.posting import post
from handlingsrom.money.years import reopen_year
from handlingsrom.papers.formats import FORMATS
from handlingsrom.people.actors import Actor
from handlingsrom.plan.actions import transition
from handlingsrom.plan.models import Initiative


@transaction.atomic
def send_paper(*, by: Actor, now: datetime, case: Case, version: int) -> PaperVersion:
    """Freeze the paper as it is now, in every format, and mark the case as sent.

    Refused while a change cannot be carried out, a text names an unknown figure, or a point says nothing.
    """
    locked = _locked(by, case)
    if locked.version != version:
        raise Conflict(
            _("%(name)s saved this case after you opened it. Look through it before you send.")
            % {"name": locked.edited_by}
        )
    if locked.state != CaseState.SENT:
        _check_step(locked, CaseState.SENT)
    _check_points_are_written(list(locked.points.all()))
    projection = project(locked)
    _check_nothing_refused(projection)
    before, locked.state = locked.state, CaseState.SENT
    locked.save(update_fields=["state"])
    frozen = _freeze(by, now, locked, projection)
    record(
        by=by,
        now=now,
        action="case.send",
        subject=locked,
        before={"state": before},
        after={"state": locked.state, "paper": frozen.number},
    )
    return frozen


def _freeze(by: Actor, now: datetime, case: Case, projection: Projection) -> PaperVersion:
    last = case.papers.values_list("number", flat=True).first() or 0
    frozen = PaperVersion.objects.create(case=case, number=last + 1, sent_at=now, sent_by=by.name)
    for form in FORMATS:
        content = render(projection, form, now=now, version=frozen)
        PaperFile.objects.create(
            version=frozen, format=form, content=content, sha256=hashlib.sha256(content).hexdigest()
        )
    keep_figures(frozen, projection)
    return frozen


@transaction.atomic
def change_state(*, by: Actor, now: datetime, case: Case, to: CaseState) -> Case:
    """Take a case back to draft, or withdraw it. Sending and deciding have actions of their own."""
    locked = _locked(by, case)
    if to not in (CaseState.DRAFT, CaseState.WITHDRAWN):
        raise Refused(_("A case is sent or decided by its own action."))
    _check_step(locked, to)
    before, locked.state = locked.state, to
    locked.version += 1
    locked.edited_at, locked.edited_by = now, by.name
    locked.save(update_fields=["state", "version", "edited_at", "edited_by"])
    record(by=by, now=now, action="case.state", subject=locked, before={"state": before}, after={"state": to})
    return locked


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
    locked = _locked(by, case)
    if version is not None and locked.version != version:
        raise Conflict(
            _("%(name)s changed this case after you opened it. See what it says now, and record again.")
            % {"name": locked.edited_by}
        )
    _check_step(locked, CaseState.DECIDED)
    if decided_on > timezone.localtime(now).date():
        raise Refused(_("A decision cannot be recorded before the day it is made."), field="decided_on")
    points = list(locked.points.all())
    _check_points_are_written(points)
    said = {p.pk: (outcomes or {}).get(p.pk, Outcome.ADOPTED) for p in points}
    lock_journal(locked.partnership_id)
    adopted = [c for c in changes_of(locked) if said[c.point_id] == Outcome.ADOPTED]
    projection = project(locked, adopted)
    _check_nothing_refused(projection)
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
            effect.entry = post(
                by=by,
                now=now,
                partnership=case.partnership,
                kind=consequence.kind,
                from_key=consequence.from_key,
                to_key=consequence.to_key,
                amount_ore=consequence.amount_ore,
                booked_on=decision.decided_on,
                text=_entry_text(change),
                key=f"case:{case.body.code}:{case.year}:{case.sequence}:{change.pk}:{index}",
                reverses=change.entry if consequence.reverses_id else None,
            )
        case Step():
            initiative = Initiative.objects.get(pk=consequence.initiative_id)
            effect.transition = transition(
                by=by,
                now=now,
                initiative=initiative,
                to=consequence.to,
                effective_on=decision.decided_on,
                merged_into=change.into if consequence.into_id else None,
                into_plan=projection.before.action_plan if consequence.enters_plan else None,
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


@transaction.atomic
def complete_follow_up(*, by: Actor, now: datetime, follow_up: FollowUp, done_on: date, note: str = "") -> FollowUp:
    """Say that a follow-up is done. When it was the last of its case, the case is followed up."""
    check_can_edit_cases(by, follow_up.partnership_id)
    if done_on > timezone.localtime(now).date():
        raise Refused(_("Nothing is done on a day that has not come yet."), field="done_on")
    locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if locked.done_on:
        raise Refused(_("This was done %(date)s already.") % {"date": format_date(locked.done_on)})
    locked.done_on, locked.done_note = done_on, note
    locked.save(update_fields=["done_on", "done_note"])
    record(by=by, now=now, action="follow_up.done", subject=locked, after={"done_on": done_on, "note": note})
    _settle_case(by, now, locked)
    return locked


def _settle_case(by: Actor, now: datetime, follow_up: FollowUp) -> None:
    """The case is locked first: of two who finish the last two at once, the second sees what the first did."""
    found = Case.objects.filter(points__decision__effects__follow_up=follow_up, state=CaseState.DECIDED)
    case = found.select_for_update(of=("self",)).first()
    if case is None:
        return
    still_open = FollowUp.objects.filter(effect__decision__point__case=case, done_on__isnull=True)
    if not still_open.exists():
        case.state = CaseState.FOLLOWED_UP
        case.save(update_fields=["state"])
        record(by=by, now=now, action="case.state", subject=case, after={"state": case.state})


def _locked(by: Actor, case: Case) -> Case:
    check_can_edit_cases(by, case.partnership_id)
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("meeting", "body", "partnership")
        .get(pk=case.pk)
    )


def _check_step(case: Case, to: CaseState) -> None:
    if to not in STEPS[CaseState(case.state)]:
        raise Refused(
            _("Case %(number)s is %(before)s and cannot become %(to)s.")
            % {
                "number": case.number,
                "before": str(case.get_state_display()).lower(),
                "to": str(to.label).lower(),
            }
        )


def _check_points_are_written(points: list[DecisionPoint]) -> None:
    if not points:
        raise Refused(_("The case has no points to decide. Write the proposed resolution first."))
    if empty := [point.label for point in points if not point.text.strip()]:
        raise Refused(_("Points without text: %(points)s") % {"points": ", ".join(empty)})


def _check_nothing_refused(projection: Projection) -> None:
    if refused := projection.refused:
        first = refused[0]
        raise Refused(
            _("Point %(point)s cannot be carried out: %(reason)s")
            % {
                "point": first.change.point.label,
                "reason": first.refusal,
            }
        )
