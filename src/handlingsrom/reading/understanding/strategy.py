"""The focus areas a table names, in order, each once, and where."""

from handlingsrom.reading.paper import Paper, Place
from handlingsrom.reading.understanding.areas import may_be_area
from handlingsrom.reading.understanding.cells import title_of
from handlingsrom.reading.understanding.grid import body
from handlingsrom.reading.understanding.model import ColumnRole
from handlingsrom.reading.understanding.pieces import Whole


def focus_areas_of(paper: Paper, whole: Whole) -> list[tuple[str, Place]]:
    column = next((c.index for c in whole.columns if c.role == ColumnRole.FOCUS_AREA), None)
    if column is None:
        return []
    found: dict[str, Place] = {}
    for grid in whole.grids:
        for row in body(grid):
            text = grid.own[row][column]
            if may_be_area(text):
                found.setdefault(title_of(text), paper.cell_place(grid.table, row, column))
    return list(found.items())
