"""What a cell of a table holds: nothing, money, a title, the word for a sum."""

import re
from functools import lru_cache

from handlingsrom.reading.understanding.wording import one_line
from handlingsrom.reading.words.amounts import amounts_of_cell
from handlingsrom.reading.words.model import Amount

_BLANK = re.compile(r"[\s\u00a0\-–—_.]*")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=[A-ZÆØÅ«\"])")
_BULLET = re.compile(r"^(?:[•*·▪◦‣●○■□►\uf0b7]|[-–—](?=\s))\s*")
_TAG = re.compile(r"</?(?:ul|li|ol|p|br)\b[^>]*>", re.IGNORECASE)
_BESIDE_MONEY = re.compile(r"[\s\u00a0+&/,;.()=\-–—]*(?:og|pluss)?[\s\u00a0+&/,;.()=\-–—]*", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[-−–]?\s*\d[\d\s\u00a0.,]*\s*")
_UNDECIDED = re.compile(
    r"(?:\?+|(?:må |bør |skal )?(?:avklar\w*|avventer?\w*)|ukjent|usikker\w*|uavklart|ikk(?:e|je) \w+"
    r"|kommer(?: senere)?|tbd|n/?a|x|ingen)[\s.?]*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?")
_OF_WHAT = (
    r"(?:\s+(?:sum|beløp|overf\w*|tildel\w*|behov|alle|midler|kr|kroner|for|søk\w*|innspill|tiltak|ramme|\d+))*"
)
_SUM = re.compile(
    rf"^\W*(?:(?:del)?sum(?:mert|mering)?\b.*|(?:total(?:t|sum)?|i alt|til ?sammen|samlet){_OF_WHAT}\W*$)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|i alt|til ?sammen|samlet)", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:hvorav|herav|inkl|ekskl|rest|minus)", re.IGNORECASE)
_LONGEST_SUM = 60
_SMALLEST_ORE = 100_000


def is_blank(text: str) -> bool:
    """Nothing, or a dash where nothing is."""
    return _BLANK.fullmatch(text) is not None


def has_bullet(text: str) -> bool:
    return _BULLET.match(text.strip()) is not None


def title_of(text: str) -> str:
    """On one line, without bullets and numbers before it."""
    bare = one_line(_TAG.sub(" ", text))
    while (found := _BULLET.match(bare) or _NUMBERED.match(bare)) and found.end():
        bare = bare[found.end() :]
    return bare


def is_year(text: str) -> bool:
    return _YEAR.fullmatch(text.strip()) is not None


@lru_cache(maxsize=20_000)
def money_of(text: str) -> tuple[Amount, ...]:
    """The amounts of a cell of money. A bare year is none."""
    return () if is_blank(text) or is_year(text) else tuple(amounts_of_cell(text))


@lru_cache(maxsize=20_000)
def is_money(text: str) -> bool:
    """Does the cell hold money and nothing else? Small bare numbers are counts or numbers of rows."""
    amounts = money_of(text)
    if not amounts or not any(amount.is_money or amount.ore >= _SMALLEST_ORE for amount in amounts):
        return False
    return _BESIDE_MONEY.fullmatch(_beside(text, amounts)) is not None


def is_undecided(text: str) -> bool:
    """`avklares`, `?`, `ikke avklart`: what stands where an amount is not known yet."""
    return _UNDECIDED.fullmatch(text.strip()) is not None


def is_number(text: str) -> bool:
    """`100`, `− 7,5`: a number and nothing else, which no year is."""
    return _NUMBER.fullmatch(text) is not None and not is_year(text)


def is_sum(label: str) -> bool:
    """`SUM`, `Totalt`, `Sum overføre`; never a title that only starts so."""
    return len(label) <= _LONGEST_SUM and bool(_SUM.match(label)) and not _PART_OF.search(label)


def is_part(label: str) -> bool:
    """`herav til kurs`, `Rest`: an amount that is part of another, and no term of a sum."""
    return _PART_OF.search(label) is not None


def is_total(label: str) -> bool:
    """Does it say that it is of everything: `Totalt`, `Sum totalt`?"""
    return _TOTAL.search(label) is not None


def _beside(text: str, amounts: tuple[Amount, ...]) -> str:
    rest, at = [], 0
    for amount in amounts:
        rest.append(text[at : amount.start])
        at = amount.end
    return " ".join([*rest, text[at:]])
