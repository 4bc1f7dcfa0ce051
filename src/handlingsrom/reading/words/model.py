"""What people write of amounts, dates, cases and periods: what it means, and where in the text it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handlingsrom.lib.casenumbers import CaseNumber


class Oddity(StrEnum):
    """How an amount is written so that it cannot be taken as it stands."""

    BOTH_UNITS = "both_units"  # kr. 5.150.000,- mill
    BROKEN_DIGITS = "broken_digits"  # 0, 533.333. mill
    POINT_FOR_COMMA = "point_for_comma"  # 10.615 mill: read literally, over ten thousand million
    LOOSE_ENDING = "loose_ending"  # 250.000-


@dataclass(frozen=True)
class Amount:
    """`ore` is what is meant. `text[start:end]` is how it is written, currency and unit included.

    `is_about`: written with ca, om lag or nearly. `is_money`: says so itself (kr, mill, ,-); in a column of money a
    bare number counts too. `decimals` of a million when written so (`10,7 mill` has 1): what it is rounded to.
    """

    ore: int
    start: int
    end: int
    text: str
    is_about: bool = False
    is_money: bool = True
    oddity: Oddity | None = None
    decimals: int | None = None


@dataclass(frozen=True)
class DateMention:
    """One day, or several: `10.-11. mars 2026` is `first` and `last`. Both None when there is no such day.

    `has_year` is False when the year is taken from what stands around it, and `first` then None unless it is known.
    """

    first: date | None
    last: date | None
    start: int
    end: int
    text: str
    has_year: bool = True


@dataclass(frozen=True)
class CaseReference:
    """`sak 08.26`: what it means, and the form it is written in: the mark between the numbers and the zeros."""

    number: CaseNumber
    start: int
    end: int
    text: str

    @property
    def mark(self) -> str:
        """`/`, `.` or `-`."""
        return next(letter for letter in self.text if letter in "/.-–")


@dataclass(frozen=True)
class Period:
    """`2022-2027`, both years included. `what`: the word it belongs to in small letters (`strategiplan`) or ""."""

    first: int
    last: int
    start: int
    end: int
    text: str
    what: str = ""


@dataclass(frozen=True)
class Count:
    """`7 innspill`, `2 er nye satsninger`: how many, and of what, with its adjectives, as written in small letters.

    `noun` is "" when the number stands alone (`Sju`). `is_about`: `minst 2`, `over 10`.
    """

    n: int
    start: int
    end: int
    text: str
    noun: str = ""
    is_about: bool = False


@dataclass(frozen=True)
class Parties:
    """Who answers for something, as understood: `SI - (Gjøvik/Hadeland / Valdres?)`. Names as written, each once.

    `is_doubtful`: written with a question mark, or said to be undecided. `alle helseregioner` is among the regions.
    """

    parties: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    is_doubtful: bool = False


@dataclass(frozen=True)
class Body:
    """A body of the partnership. `name` is the same however it is written: `SSU` of strategisk samarbeidsutvalg."""

    name: str
    start: int
    end: int
    text: str
