"""Mailing an award letter to the leader and the owner of its initiative, each with a link of their own.

A mail is written in the transaction of what it follows from and leaves after it. The letter of a recipient who is
sent it again is a mail of its own: its key counts the times.
"""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from handlingsrom.audit.actions import record
from handlingsrom.awards.accepting import LINK_LASTS, PLACE, token_of
from handlingsrom.awards.letter_changes import is_void, taken_back
from handlingsrom.awards.letter_content import LANGUAGE
from handlingsrom.awards.letter_paper import file_name, render
from handlingsrom.awards.letter_people import duty_of, those_answering
from handlingsrom.awards.letter_policies import check_can_send_letters
from handlingsrom.awards.letter_words import contact_line, letter_title, opening, regards, signature
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Refused
from handlingsrom.messages.actions import Attachment, write_message
from handlingsrom.messages.kinds import MessageKind
from handlingsrom.messages.models import Message
from handlingsrom.papers.formats import FORMATS
from handlingsrom.papers.model import plain
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Person

logger = logging.getLogger(__name__)

SUBJECT_MAX = 200


def send_new(*, by: Actor, now: datetime, letters: Iterable[AwardLetter]) -> list[LetterRecipient]:
    """Send each letter to those who answer for it now and have not been sent it. Each mail is one transaction.

    One that cannot be written (an address no mail can have) is left out, and stays among the letters to send,
    where sending it says why.
    """
    sent = []
    for letter in letters:
        there = set(letter.recipients.values_list("person_id", flat=True))
        for person in those_answering(letter.initiative):
            if person.pk in there:
                continue
            try:
                sent.append(send_letter(by=by, now=now, letter=letter, person=person))
            except Refused:
                # Why may name an address, which no log is to hold.
                logger.warning("award letter %s could not be written to person %s", letter.pk, person.pk)
    return sent


@transaction.atomic
def send_letter(
    *, by: Actor, now: datetime, letter: AwardLetter, person: Person, times: int = 0
) -> LetterRecipient:
    """Mail the letter as PDF, with a link to accept. `times`: how often it has been mailed to this person before.

    Asked for twice with the same `times` it is mailed once. Raises Refused for somebody who does not answer for the
    initiative now, and for an award that is taken back.
    """
    check_can_send_letters(by, letter.partnership_id)
    locked = _locked(letter)
    if person.pk not in {one.pk for one in those_answering(locked.initiative)}:
        raise Refused(
            _("%(name)s is neither leader nor owner of “%(title)s”.") % {"name": person, "title": locked.initiative}
        )
    if is_void(locked, taken_back([locked]).get(locked.pk, [])):
        raise Refused(_("The award is taken back, so the letter is not sent."))
    recipient = _recipient(locked, person, now)
    if times < len(mails_to(recipient)):
        return recipient
    recipient.duty = duty_of(locked.initiative, person)
    recipient.name, recipient.email, recipient.sent_at = person.name, person.email, now
    recipient.save()
    _write(by, now, recipient, times)
    record(
        by=by,
        now=now,
        action="award.send",
        subject=locked,
        after={"name": recipient.name, "email": recipient.email},
    )
    return recipient


def _locked(letter: AwardLetter) -> AwardLetter:
    rows = AwardLetter.objects.select_for_update(of=("self",)).select_related(
        "initiative__leader__partner", "initiative__owner__partner", "partnership", "case__body"
    )
    return rows.get(pk=letter.pk)


def _recipient(letter: AwardLetter, person: Person, now: datetime) -> LetterRecipient:
    recipient, _is_new = LetterRecipient.objects.get_or_create(
        letter=letter,
        person=person,
        defaults={
            "duty": duty_of(letter.initiative, person),
            "name": person.name,
            "email": person.email,
            "sent_at": now,
        },
    )
    return recipient


def mails_to(recipient: LetterRecipient) -> list[Message]:
    """Every mail of the letter to the recipient, newest first."""
    key = recipient.message_key
    found = Message.objects.filter(Q(key=key) | Q(key__startswith=f"{key}:"), person_id=recipient.person_id)
    return list(found.filter(kind=MessageKind.AWARD_LETTER).order_by("-pk"))


def _write(by: Actor, now: datetime, recipient: LetterRecipient, times: int) -> Message:
    letter = recipient.letter
    with override(LANGUAGE):
        subject, text = _one_line(letter_title(letter)), _text(recipient, now)
    return write_message(
        by=by,
        now=now,
        partnership=letter.partnership,
        person=recipient.person,
        email=recipient.email,
        subject=subject,
        text=text,
        key=recipient.message_key + (f":{times + 1}" if times else ""),
        kind=MessageKind.AWARD_LETTER,
        attachments=[Attachment(f"{file_name(letter)}.pdf", FORMATS["pdf"].content_type, render(letter, "pdf"))],
    )


def _one_line(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SUBJECT_MAX else plain[: SUBJECT_MAX - 2] + " …"


def link_of(recipient: LetterRecipient) -> str:
    """The address that opens the letter for the recipient without signing in."""
    return f"{settings.URL}/{PLACE}/{token_of(recipient)}/"


def _text(recipient: LetterRecipient, now: datetime) -> str:
    """The mail in bokmål, as plain text; the letter itself is attached."""
    said = recipient.letter.content
    until = timezone.localtime(now + LINK_LASTS).date()
    parts = [
        _("Hello, %(name)s.") % {"name": recipient.name},
        plain(opening(said)),
        _(
            "The award letter is attached. It says what the money is for, which conditions there are, and what you "
            "are to report."
        ),
        _("Read it, and answer that you accept the award:") + "\n" + link_of(recipient),
        _(
            "The link is for you alone, so do not pass it on. It works until %(date)s, and you do not have to sign "
            "in. One answer from the leader or the owner is enough."
        )
        % {"date": format_date(until)},
    ]
    if said["contact"]:
        parts.append(_("Questions? Ask %(contact)s.") % {"contact": contact_line(said)})
    return "\n\n".join([*parts, f"{regards()}\n{signature(said)}"])
