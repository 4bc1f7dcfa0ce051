"""The bands and bars of a drawing of flows, as the paths of an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlingsrom.web.money.sankey_parts import AREAS, INITIATIVES, Flow, Node


@dataclass(frozen=True)
class Band:
    """A band one can point at, to read what it is."""

    kind: str
    path: str
    title: str
    ore: int


def bands(flows: Sequence[Flow], lane_y: dict[Flow, float], scale: float) -> tuple[dict[str, str], list[Band]]:
    """Every band: it leaves its node in the order of where it goes, and arrives in that of where it comes from."""
    starts: dict[Flow, float] = {}
    ends: dict[Flow, float] = {}
    for flow in sorted(flows, key=lambda flow: (lane_y.get(flow, flow.target.y), flow.target.y)):
        starts[flow] = flow.source.y + flow.source.used["out"]
        flow.source.used["out"] += flow.ore * scale
    for flow in sorted(flows, key=lambda flow: (flow in lane_y, flow.source.y)):
        ends[flow] = flow.target.y + flow.target.used["in"]
        flow.target.used["in"] += flow.ore * scale
    plain: dict[str, str] = {}
    told = []
    for flow in flows:
        path = _band(flow, (starts[flow], lane_y.get(flow), ends[flow]), flow.ore * scale)
        if _is_told(flow):
            plain[flow.kind] = plain.get(flow.kind, "") + path
        else:
            told.append(Band(flow.kind, path, f"{flow.source.label} → {flow.target.label}", flow.ore))
    return plain, told


def _is_told(flow: Flow) -> bool:
    """Whether the label of an initiative stands beside the band; the table says how its money was divided."""
    return INITIATIVES in (flow.source.column, flow.target.column)


def _band(flow: Flow, heights: tuple[float, float | None, float], thick: float) -> str:
    """A band of even height: from the right bar of its source to the left bar of its target, by way of a lane."""
    start, lane, end = heights
    left, right = flow.source.column.right, flow.target.column.left
    if lane is None:
        bends = [(right - left, end - start)]
    else:
        middle = INITIATIVES.right - AREAS.left
        bends = [(AREAS.left - left, lane - start), (middle, 0.0), (right - INITIATIVES.right, end - lane)]
    there = "".join(_bend(wide, high) for wide, high in bends)
    back = "".join(_bend(-wide, -high) for wide, high in reversed(bends))
    return f"M{left} {start:.1f}{there}v{thick:.2f}{back}z"


def _bend(wide: float, high: float) -> str:
    if not round(high, 1):
        return f"h{wide:g}"
    return f"c{wide / 2:g} 0 {wide / 2:g} {high:.1f} {wide:g} {high:.1f}"


def bars(nodes: Sequence[Node]) -> dict[str, str]:
    """Kind → the bars of its nodes."""
    found: dict[str, str] = {}
    for node in nodes:
        found[node.kind] = found.get(node.kind, "") + _bar(node)
    return found


def _bar(node: Node) -> str:
    """One bar, or one on each side of the words; never thinner than can be seen."""
    column, high = node.column, max(node.height, 1.0)
    bar = f"h{column.bar}v{high:.1f}h-{column.bar}z"
    first = f"M{column.left} {node.y:.1f}{bar}"
    is_double = column.right - column.left > column.bar
    return f"{first}M{column.right - column.bar} {node.y:.1f}{bar}" if is_double else first
