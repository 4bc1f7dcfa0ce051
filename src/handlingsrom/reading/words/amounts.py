"""Finds the amounts of money people write, in running text and in the cells of a column of money.

`lib.amounts.parse_kr` reads what somebody types and refuses what could mean two amounts. Here the paper is already
written: what is meant is said together with what is odd about it. The time is linear in the length of the text.
"""

import re
from itertools import pairwise

from handlingsrom.lib.amounts import MINUS
from handlingsrom.reading.words.cases import find_cases
from handlingsrom.reading.words.cells import multiplied, once, parted, signed, until_no_more, unwrapped
from handlingsrom.reading.words.dates import find_dates
from handlingsrom.reading.words.judging import is_money_in, is_money_of_cell
from handlingsrom.reading.words.lexing import blot, even
from handlingsrom.reading.words.meaning import Meaning, meaning
from handlingsrom.reading.words.model import Amount
from handlingsrom.reading.words.written import Written, written_amounts

_ABOUT = re.compile(
    r"(?:(?<![^\W\d_])(?:ca|cirka|circa|omtrent|omlag|om lag|rundt|nærmere|nærare|anslagsvis|nesten|drøyt|drøye"
    r"|snaut|vel|over|under|opp mot|inntil|minst|mer enn|meir enn|mindre enn|i overkant av|i underkant av|kring)|~)"
    r"\.?[ :]{0,2}$",
    re.IGNORECASE,
)
_ABOUT_INSIDE = re.compile(r"(?<![^\W\d_])ca(?![^\W\d_])", re.IGNORECASE)
_TAKEN_AWAY = re.compile(rf"{MINUS}[ \u00a0\u202f]?$|(?<=[:(=] )[-–]$|(?<=[:(=])[-–]$")
_NOTHING_BUT_NUMBERS = re.compile(r"[\s\x00+\-=().,:;/]*")


def find_amounts(text: str) -> list[Amount]:
    """What is money in running text, in order. `is_money` is False for a number that does not say so itself."""
    plain = _readable(text)
    all_written = list(written_amounts(plain))
    ends = _ends_of_ranges(plain, all_written)
    return [
        _amount(text, plain, written, meant, is_about=written.start in ends)
        for written in all_written
        if is_money_in(plain, ends.get(written.start, written)) and (meant := meaning(written))
        if _is_whole(written, ends)
    ]


def amounts_of_cell(text: str) -> list[Amount]:
    """The amounts of a cell in a column of money, in order, where a bare number counts too.

    `3 000 000 + 1 250 000` is two, also without the plus or on two lines. Left out is what says an amount again:
    the sum after `=`, what follows `hvorav`, the parts in parentheses. A small number counts when the cell holds
    nothing but numbers, and a year does not. What is taken away is negative: `1 000 000 - 200 000`.
    """
    plain = until_no_more(unwrapped(_readable(text)))
    all_written = [part for written in written_amounts(plain) for part in parted(written)]
    ends = _ends_of_ranges(plain, all_written)
    is_alone = _is_alone(plain, all_written)
    found: list[Amount] = []
    for written in all_written:
        is_money = is_money_of_cell(plain, written, is_alone=is_alone) and _is_whole(written, ends)
        if is_money and (meant := meaning(written)):
            amount = _amount(text, plain, written, meant, is_about=written.start in ends)
            found.append(signed(plain, amount, found))
    return multiplied(text, plain, once(plain, found))


def _readable(text: str) -> str:
    """Without days and cases, whose numbers could be taken for part of an amount."""
    return blot(even(text), find_dates(text), find_cases(text))


def _is_alone(plain: str, all_written: list[Written]) -> bool:
    """One number, or a sum of some."""
    rest = blot(plain, all_written)
    if len(all_written) > 1 and "+" not in rest:
        return False
    return _NOTHING_BUT_NUMBERS.fullmatch(rest) is not None and all(map(meaning, all_written))


def _amount(text: str, plain: str, written: Written, meant: Meaning, *, is_about: bool) -> Amount:
    start = written.start
    taken_away = _TAKEN_AWAY.search(text, max(0, start - 3), start)
    if taken_away:
        start = taken_away.start()
    return Amount(
        ore=-meant.ore if taken_away or written.is_negative else meant.ore,
        start=start,
        end=written.end,
        text=text[start : written.end],
        is_about=is_about or _is_about(plain, written),
        is_money=written.says_money,
        oddity=meant.oddity,
        decimals=meant.decimals,
    )


def _is_about(plain: str, written: Written) -> bool:
    before = plain[max(0, written.start - 20) : written.start]
    return bool(_ABOUT.search(before) or _ABOUT_INSIDE.search(plain[written.start : written.number_start]))


def _ends_of_ranges(plain: str, all_written: list[Written]) -> dict[int, Written]:
    """The ends of `2-3 mill` and `100 000 – 200 000 kr`, neither of which is an exact amount.

    By where an end starts: the one that says what it is of, which is the upper unless the lower does.
    """
    ends = dict[int, Written]()
    for lower, upper in pairwise(all_written):
        between = plain[lower.end : upper.start].strip(" ")
        is_range = between == "-" or (
            between in ("til", "og", "eller") and not lower.says_money and upper.unit != ""
        )
        if is_range and _size(lower) < _size(upper):
            ends |= {lower.start: lower if lower.says_money else upper, upper.start: upper}
    return ends


def _is_whole(written: Written, ends: dict[int, Written]) -> bool:
    """Not the `2` of `2-3 mill`, whose unit comes later."""
    upper = ends.get(written.start, written)
    return upper is written or not upper.unit


def _size(written: Written) -> float:
    return float(f"{written.digits}.{written.decimals or 0}")
