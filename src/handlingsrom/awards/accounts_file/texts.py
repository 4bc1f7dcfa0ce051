"""Texts and numbers that are names: project, voucher and account. Zeros in front count, and nothing is reckoned."""

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.problems import CellError
from handlingsrom.awards.accounts_file.tables import Cell
from handlingsrom.lib.birthnumbers import FOUND, find_possible
from handlingsrom.lib.dates import format_date

LONGEST_NAME, LONGEST_TEXT = 60, 2000

_SHORTENED = re.compile(r"[0-9][.,][0-9]+e\+[0-9]+", re.IGNORECASE)


def text_of(cell: Cell) -> str:
    """What stands in a cell, on one line. Raises CellError when it could hold a fødselsnummer, or is too long."""
    written = _written(cell)
    visible = written if written.isprintable() else "".join(map(_visible, written))
    return _checked(" ".join(visible.split()), LONGEST_TEXT)


def name_of(cell: Cell) -> str:
    """A project, voucher or account number as text: `00123` and 12345.0 as `12345`.

    Raises CellError for what Excel has made of such a number: a date, a decimal number, `1,23E+11`.
    """
    if isinstance(cell, date) or (isinstance(cell, float) and not cell.is_integer()):
        raise CellError(_("Excel has changed this number. Format the column as text and export again."))
    text = text_of(cell)
    if _SHORTENED.fullmatch(text) or (isinstance(cell, int | float) and abs(cell) >= 10**15):
        raise CellError(_("Excel has changed this number. Format the column as text and export again."))
    return _checked(text.removeprefix("'"), LONGEST_NAME)


def _visible(sign: str) -> str:
    """Line breaks and tabs part words; soft hyphens, marks of direction and the like are not seen at all."""
    if sign.isprintable():
        return sign
    return "" if unicodedata.category(sign) in ("Cf", "Cs", "Co", "Cn") else " "


def _written(cell: Cell) -> str:
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    return "" if cell is None else str(cell)


def _checked(text: str, longest: int) -> str:
    if len(text) > 10 and (found := find_possible(text)):
        raise CellError(_(FOUND) % found[0].params)
    if len(text) > longest:
        raise CellError(
            _("The text has %(count)d characters; there is room for %(longest)d. Shorten it.")
            % {"count": len(text), "longest": longest}
        )
    return text
