"""The forms an amount is written in: where a number with its currency, unit and ending stands, and its digits.

Every repetition is bounded, so that the time is proportional to the length of the text, whatever it holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_CURRENCY = r"(?:kr|kroner|nok)"
_UNIT = r"(?:mill|million(?:er)?|mnok|mkr|mrd|milliard(?:er)?|tusen|tkr|tnok)(?![a-zæøå0-9])(?:\.(?=\ ?(?:kr|kroner|nok)\b))?"
_FORM = re.compile(
    rf"""
    (?:
        (?<![a-zæøå0-9])
        (?:(?P<first>(?:kr|kroner|nok)(?![a-zæøå])\.?)|(?P<unit_first>mnok|tnok|mkr|tkr)(?![a-zæøå]))
        [ :]{{0,2}} (?:ca\.?\ ?)? (?P<sign>-\ ?)?
      | (?<![a-zæøå0-9]) (?<![0-9][.,/:])
    )
    (?:
        (?P<broken>0[.,]\ ?[0-9]{{3}}[. ][0-9]{{3}} | [0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,3}},[0-9]{{3}} | [0-9]{{1,3}},[0-9]{{3}}\.[0-9]{{3}})
      | (?P<spaced>[0-9]{{1,3}}(?:\ [0-9]{{3}}){{1,4}})
      | (?P<dotted>[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,4}})
      | (?P<mixed>[0-9]{{1,3}}(?:[ .][0-9]{{3}}){{2,4}})
      | (?P<commas>[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,4}})
      | (?P<plain>[0-9]{{1,15}})
    )
    (?P<decimals>[.,][0-9]{{1,8}})?
    (?![0-9]) (?![.,][0-9])
    (?P<ending>[.,]\ ?-{{1,2}}(?![0-9]) | -(?![0-9a-zæøå-]))?
    (?P<last>\ {{0,2}}{_CURRENCY}(?![a-zæøå])(?![ .:]{{0,2}}[0-9]))?
    (?:[. ]{{0,3}}(?P<unit>{_UNIT}))?
    (?P<after_unit>\ ?{_CURRENCY}(?![a-zæøå])(?![ .:]{{0,2}}[0-9]))?
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Grouping(Enum):
    """How the digits are put together."""

    PLAIN = "plain"
    SPACED = "spaced"
    DOTTED = "dotted"
    MIXED = "mixed"
    COMMAS = "commas"
    BROKEN = "broken"


@dataclass(frozen=True)
class Written:
    """`digits` before the decimals, grouped or not; `unit` in small letters without its point, or ""."""

    start: int
    end: int
    number_start: int
    grouping: Grouping
    digits: str
    decimals: str
    mark: str
    unit: str
    ending: str
    has_currency: bool
    is_negative: bool

    @property
    def groups(self) -> int:
        """Of three digits each, after the first."""
        return 0 if self.grouping is Grouping.PLAIN else (len(self.digits) - 1) // 3

    @property
    def says_money(self) -> bool:
        return bool(self.has_currency or self.unit or self.ending)


def written_amounts(text: str) -> Iterator[Written]:
    """Everything that has the form of an amount in a text made even, also numbers that are no amounts."""
    for match in _FORM.finditer(text):
        grouping = next(each for each in Grouping if match[each.value] is not None)
        unit = (match["unit"] or match["unit_first"] or "").lower().rstrip(".")
        decimals = match["decimals"] or ""
        yield Written(
            start=match.start(),
            end=match.end(),
            number_start=match.start(grouping.value),
            grouping=grouping,
            digits=re.sub(r"[ .,]", "", match[grouping.value]),
            decimals=decimals[1:],
            mark=decimals[:1],
            unit=unit,
            ending=match["ending"] or "",
            has_currency=any(match[name] for name in ("first", "last", "after_unit")),
            is_negative=bool(match["sign"]),
        )
