"""Where each krone went, drawn: from sources to focus areas, their initiatives, and what became of it. Geometry.

Pure arithmetic, as `web/charts.py`; the drawing is `money/_sankey.html`. A node and a band are as high as their
money, however small; a label has room of its own, so that labels never meet. An area and an initiative have a bar
on each side of their name, and no band runs behind the words. What was on no initiative runs in a lane below.
Positions are strings with a decimal point.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from handlingsrom.web.money.sankey_labels import Labels, labels
from handlingsrom.web.money.sankey_parts import INITIATIVES, Flow, Node, Picture
from handlingsrom.web.money.sankey_paths import Band, bands, bars
from handlingsrom.web.money.sankey_places import place_areas, place_ends, place_lanes, stack, stacked


@dataclass(frozen=True)
class Sankey:
    """`bars` and `plain`: kind → the path of all bars, and of all bands to and from initiatives."""

    height: int
    bars: dict[str, str]
    plain: dict[str, str]
    bands: list[Band]
    columns: list[Labels]


def draw(picture: Picture) -> Sankey | None:
    """The drawing; None when there is nothing, or a node would not be filled by what goes in and out of it."""
    if not picture.flows or not all(_is_filled(node, picture.flows) for node in picture.nodes):
        return None
    scale = _tallest(picture) / max(sum(node.ore for node in picture.sources), 1)
    for node in picture.nodes:
        node.height = node.ore * scale
    lanes = [flow for flow in picture.flows if flow.source in picture.sources and flow.target in picture.ends]
    ground = place_areas(picture.areas)
    lane_y, floor = place_lanes(lanes, picture.ends, ground, scale)
    floor = max(floor, place_ends(picture.ends, _coming_out(lane_y, picture.flows), ground))
    height = max(floor, stacked(picture.sources))
    stack(picture.sources, (height - stacked(picture.sources)) / 2)
    plain, told = bands(picture.flows, lane_y, scale)
    return Sankey(round(height) + 4, bars(picture.nodes), plain, told, labels(picture))


def _is_filled(node: Node, flows: Sequence[Flow]) -> bool:
    goes_in = sum(flow.ore for flow in flows if flow.target is node)
    goes_out = sum(flow.ore for flow in flows if flow.source is node)
    return node.ore > 0 and all(ore in (0, node.ore) for ore in (goes_in, goes_out))


def _coming_out(lane_y: dict[Flow, float], flows: Sequence[Flow]) -> dict[Node, float]:
    """The ends that lanes alone lead to, with where the first of them lies."""
    inner = {flow.target for flow in flows if flow.source.column is INITIATIVES}
    found: dict[Node, float] = {}
    for flow, y in lane_y.items():
        if flow.target not in inner:
            found.setdefault(flow.target, y)
    return found


def _tallest(picture: Picture) -> int:
    """How high all the money is together: more when there are more rows to fill."""
    rows = sum(len(initiatives) for _area, initiatives in picture.areas)
    return min(460, 220 + 10 * rows)
