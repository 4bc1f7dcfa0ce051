"""A year end to ask and answer in tests: `Small`'s 2025 awards, of which alfa has a leader and beta an owner."""

from datetime import UTC, date, datetime

from factories import NOW, Small
from handlingsrom.awards.models import YearEnd, YearEndAnswer
from handlingsrom.awards.year_end import answer_year_end, open_year_end
from handlingsrom.awards.year_end_lines import answers_of
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Person
from handlingsrom.plan.models import Initiative

DUE = date(2026, 6, 15)


def day(month: int, number: int, year: int = 2026) -> datetime:
    return datetime(year, month, number, 10, 0, tzinfo=UTC)


def somebody(small: Small, name: str) -> Person:
    return Person.objects.create(partnership=small.partnership, name=name, email=f"{name.lower()}@eksempel.no")


def lead(initiative: Initiative, *, leader: Person | None = None, owner: Person | None = None) -> None:
    initiative.leader, initiative.owner = leader, owner
    initiative.save(update_fields=["leader", "owner"])


def opened(small: Small | None = None, **changed) -> tuple[Small, YearEnd]:
    """Asked about 2025: alfa (400, led by Liv), beta (300, owned by Ola) and gamma (100, nobody)."""
    small = small or Small()
    lead(small.alfa, leader=somebody(small, "Liv"))
    lead(small.beta, owner=somebody(small, "Ola"))
    wanted = {"by": small.by, "now": NOW, "partnership": small.partnership, "year": 2025, "due_on": DUE}
    return small, open_year_end(**{**wanted, **changed})


def row(year_end: YearEnd, initiative: Initiative) -> YearEndAnswer:
    return answers_of(year_end).get(initiative=initiative)


def as_person(person: Person) -> Actor:
    return Actor(name=person.name, partnership=person.partnership, person_id=person.pk)


def answer(year_end: YearEnd, initiative: Initiative, *, carry: int, release: int = 0, **changed) -> YearEndAnswer:
    """In kroner; given by its leader or owner, unless told otherwise."""
    found = row(year_end, initiative)
    person = found.initiative.leader or found.initiative.owner
    said = {
        "by": as_person(person) if person else None,
        "now": NOW,
        "answer": found,
        "carry_over_ore": carry * 100,
        "release_ore": release * 100,
        "why": "Kom sent i gang.",
        "plan": "Ferdig i juni.",
        "based_on": found.answered_at,
    }
    return answer_year_end(**{**said, **changed})
