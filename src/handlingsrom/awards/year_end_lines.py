"""Reads of the question at the end of a year: who has answered, what is left now, and what is in a case."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from handlingsrom.awards.models import YearEnd, YearEndAnswer
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.money.queries import available
from handlingsrom.people.models import Person
from handlingsrom.plan.models import Initiative

GATHERED_AS = (ChangeKind.CARRY_OVER, ChangeKind.RELEASE)


def left_now(partnership_id: int, year: int) -> dict[int, int]:
    """What each initiative has left of the awards of a year and earlier ones, in øre, by the journal; one query."""
    return available(partnership_id, year)


def answers_of(year_end: YearEnd) -> QuerySet[YearEndAnswer]:
    """Its rows, as `all_answers`."""
    return all_answers().filter(year_end=year_end)


def all_answers() -> QuerySet[YearEndAnswer]:
    """Rows with initiative, leader and owner, annotated `is_gathered`: a case that may still, or did, carry it out
    has its change. One that was withdrawn, or did not adopt it, does not count. `case_carry_over_ore` and
    `case_release_ore` are what stands in that case."""
    stands = Q(point__decision__isnull=True) | Q(point__decision__outcome=Outcome.ADOPTED)
    changes = ProposedChange.objects.filter(
        stands, case=OuterRef("gathered_in"), initiative=OuterRef("initiative"), kind__in=GATHERED_AS
    ).exclude(case__state=CaseState.WITHDRAWN)
    return (
        YearEndAnswer.objects.select_related(
            "year_end__partnership",
            "initiative__focus_area",
            "initiative__leader__user",
            "initiative__owner__user",
            "gathered_in",
        )
        .annotate(
            is_gathered=Exists(changes),
            case_carry_over_ore=_sum_of(changes, ChangeKind.CARRY_OVER),
            case_release_ore=_sum_of(changes, ChangeKind.RELEASE),
        )
        .order_by(F("initiative__focus_area__order").asc(nulls_last=True), "initiative__order", "id")
    )


def _sum_of(changes: QuerySet[ProposedChange], kind: ChangeKind) -> Coalesce:
    """Of an initiative a case may propose the same twice, for two purposes."""
    summed = changes.filter(kind=kind).order_by().values("initiative").annotate(ore=Sum("amount_ore"))
    return Coalesce(Subquery(summed.values("ore")), 0)


def to_ask(initiative: Initiative) -> list[Person]:
    """Whoever answers for an initiative and has an address: its leader first, then its owner."""
    found = {person.pk: person for person in (initiative.leader, initiative.owner) if person and person.email}
    return list(found.values())


@dataclass(frozen=True)
class Line:
    """An initiative's row. `left_ore`: what the journal says now. `asked`: who can answer it."""

    answer: YearEndAnswer
    left_ore: int
    asked: list[Person]

    @property
    def is_answered(self) -> bool:
        return self.answer.answered_at is not None

    @property
    def is_gathered(self) -> bool:
        return self.answer.is_gathered  # type: ignore[attr-defined]

    @property
    def waits(self) -> bool:
        """Whether an answer is missing. One with nothing left any more is not waited for."""
        return not self.is_answered and self.left_ore > 0

    @property
    def said_ore(self) -> int:
        return self.answer.carry_over_ore + self.answer.release_ore

    @property
    def is_open(self) -> bool:
        """Whether the answer still waits to be put in a case."""
        return self.is_answered and not self.is_gathered and self.said_ore > 0

    @property
    def can_be_gathered(self) -> bool:
        return self.is_open and self.left_ore > 0

    @property
    def in_case(self) -> tuple[int, int] | None:
        """What the case carries over and releases, where that is not what was answered; else None."""
        answer: Any = self.answer
        stands = (answer.case_carry_over_ore, answer.case_release_ore)
        return stands if self.is_gathered and stands != (answer.carry_over_ore, answer.release_ore) else None

    @property
    def less_ore(self) -> int:
        """How much less is left now than an open answer divides."""
        return max(0, self.said_ore - self.left_ore) if self.is_open else 0

    @property
    def more_ore(self) -> int:
        """How much more is left now than an open answer divides."""
        return max(0, self.left_ore - self.said_ore) if self.is_open else 0


def lines(year_end: YearEnd) -> list[Line]:
    """Every row of the question; two queries."""
    left = left_now(year_end.partnership_id, year_end.year)
    return [
        Line(answer, left.get(answer.initiative_id, 0), to_ask(answer.initiative))
        for answer in answers_of(year_end)
    ]


def not_asked(year_end: YearEnd) -> QuerySet[Initiative]:
    """Initiatives that have got money left since the question was put."""
    left = left_now(year_end.partnership_id, year_end.year)
    asked = year_end.answers.values("initiative_id")
    return Initiative.objects.filter(pk__in=left).exclude(pk__in=asked).order_by("order", "id")


@dataclass(frozen=True)
class Count:
    """How far the question of a year has come."""

    asked: int
    answered: int
    waiting: int
    nobody: int
    gathered: int
    ready: int


def count(found: list[Line]) -> Count:
    return Count(
        asked=len(found),
        answered=sum(line.is_answered for line in found),
        waiting=sum(line.waits for line in found),
        nobody=sum(line.waits and not line.asked for line in found),
        gathered=sum(line.is_gathered for line in found),
        ready=sum(line.can_be_gathered for line in found),
    )


def is_late(year_end: YearEnd, today: date) -> bool:
    return today > year_end.due_on
