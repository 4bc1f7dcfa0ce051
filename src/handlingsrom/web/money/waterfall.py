"""The rows of the waterfall: from what was received for a year to what is free of it."""

from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.figures import Frame
from handlingsrom.money.flows import End
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.web.money.year import Year

Decided = dict[str, list[tuple[str, str]]]
Row = dict[str, Any]


def waterfall_rows(year: Year, decided: Decided) -> list[Row]:
    """For `charts.waterfall`; rows that are zero and not part of the story are left out.

    `decided`: kind of entry → the decisions behind its entries of the year, as (label, address).
    """
    frame = year.frame
    made = _Rows(year, decided)
    label = _("Left and released from %(year)s") % {"year": frame.year - 1}
    made.add("in", _("Received for %(year)s") % {"year": frame.year}, "received", frame.received)
    made.add("in", label, "left_and_released", frame.left_and_released, _left_note(frame), EntryKind.RELEASE)
    made.add("sum", _("Adjusted frame"), "adjusted_frame", frame.adjusted_frame)
    needs = _("New needs %(year)s") % {"year": frame.year}
    made.add("out", needs, "requested", frame.requested, links=EntryKind.ALLOCATION)
    made.add("sum", _("Free before the reserve"), "free_before_reserve", frame.free_before_reserve)
    aside, note = _("Set aside to the reserve"), _reserve_note(frame)
    made.add("out", aside, "to_reserve", frame.to_reserve, note, EntryKind.SET_ASIDE)
    _add_rare(made, year)
    made.add("free", _("Free funds"), "free_after", frame.free_after)
    return made.rows


class _Rows:
    def __init__(self, year: Year, decided: Decided) -> None:
        self.rows: list[Row] = []
        self.year, self.decided = year, decided

    def add(self, kind: str, label: str, figure: str, ore: int, note: str = "", links: str = "") -> None:
        href = self.year.behind(figure) if figure else ""
        found = self.decided.get(links, [])
        self.rows.append({"kind": kind, "label": label, "ore": ore, "href": href, "note": note, "links": found})


def _left_note(frame: Frame) -> str:
    parts = {"left": format_kr(frame.left), "released": format_kr(frame.released)}
    return _("%(left)s left, %(released)s released") % parts


def _reserve_note(frame: Frame) -> str:
    return _("The reserve holds %(kr)s") % {"kr": format_kr(frame.reserve_balance)}


def _add_rare(made: _Rows, year: Year) -> None:
    """Movements that are rare: a row each when there are any, and one for what none of them explains."""
    frame = year.frame
    repaid = sum(ore for (_source, end), ore in year.flows.direct.items() if end is End.REPAID)
    rare = (
        ("in", _("Drawn from the reserve"), "drawn", frame.drawn, EntryKind.DRAW),
        ("in", _("Differences between sources"), "corrected", frame.corrected, ""),
        ("out", _("Not accounted for"), "free_disputed", _disputed(year), ""),
        ("out", _("Paid back"), "free_repaid", repaid, EntryKind.REPAYMENT),
    )
    level = frame.free_before_reserve - frame.to_reserve
    for kind, label, figure, ore, links in rare:
        level += ore if kind == "in" else -ore
        if ore:
            made.add(kind, label, figure, ore, links=links)
    other = frame.free_after - level
    if other:
        made.add("in" if other > 0 else "out", _("Other movements"), "", abs(other))


def _disputed(year: Year) -> int:
    """Free funds of which the sources do not say what became; allocations to no one known are among the needs."""
    return sum(
        m.amount_ore
        for m in year.moved
        if m.kind == EntryKind.DISCREPANCY
        and m.from_key.kind == AccountKind.UNALLOCATED
        and m.to_key.kind == AccountKind.SUSPENSE
        and m.to_key.year == year.year
    )
