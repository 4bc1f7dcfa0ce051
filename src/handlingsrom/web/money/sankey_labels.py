"""The words of a drawing of flows: cut to the lines there is room for, so that they never meet."""

from dataclasses import dataclass
from textwrap import wrap

from handlingsrom.web.money.sankey_parts import AMOUNT_X, AREAS, ENDS, INITIATIVES, LINE, SOURCES, Node, Picture


@dataclass(frozen=True)
class Label:
    """The lines of a node's name, each with where it stands; its amount is below, or at the end of the line."""

    lines: list[tuple[str, str]]
    value_y: str
    ore: int
    href: str
    figure_url: str
    whole: str
    """The whole name, where it was cut."""


@dataclass(frozen=True)
class Labels:
    """The labels of a column, and where its words and amounts stand."""

    x: int
    anchor: str
    value_x: int
    value_anchor: str
    labels: list[Label]


def labels(picture: Picture) -> list[Labels]:
    columns = (
        (SOURCES, picture.sources),
        (AREAS, [area for area, _own in picture.areas]),
        (INITIATIVES, [node for _area, own in picture.areas for node in own]),
        (ENDS, picture.ends),
    )
    made = []
    for column, nodes in columns:
        place = (AMOUNT_X, "end") if column is INITIATIVES else (column.text_x, column.anchor)
        made.append(Labels(column.text_x, column.anchor, *place, [_label(node) for node in nodes]))
    return made


def _label(node: Node) -> Label:
    lines = _lines(node)
    is_row = node.column is INITIATIVES
    first = node.middle - LINE * (len(lines) + (not is_row)) / 2 + LINE - 4
    last = first + LINE * (len(lines) - 1)
    return Label(
        lines=[(text, f"{first + LINE * number:.1f}") for number, text in enumerate(lines)],
        value_y=f"{node.middle + 4 if is_row else last + LINE:.1f}",
        ore=node.ore,
        href=node.href,
        figure_url=node.figure_url,
        whole="" if " ".join(lines) == node.label else node.label,
    )


def _lines(node: Node) -> list[str]:
    """The label in the lines there is room for; an initiative as high as two lines has two."""
    column = node.column
    most = 2 if column is INITIATIVES and node.height >= 2 * LINE + 4 else column.lines
    lines = wrap(node.label, column.letters)
    if len(lines) <= most:
        return lines or [""]
    rest = " ".join(lines[most - 1 :])
    return [*lines[: most - 1], rest[: column.letters - 1].rstrip(" ,–-/(") + "…"]
