"""Where a year's money comes from and goes: geometry of three columns of nodes and the flows between them.

Pure arithmetic, as `web/charts.py`; the drawing is `money/_sankey.html`. A node is as high as its money, so what
flows in and out of it fills it. Positions are strings with a decimal point.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

HEIGHT = 460
NODE = 12
COLUMNS = (204, 480, 790)
LABEL = 42
"""The least distance between the middles of two nodes, so that their labels of two lines never meet."""
ABOVE = 48
"""Room above a node of the middle column, whose label stands there."""


@dataclass
class Node:
    """A place money comes from, passes or goes to. `kind` is its colour: carry, fresh, area, fond or free."""

    label: str
    ore: int
    kind: str
    column: int
    href: str = ""
    y: float = 0.0
    height: float = 0.0
    used: dict[str, float] = field(default_factory=lambda: {"in": 0.0, "out": 0.0})

    @property
    def x(self) -> int:
        return COLUMNS[self.column]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Flow:
    source: Node
    target: Node
    ore: int
    kind: str
    """Its colour: carry, fresh or free."""


@dataclass(frozen=True)
class DrawnNode:
    kind: str
    x: str
    y: str
    height: str
    label: str
    ore: int
    href: str
    text_x: str
    anchor: str
    label_y: str
    value_y: str


@dataclass(frozen=True)
class DrawnFlow:
    kind: str
    path: str
    source: str
    target: str
    ore: int


@dataclass(frozen=True)
class Sankey:
    height: int
    nodes: list[DrawnNode]
    flows: list[DrawnFlow]


def draw(flows: Sequence[Flow]) -> Sankey | None:
    """The drawing of the flows; None when a node would not be filled by what goes in and out of it."""
    wanted = [flow for flow in flows if flow.ore > 0]
    nodes = list({id(node): node for flow in wanted for node in (flow.source, flow.target)}.values())
    if not wanted or not all(_is_filled(node, wanted) for node in nodes):
        return None
    columns = [[node for node in nodes if node.column == number] for number in range(len(COLUMNS))]
    scale = _scale(columns)
    heights = [_place(column, scale, ABOVE if number == 1 else 0) for number, column in enumerate(columns)]
    height = max(heights)
    for column, used in zip(columns, heights, strict=True):
        for node in column:
            node.y += (height - used) / 2
    return Sankey(round(height) + 2, [_node(node) for node in nodes], [_flow(flow, scale) for flow in wanted])


def _is_filled(node: Node, flows: Sequence[Flow]) -> bool:
    goes_in = sum(flow.ore for flow in flows if flow.target is node)
    goes_out = sum(flow.ore for flow in flows if flow.source is node)
    return all(ore in (0, node.ore) for ore in (goes_in, goes_out))


def _scale(columns: list[list[Node]]) -> float:
    """Pixels for each øre: the fullest column fills the height, its labels' room taken off."""
    rooms = []
    for column in columns:
        total = sum(node.ore for node in column)
        rooms.append(max(HEIGHT - LABEL * len(column), HEIGHT / 3) / max(total, 1))
    return min(rooms)


def _place(column: list[Node], scale: float, above: float) -> float:
    """Set the nodes of a column below each other; returns how high the column is."""
    y, middle = 0.0, -float(LABEL)
    for node in column:
        node.height = max(node.ore * scale, 1.0)
        node.y = max(y + above, middle + LABEL - node.height / 2, LABEL / 2 - node.height / 2)
        middle, y = node.middle, node.y + node.height + 14
    return max(y - 14, middle + LABEL / 2)


def _node(node: Node) -> DrawnNode:
    text_x, anchor = [(node.x - 12, "end"), (node.x + NODE / 2, "middle"), (node.x + NODE + 12, "start")][
        node.column
    ]
    label_y, value_y = (node.y - 30, node.y - 11) if node.column == 1 else (node.middle - 4, node.middle + 15)
    return DrawnNode(
        kind=node.kind,
        x=str(node.x),
        y=f"{node.y:.1f}",
        height=f"{node.height:.1f}",
        label=node.label,
        ore=node.ore,
        href=node.href,
        text_x=f"{text_x:.0f}",
        anchor=anchor,
        label_y=f"{label_y:.1f}",
        value_y=f"{value_y:.1f}",
    )


def _flow(flow: Flow, scale: float) -> DrawnFlow:
    """A band from the right edge of its source to the left edge of its target, below those drawn before it."""
    thick = flow.ore * scale
    start, end = flow.source.y + flow.source.used["out"], flow.target.y + flow.target.used["in"]
    flow.source.used["out"] += thick
    flow.target.used["in"] += thick
    left, right = flow.source.x + NODE, flow.target.x
    half = (left + right) / 2
    path = (
        f"M{left} {start:.1f}C{half:.1f} {start:.1f} {half:.1f} {end:.1f} {right} {end:.1f}v{thick:.1f}"
        f"C{half:.1f} {end + thick:.1f} {half:.1f} {start + thick:.1f} {left} {start + thick:.1f}z"
    )
    return DrawnFlow(flow.kind, path, flow.source.label, flow.target.label, flow.ore)
