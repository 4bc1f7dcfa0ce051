"""Norwegian amounts of money: integer øre in code, `12 382 000` on screen.

What people type is read strictly. A text that could mean two amounts is refused, never guessed at:
the papers hold `kr. 5.150.000,- mill` and `0, 533.333. mill`.
"""

import re
from decimal import Decimal

from handlingsrom.lib.marking import gettext_noop

NBSP = "\u00a0"
_BREAKS_IN_AMOUNTS = re.compile(r"(?<=[0-9]) (?=[0-9]{3}\b|kr\b|mill)")
MINUS = "\u2212"
MAX_ORE = 10**15

EMPTY = gettext_noop("Write an amount in kroner, for example 2 600 000.")
UNREADABLE = gettext_noop("This cannot be read as one amount. Write it like 2 600 000 or 2,6 mill.")
BOTH_WAYS = gettext_noop("Write either the whole amount or the number of millions, not both at once.")
THREE_DECIMALS = gettext_noop("This can mean two amounts. Write 10 615 000, or 10,615 mill with a comma.")
NEGATIVE = gettext_noop("The amount cannot be negative.")
TOO_LARGE = gettext_noop("The amount is too large to be right. Check the number of zeros.")

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_LONGEST = 60
_CURRENCY_FIRST = re.compile(r"^(?:kr\.?|nok)\s*")
_CURRENCY_LAST = re.compile(r"\s*(?:kroner|kr\.?|(?<!m)nok)$")
_NO_ORE = re.compile(r"[,.]\s?-{1,2}$")
_UNIT = re.compile(r"\s?(?P<unit>tusen|mill\.?|million|millioner|mnok|mrd\.?|milliard|milliarder)$")
_PLAIN = re.compile(r"(?P<whole>0|[1-9][0-9]*)(?:[.,](?P<part>[0-9]{1,2}))?")
_SPACED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,](?P<part>[0-9]{1,2}))?")
_DOTTED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<part>[0-9]{1,2}))?")
_COUNTED = re.compile(r"(?P<whole>0|[1-9][0-9]{0,2}(?: ?[0-9]{3})*)(?:(?P<mark>[.,])(?P<part>[0-9]{1,8}))?")


class AmountError(ValueError):
    """The text is not one amount; `str(error)` is an English sentence to translate for the person."""


def format_kr(ore: int) -> str:
    """Øre as kroner in groups of three with no-break spaces: `12 382 000`, `− 5 150 000`, `0,50`.

    Øre are written only when the amount is not whole kroner.
    """
    kroner, rest = divmod(abs(ore), 100)
    text = f"{kroner:,}".replace(",", NBSP) + (f",{rest:02d}" if rest else "")
    return f"{MINUS}{NBSP}{text}" if ore < 0 else text


def kroner(ore: int) -> int | float:
    """Øre as a number of kroner, whole where it is whole: for spreadsheets and scripts, never for reckoning."""
    return ore // 100 if ore % 100 == 0 else ore / 100


def keep_together(text: str) -> str:
    """Amounts inside a text as somebody wrote it, `533 333 kr`, with spaces where no line is broken."""
    return _BREAKS_IN_AMOUNTS.sub(NBSP, text)


def format_percent(part: int, whole: int) -> str:
    """Part of whole with one decimal, rounded half away from zero: `4,9 %`. A dash when the whole is zero."""
    if whole == 0:
        return "–"
    tenths = (abs(part) * 2000 + abs(whole)) // (2 * abs(whole))
    sign = f"{MINUS}{NBSP}" if tenths and (part < 0) != (whole < 0) else ""
    return f"{sign}{tenths // 10},{tenths % 10}{NBSP}%"


def parse_kr(text: str, *, allow_negative: bool = False) -> int:
    """Read what a person typed as øre: `2 600 000`, `2.600.000`, `kr 200 000,-`, `1 250 000,50`, `2,6 mill`.

    Raises AmountError for text that is no amount or could be two, for a negative amount unless allowed,
    and for more than 10^15 øre.
    """
    number = _SPACES.sub(" ", text).strip().casefold()
    if not number:
        raise AmountError(EMPTY)
    if len(number) > _LONGEST:
        raise AmountError(UNREADABLE)
    negative, number = _take_sign(number)
    ore = _read(number)
    if ore > MAX_ORE:
        raise AmountError(TOO_LARGE)
    if negative and ore and not allow_negative:
        raise AmountError(NEGATIVE)
    return -ore if negative else ore


def _take_sign(number: str) -> tuple[bool, str]:
    for dash in (MINUS, "–", "—"):
        number = number.replace(dash, "-")
    unsigned, signs = re.subn(r"^((?:kr\.?|nok)? ?)-", r"\1", number)
    return bool(signs), unsigned.strip()


def _read(number: str) -> int:
    bare = _CURRENCY_LAST.sub("", _CURRENCY_FIRST.sub("", number, count=1), count=1)
    counted = _UNIT.search(bare)
    if counted:
        return _read_counted(bare[: counted.start()], counted["unit"].rstrip("."))
    bare = _NO_ORE.sub("", bare)
    match = _PLAIN.fullmatch(bare) or _SPACED.fullmatch(bare) or _DOTTED.fullmatch(bare)
    if match is None:
        raise AmountError(UNREADABLE)
    kroner = int(re.sub(r"[ .]", "", match["whole"]))
    return kroner * 100 + int((match["part"] or "0").ljust(2, "0"))


def _read_counted(count: str, unit: str) -> int:
    """`10.7 mill` can only be a decimal, `10.615 mill` can be two amounts, `5.150.000,- mill` is a mix-up."""
    match = _COUNTED.fullmatch(count)
    if match is None:
        mixed = _NO_ORE.search(count) or _DOTTED.fullmatch(count)
        raise AmountError(BOTH_WAYS if mixed else UNREADABLE)
    if match["mark"] == "." and len(match["part"]) > 2:
        raise AmountError(THREE_DECIMALS)
    whole = match["whole"].replace(" ", "")
    if len(whole) > 4:
        raise AmountError(BOTH_WAYS)
    ore = Decimal(f"{whole}.{match['part'] or 0}") * _ore_in(unit)
    if ore != int(ore):
        raise AmountError(UNREADABLE)
    return int(ore)


def _ore_in(unit: str) -> int:
    if unit == "tusen":
        return 10**5
    return 10**11 if unit in ("mrd", "milliard", "milliarder") else 10**8
