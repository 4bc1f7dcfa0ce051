"""What a written amount means in øre, also where it cannot be taken as it stands.

Literally, `kr. 5.150.000,- mill` is five thousand milliards, and `10.615 mill` ten. What is meant is decided by
which reading is an amount that somebody could share out, by rules that look at the writing only:

- whole kroner and millions at once (two groups of three digits, `,-` after that many, or a hundred thousand
  millions or more): the kroner are meant;
- `10.615 mill`: the point stands for a comma, unless there are three digits before it: `200.000 mill` is kroner;
- `0, 533.333. mill` and `16.033,554 mill`: the digits are kroner, broken up wrongly.
"""

from dataclasses import dataclass
from decimal import Decimal

from handlingsrom.lib.amounts import MAX_ORE
from handlingsrom.reading.words.model import Oddity
from handlingsrom.reading.words.written import Grouping, Written

_KRONE = 100
_THOUSAND, _MILLION, _MILLIARD = 1_000, 1_000_000, 1_000_000_000
_TOO_MANY_THOUSANDS = {"tusen": 100_000}
_TOO_MANY_OTHERS = 10 * _MILLION  # of `tkr`, which budgets of hospitals are written in
_TOO_MANY_MILLIONS, _TOO_MANY_WITH_ENDING = 100_000, 1_000


@dataclass(frozen=True)
class Meaning:
    """`decimals`: of a million, what it is rounded to, when written with a unit."""

    ore: int
    oddity: Oddity | None = None
    decimals: int | None = None


def meaning(written: Written) -> Meaning | None:
    """None when it cannot be an amount: nothing is that large, and an øre is not divided."""
    found = _counted(written) if written.unit else _kroner(written)
    return found if found is not None and found.ore <= MAX_ORE else None


def _kroner(written: Written) -> Meaning | None:
    if written.grouping is Grouping.BROKEN:
        return _as_kroner(written, Oddity.BROKEN_DIGITS)
    if len(written.decimals) == 3 and written.mark == "," and written.grouping is Grouping.PLAIN:
        return Meaning(int(written.digits + written.decimals) * _KRONE, Oddity.BROKEN_DIGITS)
    if len(written.decimals) > 2 or _has_loose_zero(written):
        return None
    if written.grouping is Grouping.MIXED:
        return _as_kroner(written, Oddity.BROKEN_DIGITS)
    return _as_kroner(written, Oddity.LOOSE_ENDING if written.ending == "-" else None)


def _as_kroner(written: Written, oddity: Oddity | None) -> Meaning:
    return Meaning(int(written.digits) * _KRONE + int(written.decimals.ljust(2, "0")[:2]), oddity)


def _has_loose_zero(written: Written) -> bool:
    """`0 200` and `007` are numbers of something else."""
    return len(written.digits) > 1 and written.digits.startswith("0")


def _counted(written: Written) -> Meaning | None:
    factor, places = _factor(written.unit)
    if written.grouping is Grouping.BROKEN:
        return _as_kroner(written, Oddity.BROKEN_DIGITS)
    if _is_point_then_three(written) and factor > _THOUSAND:
        return _point_then_three(written, factor, places)
    if _is_in_kroner(written, factor):
        return _as_kroner(written, Oddity.BROKEN_DIGITS if _has_loose_zero(written) else Oddity.BOTH_UNITS)
    if _has_loose_zero(written):
        return None
    return _times(written.digits, written.decimals, factor, places, Oddity.BOTH_UNITS if written.ending else None)


def _is_in_kroner(written: Written, factor: int) -> bool:
    number = int(written.digits)
    if factor == _THOUSAND:
        return number >= _TOO_MANY_THOUSANDS.get(written.unit, _TOO_MANY_OTHERS)
    return written.groups >= 2 or number >= (_TOO_MANY_WITH_ENDING if written.ending else _TOO_MANY_MILLIONS)


def _is_point_then_three(written: Written) -> bool:
    return written.grouping is Grouping.DOTTED and written.groups == 1 and not written.decimals


def _point_then_three(written: Written, factor: int, places: int) -> Meaning | None:
    whole, three = written.digits[:-3], written.digits[-3:]
    if len(whole) == 3:
        return _as_kroner(written, Oddity.BOTH_UNITS)
    odd = None if whole == "0" else Oddity.POINT_FOR_COMMA
    return _times(whole, three, factor, places, Oddity.BOTH_UNITS if written.ending else odd)


def _times(whole: str, part: str, factor: int, places: int, oddity: Oddity | None) -> Meaning | None:
    ore = Decimal(f"{whole}.{part or 0}") * factor * _KRONE
    return Meaning(int(ore), oddity, places + len(part)) if ore == int(ore) else None


def _factor(unit: str) -> tuple[int, int]:
    """What one of the unit is in kroner, and how many decimals of a million that is."""
    if unit in ("tusen", "tkr", "tnok"):
        return _THOUSAND, 3
    if unit.startswith(("mrd", "milliard")):
        return _MILLIARD, -3
    return _MILLION, 0
