"""What the funds page shows of a year, gathered in few queries: the frame, what is left to decide, awards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.cases.models import ChangeKind, Effect, Meeting
from handlingsrom.cases.policies import readable
from handlingsrom.cases.states import EDITABLE
from handlingsrom.lib.amounts import NBSP, format_kr, format_percent
from handlingsrom.money.figures import Frame
from handlingsrom.money.kinds import EntryKind
from handlingsrom.money.models import Grant
from handlingsrom.money.movements import GrantSum, Movement, award_lines, by_initiative, grants_of
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import BodyKind, RoleKind
from handlingsrom.plan.models import Initiative
from handlingsrom.web import charts
from handlingsrom.web.links import to_case, to_initiative, to_journal


def waterfall_rows(frame: Frame, decided: dict[str, list[tuple[str, str]]]) -> list[dict[str, Any]]:
    """From what was received to what is free; rows that are zero and not part of the story are left out."""
    year = frame.year

    def row(kind: str, label: str, figure: str, ore: int, note: str = "", links: str = "") -> dict[str, Any]:
        return {
            "kind": kind,
            "label": label,
            "ore": ore,
            "href": to_journal(tall=figure, ramme=year),
            "note": note,
            "links": decided.get(links, []),
        }

    left = _("%(left)s left, %(released)s released") % {
        "left": format_kr(frame.left),
        "released": format_kr(frame.released),
    }
    label = _("Left and released from %(year)s") % {"year": year - 1}
    rows = [
        row("in", _("Received for %(year)s") % {"year": year}, "received", frame.received),
        row("in", label, "left_and_released", frame.left_and_released, left, EntryKind.RELEASE),
        row("sum", _("Adjusted frame"), "adjusted_frame", frame.adjusted_frame),
        row(
            "out",
            _("New needs %(year)s") % {"year": year},
            "requested",
            frame.requested,
            links=EntryKind.ALLOCATION,
        ),
        row("sum", _("Free before the reserve"), "free_before_reserve", frame.free_before_reserve),
        row(
            "out",
            _("Set aside to the reserve"),
            "to_reserve",
            frame.to_reserve,
            _reserve_note(frame),
            EntryKind.SET_ASIDE,
        ),
        *_other_rows(frame, row),
    ]
    return [*rows, row("free", _("Free funds"), "free_after", frame.free_after)]


def _reserve_note(frame: Frame) -> str:
    return _("The reserve holds %(kr)s") % {"kr": format_kr(frame.reserve_balance)}


def _other_rows(frame: Frame, row: Any) -> list[dict[str, Any]]:
    """Movements that are rare: a row each when there are any, and one for what none of them explains."""
    known = [
        ("in", _("Drawn from the reserve"), "drawn", frame.drawn),
        ("in", _("Differences between sources"), "corrected", frame.corrected),
        ("out", _("Paid back"), "repaid", frame.repaid),
    ]
    rows = [row(kind, label, figure, ore) for kind, label, figure, ore in known if ore]
    explained = frame.free_before_reserve - frame.to_reserve + frame.drawn + frame.corrected - frame.repaid
    other = frame.free_after - explained
    if other:
        rows.append(row("in" if other > 0 else "out", _("Other movements"), "free_after", abs(other)))
    return rows


def decisions_behind(partnership_id: int, year: int) -> dict[str, list[tuple[str, str]]]:
    """Kind of entry → the decision points behind its entries of the year, as (label, address); one query."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = (
        Effect.objects.filter(entry__partnership_id=partnership_id, entry__to_account__year=year)
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
class AwardRow:
    title: str
    url: str
    awarded: int
    spent: int
    share: str
    released: int
    carried: int
    bar: list[charts.Segment]
    spent_url: str = ""

    @property
    def rest(self) -> int:
        """Neither spent, released nor carried over: still to be decided about."""
        return self.awarded - self.spent - self.released - self.carried


def award_rows(lines: list[Movement], titles: dict[int, str], year: int) -> list[AwardRow]:
    """Awards as the year begins, the largest spending first, then the largest award."""
    released = by_initiative(lines, EntryKind.RELEASE, year)
    carried = by_initiative(lines, EntryKind.CARRY_OVER, year)
    rows = [
        _award_row(
            titles.get(line.initiative_id, ""),
            to_initiative(line.initiative_id),
            (
                line.awarded_ore,
                line.spent_ore,
                released.get(line.initiative_id, 0),
                carried.get(line.initiative_id, 0),
            ),
            to_journal(tall="spent_before", ramme=year, tiltak=line.initiative_id),
        )
        for line in award_lines(lines, year)
    ]
    return sorted(rows, key=lambda row: (-row.spent, -row.awarded, row.title))


def award_sum(rows: list[AwardRow], year: int) -> AwardRow:
    totals = [sum(getattr(row, name) for row in rows) for name in ("awarded", "spent", "released", "carried")]
    label = ngettext("Sum, %(n)s initiative", "Sum, %(n)s initiatives", len(rows)) % {"n": len(rows)}
    return _award_row(label, "", tuple(totals), to_journal(tall="spent_before", ramme=year))


def _award_row(title: str, url: str, amounts: tuple[int, ...], spent_url: str) -> AwardRow:
    awarded, spent, released, carried = amounts
    rest = awarded - spent - released - carried
    parts = [
        ("spent", _("Spent"), spent),
        ("released", _("Released"), released),
        ("carry", _("Carried over"), carried),
    ]
    if rest:
        parts.append(("open", _("Not decided yet"), rest))
    bar = charts.segments([part for part in parts if part[2]], awarded)
    return AwardRow(title, url, awarded, spent, format_percent(spent, awarded), released, carried, bar, spent_url)


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
    moves = (ChangeKind.ALLOCATE, ChangeKind.SET_ASIDE, ChangeKind.RELEASE, ChangeKind.CARRY_OVER, ChangeKind.DRAW)
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
        case["parts"].append(_proposed(kind) % {"kr": f"{format_kr(ore or 0)}{NBSP}kr"})
    return list(cases.values())


def _proposed(kind: str) -> str:
    return {
        ChangeKind.ALLOCATE.value: _("%(kr)s in new awards"),
        ChangeKind.SET_ASIDE.value: _("%(kr)s to the reserve"),
        ChangeKind.RELEASE.value: _("%(kr)s released"),
        ChangeKind.CARRY_OVER.value: _("%(kr)s carried over"),
        ChangeKind.DRAW.value: _("%(kr)s from the reserve"),
    }[kind]


def meetings_left(partnership_id: int, today: date) -> list[date]:
    """Meetings of the body that decides on the funds, from today to the end of the year."""
    found = Meeting.objects.filter(
        partnership_id=partnership_id,
        body__kind=BodyKind.STRATEGIC,
        held_on__gte=today,
        held_on__year=today.year,
    )
    return list(found.order_by("held_on").values_list("held_on", flat=True))


def titles_and_areas(ids: set[int]) -> tuple[dict[int, str], dict[int, tuple[int, str]]]:
    """Initiative id → title, and → (id, name) of its focus area, 0 for none; one query."""
    rows = Initiative.objects.filter(pk__in=ids).order_by("focus_area__order", "order", "id")
    found = list(rows.values_list("pk", "title", "focus_area", "focus_area__name"))
    areas = {pk: (area_id or 0, name or _("No focus area")) for pk, _title, area_id, name in found}
    return {pk: title for pk, title, _id, _name in found}, areas
