"""What a rule finds in a paper, and what a rule is. A new rule is one new file in `rules/` with its `RULE`."""

import hashlib
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlingsrom.lib.amounts import format_kr
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import Said, worded
from handlingsrom.reading.understanding.model import Understood


class Severity(StrEnum):
    """Must be put right before the paper goes out, or should be explained in it."""

    MUST = "must"
    SHOULD = "should"


class Confidence(StrEnum):
    """`PROVEN` can be shown from the paper alone and is what people see unless they ask for more."""

    PROVEN = "proven"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Step:
    """One line of the arithmetic: what it is, and the amount or number, perhaps the terms: `200 000 + 750 000`."""

    label: Said
    value: str
    is_result: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing that does not add up. `places`: where it stands, the one to put right first; never empty.

    `message` says what is wrong so that it can be seen to be true; `advice` what to do about it.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    title: Said
    message: Said
    places: tuple[Place, ...]
    arithmetic: tuple[Step, ...] = ()
    advice: Said | None = None


def key_of(finding: Finding) -> str:
    """Names a finding within its paper, the same when it is checked again: its rule, and what stands where."""
    first = finding.places[0]
    told = repr((first.part, first.row, first.column, first.text, sorted({place.text for place in finding.places})))
    return f"{finding.rule}:{hashlib.sha256(told.encode()).hexdigest()[:16]}"


@dataclass(frozen=True)
class Rule:
    """`find` is given all papers that are checked together, in the order given, and looks for one thing."""

    id: str
    title: Said
    explanation: Said
    find: Callable[[Sequence[Understood]], Iterable[Finding]]


def short(title: str) -> str:
    """A title as one says it: without what stands in parentheses, and no longer than a line holds."""
    said = " ".join(title.split("(")[0].split()).rstrip(" -–,;:") or title
    return textwrap.shorten(said, 70, placeholder=" …")


def amount_step(label: Said, ore: int, *, is_result: bool = False) -> Step:
    return Step(label, format_kr(ore), is_result)


def meant_step(written: str, meant: str) -> Step:
    """What is probably meant by something that cannot be taken as it stands."""
    return Step(worded("«%(text)s», probably", text=written), meant)


def sum_step(label: Said, terms: Sequence[int]) -> Step:
    """`200 000 + 750 000 = 950 000`, of øre."""
    return Step(label, f"{' + '.join(map(format_kr, terms))} = {format_kr(sum(terms))}", is_result=True)
