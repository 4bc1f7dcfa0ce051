"""The front page: what waits for you, four figures, the next dates and the latest decisions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from handlingsrom.cases.models import FollowUp, Meeting
from handlingsrom.cases.policies import can_edit_cases
from handlingsrom.cases.queries import open_follow_ups
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_long
from handlingsrom.money.figures import Frame, frame
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.movements import Movement, movements
from handlingsrom.papers.model import Cell, Column
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.models import Initiative
from handlingsrom.web import charts
from handlingsrom.web.awards.letters_overview import letter_groups
from handlingsrom.web.awards.year_end_overview import condition_items, year_end_items
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.links import to_case, to_journal
from handlingsrom.web.navigation import address
from handlingsrom.web.overview import reading, todo

DATES = 6
DECISIONS = 7


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    pid, today = actor.partnership_id or 0, timezone.localdate()
    moved = movements(pid)
    plan = reading.plan_rows(pid)
    open_ones = list(open_follow_ups(pid))
    meetings = reading.meetings_ahead(pid, today)
    groups = todo.grouped(_waiting(actor, plan, open_ones, moved, today), today)
    is_editor = can_edit_cases(actor, pid)
    context = {
        "today": today,
        "lede": _lede(groups, meetings, today),
        "figures": _figures(moved, plan, open_ones, today),
        "groups": groups,
        "waiting": sum(len(group.items) + group.more for group in groups),
        "follow_ups_url": address("cases:follow_ups"),
        "cases_url": address("cases"),
        "dates": _dates(meetings, open_ones, today),
        "months": _months(meetings, open_ones, today),
        "decisions": [_decision_row(decision) for decision in reading.decisions(pid)[:DECISIONS]],
        "new_case_url": address("cases:new") if is_editor else "",
        "meetings_url": address("cases:meetings"),
        "letter_groups": letter_groups(actor, timezone.now()),
    }
    return render(request, "overview/overview.html", context)


@require_safe
def decisions_xlsx(request: HttpRequest) -> HttpResponse:
    """Every decision, not only the latest that the page has room for."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    columns = (
        Column(_("Case")),
        Column(_("Point")),
        Column(_("Decision"), weight=6),
        Column(_("Body")),
        Column(_("Date"), "date"),
        Column(_("Kroner"), "amount"),
    )
    rows = (_decision_cells(decision) for decision in reading.decisions(actor.partnership_id or 0))
    return xlsx_response(_("decisions"), _("Decisions"), columns, rows)


def _waiting(
    actor: Actor, plan: list[Initiative], open_ones: list[FollowUp], moved: list[Movement], today: date
) -> list[todo.Todo]:
    """Everything that waits for this person, the most urgent first."""
    is_secretariat = actor.has(RoleKind.SECRETARIAT)
    own = {i.pk for i in plan if actor.person_id and actor.person_id in (i.leader_id, i.owner_id)}
    mine = open_ones if is_secretariat else [item for item in open_ones if item.initiative_id in own]
    items = [
        *todo.case_items(actor, reading.undecided(actor), today),
        *year_end_items(actor, plan, moved, today),
        *condition_items(actor, plan),
        *todo.status_items(actor, plan, today),
    ]
    if is_secretariat:
        unclear = [i for i in plan if not i.is_owner_clear]  # type: ignore[attr-defined]
        items += todo.owner_items(unclear, _held(moved))
    items += todo.seat_items(reading.empty_seats(actor, today))
    items += todo.follow_up_items(mine, today)
    return sorted(items, key=lambda item: item.due_on or date.max)


def _held(moved: list[Movement]) -> dict[int, int]:
    """Initiative id → øre on its awards."""
    found: dict[int, int] = {}
    for movement in moved:
        for key, ore in ((movement.to_key, movement.amount_ore), (movement.from_key, -movement.amount_ore)):
            if key.kind == AccountKind.AWARD and key.initiative_id:
                found[key.initiative_id] = found.get(key.initiative_id, 0) + ore
    return found


@dataclass(frozen=True)
class KeyFigure:
    """`value` is øre when `is_kr`. `share` is the width of its bar, "" for none."""

    label: str
    value: int
    sub: str
    url: str
    is_kr: bool = False
    share: str = ""


