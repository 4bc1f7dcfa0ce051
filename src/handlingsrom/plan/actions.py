"""Every write to the plan. Each action is one transaction, checks a policy and leaves an audit record."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.lib.sorting import fold
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Body, Partner, Person, Region
from handlingsrom.plan.lifecycle import STEPS, Lifecycle
from handlingsrom.plan.models import (
    ActionPlan,
    Health,
    HealthReport,
    Initiative,
    Programme,
    Strategy,
    Transition,
)
from handlingsrom.plan.policies import check_can_edit_plan, check_can_report

OfOne = Initiative | ActionPlan | Strategy | Programme | Person | Region | Partner | Body
"""What stands where a code does in the addresses of the plan; an initiative so named could not be opened."""


@transaction.atomic
def transition(
    *,
    by: Actor,
    now: datetime,
    initiative: Initiative,
    to: Lifecycle,
    effective_on: date,
    merged_into: Initiative | None = None,
    into_plan: ActionPlan | None = None,
) -> Transition:
    """Take an initiative one step of its lifecycle, in force from `effective_on`.

    Raises Refused when the table of steps has no such step. `into_plan` is the plan it becomes part of.
    """
    check_can_edit_plan(by, initiative.partnership_id)
    initiative.refresh_from_db(from_queryset=Initiative.objects.select_for_update())
    before = Lifecycle(initiative.lifecycle)
    check_step(initiative.title, before, to)
    _check_in_order(initiative, before, effective_on)
    check_of(initiative.partnership_id, merged_into, into_plan)
    initiative.lifecycle = to
    initiative.merged_into = merged_into
    initiative.action_plan = into_plan or initiative.action_plan
    initiative.version += 1
    initiative.save(update_fields=["lifecycle", "merged_into", "action_plan", "version"])
    step = Transition.objects.create(
        initiative=initiative, from_state=before, to_state=to, effective_on=effective_on, recorded_at=now
    )
    record(
        by=by,
        now=now,
        action="initiative.transition",
        subject=initiative,
        before={"lifecycle": before},
        after={"lifecycle": to, "effective_on": effective_on},
    )
    return step


def _check_in_order(initiative: Initiative, before: Lifecycle, effective_on: date) -> None:
    """The state on a day is that of the last step up to it, so steps take effect in the order they are made."""
    last = initiative.transitions.order_by("-effective_on").values_list("effective_on", flat=True).first()
    if last and effective_on < last:
        raise Refused(
            _("“%(title)s” became %(state)s on %(date)s, so the next step cannot take effect before that day.")
            % {"title": initiative.title, "state": str(before.label).lower(), "date": format_date(last)},
            field="decided_on",
        )


def check_of(partnership_id: int, *named: OfOne | None) -> None:
    """Refused unless everything named is of that partnership."""
    if any(one is not None and one.partnership_id != partnership_id for one in named):
        raise Refused(_("This belongs to another partnership."))


def check_step(title: str, before: Lifecycle, to: Lifecycle) -> None:
    if to not in STEPS[before]:
        raise Refused(
            _("“%(title)s” is %(before)s and cannot become %(to)s.")
            % {"title": title, "before": str(before.label).lower(), "to": str(to.label).lower()}
        )


@transaction.atomic
def report_health(
    *, by: Actor, now: datetime, initiative: Initiative, health: Health, text: str, reported_on: date
) -> HealthReport:
    """Say how an initiative is doing. Raises Forbidden unless leader, owner or secretariat."""
    check_can_report(by, initiative)
    if reported_on > timezone.localtime(now).date():
        raise Refused(_("A status cannot be from a day that has not come yet."), field="reported_on")
    report = HealthReport.objects.create(
        initiative=initiative,
        health=health,
        text=text,
        reported_on=reported_on,
        reporter=by.name,
        recorded_at=now,
    )
    record(
        by=by,
        now=now,
        action="initiative.report",
        subject=initiative,
        after={"health": health, "text": text, "reported_on": reported_on},
    )
    return report


@transaction.atomic
def set_people(
    *,
    by: Actor,
    now: datetime,
    initiative: Initiative,
    version: int,
    owner: Person | None,
    leader: Person | None,
    followed_up_by: str,
) -> Initiative:
    """Say who owns, leads and follows up an initiative. Raises Conflict when it changed since `version`."""
    check_can_edit_plan(by, initiative.partnership_id)
    locked = lock(initiative, version)
    check_of(locked.partnership_id, owner, leader)
    before = {
        "owner": str(locked.owner or ""),
        "leader": str(locked.leader or ""),
        "followed_up_by": locked.followed_up_by,
    }
    locked.owner, locked.leader, locked.followed_up_by = owner, leader, followed_up_by
    locked.version += 1
    locked.save(update_fields=["owner", "leader", "followed_up_by", "version"])
    record(
        by=by,
        now=now,
        action="initiative.people",
        subject=locked,
        before=before,
        after={"owner": str(owner or ""), "leader": str(leader or ""), "followed_up_by": followed_up_by},
    )
    return locked


def lock(initiative: Initiative, version: int) -> Initiative:
    """The initiative, locked until the transaction ends. Raises Conflict when it changed since `version`."""
    locked = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if locked.version != version:
        raise Conflict(_("Somebody else changed this initiative meanwhile. See what it says now, and save again."))
    return locked


def refresh_search(initiative: Initiative) -> None:
    """Fill the folded search column: what free-text search looks in, on both databases alike."""
    words = [
        initiative.title,
        initiative.code,
        initiative.description,
        initiative.responsible_as_written,
        initiative.place_note,
    ]
    words += [str(r) for r in initiative.responsibilities.select_related("partner", "body")]
    words += [str(r.region) for r in initiative.in_regions.select_related("region")]
    Initiative.objects.filter(pk=initiative.pk).update(search_text=fold(" ".join(filter(None, words))))
