"""The lines of an export: bookings with date, amount, project, voucher and text, and all that is wrong, at once.

Only mapped columns are kept: what else an export holds of suppliers and persons goes no further.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.amount_columns import Amounts
from handlingsrom.awards.accounts_file.columns import Mapping, places
from handlingsrom.awards.accounts_file.days import day_of, judge_order
from handlingsrom.awards.accounts_file.keys import Keys
from handlingsrom.awards.accounts_file.passed_over import Sieve, Skipped, explain
from handlingsrom.awards.accounts_file.problems import NO_PROJECT, CellError, LineProblem
from handlingsrom.awards.accounts_file.tables import Cell, Row, Table
from handlingsrom.awards.accounts_file.texts import name_of, text_of
from handlingsrom.lib.marking import gettext_noop

__all__ = ["NO_PROJECT", "Line", "LineProblem", "Reading", "Skipped", "read_lines", "read_table"]

_MISSING = {
    "date": gettext_noop("The date is missing."),
    "project": gettext_noop("The project number is missing."),
}
_ALL_WRONG = 10
"""From so many cells on, a column where every one is wrong is one problem: another column was meant."""


@dataclass(frozen=True, slots=True)
class Line:
    """A booking. `amount_ore` is signed: cost positive, credit negative, never zero. `key` is 64 letters."""

    row: int
    booked_on: date
    amount_ore: int
    project: str
    text: str
    voucher: str
    key: str
    account: str = ""


@dataclass(frozen=True)
class Reading:
    """What became of every row below the heading: a line, one or more problems, or passed over."""

    lines: list[Line]
    problems: list[LineProblem]
    skipped: list[Skipped]


def read_lines(table: Table, mapping: Mapping) -> tuple[list[Line], list[LineProblem]]:
    """The lines that can be read, and every problem in the file in the order of its rows."""
    reading = read_table(table, mapping)
    return reading.lines, reading.problems


def read_table(table: Table, mapping: Mapping) -> Reading:
    """As `read_lines`, and which rows are no bookings."""
    found, problems = places(table, mapping)
    if problems:
        return Reading([], problems, [])
    return _Reader(table, found, mapping).read()


class _Reader:
    def __init__(self, table: Table, found: dict[str, int], mapping: Mapping) -> None:
        self.table, self.places = table, found
        self.order = judge_order(row.cell(found["date"]) for row in table.rows)
        self.amounts = Amounts(table, found, mapping.decimal, mapping.credit, mapping.negate)
        self.sieve = Sieve(table, found, self.amounts)
        self.keys = Keys()
        self.problems = [self.amounts.problem] if self.amounts.problem else []
        self.without_project: list[LineProblem] = []

    def read(self) -> Reading:
        lines, skipped = [], []
        for row in self.table.rows:
            ore, problems = self.amounts.of(row)
            if reason := self.sieve.reason(row, ore):
                skipped.append(Skipped(row.number, reason, explain(reason)))
            elif self._is_on_no_project(row):
                self._tell(row, "project", _("The project number is missing."), self.without_project, NO_PROJECT)
            elif line := self._line(row, ore, problems):
                lines.append(line)
        bookings = len(self.table.rows) - len(skipped)
        problems = _gathered(self.without_project, bookings)
        problems += _gathered(self.problems, bookings - len(self.without_project))
        return Reading(lines, sorted(problems, key=lambda problem: problem.row), skipped)

    def _is_on_no_project(self, row: Row) -> bool:
        """Whatever else is wrong with such a row is of no interest, unless its cells stand in the wrong columns."""
        return row.cell(self.places["project"]) is None and not self._has_shifted(row)

    def _line(self, row: Row, ore: int | None, problems: list[LineProblem]) -> Line | None:
        """The row as a line, or None when anything in it is wrong, which is then among the problems."""
        if ore is None and not problems and not self.amounts.problem:
            self._tell(row, self.amounts.fields[0], _("The amount is missing."), problems)
        booked_on = self._read(row, "date", self._day, problems)
        project = self._read(row, "project", name_of, problems)
        voucher = self._read(row, "voucher", name_of, problems)
        text = self._read(row, "text", text_of, problems)
        account = self._read(row, "account", name_of, problems)
        if self._has_shifted(row):
            message = _("The row has more cells than there are headings. Is the separator part of a text?")
            problems.append(LineProblem(row.number, "", message))
        self.problems += problems
        if problems or ore is None:
            return None
        key = self.keys.next(booked_on, ore, project, voucher, text)
        return Line(row.number, booked_on, ore, project, text, voucher, key, account)

    def _read(self, row: Row, field: str, read: Callable[[Cell], Any], problems: list[LineProblem]) -> Any:
        """The cell as `read` reads it; "" when it is empty and may be, or cannot be read."""
        cell = row.cell(self.places[field]) if field in self.places else None
        try:
            value = "" if cell is None else read(cell)
            if value == "" and field in _MISSING:
                raise CellError(_(_MISSING[field]))
            return value
        except CellError as error:
            self._tell(row, field, str(error), problems)
            return ""

    def _tell(self, row: Row, field: str, message: str, problems: list[LineProblem], kind: str = "") -> None:
        problems.append(LineProblem(row.number, self.table.header[self.places[field]], message, kind))

    def _has_shifted(self, row: Row) -> bool:
        return any(cell is not None for cell in row.cells[len(self.table.header) :])

    def _day(self, cell: Cell) -> date:
        return day_of(cell, self.order)


def _gathered(problems: list[LineProblem], tried: int) -> list[LineProblem]:
    """In the order of the rows; a column where every cell is wrong once, at its first."""
    wrong = Counter(problem.column for problem in problems if problem.column)
    whole = {column for column, count in wrong.items() if count >= max(tried, _ALL_WRONG)}
    kept, told = [], set()
    for problem in sorted(problems, key=lambda problem: problem.row):
        if problem.column not in whole:
            kept.append(problem)
        elif problem.column not in told:
            told.add(problem.column)
            every = _("No row of the column can be read (%(count)d rows): was another column meant?")
            message = f"{problem.message} {every % {'count': tried}}"
            kept.append(LineProblem(problem.row, problem.column, message))
    return kept
