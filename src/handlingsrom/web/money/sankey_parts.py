"""What a drawing of flows is made of: columns, nodes in them, and what flows between the nodes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

LINE = 16
GAP = 14


@dataclass(frozen=True)
class Column:
    """Where a column stands: its bars, and its words in so many lines of so many letters."""

    left: int
    right: int
    bar: int
    text_x: int
    anchor: str
    letters: int
    lines: int
    gap: int

    @property
    def room(self) -> int:
        """The height a label needs: its lines, and for all but initiatives one more for the amount."""
        return LINE * (self.lines + (self is not INITIATIVES)) + 6


SOURCES = Column(152, 162, 10, 144, "end", 20, 3, GAP)
AREAS = Column(244, 414, 8, 260, "start", 18, 3, GAP)
INITIATIVES = Column(492, 844, 8, 508, "start", 30, 1, 3)
ENDS = Column(954, 964, 10, 976, "start", 28, 1, GAP)
AMOUNT_X = 828
"""Where the amount of an initiative ends, on the line of its name."""


@dataclass(eq=False)
class Node:
    """A place in the drawing. `kind` is its colour; `href` the page of it, `figure_url` the entries behind it."""

    label: str
    ore: int
    kind: str
    href: str = ""
    figure_url: str = ""
    column: Column = SOURCES
    y: float = 0.0
    height: float = 0.0
    used: dict[str, float] = field(default_factory=lambda: {"in": 0.0, "out": 0.0})

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Flow:
    source: Node
    target: Node
    ore: int
    kind: str


@dataclass(frozen=True)
class Picture:
    """What to draw: sources, areas each with its initiatives, ends, and all that flows between them."""

    sources: Sequence[Node]
    areas: Sequence[tuple[Node, Sequence[Node]]]
    ends: Sequence[Node]
    flows: Sequence[Flow]

    @property
    def nodes(self) -> list[Node]:
        inner = [node for area, initiatives in self.areas for node in (area, *initiatives)]
        return [*self.sources, *inner, *self.ends]
