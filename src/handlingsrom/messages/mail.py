"""A message as a mail: plain text, UTF-8, its files byte for byte."""

import uuid
from email import encoders
from email.header import Header
from email.headerregistry import Address
from email.message import Message as AnyMail
from email.mime.base import MIMEBase
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

from handlingsrom.messages.models import AttachedFile, Message


class _Mail(EmailMessage):
    """Django encodes a long subject without room for its name, so that it begins on a line of its own; some spam
    filters count that against a mail."""

    def message(self, *args: Any, **kwargs: Any) -> Any:
        made = super().message(*args, **kwargs)
        if not self.subject.isascii():
            del made["Subject"]
            AnyMail.__setitem__(made, "Subject", Header(str(self.subject), "utf-8", header_name="Subject"))
        return made


def as_mail(message: Message) -> EmailMessage:
    """Date is the moment it leaves. Answering machines are asked to be quiet (RFC 3834)."""
    mail = _Mail(
        subject=message.subject,
        body=message.text + "\n",
        to=[_recipient(message)],
        reply_to=[settings.MAIL_REPLY_TO] if settings.MAIL_REPLY_TO else None,
        headers=_heads(message.message_id),
    )
    for file in message.files.all():
        mail.attach(_part(file))
    return mail


def new_message_id() -> str:
    """Named after the sender's domain: the machine's own name is nobody's business."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"


def _heads(message_id: str) -> dict[str, str]:
    return {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}


def trial_mail(address: str, subject: str, text: str) -> EmailMessage:
    """A mail that is in no outbox, to find out whether mail can be sent at all."""
    return _Mail(subject=subject, body=text + "\n", to=[address], headers=_heads(new_message_id()))


def folder_of_files() -> str:
    """Where mail is written as files, as no mail server is set up; "" where one is."""
    is_files = settings.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"
    return str(getattr(settings, "EMAIL_FILE_PATH", "")) if is_files else ""


def _recipient(message: Message) -> str:
    """`Åse Ødegård <ase@kommune.no>`, quoted as it must be; Django encodes it."""
    if message.person is None:
        return message.email
    name = " ".join(message.person.name.split())
    return str(Address(display_name=name, addr_spec=message.email)) if message.email.isascii() else message.email


def _part(file: AttachedFile) -> MIMEBase:
    """Base64 whatever it is: Django would give the lines of a text file other ends."""
    part = MIMEBase(*file.media_type.split("/", 1))
    part.set_payload(bytes(file.content))
    encoders.encode_base64(part)
    name = file.name if file.name.isascii() else ("utf-8", "", file.name)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part
