"""What an initiative is: written down as proposed, and corrected later. Its lifecycle is for decisions alone."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.errors import Refused
from handlingsrom.lib.sorting import fold
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Body, Partner, Partnership, Person, Region
from handlingsrom.plan.actions import check_of, lock, refresh_search
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import (
    FocusArea,
    Initiative,
    InitiativeRegion,
    Programme,
    Responsibility,
    Strategy,
    Transition,
)
from handlingsrom.plan.policies import check_can_edit_plan

_IN_ADDRESSES = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_CODE_STEM = 50
_TAKEN_BY_PAGES = {"nytt", "excel", "strategi", "id"}


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
    check_of(partnership.pk, programme, owner, leader, *_area(focus_area), *regions, *responsible)
    _check_title(partnership.pk, title)
    about = {"description": description, "focus_area": focus_area, "programme": programme, "place_note": place_note}
    people = {"owner": owner, "leader": leader, "followed_up_by": followed_up_by}
    initiative = _add_last(partnership, title.strip(), is_in_all_regions=is_in_all_regions, **about, **people)
    _place(initiative, regions)
    _answer_for(initiative, responsible)
    _begin(initiative, now)
    refresh_search(initiative)
    _record_proposal(by, now, initiative)
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
    locked = lock(initiative, version)
    check_of(locked.partnership_id, programme, *_area(focus_area), *regions, *responsible)
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


def _add_last(partnership: Partnership, title: str, **rest: Any) -> Initiative:
    """At the end of the plan, with a code of its own."""
    last = Initiative.objects.filter(partnership=partnership).aggregate(last=Max("order"))["last"] or 0
    code = _free_code(partnership.pk, title)
    return Initiative.objects.create(partnership=partnership, code=code, title=title, order=last + 1, **rest)


def _begin(initiative: Initiative, now: datetime) -> None:
    """The first step of its lifecycle: proposed, from today."""
    today = timezone.localtime(now).date()
    Transition.objects.create(
        initiative=initiative, to_state=Lifecycle.PROPOSED, effective_on=today, recorded_at=now
    )


def _record_proposal(by: Actor, now: datetime, initiative: Initiative) -> None:
    people = {
        "owner": str(initiative.owner or ""),
        "leader": str(initiative.leader or ""),
        "followed_up_by": initiative.followed_up_by,
    }
    record(by=by, now=now, action="initiative.propose", subject=initiative, after=described(initiative) | people)


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
