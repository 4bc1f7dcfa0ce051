"""Finds the amounts of money people write, in running text and in the cells of a column of money.

`lib.amounts.parse_kr` reads what somebody types and refuses what could mean two amounts. Here the paper is already
written: what is meant is said together with what is odd about it. Times are linear in the length of the text.
"""

import re
from collections.abc import Iterator

from handlingsrom.lib.amounts import MINUS
from handlingsrom.reading.words.cases import find_cases
from handlingsrom.reading.words.dates import find_dates
from handlingsrom.reading.words.lexing import blot, even, word_after, word_before
from handlingsrom.reading.words.meaning import Meaning, meaning
from handlingsrom.reading.words.model import Amount, Oddity
from handlingsrom.reading.words.written import Grouping, Written, written_amounts

_ABOUT = re.compile(
    r"(?<![^\W\d_])(?:ca|cirka|circa|omtrent|omlag|om lag|rundt|nærmere|anslagsvis|nesten|drøyt|drøye|snaut|vel|over|under"
    r"|opp mot|inntil|minst|mer enn|mindre enn|i overkant av|i underkant av|kring|~)\.?[ :]{0,2}$",
    re.IGNORECASE,
)
_ABOUT_INSIDE = re.compile(r"(?<![^\W\d_])ca(?![^\W\d_])", re.IGNORECASE)
_PERCENT = re.compile(r" ?(?:%|prosent|pst)", re.IGNORECASE)
_MORE_DIGITS = re.compile(r" ?[0-9]")
_ALONE = re.compile(r"[\s\x00+\-=().,:;/]*")
# Numbers of something else than kroner, by the word before …
_NUMBERED = frozenset(
    "tlf telefon telefonnr mobil mob org orgnr organisasjonsnr organisasjonsnummer postnr postboks pb konto kontonr"
    " kontonummer nr nummer vedlegg punkt pkt sak saksnr kap kapittel side avsnitt uke kl klokken versjon fase ref"
    " referanse prosjektnr prosjektnummer fnr postnummer ansvar".split()
)
# … and by the word after, of millions …
_COUNTED = frozenset(
    "innbyggere innbyggarar innbygger personer pasienter pasientar brukere brukarar mennesker menneske konsultasjoner"
    " besøk nordmenn timer timar årsverk døgn liggedøgn meter kvadratmeter kvm km liter doser henvendelser samtaler"
    " kvinner menn barn ansatte tilsette eldre oppslag nedlastinger visninger husstander".split()
)
# … while a bare number is money only before words such as these, or before none.
_GOES_ON = frozenset(
    "i til fra frå er og for som av på ble blir vart skal kan kr kroner overføres overføre overført per pr eller mot innen med"
    " ved hvorav herav derav der men mens etter før samt jf jfr utgjør bør må var har frigjort frigjøres gjenstår"
    " utvidet ny nytt ferdigstille tildeles tildelt tildelte inkl inkludert eks ekskl hver kvar årlig totalt".split()
)
_MONEY_WORDS = frozenset(
    "overføre overføres overført overføring tildele tildeles tildelt tildeling frigjøre frigjøres frigjort frigjøring"
    " avsette avsettes avsatt bevilge bevilges bevilget bevilgning beløp beløpet sum summen totalsum budsjett budsjettet"
    " ramme rammen kostnad kostnader utgifter tilskudd tilskot midler totalt betale utbetale utbetalt utbetales".split()
)


def find_amounts(text: str) -> list[Amount]:
    """What is money in running text, in order. `is_money` is False for a number that does not say so itself."""
    plain = _readable(text)
    found = []
    for written in written_amounts(plain):
        if _is_money_in(plain, written) and (meant := meaning(written)):
            found.append(_amount(text, plain, written, meant))
    return found


def amounts_of_cell(text: str) -> list[Amount]:
    """The amounts of a cell in a column of money, in order, where a bare number counts too.

    `3 000 000 + 1 250 000` is two, also without the plus or on two lines; of `1 + 2 = 3` the sum is left out, as it
    is no amount more. A small number counts when the cell holds nothing but numbers, and a year does not.
    """
    plain = _readable(text)
    all_written = [part for written in written_amounts(plain.partition("=")[0]) for part in _parted(plain, written)]
    rest = blot(plain, [(written.start, written.end) for written in all_written])
    is_alone = _ALONE.fullmatch(rest) is not None
    found: list[Amount] = []
    for written in all_written:
        if _is_money_of_cell(plain, written, is_alone) and (meant := meaning(written)):
            found.append(_signed(text, _amount(text, plain, written, meant), found))
    return found


