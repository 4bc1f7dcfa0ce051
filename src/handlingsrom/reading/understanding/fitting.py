"""Rows whose cells stand one column away from their headings: found by what the cells hold, put right, and told."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlingsrom.reading.understanding.cells import has_bullet, is_blank, is_money, money_of, title_of
from handlingsrom.reading.understanding.headings import MONEY_ROLES
from handlingsrom.reading.understanding.model import Column, ColumnRole
from handlingsrom.reading.understanding.wording import one_line

R = ColumnRole
_PARTY = (
    r"(?:SI|[A-ZÆØÅ]{2,4} HF|[Ss]ykehus(?:et)?(?: [A-ZÆØÅ]\w+)?|[Ss]ekretariat(?:et)?|[Kk]ommune(?:r|ne)?|SSU"
    r"|[Aa]dm\.?\s?SU|[Aa]lle (?:helseregioner|kommuner|partnere|parter)|[Hh]elseregion(?:er|ene)?|[Bb]egge parter)"
)
_RESPONSIBLE = re.compile(rf"^{_PARTY}(?P<rest>\s*(?:[-–/,(?+&]|\bog\b|$).*)$", re.DOTALL)
_REST = re.compile(
    rf"(?:{_PARTY}|og|v/|ved|faggr\w*|[A-ZÆØÅ][\w.]*(?:-[A-ZÆØÅ]\w*)*|[\s\-–/,()?+&.;:])*", re.DOTALL
)
_PARTIES = re.compile(rf"(?:{_PARTY}|og|v/|ved|faggr\w*|[\s\-–/,?+&.:;])*")
_ASIDE = re.compile(r"\([^)]*\)?")
_LONG, _VERY_LONG = 120, 250
MISFIT = -2.0
_BETTER_BY = 2.6


@dataclass(frozen=True)
class Fit:
    """`source[k]`: the column of the grid where what belongs under heading `k` stands, None when nowhere.

    `shift`: 1 when the cells stand to the left of their headings, -1 to the right, 0 when they were left as they
    are. `odd`: the column whose cell does not fit, when it is not known how it would.
    """

    source: tuple[int | None, ...]
    shift: int = 0
    odd: int | None = None


def looks_responsible(text: str) -> bool:
    """`SI - Hamar`, `SI - (Hamar)`, `Sekretariat - admSU`, `alle helseregioner`: nothing but who."""
    found = _RESPONSIBLE.match(one_line(text))
    return bool(found and _REST.fullmatch(found["rest"]))


def is_responsible(text: str) -> bool:
    """The same where it cannot be a title: names beside the party stand in parentheses."""
    return looks_responsible(text) and bool(_PARTIES.fullmatch(_ASIDE.sub(" ", one_line(text))))


def fit(texts: Sequence[str], columns: Sequence[Column], is_area: Callable[[str], bool | None]) -> Fit:
    """How a row goes under the headings. `is_area`: is it a known focus area, None when none is known."""
    as_is = tuple(range(len(columns)))

    def value(source: Sequence[int | None]) -> list[float]:
        found = ["" if at is None else texts[at] for at in source]
        return [_fits(text, column.role, is_area) for text, column in zip(found, columns, strict=True)]

    now = value(as_is)
    if min(now) > MISFIT and not _has_no_title(texts, columns, is_area):
        return Fit(as_is)
    moved = {_texts(texts, source): (source, shift) for source, shift in _moves(texts)}
    rated = {
        source: (sum(v), -_moved(texts, source))
        for source, _shift in moved.values()
        if min(v := value(source)) > MISFIT and sum(v) >= sum(now) + _BETTER_BY
    }
    best = max(rated, key=lambda source: rated[source], default=None)
    if best is None or list(rated.values()).count(rated[best]) > 1:
        return Fit(as_is, odd=now.index(min(now)) if min(now) <= MISFIT else None)
    return Fit(best, dict(moved.values())[best])


def _moved(texts: Sequence[str], source: Sequence[int | None]) -> int:
    """How many cells that hold something are moved: of two ways as good, the one that moves least is right."""
    return sum(at not in (None, to) and not is_blank(texts[at or 0]) for to, at in enumerate(source))


def _has_no_title(texts: Sequence[str], columns: Sequence[Column], is_area: Callable[[str], bool | None]) -> bool:
    """Is there something new in the column of focus areas, and no title beside it?"""
    held = {column.role: texts[column.index] for column in reversed(columns)}
    area, title = held.get(R.FOCUS_AREA, ""), held.get(R.INITIATIVE, "")
    return not is_blank(area) and is_blank(title) and is_area(area) is False


def _moves(texts: Sequence[str]) -> list[tuple[tuple[int | None, ...], int]]:
    """All ways to move cells that stand together one column to the side, into an empty square."""
    last = len(texts) - 1
    found: list[tuple[tuple[int | None, ...], int]] = []
    for end in range(last):
        if is_blank(texts[end + 1]):
            found += [(_right(len(texts), start, end), 1) for start in range(end + 1)]
    for start in range(1, last + 1):
        if is_blank(texts[start - 1]):
            found += [(_left(len(texts), start, end), -1) for end in range(start, last + 1)]
    return found


def _right(count: int, start: int, end: int) -> tuple[int | None, ...]:
    at: list[int | None] = list(range(count))
    at[start : end + 2] = [None, *range(start, end + 1)]
    return tuple(at)


def _left(count: int, start: int, end: int) -> tuple[int | None, ...]:
    at: list[int | None] = list(range(count))
    at[start - 1 : end + 1] = [*range(start, end + 1), None]
    return tuple(at)


def _texts(texts: Sequence[str], source: Sequence[int | None]) -> tuple[str, ...]:
    return tuple("" if at is None or is_blank(texts[at]) else texts[at] for at in source)


def _fits(text: str, role: ColumnRole, is_area: Callable[[str], bool | None]) -> float:
    """From -3, it cannot be, to 2, it can be nothing else."""
    if is_blank(text):
        return -1.0 if role == R.INITIATIVE else 0.0
    if role in MONEY_ROLES:
        return _fits_money(text)
    if is_money(text):
        return -3.0
    who = is_responsible(text)
    if role == R.FOCUS_AREA:
        return -3.0 if who else _fits_area(text, is_area)
    if role == R.INITIATIVE:
        return -3.0 if who else _fits_title(text, is_area)
    if role == R.RESPONSIBLE:
        return 2.0 if looks_responsible(text) else (-2.0 if len(text) > _LONG else 0.0)
    return -2.0 if who and role == R.STATUS and "(" in text else 0.5


def _fits_money(text: str) -> float:
    if is_money(text):
        return 2.0
    if money_of(text):
        return 1.0
    return -2.0 if is_responsible(text) or len(text) > 30 else -0.5


def _fits_area(text: str, is_area: Callable[[str], bool | None]) -> float:
    if has_bullet(text):
        return -2.0
    known = is_area(title_of(text))
    return 0.0 if known is None else 2.0 if known else -0.7


def _fits_title(text: str, is_area: Callable[[str], bool | None]) -> float:
    if is_area(title_of(text)):
        return -1.5
    return 0.0 if len(text) > _VERY_LONG and text.rstrip().endswith(".") else 1.0
