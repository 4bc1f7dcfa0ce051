"""Which row holds the column headings? Exports put titles, parameters and empty rows above it."""

import re
from collections.abc import Sequence

from handlingsrom.awards.accounts_file.words import FIELDS, rank

_LOOKED_AT = 100
_LONGEST = 60
_HOLDS_A_VALUE = re.compile(r"[0-9]{3}|[0-9][.,/-][0-9]")


def find_heading(rows: Sequence[Sequence[object]]) -> int | None:
    """The row with the most words known from accounting systems; without any, the first that is all words."""
    first = rows[:_LOOKED_AT]
    known = [count_known(row) for row in first]
    if max(known, default=0) >= 2:
        return known.index(max(known))
    filled = [_filled(row) for row in rows[: 2 * _LOOKED_AT]]
    usual = sorted(map(len, filled))[len(filled) // 2] if filled else 0
    for index in range(len(first)):
        if len(filled[index]) >= max(2, 0.6 * usual) and all(map(_is_words, filled[index])):
            return index
    return None


def count_known(row: Sequence[object]) -> int:
    """How many fields the row's cells name."""
    names = [cell for cell in row if isinstance(cell, str) and len(cell) <= _LONGEST]
    return sum(any(rank(field, name) is not None for name in names) for field in FIELDS)


def _filled(row: Sequence[object]) -> list[object]:
    return [cell for cell in row if cell is not None]


def _is_words(cell: object) -> bool:
    return isinstance(cell, str) and not _HOLDS_A_VALUE.search(cell) and any(sign.isalpha() for sign in cell)
