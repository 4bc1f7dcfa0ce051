"""Where the nodes of a drawing of flows stand, and the lanes of what passes them by."""

from collections.abc import Sequence

from handlingsrom.web.money.sankey_parts import GAP, Flow, Node


def _room(node: Node) -> float:
    return max(node.height, node.column.room)


def stacked(nodes: Sequence[Node]) -> float:
    return sum(_room(node) + node.column.gap for node in nodes) - (nodes[-1].column.gap if nodes else 0)


def stack(nodes: Sequence[Node], top: float) -> float:
    """Place nodes below each other, each in the middle of the room its label needs; returns where they end."""
    for node in nodes:
        room = _room(node)
        node.y = top + (room - node.height) / 2
        top += room + node.column.gap
    return top - nodes[-1].column.gap if nodes else top


def place_areas(areas: Sequence[tuple[Node, Sequence[Node]]]) -> float:
    """Each area beside its own initiatives, so that the bands between them hardly bend."""
    top = 0.0
    for area, initiatives in areas:
        room = max(stacked(initiatives), _room(area))
        stack(initiatives, top + (room - stacked(initiatives)) / 2)
        area.y = top + (room - area.height) / 2
        top += room + GAP
    return max(top - GAP, 0.0)


def place_lanes(
    lanes: Sequence[Flow], ends: Sequence[Node], ground: float, scale: float
) -> tuple[dict[Flow, float], float]:
    """Below everything, lanes for what went past the initiatives: where each begins, and where the last ends."""
    top, found = ground, {}
    for end in ends:
        mine = [flow for flow in lanes if flow.target is end]
        top += GAP if mine else 0
        for flow in mine:
            found[flow] = top
            top += flow.ore * scale
    return found, top


def place_ends(ends: Sequence[Node], direct: dict[Node, float], ground: float) -> float:
    """Ends of initiatives in the middle beside them, the others where their lanes come out; returns the floor."""
    inner = [end for end in ends if end not in direct]
    floor = stack(inner, max(0.0, (ground - stacked(inner)) / 2))
    for end in (end for end in ends if end in direct):
        floor += GAP
        stack([end], max(floor, direct[end]))
        floor = max(floor, direct[end]) + _room(end)
    return floor
