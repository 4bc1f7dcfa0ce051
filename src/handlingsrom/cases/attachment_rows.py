"""What the tables of the attachments have in common: rows of changes, and how an initiative is named in them."""

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from handlingsrom.cases.material import Material
from handlingsrom.cases.projection import Tried
from handlingsrom.papers.model import Cell, Rich, Row, Run
from handlingsrom.plan.models import Initiative

Lines = Sequence[tuple[Tried, tuple[Cell, ...]]]


def grouped(material: Material, rows: Lines) -> list[Row]:
    """Rows under a heading for each focus area; rows come in the order of the plan."""

    def area(pair: tuple[Tried, tuple[Cell, ...]]) -> str:
        found = material.initiative(pair[0]).focus_area
        return found.name if found else _("No focus area")

    made: list[Row] = []
    for name, group in groupby(rows, key=area):
        made += [Row((name,), "group"), *(Row(cells) for _tried, cells in group)]
    return made


def title_cell(initiative: Initiative) -> Cell:
    places = [str(r) for r in initiative.in_regions.all()] + [initiative.place_note] * bool(initiative.place_note)
    if initiative.is_in_all_regions:
        places.insert(0, _("all regions"))
    title = (Run(initiative.title, bold=True),)
    return Rich((title, ", ".join(places))) if places else Rich((title,))
