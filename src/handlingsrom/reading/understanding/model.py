"""What a paper of a partnership is taken to say: its tables by kind, their initiatives, its resolution.

Everything points at where it stands, and says when it is unsure. Amounts are integer øre.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from handlingsrom.reading.paper import Paper, Part, Place, Table, Text
from handlingsrom.reading.said import Said
from handlingsrom.reading.words.model import Amount, CaseReference, DateMention, Period

T = TypeVar("T")


class TableKind(StrEnum):
    PLAN = "plan"  # initiatives with who answers for them, and their status
    FUNDS = "funds"  # what was awarded, and what is to be carried over
    NEEDS = "needs"  # what is asked for
    STRATEGY = "strategy"  # focus areas with goals
    OVERVIEW = "overview"  # the frame: received, left, needs, free
    OTHER = "other"


class ColumnRole(StrEnum):
    FOCUS_AREA = "focus_area"
    INITIATIVE = "initiative"
    RESPONSIBLE = "responsible"
    AWARDED = "awarded"
    CARRIED_OVER = "carried_over"
    NEEDED = "needed"
    STATUS = "status"
    FOLLOW_UP = "follow_up"
    DESCRIPTION = "description"
    AMOUNT = "amount"  # money of another kind
    OTHER = "other"


class Principle(StrEnum):
    """What a table of the plan proposes for its rows."""

    CLOSE = "close"
    HAND_OVER = "hand_over"
    KEEP = "keep"
    UNKNOWN = ""


@dataclass(frozen=True)
class Column:
    """`year`: the year a column of money is for, when its heading names one."""

    index: int
    heading: str
    role: ColumnRole
    year: int | None = None


@dataclass(frozen=True)
class Money:
    """One cell of money: its amounts in order (`3 000 000 + 1 250 000` is two), and what it is for.

    `column`: the one whose heading it belongs under, which `place` is not when the cell stands beside it.
    """

    role: ColumnRole
    year: int | None
    amounts: tuple[Amount, ...]
    place: Place
    column: int = -1

    @property
    def ore(self) -> int:
        return sum(amount.ore for amount in self.amounts)


@dataclass(frozen=True)
class Responsible:
    """Who answers for an initiative, as written and as understood. `is_doubtful`: written with a question mark."""

    written: str
    parties: tuple[str, ...]
    regions: tuple[str, ...]
    is_doubtful: bool
    place: Place | None


class DoubtKind(StrEnum):
    """`SHIFTED`: the cells stood beside their headings and are read as if they did not. `MISFIT`: they do not fit,
    and are read as they stand. `NO_AMOUNT`: a cell of money that holds none. `NO_TITLE`: read as part of the one
    above.
    """

    SHIFTED = "shifted"
    MISFIT = "misfit"
    NO_AMOUNT = "no_amount"
    NO_TITLE = "no_title"


@dataclass(frozen=True)
class Doubt:
    """Something in a row the reader is not sure of, and where."""

    kind: DoubtKind
    said: Said
    place: Place


@dataclass(frozen=True)
class InitiativeRow:
    """One initiative in one table. `title` has no bullet, is on one line, and is otherwise as written.

    `focus_area` comes from the row itself or the one it continues. `doubts` is empty when all cells were where
    their headings say.
    """

    table: "UnderstoodTable"
    row: int
    title: str
    place: Place
    focus_area: str
    responsible: Responsible
    money: tuple[Money, ...]
    status: str = ""
    follow_up: str = ""
    description: str = ""
    status_place: Place | None = None
    follow_up_place: Place | None = None
    description_place: Place | None = None
    doubts: tuple[Doubt, ...] = ()

    def ore(self, role: ColumnRole, year: int | None = None) -> int:
        """What its cells of that kind hold together, for one year or for all."""
        return sum(each.ore for each in self.money if each.role == role and year in (None, each.year))


@dataclass(eq=False)
class UnderstoodTable:
    """A table with its continuations read as one: `pieces` are the tables of the paper in order.

    `rows` are initiatives (or, in an overview, its lines are `lines`). `sums` are the cells of a row of sums, and
    `cells` those above them that they are the sums of, by `column`: in tables of any kind but an overview.
    `unsure`: columns where there may be more or less than `cells` says, so that no sum of them proves anything.
    """

    kind: TableKind
    part: Part
    pieces: tuple[Table, ...]
    columns: tuple[Column, ...]
    principle: Principle = Principle.UNKNOWN
    rows: list[InitiativeRow] = field(default_factory=list)
    sums: list[Money] = field(default_factory=list)
    cells: list[Money] = field(default_factory=list)
    unsure: set[int] = field(default_factory=set)
    lines: list["Line"] = field(default_factory=list)
    focus_areas: list[tuple[str, Place]] = field(default_factory=list)
    grouped: dict[tuple[int, ...], tuple[Any, Any]] = field(default_factory=dict, repr=False)
    """Kept by `matching.groups`: the rows (so that their ids stay theirs) and the groups they are in."""

    def column(self, role: ColumnRole, year: int | None = None) -> Column | None:
        """The first column of that role (and year, when given)."""
        return next((c for c in self.columns if c.role == role and year in (None, c.year)), None)


class LineKind(StrEnum):
    """The lines of an overview of the frame."""

    RESERVE = "reserve"
    CARRIED_OVER = "carried_over"
    RECEIVED = "received"
    LEFT = "left"  # left over from the year before, and released
    FRAME = "frame"
    NEEDS = "needs"
    FREE = "free"
    OTHER = "other"


@dataclass(frozen=True)
class Line:
    """A label, its amount for a year, and what is said about it."""

    kind: LineKind
    label: str
    year: int | None
    amount: Amount
    place: Place
    label_place: Place
    remark: str = ""


@dataclass(frozen=True)
class Point:
    """A point of a proposed resolution, or a recommendation: `number` is `1`, `1 c` or empty.

    `lead`: the text the point is part of a sentence with, or a list under: that of point 1, for point `1 c`.
    """

    number: str
    text: str
    place: Place
    lead: str = ""


@dataclass(frozen=True)
class Mention(Generic[T]):
    """Something found in running text or in a cell, and where. `context` is the whole text it stands in.

    `text` is the paragraph, heading or item; None when it stands in a table.
    """

    what: T
    place: Place
    context: str
    text: Text | None


@dataclass(eq=False)
class Understood:
    """A paper and what it is taken to say."""

    paper: Paper
    tables: list[UnderstoodTable] = field(default_factory=list)
    resolution: list[Point] = field(default_factory=list)
    recommendations: list[Point] = field(default_factory=list)
    amounts: list[Mention[Amount]] = field(default_factory=list)
    dates: list[Mention[DateMention]] = field(default_factory=list)
    cases: list[Mention[CaseReference]] = field(default_factory=list)
    periods: list[Mention[Period]] = field(default_factory=list)
    number: CaseReference | None = None
    """The paper's own case number, from its title."""
    written_on: date | None = None
    """The paper's own date or its meeting's, when it says so."""

    def of_kind(self, kind: TableKind) -> list[UnderstoodTable]:
        return [table for table in self.tables if table.kind == kind]

    def initiatives(self) -> list[InitiativeRow]:
        """All rows of all tables, in order."""
        return [row for table in self.tables for row in table.rows]