def _readable(text: str) -> str:
    """Without days and cases, whose numbers could be taken for part of an amount."""
    spans = [(each.start, each.end) for each in find_dates(text)] + [
        (each.start, each.end) for each in find_cases(text)
    ]
    return blot(even(text), spans)


def _amount(text: str, plain: str, written: Written, meant: Meaning) -> Amount:
    start, is_negative = written.start, written.is_negative
    sign = re.search(r"\x00|" + MINUS + r"\s?$", text[max(0, start - 2) : start])
    if sign and text[:start].rstrip().endswith(MINUS):
        start, is_negative = start - len(sign[0]), True
    return Amount(
        ore=-meant.ore if is_negative else meant.ore,
        start=start,
        end=written.end,
        text=text[start : written.end],
        is_about=_is_about(plain, written),
        is_money=written.says_money,
        oddity=meant.oddity,
        decimals=meant.decimals,
    )


def _is_about(plain: str, written: Written) -> bool:
    """Said to be, or one end of a range: `2-3 mill`."""
    start, end = written.start, written.end
    if _ABOUT.search(plain[max(0, start - 20) : start]) or _ABOUT_INSIDE.search(
        plain[start : written.number_start]
    ):
        return True
    is_last = re.search(r"[0-9] ?- ?$", plain[max(0, start - 4) : start]) is not None
    return is_last or re.match(r" ?-[ ]?[0-9]", plain[end : end + 4]) is not None


def _is_money_in(plain: str, written: Written) -> bool:
    if _PERCENT.match(plain, written.end):
        return False
    if written.has_currency:
        return True
    if written.unit:
        return _is_of_money(written.unit, word_after(plain, written.end))
    if written.ending:
        return _ends_as_money(written)
    return _is_bare_money(plain, written)


def _is_of_money(unit: str, noun: str) -> bool:
    return noun not in _COUNTED and (unit != "tusen" or noun == "")


def _ends_as_money(written: Written) -> bool:
    """`500,-` is money; `3, -` and `10.-` are not, nor is `2025-`."""
    return written.groups > 0 or written.ending in (",-", ",--")


def _is_bare_money(plain: str, written: Written) -> bool:
    before = plain[max(0, written.start - 2) : written.start]
    if word_before(plain, written.start) in _NUMBERED or _MORE_DIGITS.match(plain, written.end) or written.decimals:
        return False
    if re.search(r"[0-9] ?$|[/\x00]$", before) or before == "+" or _is_organisation(written.digits):
        return False
    noun = word_after(plain, written.end)
    if noun and noun not in _GOES_ON:
        return False
    if written.grouping is Grouping.PLAIN:
        return len(written.digits) in range(5, 10) and word_before(plain, written.start) in _MONEY_WORDS
    if written.grouping is Grouping.DOTTED and written.groups == 1:
        return written.digits.endswith("000")
    return written.grouping in (Grouping.SPACED, Grouping.DOTTED, Grouping.COMMAS)


def _is_organisation(digits: str) -> bool:
    """Nine digits with the check digit of an organisation's number."""
    if len(digits) != 9 or digits[0] not in "89":
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, (3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True))
    return total % 11 == 0


def _is_money_of_cell(plain: str, written: Written, is_alone: bool) -> bool:
    if _PERCENT.match(plain, written.end) or word_after(plain, written.end) in _COUNTED:
        return False
    if written.says_money:
        return True
    is_year = len(written.digits) == 4 and written.digits[:2] in ("19", "20") and not written.decimals
    if written.grouping is Grouping.PLAIN:
        return (is_alone and not is_year) or (len(written.digits) >= 5 and not _is_numbered(plain, written))
    return is_alone or not _is_numbered(plain, written)


def _is_numbered(plain: str, written: Written) -> bool:
    return word_before(plain, written.start) in _NUMBERED


def _parted(plain: str, written: Written) -> Iterator[Written]:
    """`600 000 250 000` in a cell is two amounts, not six hundred milliards."""
    yield written


def _signed(text: str, amount: Amount, before: list[Amount]) -> Amount:
    """A dash first in the cell, or after a larger amount, takes away: `− 200 000`, `1 000 000 - 200 000`."""
    return amount


__all__ = ["Oddity", "amounts_of_cell", "find_amounts"]
