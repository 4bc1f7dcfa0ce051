"""The rows of a table as initiatives: focus areas carried down, rows that go on joined, sums kept apart."""

from dataclasses import dataclass, field, replace

from handlingsrom.reading.paper import Merge, Paper, Place
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.areas import Areas
from handlingsrom.reading.understanding.cells import is_blank, money_of, title_of
from handlingsrom.reading.understanding.fitting import Fit, fit
from handlingsrom.reading.understanding.grid import Grid, is_empty
from handlingsrom.reading.understanding.headings import MONEY_ROLES
from handlingsrom.reading.understanding.model import (
    Column,
    ColumnRole,
    Doubt,
    DoubtKind,
    InitiativeRow,
    Money,
    Responsible,
    UnderstoodTable,
)
from handlingsrom.reading.understanding.sectioning import sections
from handlingsrom.reading.understanding.sums import is_sum_row, read_sums, read_tail, tail_of
from handlingsrom.reading.understanding.whereabouts import without_places
from handlingsrom.reading.understanding.wording import one_line
from handlingsrom.reading.words.parties import read_responsible

R = ColumnRole
TO_THE_LEFT = worded(
    "The cells of this row stand one column to the left of their headings, and are read as if they did not."
)
TO_THE_RIGHT = worded(
    "The cells of this row stand one column to the right of their headings, and are read as if they did not."
)
DO_NOT_FIT = worded("The cells of this row do not hold what their headings say.")
NO_AMOUNT = worded("No amount can be read here.")
NO_TITLE = worded("This row has no title, and is read as part of the one above.")
_LONGEST_SECTION = 100


@dataclass
class Reading:
    """What is known while the rows of a table are read from top to bottom. `area`: the one that goes on."""

    paper: Paper
    table: UnderstoodTable
    areas: Areas
    area: str = ""
    sections: dict[int, frozenset[int]] = field(default_factory=dict)
    sum_rows: list[tuple[Grid, int]] = field(default_factory=list)


@dataclass(frozen=True)
class RowOf:
    """One row of a grid, and where in it what belongs under each heading stands."""

    reading: Reading
    grid: Grid
    row: int
    fit: Fit

    def columns(self, *roles: ColumnRole) -> list[Column]:
        return [column for column in self.reading.table.columns if column.role in roles]

    def text(self, column: Column, *, is_merged: bool = True) -> str:
        """What a reader sees there; without what is merged from above when that would count it twice."""
        at = self.fit.source[column.index]
        if at is None:
            return ""
        return (self.grid.seen if is_merged else self.grid.own)[self.row][at]

    def place(self, column: Column) -> Place:
        at = self.fit.source[column.index]
        row, source = self.grid.home[self.row][column.index if at is None else at]
        return self.reading.paper.cell_place(self.grid.table, row, source)

    def first(self, role: ColumnRole) -> Column | None:
        return next(iter(self.columns(role)), None)


def read_rows(paper: Paper, table: UnderstoodTable, grids: list[Grid], areas: Areas, area: str) -> None:
    """Fills the table's `rows`, `sums` and the `lines` under its sum. `area`: what a heading above it names."""
    reading = Reading(paper, table, areas, area, {grid.table.index: sections(table, grid, areas) for grid in grids})
    for grid in grids:
        tail = tail_of(grid) if grid is grids[-1] else len(grid.own)
        for row in range(grid.heading_rows, tail):
            _read_row(reading, grid, row)
        read_tail(paper, table, grid, tail)
    table.cells = [money for row in table.rows for money in row.money]
    read_sums(paper, table, reading.sum_rows)


def _read_row(reading: Reading, grid: Grid, row: int) -> None:
    texts = grid.own[row]
    if is_empty(texts) or _is_heading_again(grid, texts):
        return
    if is_sum_row(reading.table, grid, row):
        reading.sum_rows.append((grid, row))
    elif grid.is_across(row) or row in reading.sections[grid.table.index]:
        _read_section(reading, _label(texts))
    else:
        _read_initiative(RowOf(reading, grid, row, _fit(reading, grid, row)))


def _label(texts: list[str]) -> str:
    return next(one_line(text) for text in texts if not is_blank(text))


def _is_heading_again(grid: Grid, texts: list[str]) -> bool:
    return grid.heading_rows > 0 and [one_line(text) for text in texts] == grid.headings


def _read_section(reading: Reading, label: str) -> None:
    """A cell across the table names the focus area of what follows, unless it is a remark."""
    if len(label) <= _LONGEST_SECTION and not label.endswith("."):
        reading.area = title_of(label)


def _fit(reading: Reading, grid: Grid, row: int) -> Fit:
    if any(cell.merge == Merge.LEFT for cell in grid.table.rows[row].cells):
        return Fit(tuple(range(grid.table.columns)))
    return fit(grid.own[row], reading.table.columns, reading.areas.has)


