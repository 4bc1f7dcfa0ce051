"""Excel workbooks, read by `workbook_reader` in a process of its own, so that a bad file cannot stop the server."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.tables import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    RawRow,
    Table,
    make_table,
    too_large,
)
from handlingsrom.lib.apart import bare_environment
from handlingsrom.lib.errors import Refused

_READER = Path(__file__).with_name("workbook_reader.py")


def read_workbook(content: bytes) -> list[Table]:
    """The tables on the visible sheets. Raises Refused for a password, a damaged file, and one too large."""
    sheets: list[tuple[str, list[RawRow]]] = []
    cells = 0
    with _reader(content) as lines:
        for line in lines:
            if isinstance(line, str):
                sheets.append((line, []))
                continue
            row = (line[0], _cells(line[1]))
            sheets[-1][1].append(row)
            cells += len(row[1])
            if len(sheets[-1][1]) > MAX_ROWS or cells > MAX_CELLS:
                raise too_large()
    return [table for name, rows in sheets if (table := make_table(name, rows, keep_overflow=False))]


@contextlib.contextmanager
def _reader(content: bytes) -> Iterator[Iterator[Any]]:
    """The reader's lines while it runs. It has the whole file before it writes its first line."""
    with subprocess.Popen(  # noqa: S603 (our own program, nothing of the file on the command line)
        [sys.executable, "-P", str(_READER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=bare_environment(),
    ) as process:
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(content)
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            yield _lines(process.stdout)
        finally:
            process.kill()


def _lines(output: IO[bytes]) -> Iterator[Any]:
    """Sheet names and rows, to the last one. A reader that ended before it said so was stopped by its limits."""
    for text in output:
        line = json.loads(text)
        if line is None:
            return
        if isinstance(line, dict):
            raise _refusal(line["error"])
        yield line
    raise _refusal("stopped")


def _refusal(error: str) -> Refused:
    if error == "password":
        return Refused(_("The workbook has a password. Save it without one."))
    if error == "damaged":
        return Refused(_("The workbook is damaged or cut off. Open it in Excel and save it again."))
    return Refused(
        _("The workbook is damaged or far too large. Copy the table into a new workbook, or save the sheet as CSV.")
    )


def _cells(found: list[Any]) -> tuple[Cell, ...]:
    while found and found[-1] is None:
        found.pop()
    if len(found) > MAX_COLUMNS:
        raise too_large()
    return tuple(_cell(cell) for cell in found)


def _cell(cell: Any) -> Cell:
    if isinstance(cell, list):
        return date.fromisoformat(cell[0])
    # Accounts, names and projects come again on row after row: one copy of each is enough.
    return sys.intern(cell) if isinstance(cell, str) and len(cell) <= 40 else cell
