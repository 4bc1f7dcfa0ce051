"""Which letters there are and where each stands: accepted, waiting, undelivered, or with nobody to send it to.

Where a letter stands follows from who answers for its initiative now and what became of their mails. It is computed
by the database in one query, so that lists and the front page cannot disagree.
"""

from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, TextChoices, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from handlingsrom.awards.letter_given import GIVES
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.cases.models import Effect
from handlingsrom.messages.kinds import MessageKind, MessageState
from handlingsrom.messages.models import Message
from handlingsrom.plan.models import Initiative

FAILED = (MessageState.FAILED, MessageState.GIVEN_UP)


class LetterState(TextChoices):
    """Where a letter stands; of several that fit, the first here."""

    ACCEPTED = "accepted", pgettext_lazy("letter", "Accepted")
    VOID = "void", pgettext_lazy("letter", "Taken back")
    NOBODY = "nobody", pgettext_lazy("letter", "Nobody to send it to")
    UNDELIVERED = "undelivered", pgettext_lazy("letter", "Not delivered")
    UNSENT = "unsent", pgettext_lazy("letter", "Not sent")
    WAITING = "waiting", pgettext_lazy("letter", "Not accepted")


OPEN = (LetterState.NOBODY, LetterState.UNDELIVERED, LetterState.UNSENT, LetterState.WAITING)
"""What somebody has to see to."""


class LetterRow:
    """A letter of `letters()`, with where it stands."""

    def __init__(self, letter: AwardLetter) -> None:
        found: Any = letter
        self.letter = letter
        self.accepted_at: datetime | None = found.accepted_at
        self.sent_at: datetime | None = found.sent_at
        self.is_changed: bool = found.is_changed
        initiative = letter.initiative
        newest = {initiative.leader_id: found.leader_mail, initiative.owner_id: found.owner_mail}
        self._mails = {person: state for person, state in newest.items() if person}
        """Who answers for it now → the state of their newest mail, None for who was sent none."""
        self.state = self._state(found.is_void)

    def _state(self, is_void: bool) -> LetterState:
        sent = [state for state in self._mails.values() if state]
        if self.accepted_at:
            return LetterState.ACCEPTED
        if is_void:
            return LetterState.VOID
        if not self._mails:
            return LetterState.NOBODY
        if any(state in FAILED for state in sent):
            return LetterState.UNDELIVERED
        return LetterState.WAITING if sent else LetterState.UNSENT

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def can_send(self) -> bool:
        """Whether somebody who answers for it was never sent it."""
        return self.is_open and None in self._mails.values()

    def days_waited(self, now: datetime) -> int:
        """Whole days in Oslo since it was sent; 0 before."""
        if self.sent_at is None:
            return 0
        return (timezone.localtime(now).date() - timezone.localtime(self.sent_at).date()).days


def letters(partnership_id: int) -> QuerySet[AwardLetter]:
    """Every letter of a partnership, newest first, with all that `LetterRow` asks; one query."""
    mailed = LetterRecipient.objects.filter(letter=OuterRef("pk"))
    given = Effect.objects.filter(
        decision__point__case=OuterRef("case"),
        entry__kind__in=GIVES,
        entry__to_account__initiative=OuterRef("initiative"),
    )
    rows = AwardLetter.objects.filter(partnership_id=partnership_id).annotate(
        accepted_at=Subquery(
            mailed.filter(accepted_at__isnull=False).order_by("accepted_at").values("accepted_at")[:1]
        ),
        sent_at=Subquery(mailed.order_by("sent_at").values("sent_at")[:1]),
        leader_mail=Subquery(_newest_mail("initiative__leader_id")),
        owner_mail=Subquery(_newest_mail("initiative__owner_id")),
        is_changed=Exists(given.filter(entry__reversed_by__isnull=False)),
        is_void=~Exists(given.filter(entry__reversed_by__isnull=True)),
    )
    joined = rows.select_related(
        "initiative__leader__partner", "initiative__owner__partner", "case__body", "partnership"
    )
    return joined.order_by("-made_at", "initiative__order", "pk")


def _newest_mail(person: str) -> QuerySet[Message, str]:
    """The state of the newest mail of the letter to a person; a mail sent again has `:2` after the key."""
    key = Concat(
        Value("award-letter:"),
        Cast(OuterRef("pk"), CharField()),
        Value(":"),
        Cast(OuterRef(person), CharField()),
        output_field=CharField(),
    )
    again = Concat(key, Value(":"), output_field=CharField())
    found = Message.objects.filter(kind=MessageKind.AWARD_LETTER, person_id=OuterRef(person))
    return found.filter(Q(key=key) | Q(key__startswith=again)).order_by("-pk").values_list("state", flat=True)[:1]


def open_rows(partnership_id: int) -> list[LetterRow]:
    """The letters somebody has to see to; one query."""
    found = letters(partnership_id).exclude(recipients__accepted_at__isnull=False)
    return [row for row in map(LetterRow, found.defer("content")) if row.is_open]


def rows_of(initiative: Initiative) -> list[LetterRow]:
    """The letters of one initiative, newest first; two queries."""
    found = letters(initiative.partnership_id).filter(initiative=initiative)
    return [LetterRow(letter) for letter in with_recipients(found).defer("content")]


def with_recipients(found: QuerySet[AwardLetter]) -> QuerySet[AwardLetter]:
    """The letters with those they were sent to; one query more."""
    return found.prefetch_related(Prefetch("recipients", LetterRecipient.objects.select_related("person")))
