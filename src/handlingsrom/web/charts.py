"""Geometry of the charts: pure arithmetic here, SVG with presentation attributes in web/templates/parts/.

Positions are strings with a decimal point, because a template would write a float as `939,4` in Norwegian.
Bars are drawn in a box 1000 wide that stretches to its cell; text never lies inside a stretched drawing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from handlingsrom.lib.amounts import format_percent

WIDTH = 1000
SUMS = {"sum", "free"}


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a waterfall: what it says, and where its bar and the lines to its neighbours lie."""

    kind: str
    label: str
    ore: int
    """With its sign: what goes out is negative."""
    is_signed: bool
    href: str
    note: str
    links: Sequence[tuple[str, str]]
    x: str
    width: str
    joint_before: str
    joint_after: str

    @property
    def is_sum(self) -> bool:
        """Whether the row is a level that the rows above lead to, not a change."""
        return self.kind in SUMS


def waterfall(rows: Iterable[dict[str, Any]]) -> list[Step]:
    """Rows of a waterfall, for parts/waterfall.html.

    Each row: `kind` ("in" and "out" change the level, "sum" and "free" show it; "free" is blue, it is what
    can be decided), `label`, `ore` (positive; a sum may leave it out, it is then the level reached),
    and optionally `href` (to the entries), `note`, `links` (label, address) of decisions behind it.
    """
    spans = _spans(list(rows))
    low = min((min(start, end) for _row, start, end in spans), default=0)
    high = max((max(start, end) for _row, start, end in spans), default=0)
    scale = WIDTH / max(high - low, 1)
    return [_step(spans, index, low, scale) for index in range(len(spans))]


def _spans(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], int, int]]:
    """Each row with where its bar starts and ends, in øre; a change starts where the row above ended."""
    spans, level = [], 0
    for row in rows:
        start = level
        if row["kind"] in SUMS:
            start, level = 0, row.get("ore", level)
        else:
            level += row["ore"] if row["kind"] == "in" else -row["ore"]
        spans.append((row, start, level))
    return spans


def _step(spans: list[tuple[dict[str, Any], int, int]], index: int, low: int, scale: float) -> Step:
    row, start, end = spans[index]
    is_sum = row["kind"] in SUMS
    return Step(
        kind=row["kind"],
        label=row["label"],
        ore=end if is_sum else end - start,
        is_signed=not is_sum and index > 0,
        href=row.get("href", ""),
        note=row.get("note", ""),
        links=row.get("links", ()),
        x=_place(min(start, end), low, scale),
        width=f"{abs(end - start) * scale:.1f}",
        joint_before=_place(spans[index - 1][2], low, scale) if index else "",
        joint_after=_place(end, low, scale) if index + 1 < len(spans) else "",
    )


def _place(ore: int, low: int, scale: float) -> str:
    return f"{(ore - low) * scale:.1f}"


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar that shows a whole."""

    kind: str
    label: str
    ore: int
    percent: str
    x: str
    width: str


def segments(parts: Iterable[tuple[str, str, int]], whole_ore: int | None = None) -> list[Segment]:
    """Parts (kind, label, øre) of a bar, for parts/segbar.html; of `whole_ore`, or of their sum.

    Kinds, with their colours in money.css: free, fond, carry, spent, released, done.
    Parts below zero have no width, but keep their label and amount.
    """
    given = list(parts)
    whole = whole_ore if whole_ore is not None else sum(max(ore, 0) for _kind, _label, ore in given)
    bar, place = [], 0
    for kind, label, ore in given:
        size = max(ore, 0)
        x, width = (f"{value * WIDTH / (whole or 1):.1f}" for value in (place, size))
        bar.append(Segment(kind, label, ore, format_percent(ore, whole), x, width))
        place += size
    return bar


def dots(running: int, waiting: int) -> list[bool]:
    """One square per initiative in a focus area, for parts/dots.html: True is running, False adopted only."""
    return [True] * running + [False] * waiting


def share(part_ore: int, whole_ore: int) -> str:
    """The width of a thin bar under a key figure, 0–1000, for parts/share.html."""
    return f"{max(0, min(part_ore, whole_ore)) * WIDTH / (whole_ore or 1):.1f}"
