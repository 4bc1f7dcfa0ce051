"""What one rule finds, for the tests of the rules."""

from datetime import date

from factories import NOW, Small
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.findings.finding import Finding
from handlingsrom.findings.rules import RULES

TODAY = NOW.date()


def found_by(rule: str, small: Small, on: date = TODAY) -> list[Finding]:
    [asked] = [candidate for candidate in RULES if candidate.id == rule]
    return asked.find(small.partnership.pk, on)


def kroner(findings: list[Finding]) -> list[int]:
    return [(finding.amount_ore or 0) // 100 for finding in findings]


def say(small: Small, what: FigureSaid, kr: int, year: int, place: str = "Vedlegg 1", **of) -> PaperFigure:
    return PaperFigure.objects.create(case=small.case, place=place, what=what, year=year, amount_ore=kr * 100, **of)