def _read_initiative(at: RowOf) -> None:
    area, title = at.first(R.FOCUS_AREA), at.first(R.INITIATIVE)
    if title is None:
        return
    is_own = at.grid.merge(at.row, title.index) != Merge.UP
    name = title_of(without_places(at.text(title))) if is_own else ""
    if area is not None and (written := title_of(at.text(area))) and written != name:
        at.reading.area = written
    if name:
        at.reading.table.rows.append(_initiative(at, name, title))
    elif at.reading.table.rows:
        at.reading.table.rows[-1] = _joined(at.reading.table.rows[-1], at, is_merged=not is_own)


def _initiative(at: RowOf, name: str, title: Column) -> InitiativeRow:
    texts = {role: _text_of(at, role) for role in (R.STATUS, R.FOLLOW_UP, R.DESCRIPTION)}
    money, unread = _money(at)
    return InitiativeRow(
        table=at.reading.table,
        row=at.row,
        title=name,
        place=at.place(title),
        focus_area=at.reading.area,
        responsible=_responsible(at),
        money=tuple(money),
        status=texts[R.STATUS][0],
        follow_up=texts[R.FOLLOW_UP][0],
        description=texts[R.DESCRIPTION][0],
        status_place=texts[R.STATUS][1],
        follow_up_place=texts[R.FOLLOW_UP][1],
        description_place=texts[R.DESCRIPTION][1],
        doubts=(*_doubts(at, title), *unread),
    )


def _text_of(at: RowOf, role: ColumnRole) -> tuple[str, Place | None]:
    """As written; of several columns of that kind, one after another, and the place of the first."""
    filled = [column for column in at.columns(role) if not is_blank(at.text(column))]
    if not filled:
        column = at.first(role)
        return "", at.place(column) if column else None
    return "\n".join(at.text(column) for column in filled), at.place(filled[0])


def _responsible(at: RowOf) -> Responsible:
    column = at.first(R.RESPONSIBLE)
    if column is None:
        return Responsible("", (), (), False, None)
    written = "" if is_blank(at.text(column)) else one_line(at.text(column))
    read = read_responsible(written)
    return Responsible(written, tuple(read.parties), tuple(read.regions), read.is_doubtful, at.place(column))


def _money(at: RowOf) -> tuple[list[Money], list[Doubt]]:
    money, unread = [], []
    for column in at.columns(*MONEY_ROLES):
        text = at.text(column, is_merged=False)
        if amounts := money_of(text):
            money.append(Money(column.role, column.year, amounts, at.place(column), column.index))
        elif not is_blank(text):
            unread.append(Doubt(DoubtKind.NO_AMOUNT, NO_AMOUNT, at.place(column)))
            at.reading.table.unsure.add(column.index)
    return money, unread


def _doubts(at: RowOf, title: Column) -> list[Doubt]:
    if at.fit.shift:
        said = TO_THE_LEFT if at.fit.shift > 0 else TO_THE_RIGHT
        return [Doubt(DoubtKind.SHIFTED, said, at.place(title))]
    if at.fit.odd is not None:
        at.reading.table.unsure.update(range(len(at.reading.table.columns)))
        return [Doubt(DoubtKind.MISFIT, DO_NOT_FIT, at.place(at.reading.table.columns[at.fit.odd]))]
    return []


def _joined(above: InitiativeRow, at: RowOf, *, is_merged: bool) -> InitiativeRow:
    """The row above with what this one adds. Unsure when it would make sense as a row of its own."""
    money, doubts = _money(at)
    who = at.first(R.RESPONSIBLE)
    own = at.text(who, is_merged=False) if who else ""
    doubts += _doubts(at, who or at.reading.table.columns[0])
    if not is_merged and (money or not is_blank(own)):
        at.reading.table.unsure.update(each.column for each in money)
        doubts.append(
            Doubt(
                DoubtKind.NO_TITLE,
                NO_TITLE,
                money[0].place if money else at.place(who or at.reading.table.columns[0]),
            )
        )
    return replace(
        above,
        money=(*above.money, *money),
        status=_more(above.status, at, R.STATUS),
        follow_up=_more(above.follow_up, at, R.FOLLOW_UP),
        description=_more(above.description, at, R.DESCRIPTION),
        responsible=_more_responsible(above.responsible, own),
        doubts=(*above.doubts, *doubts),
    )


def _more(above: str, at: RowOf, role: ColumnRole) -> str:
    added = [text for column in at.columns(role) if not is_blank(text := at.text(column, is_merged=False))]
    return "\n".join([above, *added] if above else added)


def _more_responsible(above: Responsible, own: str) -> Responsible:
    if is_blank(own):
        return above
    written = one_line(f"{above.written} {own}")
    read = read_responsible(written)
    return replace(
        above,
        written=written,
        parties=tuple(read.parties),
        regions=tuple(read.regions),
        is_doubtful=read.is_doubtful,
    )
