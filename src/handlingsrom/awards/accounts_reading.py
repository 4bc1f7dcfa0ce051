"""A table of an export as lines, and what stands in the way of taking them in.

Accounts hold much that is on no project. Such a row cannot be ours, so it is counted instead of refused; a file
where no row at all has a project is another matter, and is refused as a column wrongly chosen.
"""

from dataclasses import dataclass
from datetime import date

from handlingsrom.awards.accounts_file.columns import Mapping
from handlingsrom.awards.accounts_file.lines import Line, LineProblem, Skipped, read_table
from handlingsrom.awards.accounts_file.problems import NO_PROJECT
from handlingsrom.awards.accounts_file.tables import Table


@dataclass(frozen=True)
class Reading:
    """`without_project`: the rows that have none. With `problems`, nothing of the file is to be taken in."""

    lines: list[Line]
    problems: list[LineProblem]
    skipped: list[Skipped]
    without_project: list[int]

    @property
    def first_on(self) -> date | None:
        return min((line.booked_on for line in self.lines), default=None)

    @property
    def last_on(self) -> date | None:
        return max((line.booked_on for line in self.lines), default=None)


def read_accounts(table: Table, mapping: Mapping) -> Reading:
    read = read_table(table, mapping)
    without = [problem.row for problem in read.problems if problem.kind == NO_PROJECT]
    problems = [problem for problem in read.problems if problem.kind != NO_PROJECT]
    return Reading(read.lines, problems, read.skipped, without)
