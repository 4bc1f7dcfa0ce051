"""Writing a message, and sending one again. The mail itself leaves in `sending`, after the transaction."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.errors import Refused
from handlingsrom.lib.sorting import fold
from handlingsrom.messages.kinds import MessageKind, MessageState
from handlingsrom.messages.mail import new_message_id
from handlingsrom.messages.models import AttachedFile, Message
from handlingsrom.messages.policies import check_belongs, check_can_resend
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership, Person

MEGABYTE = 1024 * 1024
MAX_ATTACHED_BYTES = 15 * MEGABYTE
"""Of all files of a message. Mail makes them a third larger, and many servers stop at 20 to 25 MB."""

_MEDIA_TYPE = re.compile(r"(?!multipart/|message/)[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")


@dataclass(frozen=True)
class Attachment:
    name: str
    media_type: str
    content: bytes


@transaction.atomic
def write_message(
    *,
    by: Actor,
    now: datetime,
    partnership: Partnership,
    person: Person | None,
    email: str,
    subject: str,
    text: str,
    key: str,
    kind: str,
    attachments: Sequence[Attachment] = (),
) -> Message:
    """Put a mail to one recipient in the outbox; it is sent when the caller's transaction is committed.

    `key` is the idempotency key: the same twice is the same message, and the second text is not looked at.
    `kind` is one of MessageKind. Raises Refused for an address, a subject or a file that no mail can have.
    """
    check_belongs(by, partnership.pk)
    if earlier := Message.objects.filter(partnership=partnership, key=key).first():
        return earlier
    if person and person.partnership_id != partnership.pk:
        raise Refused(_("This belongs to another partnership."))
    message = Message(
        partnership=partnership,
        person=person,
        email=check_address(email),
        subject=_subject(subject),
        text=_text(text),
        kind=MessageKind(kind),
        key=key,
        message_id=new_message_id(),
        created_at=now,
        created_by=by.name,
        next_attempt_at=now,
    )
    return _store(message, by=by, now=now, attachments=_checked(attachments))


def _store(message: Message, *, by: Actor, now: datetime, attachments: Sequence[Attachment]) -> Message:
    message.search = fold(f"{message.recipient} {message.email} {message.subject}")
    if earlier := _insert(message):
        return earlier
    AttachedFile.objects.bulk_create(
        AttachedFile(
            message=message, order=n, name=a.name, media_type=a.media_type, size=len(a.content), content=a.content
        )
        for n, a in enumerate(attachments, start=1)
    )
    after = {"kind": message.kind, "email": message.email, "subject": message.subject}
    record(by=by, now=now, action="message.write", subject=message, after=after)
    _send_after_commit(message)
    return message


def _insert(message: Message) -> Message | None:
    """The message that somebody else wrote with the same key at the same moment, if anybody did."""
    try:
        with transaction.atomic():
            message.save()
    except IntegrityError:
        earlier = Message.objects.filter(partnership_id=message.partnership_id, key=message.key).first()
        if earlier is None:
            raise
        return earlier
    return None


@transaction.atomic
def resend(*, by: Actor, now: datetime, message: Message, email: str = "", at_once: bool = True) -> Message:
    """Send a message once more, from the first try, perhaps to another address. `at_once`: by the worker.

    Raises Refused while it is waiting for its first try: it is sent anyway.
    """
    check_can_resend(by, message.partnership_id)
    row = Message.objects.select_for_update(of=("self",)).select_related("person").get(pk=message.pk)
    if row.state == MessageState.WAITING:
        raise Refused(_("The message is waiting to be sent already."))
    before = {"state": row.state, "email": row.email}
    row.email = check_address(email or row.email)
    row.search = fold(f"{row.recipient} {row.email} {row.subject}")
    row.state, row.attempts, row.next_attempt_at, row.sent_at = MessageState.WAITING, 0, now, None
    row.problem = row.answer = ""
    # Mail systems throw away a mail they have seen, so one that is meant to come twice has a new name.
    row.message_id = new_message_id()
    row.save()
    record(
        by=by,
        now=now,
        action="message.resend",
        subject=row,
        before=before,
        after={"state": row.state, "email": row.email},
    )
    if at_once:
        _send_after_commit(row)
    return row


def _send_after_commit(message: Message) -> None:
    """If even this fails the message is not lost: whatever is due is looked for every minute."""
    from handlingsrom.messages.tasks import deliver

    transaction.on_commit(lambda: deliver.enqueue(message.pk), robust=True)


def check_address(email: str) -> str:
    """An address as it is written in a mail's head; Refused for anything else, a line break above all."""
    plain = email.strip()
    try:
        validate_email(plain)
    except ValidationError as error:
        raise Refused(_("“%(email)s” is not an e-mail address.") % {"email": plain}, field="email") from error
    return plain


def _subject(subject: str) -> str:
    """One line: a line break in a subject would let whoever wrote it add heads of their own."""
    plain = subject.strip()
    if not plain:
        raise Refused(_("The message needs a subject."), field="subject")
    if _has_control(plain):
        raise Refused(_("The subject of a message must be one line."), field="subject")
    most = Message._meta.get_field("subject").max_length or 0
    if len(plain) > most:
        raise Refused(_("The subject is longer than %(most)d characters.") % {"most": most}, field="subject")
    return plain


def _text(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not plain:
        raise Refused(_("The message needs a text."), field="text")
    return plain


def _checked(attachments: Sequence[Attachment]) -> Sequence[Attachment]:
    for attachment in attachments:
        is_name = attachment.name and not _has_control(attachment.name) and not set("/\\") & set(attachment.name)
        if not is_name or not _MEDIA_TYPE.fullmatch(attachment.media_type):
            raise Refused(_("“%(name)s” cannot be attached to a message.") % {"name": attachment.name})
    if sum(len(a.content) for a in attachments) > MAX_ATTACHED_BYTES:
        most = MAX_ATTACHED_BYTES // MEGABYTE
        raise Refused(_("The attachments are larger than %(megabytes)d MB in all.") % {"megabytes": most})
    return attachments


def _has_control(text: str) -> bool:
    return any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in text)
