"""Every write to the plan. Each action is one transaction, checks a policy and leaves an audit record."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain, count

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.lib.sorting import fold
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Body, Partner, Partnership, Person, Region
from handlingsrom.plan.lifecycle import STEPS, Lifecycle
from handlingsrom.plan.models import (
    ActionPlan,
    FocusArea,
    Health,
    HealthReport,
    Initiative,
    InitiativeRegion,
    Programme,
    Responsibility,
    Strategy,
    Transition,
)
from handlingsrom.plan.policies import check_can_edit_plan, check_can_report

_OfOne = Initiative | ActionPlan | Strategy | Programme | Person | Region | Partner | Body
_IN_ADDRESSES = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_CODE_STEM = 50
_TAKEN_BY_PAGES = {"nytt", "excel", "strategi", "id"}
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
    _check_own(initiative, merged_into, into_plan)
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


def _check_own(initiative: Initiative, *named: Initiative | ActionPlan | Person | None) -> None:
    _check_of(initiative.partnership_id, *named)


def _check_of(partnership_id: int, *named: _OfOne | None) -> None:
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
    locked = _lock(initiative, version)
    _check_own(locked, owner, leader)
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


@transaction.atomic
def propose_initiative(
    *,
    by: Actor,
    now: datetime,
    partnership: Partnership,
    title: str,
    description: str,
    focus_area: FocusArea | None,
    programme: Programme | None,
    regions: Sequence[Region],
    is_in_all_regions: bool,
    place_note: str,
    responsible: Sequence[Partner | Body],
    owner: Person | None,
    leader: Person | None,
    followed_up_by: str,
) -> Initiative:
    """Write down a new initiative, proposed from today. A decision takes it into the plan, nothing here does.

    Raises Refused for a title that is taken (field "title") and for what belongs to another partnership.
    """
    check_can_edit_plan(by, partnership.pk)
    Partnership.objects.select_for_update().get(pk=partnership.pk)  # so that two never draw one code
    _check_of(partnership.pk, programme, owner, leader, *_area(focus_area), *regions, *responsible)
    _check_title(partnership.pk, title)
    last = Initiative.objects.filter(partnership=partnership).aggregate(last=Max("order"))["last"]
    initiative = Initiative.objects.create(
        partnership=partnership,
        code=_free_code(partnership.pk, title),
        title=title.strip(),
        description=description,
        focus_area=focus_area,
        programme=programme,
        is_in_all_regions=is_in_all_regions,
        place_note=place_note,
        owner=owner,
        leader=leader,
        followed_up_by=followed_up_by,
        order=(last or 0) + 1,
    )
    _place(initiative, regions)
    _answer_for(initiative, responsible)
    Transition.objects.create(
        initiative=initiative,
        to_state=Lifecycle.PROPOSED,
        effective_on=timezone.localtime(now).date(),
        recorded_at=now,
    )
    refresh_search(initiative)
    people = {"owner": str(owner or ""), "leader": str(leader or ""), "followed_up_by": followed_up_by}
    record(by=by, now=now, action="initiative.propose", subject=initiative, after=described(initiative) | people)
    return initiative


@transaction.atomic
def edit_initiative(
    *,
    by: Actor,
    now: datetime,
    initiative: Initiative,
    version: int,
    title: str,
    description: str,
    focus_area: FocusArea | None,
    programme: Programme | None,
    regions: Sequence[Region],
    is_in_all_regions: bool,
    place_note: str,
    responsible: Sequence[Partner | Body],
) -> Initiative:
    """Correct what an initiative is; its code stays. Raises Conflict when it changed since `version`.

    A region or party that stays keeps its place and the source's question mark.
    """
    check_can_edit_plan(by, initiative.partnership_id)
    locked = _lock(initiative, version)
    _check_of(locked.partnership_id, programme, *_area(focus_area), *regions, *responsible)
    if fold(title) != fold(locked.title):
        _check_title(locked.partnership_id, title)
    before = described(locked)
    locked.title, locked.description, locked.place_note = title.strip(), description, place_note
    locked.focus_area, locked.programme = focus_area, programme
    locked.is_in_all_regions = is_in_all_regions
    locked.version += 1
    locked.save()
    _place(locked, regions)
    _answer_for(locked, responsible)
    refresh_search(locked)
    after = described(locked)
    changed = [name for name in after if before[name] != after[name]]
    record(
        by=by,
        now=now,
        action="initiative.edit",
        subject=locked,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return locked


def described(initiative: Initiative) -> dict[str, str | bool]:
    """What an initiative is, in words: what `edit_initiative` changes, for the record and for a conflict."""
    in_regions = initiative.in_regions.select_related("region").order_by("region__order", "region_id")
    parties = initiative.responsibilities.select_related("partner", "body")
    return {
        "title": initiative.title,
        "description": initiative.description,
        "focus_area": str(initiative.focus_area or ""),
        "programme": str(initiative.programme or ""),
        "is_in_all_regions": initiative.is_in_all_regions,
        "regions": ", ".join(str(one) for one in in_regions),
        "place_note": initiative.place_note,
        "responsible": ", ".join(str(one) for one in parties),
    }


def _lock(initiative: Initiative, version: int) -> Initiative:
    locked = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if locked.version != version:
        raise Conflict(_("Somebody else changed this initiative meanwhile. See what it says now, and save again."))
    return locked


def _area(focus_area: FocusArea | None) -> list[Strategy]:
    """A focus area is of the partnership that has its strategy."""
    return [focus_area.strategy] if focus_area else []


def _check_title(partnership_id: int, title: str) -> None:
    """Two initiatives with one title cannot be told apart in a case; case and accents do not count."""
    if not title.strip():
        raise Refused(_("Write a title."), field="title")
    titles = Initiative.objects.filter(partnership_id=partnership_id).values_list("title", flat=True)
    if fold(title) in map(fold, titles):
        raise Refused(_("There is an initiative with this title already."), field="title")


def _free_code(partnership_id: int, title: str) -> str:
    """The title as it can stand in an address, with a number where that is taken."""
    stem = slugify(title.lower().translate(_IN_ADDRESSES))[:_CODE_STEM].strip("-") or "tiltak"
    taken = set(Initiative.objects.filter(partnership_id=partnership_id).values_list("code", flat=True))
    tries = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(code for code in tries if code not in taken | _TAKEN_BY_PAGES)


def _place(initiative: Initiative, regions: Sequence[Region]) -> None:
    """Papers name regions along with “all” too (who takes part first), so both may be given."""
    initiative.in_regions.exclude(region__in=regions).delete()
    kept = set(initiative.in_regions.values_list("region_id", flat=True))
    new = [InitiativeRegion(initiative=initiative, region=one) for one in regions if one.pk not in kept]
    InitiativeRegion.objects.bulk_create(new)


def _answer_for(initiative: Initiative, responsible: Sequence[Partner | Body]) -> None:
    """Those that stay keep their order and come first, as the first is the one named in tables."""
    rows = list(initiative.responsibilities.select_related("partner", "body"))
    gone = [row.pk for row in rows if (row.partner or row.body) not in responsible]
    initiative.responsibilities.filter(pk__in=gone).delete()
    kept = [row.partner or row.body for row in rows if row.pk not in gone]
    start = max((row.order for row in rows), default=0) + 1
    new = [party for party in responsible if party not in kept]
    Responsibility.objects.bulk_create(
        Responsibility(
            initiative=initiative,
            partner=party if isinstance(party, Partner) else None,
            body=party if isinstance(party, Body) else None,
            order=order,
        )
        for order, party in enumerate(new, start)
    )


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
