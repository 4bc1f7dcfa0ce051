"""A partnership as the rows of a book, ready to be written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handlingsrom.book.cells import Written
from handlingsrom.book.columns import Column, Sheet
from handlingsrom.book.known import Known
from handlingsrom.book.notes import Shown
from handlingsrom.book.sheets import SHEETS
from handlingsrom.book.types.names import Ref, Refs
from handlingsrom.people.models import Partnership


@dataclass(frozen=True)
class Content:
    """A sheet and its rows; cells in the order of the sheet's columns, some perhaps with a note."""

    sheet: Sheet
    rows: list[list[Shown]]


def contents(partnership: Partnership) -> list[Content]:
    """Every sheet with what the partnership has in it. Rows name each other as briefly as can be understood."""
    known = Known()
    dumped = []
    for sheet in SHEETS:
        rows = list(sheet.table.dump(sheet, partnership))
        for row, values in rows:
            known.add(sheet, row, values)
        dumped.append((sheet, [values for _row, values in rows]))
    return [
        Content(sheet, [[written(c, values[c.field], known) for c in sheet.columns] for values in rows])
        for sheet, rows in dumped
    ]


def written(column: Column, value: Any, known: Known) -> Written:
    """A value as its column writes it; a row of another sheet by its label."""
    if isinstance(column.type, Ref):
        return known.label((column.type.sheet,), value) if value is not None and value != "" else None
    if isinstance(column.type, Refs):
        return "; ".join(_listed(column.type, value, known)) or None
    return column.type.write(value)


def _listed(refs: Refs, value: Any, known: Known) -> Iterator[str]:
    for row, is_unsure in value:
        yield known.label(refs.sheets, row) + ("?" if is_unsure else "")
