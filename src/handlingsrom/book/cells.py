"""A cell, and what its type does: reads it as found in a file, and writes a value back the same way.

A cell is None (empty), str, int, float, bool, date or datetime. `write` gives str, int, date or Decimal
(kroner); `as_text` is how those stand in a CSV file. Reading what was written gives the value back.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.dates import format_date

Cell = None | str | int | float | bool | date | datetime | time | timedelta
Written = None | str | int | date | Decimal


def plain(cell: Cell) -> str:
    """A cell as text: white space around it does not count, and line breaks are one character."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, bool):
        return "ja" if cell else "nei"
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def as_text(written: Written) -> str:
    """What `write` gave, as it stands in a CSV file: `2 250 000` with ordinary spaces, `21.5.2026`."""
    if isinstance(written, Decimal):
        return format_kr(int(written * 100)).replace(NBSP, " ")
    return plain(written)


@dataclass(frozen=True)
class Type:
    """The base of all types. `empty` is what an empty cell means."""

    empty: Any = None

    def read(self, cell: Cell) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> Written:
        return plain(value)

    def key(self, value: Any) -> Any:
        """What makes two values the same when rows are recognised; case does not count in text."""
        return " ".join(value.casefold().split()) if isinstance(value, str) else value
