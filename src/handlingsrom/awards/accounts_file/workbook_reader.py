"""Run as a program of its own by `workbook`: an Excel workbook in, lines of JSON out. Starts without Django.

Two cells at opposite corners of a sheet make calamine ask for 500 GB, and it then ends the whole process
(tafia/calamine issue 693). So it is this process that ends, within limits on memory and time, and not the server.

A line is a sheet's name `"Ark1"`, a row `[number, [cells]]` with dates as `["2025-12-31"]`, or why it went no
further: `{"error": "password"}` or `"damaged"`. The last line of a whole reading is `null`.
"""

import json
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any

from handlingsrom.lib.apart import limit_this_process

MAX_MEMORY = 1200 * 1024 * 1024
MAX_SECONDS = 120


def main() -> None:
    limit_this_process(memory=MAX_MEMORY, seconds=MAX_SECONDS)
    content = sys.stdin.buffer.read()
    try:
        _read(content)
    except (KeyboardInterrupt, SystemExit, BrokenPipeError):
        raise
    except BaseException as error:  # calamine's errors share no base, and a panic is no Exception
        _say({"error": "password" if type(error).__name__ == "PasswordError" else "damaged"})
    else:
        _say(None)
    sys.stdout.flush()


def _read(content: bytes) -> None:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    for sheet in workbook.sheets_metadata:
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet:
            _read_sheet(workbook.get_sheet_by_name(sheet.name))


def _read_sheet(sheet: Any) -> None:
    _say(sheet.name)
    before = [None] * sheet.start[1] if sheet.start else []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_plain(cell) for cell in row]
        if any(cell is not None for cell in cells):
            _say([number, before + cells])


def _plain(cell: object) -> object:
    if isinstance(cell, datetime):
        return [cell.date().isoformat()]
    if isinstance(cell, date):
        return [cell.isoformat()]
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    return (cell.strip() or None) if isinstance(cell, str) else cell


def _say(line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
