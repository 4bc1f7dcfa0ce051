"""What a cell can hold. Each type reads a cell as found in a file, and writes a value back the same way.

A cell is None (empty), str, int, float, bool, date or datetime. `write` gives str, int, date or Decimal
(kroner); `as_text` is how those stand in a CSV file. Reading what was written gives the value back.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from stdnum.no import orgnr

from handlingsrom.book.problems import CellError, suggestion
from handlingsrom.lib.amounts import NBSP, AmountError, format_kr, parse_kr
from handlingsrom.lib.casenumbers import CaseNumberError, parse_case_number
from handlingsrom.lib.dates import DateError, format_date, parse_date

Cell = None | str | int | float | bool | date | datetime | time | timedelta
Written = None | str | int | date | Decimal

LONGEST = 20_000


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


@dataclass(frozen=True)
class Text(Type):
    """One line, or several when `lines`."""

    empty: Any = ""
    longest: int = 120
    lines: bool = False
    listed: bool = False  # the name is used in lists, so it cannot hold the signs lists use

    def read(self, cell: Cell) -> str:
        text = plain(cell)
        if len(text) > self.longest:
            raise CellError(
                _("The text has %(count)d characters; there is room for %(longest)d. Shorten it.")
                % {"count": len(text), "longest": self.longest}
            )
        if not self.lines and "\n" in text:
            raise CellError(_("Write the text on one line, without line breaks."))
        if self.listed and (";" in text or text.endswith("?")):
            raise CellError(_("A name cannot hold a semicolon or end with a question mark. Write it without."))
        return text


def long_text() -> Text:
    return Text(longest=LONGEST, lines=True)


@dataclass(frozen=True)
class Code(Text):
    longest: int = 60

    def read(self, cell: Cell) -> str:
        text = super().read(cell)
        if not re.fullmatch(r"[\w-]*", text):
            raise CellError(_("A code has letters, digits and hyphens only, for example bo-trygt. Rewrite it."))
        return text


@dataclass(frozen=True)
class Digits(Text):
    """A number that is a name: municipality number, organisation number. Zeros in front count."""

    length: int = 4

    def read(self, cell: Cell) -> str:
        text = plain(cell).replace(" ", "").replace(NBSP, "")
        if isinstance(cell, int | float):
            text = text.zfill(self.length)
        if text and not re.fullmatch(rf"[0-9]{{{self.length}}}", text):
            raise CellError(_("Write a number of %(length)d digits.") % {"length": self.length})
        return text


@dataclass(frozen=True)
class OrganisationNumber(Digits):
    length: int = 9

    def read(self, cell: Cell) -> str:
        text = super().read(cell)
        if text and not orgnr.is_valid(text):
            raise CellError(_("There is no such organisation number. Check the digits."))
        return text


@dataclass(frozen=True)
class Email(Text):
    longest: int = 254

    def read(self, cell: Cell) -> str:
        text = super().read(cell).lower()
        try:
            validate_email(text)
        except ValidationError as error:
            raise CellError(_("This is not an e-mail address. Check what stands before and after @.")) from error
        return text


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


@dataclass(frozen=True)
class YesNo(Type):
    empty: Any = False

    def read(self, cell: Cell) -> bool:
        word = plain(cell).casefold()
        if word not in ("ja", "nei", "j", "n", "x"):
            raise CellError(_("Write ja or nei."))
        return word in ("ja", "j", "x")

    def write(self, value: bool) -> Written:
        return "ja" if value else "nei"


@dataclass(frozen=True)
class Choice(Type):
    """One of the words of an enumeration; the value is its code."""

    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    empty: Any = ""

    def read(self, cell: Cell) -> str:
        wanted = self.key(plain(cell))
        for code, word in self.words.items():
            if self.key(word) == wanted:
                return str(getattr(code, "value", code))
        words = list(self.words.values())
        raise CellError(
            _("“%(word)s” is not one of the choices: %(words)s.%(hint)s")
            % {"word": plain(cell), "words": ", ".join(words), "hint": suggestion(plain(cell), words)}
        )

    def write(self, value: str) -> Written:
        return self.words[value] if value else None


@dataclass(frozen=True)
class Choices(Choice):
    """Several words of an enumeration, with commas between; the value is their codes with spaces between."""

    def read(self, cell: Cell) -> str:
        return " ".join(super(Choices, self).read(part) for part in plain(cell).split(",") if part.strip())

    def write(self, value: str) -> Written:
        return ", ".join(self.words[code] for code in value.split()) or None


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
