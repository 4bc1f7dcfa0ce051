"""One amount as accounting systems write it, under a decimal mark that the whole column decides.

`1.234` is one thousand to some systems and one krone to others, so a cell is read under both marks, and what the
column's other cells allow decides (see `amount_columns`). `lib.amounts` reads what people type, and refuses it.
"""

import re
from decimal import Decimal
from math import isfinite

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.problems import CellError
from handlingsrom.awards.accounts_file.tables import Cell
from handlingsrom.lib.amounts import MINUS, TOO_LARGE

COMMA, POINT = ",", "."
TOO_MUCH_ORE = 10**11
"""A thousand million kroner. No line of a project is so large, and every fødselsnummer read as an amount is."""
_LONGEST = 60
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009\u2007]+")
_DASHES = str.maketrans(dict.fromkeys((MINUS, "–", "—", "‐", "‑", "﹣", "－"), "-"))
_CURRENCY = r"(?:kr\.?|nok|kroner)"
_SIGNED = re.compile(
    rf"(?P<open>\()? ?{_CURRENCY}? ?(?P<lead>[-+])? ?{_CURRENCY}? ?(?P<body>[0-9 .,'’]*[0-9])"
    rf" ?(?P<no_ore>[,.] ?--?)? ?{_CURRENCY}? ?(?P<trail>-)? ?{_CURRENCY}? ?(?P<close>\))?"
)


def _grammar(groups: str, decimal: str) -> re.Pattern[str]:
    """Plain digits, or groups of three with one and the same mark between them; then decimals."""
    whole = rf"[0-9]+|[1-9][0-9]{{0,2}}(?:(?P<mark>[{groups}])[0-9]{{3}})(?:(?P=mark)[0-9]{{3}})*"
    return re.compile(rf"(?P<whole>{whole})?(?:{re.escape(decimal)}(?P<part>[0-9]+))?")


_GRAMMARS = {COMMA: _grammar(" .'’", COMMA), POINT: _grammar(" ,'’", POINT)}


def ore_of(cell: Cell, decimal: str = COMMA) -> int | None:
    """Signed øre of a cell, None of an empty one. Raises CellError for anything else, and for parts of an øre."""
    if cell is None:
        return None
    if isinstance(cell, int | float):
        return _ore_of_number(cell)
    found = readings(cell) if isinstance(cell, str) else {}
    if decimal not in found:
        raise CellError(_("This cannot be read as one amount. Write it like 1 234,50."))
    return _checked(found[decimal] * 100)


def readings(text: str) -> dict[str, Decimal]:
    """What the text is in kroner under each decimal mark it can be read with: none, one or both."""
    signed = _SIGNED.fullmatch(_normal(text)) if len(text) <= _LONGEST else None
    if signed is None or bool(signed["open"]) != bool(signed["close"]):
        return {}
    signs = [signed["open"], signed["lead"] == "-", signed["trail"]]
    if sum(map(bool, signs)) > 1:
        return {}
    sign = -1 if any(signs) else 1
    found = {mark: _GRAMMARS[mark].fullmatch(signed["body"]) for mark in _GRAMMARS}
    return {mark: sign * _value(match) for mark, match in found.items() if match and match[0]}


def _normal(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold().translate(_DASHES)


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(f"{re.sub(r'[^0-9]', '', match['whole'] or '0')}.{match['part'] or 0}")


def _ore_of_number(number: int | float) -> int:
    """A spreadsheet reckons in binary: 0.1 + 0.2 is meant as 30 øre."""
    if not isfinite(number):
        raise CellError(_("This cannot be read as one amount. Write it like 1 234,50."))
    ore = Decimal(repr(number)) * 100
    nearest = ore.to_integral_value()
    return _checked(nearest if abs(ore - nearest) < Decimal("0.001") else ore)


def _checked(ore: Decimal) -> int:
    if abs(ore) >= TOO_MUCH_ORE:
        raise CellError(_(TOO_LARGE))
    if ore != ore.to_integral_value():
        raise CellError(_("The amount has parts of an øre. Round it to two decimals."))
    return int(ore)