def _figures(
    moved: list[Movement], plan: list[Initiative], open_ones: list[FollowUp], today: date
) -> list[KeyFigure]:
    year = max(
        (movement.to_key.year for movement in moved if movement.to_key.year <= today.year), default=today.year
    )
    known = frame(moved, year)
    late = [item for item in open_ones if item.due_on and item.due_on < today]
    unclear = [i for i in plan if not i.is_owner_clear]  # type: ignore[attr-defined]
    of_plan = ngettext("of %(count)s in the plan", "of %(count)s in the plan", len(plan)) % {"count": len(plan)}
    return [
        *_money_figures(known),
        KeyFigure(
            _("Overdue follow-ups"),
            len(late),
            _late_sub(late, len(open_ones)),
            address("cases:follow_ups"),
            share=charts.share(len(late), len(open_ones)),
        ),
        KeyFigure(
            _("Initiatives without a clear owner"),
            len(unclear),
            of_plan,
            _plan_without_owner(),
            share=charts.share(len(unclear), len(plan)),
        ),
    ]


def _money_figures(known: Frame) -> list[KeyFigure]:
    unspent = _("%(carried)s carried over, %(fresh)s new") % {
        "carried": format_kr(known.carried_over),
        "fresh": format_kr(known.requested),
    }
    return [
        KeyFigure(
            _("Free funds %(year)s") % {"year": known.year},
            known.free_after,
            _("of a frame of %(kr)s") % {"kr": format_kr(known.adjusted_frame)},
            f"{address('money')}?ar={known.year}",
            is_kr=True,
            share=charts.share(known.free_after, known.adjusted_frame),
        ),
        KeyFigure(
            _("Unspent money in awards"),
            known.in_awards,
            unspent,
            to_journal(tall="in_awards", ramme=known.year),
            is_kr=True,
            share=charts.share(known.in_awards, known.carried_over + known.adjusted_frame),
        ),
    ]


def _late_sub(late: list[FollowUp], count: int) -> str:
    of_open = ngettext("of %(count)s open", "of %(count)s open", count) % {"count": count}
    effect = getattr(late[0], "effect", None) if late else None
    oldest = _("the oldest from %(case)s") % {"case": effect.decision.point.case.number} if effect else ""
    return ", ".join(filter(None, [of_open, oldest]))


def _plan_without_owner() -> str:
    plan = address("plan")
    return f"{plan}?mangler=eier" if plan else ""


def _lede(groups: list[todo.Group], meetings: list[Meeting], today: date) -> str:
    """`Tirsdag 9. juni 2026. To oppgaver er over fristen, og neste møte er SSU 18.6.2026.`"""
    language = translation.get_language() or "nb"
    late = sum(len(group.items) + group.more for group in groups if group.is_late)
    day = format_long(today, language)
    said = [day[0].upper() + day[1:]]
    if late:
        said.append(ngettext("%(count)s task is overdue", "%(count)s tasks are overdue", late) % {"count": late})
    if meetings:
        said.append(_("The next meeting is %(meeting)s") % {"meeting": meetings[0]})
    return ". ".join(said) + "."


@dataclass(frozen=True)
class NextDate:
    on: date
    title: str
    sub: str
    url: str


def _dates(meetings: list[Meeting], open_ones: list[FollowUp], today: date) -> list[NextDate]:
    """Meetings and due dates ahead, the first first."""
    ahead = [NextDate(m.held_on, m.body.code, m.place or m.body.name, address("cases:meetings")) for m in meetings]
    for item in todo.next_of_each(open_ones, today):
        if item.due_on and item.due_on >= today:
            ahead.append(NextDate(item.due_on, item.text, item.responsible, address("cases:follow_ups")))
    return sorted(ahead, key=lambda found: found.on)[:DATES]


def _months(meetings: list[Meeting], open_ones: list[FollowUp], today: date) -> list[dict[str, Any]]:
    """The twelve months of the year with a dot for each thing that has its day there."""
    days = [m.held_on for m in meetings] + [item.due_on for item in open_ones if item.due_on]
    return [
        {
            "first": date(today.year, month, 1),
            "dots": range(min(4, sum(day.year == today.year and day.month == month for day in days))),
            "state": "is-past" if month < today.month else "is-now" if month == today.month else "",
        }
        for month in range(1, 13)
    ]


def _decision_cells(decision: Any) -> tuple[Cell, ...]:
    """As the page's row, the wording in full."""
    row = _decision_row(decision)
    ore = "" if row["ore"] is None else row["ore"]
    return row["case"], row["label"], row["wording"], row["body"], row["on"], ore


def _decision_row(decision: Any) -> dict[str, Any]:
    point = decision.point
    return {
        "case": point.case.number,
        "label": point.label,
        "url": to_case(point.case_id),
        "wording": decision.wording,
        "body": point.case.body.code,
        "on": decision.decided_on,
        "ore": decision.moved_ore,
        "journal_url": to_journal(vedtak=decision.pk),
    }
