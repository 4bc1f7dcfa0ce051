"""What is particular to amounts in the cells of a table: several in one cell, broken lines, signs and sums."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from handlingsrom.reading.words.model import Amount
from handlingsrom.reading.words.written import Grouping, Written

_NO_AMOUNT_MORE = re.compile(
    r"=|(?<![^\W\d_])(?:hvorav|herav|derav|kvarav|av dette|dvs|inkludert|inkl)(?![^\W\d_])"
)
_WRAPPED = re.compile(
    r"(?<=[0-9]) ?\n(?=0[0-9]{2}(?![0-9]))"  # 3 000 / 000
    r"|(?<![0-9.,])(?<![0-9][ ])(?P<first>[0-9]{1,3}) ?\n(?=[0-9]{3}(?: [0-9]{3}){0,3}(?![0-9 ]))"  # 1 / 250 000
    r"|(?<=[0-9] [0-9]{3})\n(?=[0-9]{3}(?:$|\n|,-))"  # 16 033 / 554
)
_TWO_AMOUNTS = 1_000_000_000  # kroner: more than a cell of these papers holds
_SMALLEST_OF_TWO = 50_000
_TIMES = re.compile(r"(?<![0-9.,])(?<![0-9] )([1-9][0-9]?) ?[x×*] ?$", re.IGNORECASE)
_BY = re.compile(r" ?[x×*] ?([1-9][0-9]?)(?![0-9])(?! ?[0-9])", re.IGNORECASE)
_PARENTHESES = re.compile(r"\((?! ?[+-])[^()]*\)?")
_MINUS_FIRST = re.compile(r"^\s*(?:kr\.? ?)?- ?$")


def until_no_more(plain: str) -> str:
    """What stands before `=` or `hvorav`, when an amount does: what comes after says it again in another way."""
    for again in _NO_AMOUNT_MORE.finditer(plain.lower()):
        if re.search(r"[0-9]", plain[: again.start()]):
            return plain[: again.start()]
    return plain


def unwrapped(plain: str) -> str:
    """The same text, as long, where a number that is broken over two lines of a narrow cell is whole."""
    return _WRAPPED.sub(lambda broken: broken[0].replace("\n", " "), plain)


def parted(written: Written) -> Iterator[Written]:
    """`600 000 250 000` in a cell is two amounts, not six hundred milliards, where only one parting is possible."""
    ways = list(_ways(written)) if written.grouping is Grouping.SPACED and not written.unit else []
    if len(ways) != 1:
        yield written
        return
    digits, rest, space = ways[0]
    at = written.number_start + space
    yield replace(written, end=at, digits=digits, decimals="", mark="", ending="", is_negative=written.is_negative)
    yield replace(written, start=at + 1, number_start=at + 1, digits=rest, has_currency=False, is_negative=False)


def _ways(written: Written) -> Iterator[tuple[str, str, int]]:
    """The digits of each, and where the space between them stands in the number."""
    if int(written.digits) < _TWO_AMOUNTS:
        return
    head = len(written.digits) % 3 or 3
    for cut in range(head, len(written.digits), 3):
        one, other = written.digits[:cut], written.digits[cut:]
        is_written_so = not other.startswith("0") and other.endswith("000") and one.endswith("000")
        if is_written_so and min(int(one), int(other)) >= _SMALLEST_OF_TWO:
            yield one, other, cut + (cut - head) // 3


def signed(plain: str, amount: Amount, before: list[Amount]) -> Amount:
    """A dash first in the cell, or after a larger amount, takes away: `- 200 000`, `1 000 000 - 200 000`."""
    if amount.ore <= 0:
        return amount
    if not before and "\n" not in plain and _MINUS_FIRST.match(plain[: amount.start]):
        return replace(amount, ore=-amount.ore)
    if before and plain[before[-1].end : amount.start].strip(" ") == "-" and amount.ore < before[-1].ore:
        return replace(amount, ore=-amount.ore)
    return amount


def multiplied(text: str, plain: str, amounts: list[Amount]) -> list[Amount]:
    """`2 x 500 000`, or `500 000 x 2`, is a million."""
    found: list[Amount] = []
    for amount, following in zip_longest(amounts, amounts[1:]):
        end = following.start if following else len(plain)
        start = found[-1].end if found else 0
        found.append(_multiplied(text, plain, amount, start, end))
    return found


def _multiplied(text: str, plain: str, amount: Amount, start: int, end: int) -> Amount:
    """By a number between `start` and `end`, where other amounts are not."""
    times = _TIMES.search(plain, max(start, amount.start - 6), amount.start)
    factor = times or _BY.match(plain, amount.end, end)
    if factor is None:
        return amount
    first, last = min(amount.start, factor.start()), max(amount.end, factor.end())
    return replace(amount, ore=amount.ore * int(factor[1]), start=first, end=last, text=text[first:last])


def once(plain: str, amounts: list[Amount]) -> list[Amount]:
    """Without those that explain the amount before, in parentheses: `500 000 (250 000 + 250 000)`."""
    if not amounts:
        return []
    explained = [span.span() for span in _PARENTHESES.finditer(plain, amounts[0].end)]
    return [amount for amount in amounts if not any(start < amount.start < end for start, end in explained)]
