"""Cells of text, as written or to a pattern."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from stdnum.no import orgnr

from handlingsrom.book.cells import Cell, Type, plain
from handlingsrom.book.problems import CellError
from handlingsrom.lib.amounts import NBSP

LONGEST = 20_000


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
