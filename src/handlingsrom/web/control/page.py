"""What the page of a checked paper shows: its findings with the paper beside them, and how each is settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation

from handlingsrom.findings.models import CheckedPaper, Settlement
from handlingsrom.findings.settled import settled
from handlingsrom.reading.finding import Confidence, Finding, Severity
from handlingsrom.reading.kept import finding_from, paper_from
from handlingsrom.reading.paper import Paper
from handlingsrom.reading.report.page_extracts import Extract, extracts
from handlingsrom.reading.report.words import CONFIDENCES, SEVERITIES
from handlingsrom.reading.said import Said

OPEN, SETTLED = "uavgjort", "avgjort"
_MOST_EXTRACTS = 7
_LONG = 30
_LOOKS = {
    Severity.MUST: ("xmarkoctagonfill", "danger"),
    Severity.SHOULD: ("exclamationmarktrianglefill", "warning"),
}


@dataclass(frozen=True)
class Step:
    """A line of the arithmetic; a long sum is a line of its own."""

    label: str
    value: str
    is_result: bool

    @property
    def is_long(self) -> bool:
        return len(self.value) > _LONG


@dataclass(frozen=True)
class Shown:
    """A finding in words. `settled` is None while it is open; `sure` is empty for what is proven."""

    number: int
    key: str
    finding: Finding
    settled: Settlement | None
    paper: Paper

    @property
    def anchor(self) -> str:
        return f"f-{self.key.rpartition(':')[2]}"

    @property
    def title(self) -> str:
        return _say(self.finding.title)

    @property
    def message(self) -> str:
        return _say(self.finding.message)

    @property
    def advice(self) -> str:
        return _say(self.finding.advice) if self.finding.advice else ""

    @property
    def sure(self) -> str:
        proven = self.finding.confidence == Confidence.PROVEN
        return "" if proven else _say(CONFIDENCES[self.finding.confidence])

    @property
    def steps(self) -> list[Step]:
        return [Step(_say(step.label), step.value, step.is_result) for step in self.finding.arithmetic]

    @cached_property
    def _extracts(self) -> list[Extract]:
        return list(extracts([self.paper], self.finding))

    @property
    def extracts(self) -> list[tuple[Extract, bool]]:
        """Each with whether its part and pages are to be said: they are not when it follows another from there."""
        shown = self._extracts[:_MOST_EXTRACTS]
        places = [(each.part, each.pages) for each in shown]
        return [(each, not at or places[at] != places[at - 1]) for at, each in enumerate(shown)]

    @property
    def extracts_left_out(self) -> int:
        return max(0, len(self._extracts) - _MOST_EXTRACTS)


@dataclass(frozen=True)
class Group:
    """The open findings of one severity."""

    severity: Severity
    findings: list[Shown]

    @property
    def label(self) -> str:
        return _say(SEVERITIES[self.severity])

    @property
    def icon(self) -> str:
        return _LOOKS[self.severity][0]

    @property
    def tone(self) -> str:
        return _LOOKS[self.severity][1]


class Page:
    """`which`: OPEN, SETTLED or all; `is_all`: also what is only likely or possible."""

    def __init__(self, checked: CheckedPaper, *, which: str = "", is_all: bool = False) -> None:
        self.checked, self.is_all = checked, is_all
        self.which = which if which in (OPEN, SETTLED) else ""
        self.paper = paper_from(checked.name, checked.read)
        self._standing = settled([checked]).get(checked.pk, {})

    @cached_property
    def findings(self) -> list[Shown]:
        """All of them, numbered as they stand in the paper's list."""
        chosen = [each for each in self.checked.findings if self.is_all or _is_proven(each)]
        return [
            Shown(number, each["key"], finding_from(each), self._standing.get(each["key"]), self.paper)
            for number, each in enumerate(chosen, start=1)
        ]

    @property
    def open(self) -> list[Shown]:
        return [each for each in self.findings if each.settled is None]

    @property
    def settled(self) -> list[Shown]:
        return [each for each in self.findings if each.settled is not None]

    @property
    def groups(self) -> list[Group]:
        if self.which == SETTLED:
            return []
        found = [Group(severity, [f for f in self.open if f.finding.severity == severity]) for severity in Severity]
        return [group for group in found if group.findings]

    @property
    def shows_settled(self) -> bool:
        return self.which != OPEN and bool(self.settled)

    @property
    def uncertain(self) -> int:
        """How many findings are only likely or possible."""
        return sum(not _is_proven(each) for each in self.checked.findings)

    @property
    def other_rules(self) -> int:
        """How many rules found nothing of what is shown."""
        return self.checked.rules_count - len({each.finding.rule for each in self.findings})

    @property
    def lost(self) -> list[str]:
        return [_say(lost) for lost in self.paper.lost]

    def address(self, *, which: str | None = None, is_all: bool | None = None, after: str = "") -> str:
        """This page with another choice; `after`: at the open finding that comes after the one just answered."""
        return reverse("control:paper", args=[self.checked.pk]) + self.query(which, is_all) + self._anchor(after)

    def query(self, which: str | None = None, is_all: bool | None = None) -> str:
        chosen = {
            "vis": self.which if which is None else which,
            "alt": "1" if (self.is_all if is_all is None else is_all) else "",
        }
        kept = {name: value for name, value in chosen.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    def _anchor(self, after: str) -> str:
        if not after:
            return ""
        following = next_open(self.findings, after)
        return f"#{following.anchor}" if following else "#avgjort"


def next_open(findings: Sequence[Shown], key: str) -> Shown | None:
    """The first open one after `key`, or else the first of all."""
    at = next((index for index, each in enumerate(findings) if each.key == key), 0)
    return next((each for each in [*findings[at + 1 :], *findings[:at]] if each.settled is None), None)


def _is_proven(finding: dict[str, object]) -> bool:
    return finding["confidence"] == Confidence.PROVEN


def _say(said: Said) -> str:
    return said.into(translation)
