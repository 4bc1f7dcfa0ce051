"""How far the sheets of a workbook go: one cell at the far corner makes a reader set aside room for all between."""

import re

from handlingsrom.reading.formats.limits import Archive, too_large
from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import worded

MAX_ROWS, MAX_COLUMNS = 100_000, 1_000
MAX_AREA = 5_000_000
_CELL = re.compile(rb'<(?:\w+:)?(?:c|row)\b[^<>]*?\sr="([A-Z]{0,3})([0-9]{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b")
_MAX_MERGED = 20_000


def check_extents(archive: Archive) -> None:
    """Raises `Unreadable` when a sheet goes further than a paper's tables do. Unpacks everything once."""
    archive.measure()
    for name in archive.names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            _check(archive.read(name))


def _check(sheet: bytes) -> None:
    rows, columns = len(_ROW.findall(sheet)), 1
    for found in _CELL.finditer(sheet):
        rows = max(rows, int(found[2]))
        columns = max(columns, _column(found[1]))
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_AREA:
        raise Unreadable(
            worded("A sheet goes on for too many rows or columns. Delete what is empty around the table, and save.")
        )
    if len(_MERGED.findall(sheet)) > _MAX_MERGED:
        raise too_large()


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
