"""Accepting an award: the link that was mailed, and the answer.

A link names one recipient of one letter and is signed, so it cannot be guessed or made; it opens that letter and
nothing else. Whoever holds it answers for the initiative only as long as the recipient does.
"""

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.awards.letter_changes import is_void, taken_back
from handlingsrom.awards.letter_people import duty_of
from handlingsrom.awards.letter_policies import check_can_accept
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Person

LINK_LASTS = timedelta(days=400)
PLACE = "brev"
"""The first part of a link's address, where `web.awards` answers."""

# A full stop: mail programs end a link at a colon now and then.
_SIGNER = signing.TimestampSigner(salt="award-letter", sep=".")


class BadLink(Refused):
    """The link is cut short, or was never made here."""


class ExpiredLink(Refused):
    """The link was good once."""


def token_of(recipient: LetterRecipient) -> str:
    """What opens the letter for this recipient, from now and for LINK_LASTS."""
    return _SIGNER.sign(f"{recipient.letter_id}-{recipient.pk}")


def recipient_of(token: str) -> LetterRecipient:
    """The recipient a token was made for, with letter, initiative and person. Raises BadLink or ExpiredLink."""
    try:
        letter_id, _dash, pk = _SIGNER.unsign(token, max_age=LINK_LASTS).partition("-")
        named = {"pk": int(pk), "letter_id": int(letter_id)}
    except signing.SignatureExpired as error:
        raise ExpiredLink(_("This link is too old.")) from error
    except signing.BadSignature as error:
        raise BadLink(_("This link does not work.")) from error
    found = LetterRecipient.objects.select_related(
        "letter__initiative", "letter__partnership", "letter__case__body", "person"
    )
    recipient = found.filter(**named).first()
    if recipient is None:
        raise BadLink(_("This link does not work."))
    return recipient


def holder(recipient: LetterRecipient) -> Actor:
    """Whoever opens a link acts as the recipient it was mailed to, with no role and for this alone."""
    return Actor(
        name=recipient.person.name, partnership=recipient.letter.partnership, person_id=recipient.person_id
    )


@transaction.atomic
def accept(*, by: Actor, now: datetime, letter: AwardLetter) -> LetterRecipient:
    """Accept the award as the initiative's leader or owner. Done again, the first time counts.

    Raises Forbidden for anybody else, Refused when the award has been taken back since.
    """
    check_can_accept(by, letter)
    # The letter is the lock: a recipient may not be there yet.
    AwardLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    recipient = _recipient(letter, Person.objects.get(pk=by.person_id or 0), now)
    if recipient.accepted_at:
        return recipient
    if is_void(letter, taken_back([letter]).get(letter.pk, [])):
        raise Refused(_("The award is taken back by a later decision, so there is nothing to accept."))
    recipient.accepted_at = now
    recipient.save()
    record(by=by, now=now, action="award.accept", subject=letter, after={"name": recipient.name})
    return recipient


def _recipient(letter: AwardLetter, person: Person, now: datetime) -> LetterRecipient:
    """A leader who was named later, and meets the letter on the initiative's page, was never sent it."""
    found = LetterRecipient.objects.filter(letter=letter, person=person).first()
    return found or LetterRecipient(
        letter=letter,
        person=person,
        duty=duty_of(letter.initiative, person),
        name=person.name,
        email=person.email,
        sent_at=now,
    )
