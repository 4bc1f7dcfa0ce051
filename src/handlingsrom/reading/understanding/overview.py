"""An overview of the frame as lines: label, amount for a year, remark."""

import re
from collections.abc import Iterator
from dataclasses import replace

from handlingsrom.reading.paper import Paper
from handlingsrom.reading.understanding.cells import is_blank, money_of
from handlingsrom.reading.understanding.grid import Grid, body
from handlingsrom.reading.understanding.headings import year_of
from handlingsrom.reading.understanding.kinds import label_column, money_columns
from handlingsrom.reading.understanding.lines import kind_of_line
from handlingsrom.reading.understanding.model import Column, Line
from handlingsrom.reading.understanding.pieces import Whole
from handlingsrom.reading.understanding.wording import one_line

_FROM = re.compile(r"\b(?:fra|etablert|opprettet|i fjor)\s+20\d\d", re.IGNORECASE)


def lines_of(paper: Paper, whole: Whole) -> list[Line]:
    labels, columns = label_column(whole), money_columns(whole)
    if labels is None:
        return []
    lines = [
        line
        for grid in whole.grids
        for row in body(grid)
        for column in columns
        for line in _lines(paper, grid, row, labels, column)
    ]
    return _of_one_year(lines, year_of(whole.headings[labels]))


def _of_one_year(lines: list[Line], year: int | None) -> list[Line]:
    """Lines that name no year are of the overview's: that of its heading, or the only one its lines name."""
    named = {line.year for line in lines if line.year}
    year = year or (named.pop() if len(named) == 1 else None)
    return [line if line.year else replace(line, year=year) for line in lines]


def _lines(paper: Paper, grid: Grid, row: int, labels: int, column: Column) -> Iterator[Line]:
    label = one_line(grid.seen[row][labels])
    for amount in money_of(grid.own[row][column.index]):
        yield Line(
            kind=kind_of_line(label),
            label=label,
            year=column.year or year_of(_FROM.sub("", label)),
            amount=amount,
            place=paper.cell_place(grid.table, row, column.index),
            label_place=paper.cell_place(grid.table, row, labels),
            remark=_remark(grid, row, labels),
        )


def _remark(grid: Grid, row: int, labels: int) -> str:
    """What stands beside, that is neither the label nor money."""
    texts = [text for at, text in enumerate(grid.own[row]) if at != labels and not is_blank(text)]
    return "\n".join(text for text in texts if not money_of(text) or len(text) > 40)
