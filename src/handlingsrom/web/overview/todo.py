"""What waits for somebody: what it is, by when, and where it is done. Who sees what follows from their roles."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.cases.models import Case, FollowUp
from handlingsrom.cases.states import CaseState
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import RoleKind, Seat
from handlingsrom.plan.models import Initiative
from handlingsrom.web.links import to_case, to_initiative
from handlingsrom.web.navigation import address
from handlingsrom.web.templatetags.words import STALE_AFTER_DAYS

SHOWN = 6
"""Of each kind; the rest is behind the link to the list."""


@dataclass(frozen=True)
class Todo:
    icon: str
    title: str
    url: str
    sub: str = ""
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Group:
    label: str
    items: list[Todo]
    more: int = 0
    is_late: bool = False


def grouped(items: list[Todo], today: date) -> list[Group]:
    """Overdue, this week, later, and what has no date; empty groups are left out."""
    week_end = today + timedelta(days=6 - today.weekday())
    late = [item for item in items if item.due_on and item.due_on < today]
    soon = [item for item in items if item.due_on and today <= item.due_on <= week_end]
    later = [item for item in items if item.due_on and item.due_on > week_end]
    undated = [item for item in items if not item.due_on]
    groups = [
        _group(_("Overdue"), late, is_late=True),
        _group(_("This week"), soon),
        _group(_("Later"), later),
        _group(_("Without a date"), undated),
    ]
    return [group for group in groups if group.items]


def _group(label: str, items: list[Todo], *, is_late: bool = False, most: int = SHOWN) -> Group:
    return Group(label, items[:most], max(0, len(items) - most), is_late)


def next_of_each(found: list[FollowUp], today: date) -> list[FollowUp]:
    """Of what is to be done again and again, only the next time; everything that is overdue stays."""
    seen: set[tuple[str, int | None]] = set()
    kept = []
    for item in found:
        series = (item.text, item.initiative_id)
        is_ahead = item.due_on is not None and item.due_on >= today
        if not (is_ahead and series in seen):
            kept.append(item)
        if is_ahead:
            seen.add(series)
    return kept


def follow_up_items(found: list[FollowUp], today: date) -> Iterator[Todo]:
    """`found`: open follow-ups, the first due first."""
    for item in next_of_each(found, today):
        note = days_ago(item.due_on, today)
        yield Todo("tasklist", item.text, _follow_up_url(item), _from(item), item.due_on, note)


def _follow_up_url(item: FollowUp) -> str:
    return address("cases:follow_ups") or to_initiative(item.initiative_id)


def _from(item: FollowUp) -> str:
    """Which initiative it is about, which decision it comes from, and who answers for it."""
    about = item.initiative.title if item.initiative else ""
    effect = getattr(item, "effect", None)
    source = _("Follow-up of %(point)s") % {"point": _point(effect)} if effect else ""
    return ". ".join(filter(None, [about, ", ".join(filter(None, [source, item.responsible]))]))


def _point(effect) -> str:
    point = effect.decision.point
    return f"{point.case.number} {point.label}"


def days_ago(day: date | None, today: date) -> str:
    """How long ago, for what is overdue; the page writes the weekday of what lies ahead."""
    if not day or day >= today:
        return ""
    days = (today - day).days
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}


def case_items(actor: Actor, cases: list[Case], today: date) -> Iterator[Todo]:
    """Drafts and sent cases for the secretariat; for a member, what their body is to decide."""
    is_secretariat = actor.has(RoleKind.SECRETARIAT)
    for case in cases:
        due = case.meeting.held_on if case.meeting else None
        where = f"{case.body.code} {case.number}"
        if is_secretariat and case.state == CaseState.DRAFT:
            title = _("Finish case %(case)s") % {"case": where}
            yield Todo("docpencil", title, to_case(case.pk), case.title, due, days_ago(due, today))
        elif is_secretariat and case.state == CaseState.SENT:
            title = _("Record the decision in case %(case)s") % {"case": where}
            yield Todo("gavel", title, to_case(case.pk), case.title, due, days_ago(due, today))
        elif case.state == CaseState.SENT and case.body_id in actor.body_ids:
            title = _("Read case %(case)s before the meeting") % {"case": where}
            yield Todo("filetext", title, to_case(case.pk), case.title, due, days_ago(due, today))


def owner_items(without_owner: list[Initiative], held: dict[int, int]) -> Iterator[Todo]:
    """Initiatives nobody answers for, those with most money first."""
    for initiative in sorted(without_owner, key=lambda i: -held.get(i.pk, 0)):
        ore = held.get(initiative.pk, 0)
        sub = _("%(kr)s is awarded to it, and nobody answers for it") % {"kr": f"{format_kr(ore)}{NBSP}kr"}
        title = _("Settle who owns %(initiative)s") % {"initiative": initiative.title}
        yield Todo("person", title, to_initiative(initiative.pk), sub if ore else _("No owner is named"))


def seat_items(seats: list[Seat]) -> Iterator[Todo]:
    """Empty seats, one line for each body."""
    by_body: dict[str, list[str]] = {}
    for seat in seats:
        by_body.setdefault(seat.body.code, []).append(seat.name)
    for code, names in by_body.items():
        title = ngettext(
            "Fill %(count)s empty seat in %(body)s", "Fill %(count)s empty seats in %(body)s", len(names)
        )
        sub = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        yield Todo("chairtable", title % {"count": len(names), "body": code}, address("people"), sub)


def status_items(actor: Actor, plan: list[Initiative], today: date) -> Iterator[Todo]:
    """One's own initiatives whose status is unknown or out of date. `plan`: annotated `health_on`."""
    for initiative in plan:
        if not actor.person_id or actor.person_id not in (initiative.leader_id, initiative.owner_id):
            continue
        said_on: date | None = initiative.health_on  # type: ignore[attr-defined]
        if said_on and (today - said_on).days <= STALE_AFTER_DAYS:
            continue
        title = _("Report the status of %(initiative)s") % {"initiative": initiative.title}
        days = (today - said_on).days if said_on else 0
        sub = _("Last reported %(days)s days ago") % {"days": days} if said_on else _("Never reported")
        yield Todo("notepencil", title, to_initiative(initiative.pk), sub)
