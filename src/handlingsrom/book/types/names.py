"""Cells that name something: a case, a point, a voucher, rows of other sheets."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.cells import Cell, Type, Written, plain
from handlingsrom.book.problems import CellError
from handlingsrom.book.types.texts import Text
from handlingsrom.lib.casenumbers import CaseNumberError, parse_case_number


@dataclass(frozen=True)
class CaseNo(Text):
    """A case number as written: `13/26`, `08.26`. Two ways of writing the same number are the same key."""

    longest: int = 20

    def read(self, cell: Cell) -> str:
        if not isinstance(cell, str):
            raise CellError(
                _("The spreadsheet has made a number or a date of the case number. Format the cell as text first.")
            )
        text = super().read(cell)
        try:
            parse_case_number(text)
        except CaseNumberError as error:
            raise CellError(_(str(error))) from error
        return text

    def key(self, value: str) -> Any:
        return parse_case_number(value)


@dataclass(frozen=True)
class PointLabel(Type):
    """`1` or `1c`; the value is (main, sub)."""

    def read(self, cell: Cell) -> tuple[int, int]:
        match = re.fullmatch(r"([1-9][0-9]?)\s*([a-zA-Z]?)\)?", plain(cell))
        if match is None:
            raise CellError(_("Write the number of the point, for example 1 or 1c."))
        return int(match[1]), (ord(match[2].lower()) - ord("a") + 1) if match[2] else 0

    def write(self, value: tuple[int, int]) -> Written:
        return f"{value[0]}{chr(ord('a') + value[1] - 1) if value[1] else ''}"


@dataclass(frozen=True)
class Voucher(Type):
    """`2025-0001`; the value is (year, number)."""

    def read(self, cell: Cell) -> tuple[int, int]:
        match = re.fullmatch(r"((?:19|20|21)[0-9]{2})-([0-9]{1,6})", plain(cell))
        if match is None or int(match[2]) == 0:
            raise CellError(_("Write the voucher as year and number, for example 2025-0001."))
        return int(match[1]), int(match[2])

    def write(self, value: tuple[int, int]) -> Written:
        return f"{value[0]}-{value[1]:04d}"


@dataclass(frozen=True)
class Ref(Type):
    """A row of another sheet, by its label. Read as text; the loader finds the row."""

    sheet: str = ""

    def read(self, cell: Cell) -> str:
        return plain(cell)


@dataclass(frozen=True)
class Refs(Type):
    """Several rows of other sheets, with semicolons between; a question mark after one means it is unsure.

    Read as pairs of label and unsure; a value is pairs of row and unsure.
    """

    sheets: tuple[str, ...] = ()
    empty: Any = ()

    def read(self, cell: Cell) -> tuple[tuple[str, bool], ...]:
        parts = [part.strip() for part in plain(cell).split(";") if part.strip()]
        return tuple((part.removesuffix("?").strip(), part.endswith("?")) for part in parts)
