"""Messages for tests, and a real mail server to send them to."""

import asyncio
import email
import email.policy
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from factories import NOW
from handlingsrom.messages.actions import write_message
from handlingsrom.messages.models import Message
from handlingsrom.people.actors import operator
from handlingsrom.people.models import Partnership


def write(partnership: Partnership, **fields: Any) -> Message:
    """A message to Åse Ødegård, unless told otherwise."""
    wanted = {
        "by": operator(partnership),
        "now": NOW,
        "person": None,
        "email": "ase@kommune.example",
        "subject": "Tildelingsbrev for Bo trygt hjemme på Øya",
        "text": "Hei.\n\nÅse får 100 000 kr i år.",
        "key": "brev:1",
        "kind": "award_letter",
    }
    return write_message(partnership=partnership, **{**wanted, **fields})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class PostOffice:
    """A mail server on a port of its own. `answers`: what it says to a recipient instead of taking the mail.

    `after_data`: what it says to a mail's content. `slow`: seconds before it takes a mail. `asked`: whom it has
    been asked to take a mail for, `recipients`: whose it has taken.
    """

    port: int = field(default_factory=free_port)
    answers: dict[str, str] = field(default_factory=dict)
    after_data: str = "250 Takk"
    slow: float = 0
    accounts: dict[str, str] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    received: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.received]

    @contextmanager
    def open(self) -> Iterator["PostOffice"]:
        how: dict[str, Any] = {}
        if self.accounts:
            how |= {"authenticator": self._knows, "auth_require_tls": bool(self.tls)}
        if self.tls:
            how |= {"tls_context": self.tls, "require_starttls": True}
        controller = Controller(self, hostname="127.0.0.1", port=self.port, **how)
        controller.start()
        try:
            yield self
        finally:
            controller.stop()

    def _knows(self, _server, _session, _envelope, _mechanism, data) -> AuthResult:
        is_known = self.accounts.get(data.login.decode()) == data.password.decode()
        return AuthResult(success=is_known, handled=False)

    async def handle_RCPT(self, _server, _session, envelope, address, _options) -> str:  # noqa: N802
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802
        self.asked += envelope.rcpt_tos
        await asyncio.sleep(self.slow)
        if self.after_data.startswith("250"):
            self.received.append(envelope.content)
            self.recipients += envelope.rcpt_tos
            self.senders.append(envelope.mail_from)
        return self.after_data
