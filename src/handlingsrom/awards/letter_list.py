"""Which letters there are and where each stands: accepted, waiting, undelivered, or with nobody to send it to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from handlingsrom.awards.letter_changes import TakenBack, is_void, taken_back
from handlingsrom.awards.letter_people import those_answering
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.messages.kinds import MessageKind, MessageState
from handlingsrom.messages.models import Message
from handlingsrom.people.models import Person
from handlingsrom.plan.models import Initiative


class LetterState(TextChoices):
    """Where a letter stands; of several that fit, the first here."""

    ACCEPTED = "accepted", pgettext_lazy("letter", "Accepted")
    VOID = "void", pgettext_lazy("letter", "Taken back")
    NOBODY = "nobody", pgettext_lazy("letter", "Nobody to send it to")
    UNDELIVERED = "undelivered", pgettext_lazy("letter", "Not delivered")
    UNSENT = "unsent", pgettext_lazy("letter", "Not sent")
    WAITING = "waiting", pgettext_lazy("letter", "Not accepted")


@dataclass(frozen=True)
class Sent:
    """A recipient and their mails, newest first; none for who only met the letter on a page."""

    recipient: LetterRecipient
    mails: list[Message]

    @property
    def newest(self) -> Message | None:
        return self.mails[0] if self.mails else None

    @property
    def has_failed(self) -> bool:
        return bool(self.mails) and self.mails[0].state in (MessageState.FAILED, MessageState.GIVEN_UP)


@dataclass(frozen=True)
class LetterRow:
    """A letter with all a list shows of it. `unsent`: who answers for the initiative now and was never mailed it."""

    letter: AwardLetter
    sent: list[Sent]
    unsent: list[Person]
    changes: list[TakenBack] = field(default_factory=list)

    @property
    def accepted(self) -> LetterRecipient | None:
        """Whoever accepted first."""
        done = [one.recipient for one in self.sent if one.recipient.accepted_at]
        return min(done, key=lambda one: one.accepted_at or one.sent_at, default=None)

    @property
    def sent_at(self) -> datetime | None:
        """When it was first sent to anybody."""
        return min((one.recipient.sent_at for one in self.sent if one.mails), default=None)

    @property
    def state(self) -> LetterState:
        if self.accepted:
            return LetterState.ACCEPTED
        if is_void(self.letter, self.changes):
            return LetterState.VOID
        reached = self._reached
        if not reached and not self.unsent:
            return LetterState.NOBODY
        if reached and all(one.has_failed for one in reached):
            return LetterState.UNDELIVERED
        return LetterState.WAITING if reached else LetterState.UNSENT

    @property
    def _reached(self) -> list[Sent]:
        """Those it was mailed to who answer for the initiative still."""
        now = {person.pk for person in those_answering(self.letter.initiative)}
        return [one for one in self.sent if one.mails and one.recipient.person_id in now]

    @property
    def is_open(self) -> bool:
        return self.state not in (LetterState.ACCEPTED, LetterState.VOID)

    @property
    def can_send(self) -> bool:
        return self.is_open and bool(self.unsent)

    def days_waited(self, now: datetime) -> int:
        """Whole days in Oslo since it was first sent."""
        sent = timezone.localtime(self.sent_at or now).date()
        return (timezone.localtime(now).date() - sent).days


def letters(partnership_id: int) -> QuerySet[AwardLetter]:
    """Every letter of a partnership, newest first, with what rows need; two queries."""
    people = Prefetch("initiative", Initiative.objects.select_related("leader__partner", "owner__partner"))
    recipients = LetterRecipient.objects.select_related("person")
    found = AwardLetter.objects.filter(partnership_id=partnership_id).select_related("case__body", "partnership")
    return found.prefetch_related(people, Prefetch("recipients", recipients)).order_by(
        "-made_at", "initiative__order"
    )


def letters_of(initiative: Initiative) -> QuerySet[AwardLetter]:
    return letters(initiative.partnership_id).filter(initiative=initiative)


def letter_rows(found: Iterable[AwardLetter]) -> list[LetterRow]:
    """The letters with where they stand; two queries more, however many."""
    kept = list(found)
    mails, changes = _mails(kept), taken_back(kept)
    return [_row(letter, mails, changes.get(letter.pk, [])) for letter in kept]


def _row(letter: AwardLetter, mails: dict[str, list[Message]], changes: list[TakenBack]) -> LetterRow:
    sent = [Sent(one, mails.get(one.message_key, [])) for one in letter.recipients.all()]
    mailed = {one.recipient.person_id for one in sent if one.mails}
    accepted = {one.recipient.person_id for one in sent if one.recipient.accepted_at}
    unsent = [p for p in those_answering(letter.initiative) if p.pk not in mailed | accepted]
    return LetterRow(letter, sent, unsent, changes)


def _mails(kept: list[AwardLetter]) -> dict[str, list[Message]]:
    """Key of the first mail → all mails to that recipient, newest first. A mail sent again has `:2` after the key."""
    persons = {one.person_id for letter in kept for one in letter.recipients.all()}
    found: dict[str, list[Message]] = defaultdict(list)
    if persons:
        rows = Message.objects.filter(kind=MessageKind.AWARD_LETTER, person_id__in=persons)
        for message in rows.defer("text", "search").order_by("-pk"):
            found[":".join(message.key.split(":")[:3])].append(message)
    return found
