"""The chain of the journal: each entry carries a hash of its content and of the entry before it.

Whoever changes an old entry behind the program's back must change every later hash too, and the newest is printed
on the account of every year. The accounts of an entry are named by their keys, so that moving an account to another
grant or year is seen as well; running text by its length too, so that no text can pass for two.
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from handlingsrom.money.models import Entry

START = "0" * 64
"""What the first entry of a partnership follows."""


def link(
    before: str,
    *,
    position: int,
    voucher: tuple[int, int],
    kind: str,
    source: str,
    target: str,
    amount_ore: int,
    booked_on: str,
    recorded_at: str,
    texts: tuple[str, str, str, str],
    reverses: int | None,
) -> str:
    """The hash of an entry that follows the one with the hash `before`: 64 hexadecimal digits.

    `source` and `target` as `account_text`, `booked_on` ISO, `recorded_at` as `moment_text`; `texts` are
    recorded_by, text, reference and idempotency key.
    """
    return digest(
        before,
        position,
        *voucher,
        kind,
        source,
        target,
        amount_ore,
        booked_on,
        recorded_at,
        *texts,
        reverses,
    )


def digest(
    before: str,
    position: int,
    year: int,
    number: int,
    kind: str,
    source: str,
    target: str,
    amount_ore: int,
    booked_on: str,
    recorded_at: str,
    by: str,
    text: str,
    reference: str,
    key: str,
    reverses: int | None,
) -> str:
    """As `link`, in the order of the content: for whoever reckons a million of them."""
    content = (
        f"{before}|{position}|{year}|{number}|{kind}|{source}|{target}|{amount_ore}|{booked_on}|{recorded_at}"
        f"|{reverses or ''}|{len(by)}:{by}|{len(text)}:{text}|{len(reference)}:{reference}|{len(key)}:{key}"
    )
    return sha256(content.encode()).hexdigest()


class Place(Protocol):
    """An account or its key."""

    @property
    def kind(self) -> str: ...
    @property
    def grant_id(self) -> int: ...
    @property
    def year(self) -> int: ...
    @property
    def initiative_id(self) -> int | None: ...


def account_text(account: Place) -> str:
    return f"{account.kind}/{account.grant_id}/{account.year}/{account.initiative_id or ''}"


def moment_text(moment: datetime) -> str:
    """The same text whichever database it was read from."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def link_of(before: str, entry: "Entry") -> str:
    """The hash of an entry, stored or about to be, its accounts at hand."""
    return link(
        before,
        position=entry.position,
        voucher=(entry.year, entry.number),
        kind=str(entry.kind),
        source=account_text(entry.from_account),
        target=account_text(entry.to_account),
        amount_ore=entry.amount_ore,
        booked_on=entry.booked_on.isoformat(),
        recorded_at=moment_text(entry.recorded_at),
        texts=(entry.recorded_by, entry.text, entry.reference, entry.idempotency_key),
        reverses=entry.reverses_id,
    )
