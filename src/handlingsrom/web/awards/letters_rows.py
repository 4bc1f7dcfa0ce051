"""A letter as lists and pages show it: to whom, sent when, and accepted by whom."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from handlingsrom.awards.letter_list import LetterRow, LetterState, rows_of
from handlingsrom.awards.letter_people import duty_of, those_answering
from handlingsrom.awards.letter_policies import answers_for, can_read_letters_of
from handlingsrom.awards.models import AwardLetter, Duty
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative
from handlingsrom.web.links import to_case

ICONS = {
    LetterState.ACCEPTED: ("checkmarkcirclefill", "success"),
    LetterState.VOID: ("arrowundo", "neutral"),
    LetterState.NOBODY: ("personcross", "warning"),
    LetterState.UNDELIVERED: ("xmarkoctagonfill", "danger"),
    LetterState.UNSENT: ("envelopeclosed", "warning"),
    LetterState.WAITING: ("hourglass", "neutral"),
}
"""What each state is drawn with: icon and tone."""


@dataclass(frozen=True)
class Named:
    """Somebody a letter is to. `is_sent`: it was sent to them; `has_left`: they answer for it no more."""

    person_id: int
    name: str
    duty: str
    is_sent: bool
    accepted_at: datetime | None = None
    has_left: bool = False


@dataclass(frozen=True)
class ShownLetter:
    """One row. Amount in øre."""

    title: str
    url: str
    year: int
    case: str
    case_url: str
    amount_ore: int
    people: list[Named]
    state: LetterState
    state_word: str
    icon: str
    tone: str
    sent_on: date | None
    accepted_on: date | None
    is_changed: bool
    days: int
    letter: AwardLetter

    @property
    def accepted_by(self) -> str:
        done = [one for one in self.people if one.accepted_at]
        return min(done, key=lambda one: one.accepted_at or timezone.now()).name if done else ""

    @property
    def people_url(self) -> str:
        """Where an owner and a leader are named."""
        return reverse("plan:people", args=[self.letter.initiative.code])


def show(row: LetterRow) -> ShownLetter:
    letter = row.letter
    icon, tone = ICONS[row.state]
    return ShownLetter(
        title=letter.initiative.title,
        url=reverse("money_letter", args=[letter.pk]),
        year=letter.year,
        case=f"{letter.case.body.code} {letter.case.number}",
        case_url=to_case(letter.case_id),
        amount_ore=letter.amount_ore,
        people=named(letter),
        state=row.state,
        state_word=str(row.state.label),
        icon=icon,
        tone=tone,
        sent_on=_day(row.sent_at),
        accepted_on=_day(row.accepted_at),
        is_changed=row.is_changed,
        days=row.days_waited(timezone.now()),
        letter=letter,
    )


def letters_for(actor: Actor, initiative: Initiative) -> list[tuple[ShownLetter, bool]]:
    """The letters of an initiative that somebody may read, each with whether they may accept it; two queries."""
    if not can_read_letters_of(actor, initiative):
        return []
    answers = answers_for(actor, initiative)
    return [(show(row), answers and row.is_open) for row in rows_of(initiative)]


def named(letter: AwardLetter) -> list[Named]:
    """Those it was sent to, and those who answer for it now and were not sent it."""
    now = {person.pk: person for person in those_answering(letter.initiative)}
    sent = [
        Named(
            one.person_id,
            one.name,
            str(Duty(one.duty).label),
            True,
            one.accepted_at,
            one.person_id not in now,
        )
        for one in letter.recipients.all()
    ]
    there = {one.person_id for one in sent}
    return sent + [
        Named(pk, person.name, str(duty_of(letter.initiative, person).label), False)
        for pk, person in now.items()
        if pk not in there
    ]


def _day(moment: Any) -> date | None:
    return timezone.localtime(moment).date() if moment else None
