"""Tables saved as text with a delimiter (.csv): semicolons as Norwegian programs write them, or commas or tabs."""

import csv
import io
from collections import Counter
from collections.abc import Iterable

from handlingsrom.reading.formats.limits import MAX_CELLS, MAX_COLUMNS, damaged, too_many_cells
from handlingsrom.reading.paper import Cell, Row, Table

_DELIMITERS = ";,\t|"
_LOOKED_AT = 50


def is_csv(name: str, text: str) -> bool:
    """By its name; or every one of its first lines has the same number of semicolons, and there are some."""
    if name.lower().endswith(".csv"):
        return True
    lines = [line for line in text.split("\n")[:_LOOKED_AT] if line.strip()]
    counts = {line.count(";") for line in lines}
    return len(lines) >= 3 and len(counts) == 1 and counts.pop() >= 1 and "\t" not in text


def read_csv(text: str) -> Table | None:
    """The table without its empty rows and columns; None when there is nothing in it."""
    csv.field_size_limit(1_000_000)
    found = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        rows = [[cell.strip() for cell in row] for row in _bounded(found)]
    except csv.Error as error:
        raise damaged() from error
    rows = [row for row in rows if any(row)]
    if not rows:
        return None
    width = max(len(row) for row in rows)
    filled = [row + [""] * (width - len(row)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in filled)]
    return Table(0, tuple(Row(tuple(Cell(row[column]) for column in used)) for row in filled))


def _bounded(rows: Iterable[list[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MAX_CELLS or len(row) > MAX_COLUMNS:
            raise too_many_cells()
        kept.append(row)
    return kept


def _delimiter(text: str) -> str:
    """The one that stands most often in the first lines; a comma is also what Norwegians write decimals with."""
    sample = "\n".join(text.split("\n")[:_LOOKED_AT])
    counts = Counter({mark: sample.count(mark) for mark in _DELIMITERS})
    first = max(_DELIMITERS, key=lambda mark: counts[mark] if mark != "," else counts[mark] / 4)
    return first if counts[first] else ";"
