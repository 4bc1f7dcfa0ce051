"""Rows that name the focus area of those under them, in tables without a column of areas."""

from itertools import pairwise

from handlingsrom.reading.understanding.areas import Areas
from handlingsrom.reading.understanding.cells import is_blank
from handlingsrom.reading.understanding.grid import Grid, body, is_empty
from handlingsrom.reading.understanding.model import ColumnRole, UnderstoodTable

_FEWEST = 2


def sections(table: UnderstoodTable, grid: Grid, areas: Areas) -> frozenset[int]:
    """Rows with a title and nothing else, when the paper has such an area; or when the table starts with one, has
    several, and each has fuller rows under it: then all go by them.
    """
    title = next((c.index for c in table.columns if c.role == ColumnRole.INITIATIVE), None)
    if title is None or table.column(ColumnRole.FOCUS_AREA):
        return frozenset()
    rows = [row for row in body(grid) if not is_empty(grid.own[row])]
    alone = [row for row in rows if _is_alone(grid.own[row], title)]
    if known := frozenset(row for row in alone if areas.has(grid.own[row][title])):
        return known
    starts = bool(rows) and alone[:1] == rows[:1]
    lonely = set(alone)
    are_followed = all(not {row, after} <= lonely for row, after in pairwise(rows)) and rows[-1:] != alone[-1:]
    return frozenset(alone) if starts and are_followed and _FEWEST <= len(alone) < len(rows) else frozenset()


def _is_alone(texts: list[str], title: int) -> bool:
    return [column for column, text in enumerate(texts) if not is_blank(text)] == [title]
