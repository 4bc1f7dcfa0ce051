"""What a paper is taken to say."""

from handlingsrom.reading.paper import Paper
from handlingsrom.reading.understanding.areas import Areas, areas_of
from handlingsrom.reading.understanding.identity import day_of, number_of
from handlingsrom.reading.understanding.kinds import kind_of
from handlingsrom.reading.understanding.mentioning import add_mentions
from handlingsrom.reading.understanding.model import TableKind, Understood, UnderstoodTable
from handlingsrom.reading.understanding.others import read_amounts
from handlingsrom.reading.understanding.overview import lines_of
from handlingsrom.reading.understanding.pieces import Whole, tables_of, wholes
from handlingsrom.reading.understanding.principles import principle_of
from handlingsrom.reading.understanding.recommending import recommendations_of
from handlingsrom.reading.understanding.resolution import resolution_of
from handlingsrom.reading.understanding.rows import read_rows
from handlingsrom.reading.understanding.strategy import focus_areas_of

_WITH_ROWS = {TableKind.PLAN, TableKind.FUNDS, TableKind.NEEDS}


def understand(paper: Paper) -> Understood:
    """Its tables by kind with their initiatives, its resolution, and all amounts, dates, cases and periods."""
    found = wholes(paper)
    areas = areas_of(found)
    understood = Understood(
        paper,
        tables=[_table(paper, whole, areas) for whole in found],
        resolution=resolution_of(paper),
        recommendations=recommendations_of(paper),
        number=number_of(paper),
        written_on=day_of(paper),
    )
    add_mentions(understood)
    return understood


def _table(paper: Paper, whole: Whole, areas: Areas) -> UnderstoodTable:
    table = UnderstoodTable(kind_of(whole), whole.part, tables_of(whole), whole.columns)
    if table.kind in _WITH_ROWS:
        read_rows(paper, table, whole.grids, areas, _area_above(whole, areas))
        table.focus_areas = focus_areas_of(paper, whole)
    elif table.kind == TableKind.STRATEGY:
        table.focus_areas = focus_areas_of(paper, whole)
    elif table.kind == TableKind.OVERVIEW:
        table.lines = lines_of(paper, whole)
    else:
        read_amounts(paper, table, whole)
    if table.kind == TableKind.PLAN:
        texts = [text.text for text in whole.above]
        table.principle = principle_of(whole.part.title, [*texts, whole.grids[0].title])
    return table


def _area_above(whole: Whole, areas: Areas) -> str:
    """A heading above a table without a column of areas may name the one its rows belong to."""
    nearest = whole.above[-1].text if whole.above else ""
    return nearest.strip(" :") if nearest and areas.has(nearest.strip(" :")) else ""
