"""The forms an amount is written in: where a number with its currency, unit and ending stands, and its digits.

Every repetition is bounded, so that the time is proportional to the length of the text, whatever it holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_LETTER = "a-zæøå"
_CURRENCY = r"(?:kr|kroner|nok)"
_CURRENCY_LAST = rf"{_CURRENCY}(?![{_LETTER}])(?![ .:]{{0,2}}[0-9])"  # in `i 2025 kr 200 000` it is of what follows
_UNIT = rf"""
    (?:mill|million(?:er|ar)?|mnok|mkr|mrd|milliard(?:er|ar)?|tusen|tkr|tnok)
    (?![{_LETTER}0-9])
    (?:\.(?=\ ?{_CURRENCY}\b))?
"""
_BEFORE = rf"""
    (?<![{_LETTER}0-9])
    (?:(?P<first>{_CURRENCY}(?![{_LETTER}])\.?)|(?P<unit_first>mnok|tnok|mkr|tkr)(?![{_LETTER}]))
    [ :]{{0,2}} (?:ca\.?\ ?)? (?P<sign>-\ ?)?
  | (?<![{_LETTER}0-9]) (?<![0-9][.,/:]) (?<![€$£]) (?<![€$£]\ )
  | (?<=[0-9][x×])
"""
_SPELLED = {
    "en": "1",
    "ein": "1",
    "én": "1",
    "éin": "1",
    "to": "2",
    "tre": "3",
    "fire": "4",
    "fem": "5",
    "seks": "6",
}
_SPELLED |= {"sju": "7", "syv": "7", "åtte": "8", "ni": "9", "ti": "10", "elleve": "11", "tolv": "12", "tjue": "20"}
_SPELLED |= {"en halv": "0,5", "ein halv": "0,5", "halvannen": "1,5", "halvannan": "1,5"}
_NUMBER = rf"""
    (?P<broken>
        0[.,]\ ?[0-9]{{3}}[. ][0-9]{{3}}
      | [0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,3}},[0-9]{{3}}
      | [0-9]{{1,3}},[0-9]{{3}}\.[0-9]{{3}}
      | (?(first)[0-9]{{1,3}}\.\ [0-9]{{3}}(?:\.[0-9]{{3}}){{1,3}}|(?!))
    )
  | (?P<spaced>[0-9]{{1,3}}(?:\ [0-9]{{3}}){{1,4}}(?!\.[0-9]{{3}}(?![0-9])))
  | (?P<dotted>[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,4}}(?!\ [0-9]{{3}}(?![0-9])))
  | (?P<mixed>[0-9]{{1,3}}(?:[ .][0-9]{{3}}){{2,4}})
  | (?P<commas>[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,4}})
  | (?P<plain>[0-9]{{1,15}})
  | (?P<spelled>{"|".join(map(re.escape, sorted(_SPELLED, key=len, reverse=True)))})(?=\ {_UNIT})
"""
_FORM = re.compile(
    rf"""
    (?:{_BEFORE}) (?:{_NUMBER})
    (?P<decimals>[.,][0-9]{{1,8}})?
    (?![0-9]) (?![.,][0-9])
    (?P<ending>\ ?,\ ?-{{1,2}}(?![0-9]) | \.\ ?-{{1,2}}(?![0-9]) | -(?![0-9{_LETTER}-]))?
    (?P<last>\ {{0,2}}{_CURRENCY_LAST})?
    (?:[. ]{{0,3}}(?P<unit>{_UNIT}))?
    (?P<after_unit>\ ?{_CURRENCY_LAST})?
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
    SPELLED = "spelled"


@dataclass(frozen=True)
class Written:
    """`digits` before the decimals, grouped or not; `unit` in small letters without its point, or ""."""

    start: int
    end: int
    number_start: int
    grouping: Grouping
    digits: str
    decimals: str = ""
    mark: str = ""
    unit: str = ""
    ending: str = ""
    has_currency: bool = False
    is_negative: bool = False

    @property
    def groups(self) -> int:
        """Of three digits each, after the first."""
        return (len(self.digits) - 1) // 3 if self.grouping not in (Grouping.PLAIN, Grouping.SPELLED) else 0

    @property
    def says_money(self) -> bool:
        return bool(self.has_currency or self.unit or self.ending)


def written_amounts(text: str) -> Iterator[Written]:
    """Everything that has the form of an amount in a text made even, also numbers that are no amounts."""
    return (_written(match) for match in _FORM.finditer(text))


def _written(match: re.Match[str]) -> Written:
    grouping = next(each for each in Grouping if match[each.value] is not None)
    number, decimals = match[grouping.value], match["decimals"] or ""
    if grouping is Grouping.SPELLED:
        number, comma, part = _SPELLED[number.lower()].partition(",")
        decimals = comma + part
    return Written(
        start=match.start(),
        end=match.end(),
        number_start=match.start(grouping.value),
        grouping=grouping,
        digits=re.sub(r"[ .,]", "", number),
        decimals=decimals[1:],
        mark=decimals[:1],
        unit=(match["unit"] or match["unit_first"] or "").lower().rstrip("."),
        ending=(match["ending"] or "").replace(" ", ""),
        has_currency=any(match[name] for name in ("first", "last", "after_unit")),
        is_negative=bool(match["sign"]),
    )
