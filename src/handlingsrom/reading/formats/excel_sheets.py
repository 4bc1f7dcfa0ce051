"""The sheets of a workbook as blocks. Runs in a process of its own: see `apart`."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from handlingsrom.reading.formats.excel_values import written
from handlingsrom.reading.formats.limits import MAX_CELLS, MAX_COLUMNS, damaged, locked, too_many_cells
from handlingsrom.reading.paper import Block, Cell, Merge, Paper, Row, Table, Text, TextKind
from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import Said, worded, worded_n

_Spot = tuple[int, int]


def read(name: str, content: bytes) -> Paper:
    workbook = _open(content)
    blocks: list[Block] = []
    hidden = 0
    for sheet in workbook.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != SheetVisibleEnum.Visible:
            hidden += 1
            continue
        rows = _rows(workbook.get_sheet_by_name(sheet.name))
        if rows:
            blocks.append(Text(len(blocks), TextKind.HEADING, sheet.name, 1))
            blocks.append(Table(len(blocks), rows))
    if not blocks:
        raise Unreadable(worded("There is nothing on the visible sheets of the workbook."))
    if sum(len(block.rows) * block.columns for block in blocks if isinstance(block, Table)) > MAX_CELLS:
        raise too_many_cells()
    return Paper(name, "excel", tuple(blocks), tuple(_lost(hidden)))


def _open(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as error:
        raise locked() from error
    except Exception as error:  # calamine's errors share no base
        raise damaged() from error


def _rows(sheet: Any) -> tuple[Row, ...]:
    """From the first cell with something in it to the last; empty rows inside are left out."""
    down, across = sheet.start or (0, 0)
    grid = {
        (down + row, across + column): text
        for row, cells in enumerate(sheet.iter_rows())
        for column, cell in enumerate(cells)
        if (text := written(cell))
    }
    if not grid:
        return ()
    rows = sorted({row for row, _column in grid})
    columns = range(min(column for _row, column in grid), max(column for _row, column in grid) + 1)
    if len(columns) > MAX_COLUMNS or len(columns) * len(rows) > MAX_CELLS:
        raise too_many_cells()
    merges = _merges(sheet.merged_cell_ranges or (), rows, columns)
    return tuple(Row(tuple(_cell(grid, merges, (row, column)) for column in columns)) for row in rows)


def _cell(grid: dict[_Spot, str], merges: dict[_Spot, Merge], spot: _Spot) -> Cell:
    merge = merges.get(spot, Merge.NONE)
    return Cell("", merge) if merge else Cell(grid.get(spot, ""))


def _merges(ranges: Sequence[tuple[_Spot, _Spot]], rows: Sequence[int], columns: range) -> dict[_Spot, Merge]:
    """For each square that another takes up: from which side. Of the rows and columns that are read."""
    merges: dict[_Spot, Merge] = {}
    for (top, left), (bottom, right) in ranges:
        first = bisect_left(rows, top)
        across = range(max(left, columns.start), min(right + 1, columns.stop))
        for row in rows[first : bisect_right(rows, bottom)]:
            for column in across:
                if column > across.start:
                    merges[row, column] = Merge.LEFT
                elif row > rows[first]:
                    merges[row, column] = Merge.UP
    return merges


def _lost(hidden: int) -> list[Said]:
    if not hidden:
        return []
    return [
        worded_n(
            "The workbook has a hidden sheet. It was not read.",
            "The workbook has %(n)s hidden sheets. They were not read.",
            hidden,
        )
    ]
