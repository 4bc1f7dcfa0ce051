"""Cells of numbers, days and amounts."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from handlingsrom.book.cells import Cell, Type, Written, plain
from handlingsrom.book.problems import CellError
from handlingsrom.lib.amounts import AmountError, parse_kr
from handlingsrom.lib.dates import DateError, parse_date


@dataclass(frozen=True)
class Whole(Type):
    low: int = 0
    high: int = 32_000

    def read(self, cell: Cell) -> int:
        text = plain(cell)
        if not re.fullmatch(r"[0-9]{1,9}", text) or not self.low <= int(text) <= self.high:
            raise CellError(
                _("Write a whole number from %(low)d to %(high)d.") % {"low": self.low, "high": self.high}
            )
        return int(text)

    def write(self, value: int | None) -> Written:
        return value


def year() -> Whole:
    return Whole(low=1990, high=2199)


@dataclass(frozen=True)
class Day(Type):
    def read(self, cell: Cell) -> date:
        if isinstance(cell, int | float):
            raise CellError(_("This is a number, not a date. Write day, month and year, for example 21.5.2026."))
        try:
            return parse_date(plain(cell))
        except DateError as error:
            raise CellError(_(str(error))) from error

    def write(self, value: date | None) -> Written:
        return value


@dataclass(frozen=True)
class Kroner(Type):
    """Kroner on the sheet, øre in code."""

    def read(self, cell: Cell) -> int:
        text = f"{cell:.2f}" if isinstance(cell, float) else plain(cell)
        if isinstance(cell, float) and abs(cell * 100 - round(cell * 100)) > 0.001:
            raise CellError(_("The amount has parts of an øre. Write at most two decimals."))
        try:
            return parse_kr(text)
        except AmountError as error:
            raise CellError(_(str(error))) from error

    def write(self, value: int | None) -> Written:
        return None if value is None else Decimal(value) / 100


@dataclass(frozen=True)
class Balance(Kroner):
    """Kroner that may be below zero."""

    def read(self, cell: Cell) -> int:
        if isinstance(cell, int | float):
            return super().read(abs(cell)) * (-1 if cell < 0 else 1)
        text = plain(cell)
        is_below = text.startswith(("-", "−"))
        return -super().read(text[1:].lstrip()) if is_below else super().read(text)
