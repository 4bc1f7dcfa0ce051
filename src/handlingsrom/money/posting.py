"""Writing one entry: the only way into the journal.

The same idempotency key twice is the same entry: the second call returns the first entry and moves nothing, and is
refused if it asks for something else. What is refused here in a sentence is refused by the database too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey, key_of
from handlingsrom.money.assertions import check_not_asserted
from handlingsrom.money.chain import START, link_of
from handlingsrom.money.conditions import check_not_blocked
from handlingsrom.money.kinds import GUARDED, AccountKind, EntryKind
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.models import Account, Entry
from handlingsrom.money.policies import check_can_post
from handlingsrom.money.ways import is_history, strays, wrong_way
from handlingsrom.money.years import check_open
from handlingsrom.people.actors import Actor
from handlingsrom.people.counters import raise_to, take_numbers
from handlingsrom.people.models import Partnership


def post(
    *,
    by: Actor,
    now: datetime,
    partnership: Partnership,
    kind: EntryKind,
    from_key: AccountKey,
    to_key: AccountKey,
    amount_ore: int,
    booked_on: date,
    key: str,
    text: str = "",
    reference: str = "",
    number: tuple[int, int] | None = None,
    reverses: Entry | None = None,
) -> Entry:
    """Move money once. `key` is the idempotency key; `number` (year, number) is given only by imported history,
    with `money.ways.history_key` of it as the key.

    Raises Refused when the kind does not go that way, the money would leave its grant or what else it keeps, the
    amount is not positive, the money is not there or is held back by a condition, the year is closed, or an
    account's balance on a later day has been made sure of.
    """
    check_can_post(by, partnership.pk)
    wanted = Posting(kind, from_key, to_key, amount_ore, booked_on, key, text, reference, number, reverses)
    return write_entry(by=by, now=now, partnership=partnership, posting=wanted)


@dataclass(frozen=True)
class Posting:
    """An entry to be written; the fields are those of `post`."""

    kind: EntryKind
    from_key: AccountKey
    to_key: AccountKey
    amount_ore: int
    booked_on: date
    key: str
    text: str = ""
    reference: str = ""
    number: tuple[int, int] | None = None
    reverses: Entry | None = None

    @property
    def is_history(self) -> bool:
        return self.number is not None and is_history(self.key, *self.number)


@transaction.atomic
def write_entry(*, by: Actor, now: datetime, partnership: Partnership, posting: Posting) -> Entry:
    """As `post`, for actions that have checked themselves who may."""
    _check_route(posting)
    check_has_come(posting.booked_on, now, field="booked_on")
    lock_journal(partnership.pk)
    if earlier := Entry.objects.filter(partnership=partnership, idempotency_key=posting.key).first():
        return _same(earlier, posting)
    check_open(partnership.pk, {posting.booked_on.year, *(posting.number or ())[:1]})
    source, target = _locked_accounts(partnership, posting.from_key, posting.to_key)
    _check_stays(posting)
    _check_covered(source, posting.amount_ore)
    check_not_asserted((source, target), posting.booked_on)
    if (source.kind, target.kind) == (AccountKind.AWARD, AccountKind.SPENT):
        check_not_blocked(source, posting.amount_ore)
    entry = _entry(by, now, partnership, posting, source, target)
    _insert(entry, source)
    record(
        by=by,
        now=now,
        action="money.post",
        subject=entry,
        after={
            "kind": posting.kind,
            "from": str(source),
            "to": str(target),
            "amount_ore": posting.amount_ore,
            "chain": entry.chain,
        },
    )
    return entry


def check_has_come(day: date, now: datetime, *, field: str) -> None:
    if day > timezone.localtime(now).date():
        raise Refused(_("Nothing is booked on a day that has not come yet."), field=field)


def _check_route(posting: Posting) -> None:
    from_key, to_key, reverses = posting.from_key, posting.to_key, posting.reverses
    if posting.amount_ore <= 0:
        raise Refused(_("The amount must be more than zero."), field="amount")
    if posting.kind == EntryKind.REVERSAL:
        wanted = (key_of(reverses.to_account), key_of(reverses.from_account)) if reverses else None
        if wanted != (from_key, to_key):
            raise Refused(_("A reversal goes the opposite way of the entry it reverses."))
        _check_not_before(posting)
    elif wrong := wrong_way(posting.kind, from_key, to_key):
        raise Refused(wrong)


def _check_stays(posting: Posting) -> None:
    """Once the accounts are known to be the partnership's own: that is the worse mistake."""
    stray = strays(posting.kind, posting.from_key, posting.to_key)
    if stray and not posting.is_history:
        raise Refused(stray)


def _check_not_before(posting: Posting) -> None:
    """Else a balance between the two days would lack money that was there."""
    entry = posting.reverses
    if entry is not None and posting.booked_on < entry.booked_on:
        raise Refused(
            _("%(voucher)s was booked %(date)s, and is not reversed on a day before that.")
            % {"voucher": entry, "date": format_date(entry.booked_on)},
            field="booked_on",
        )


def _same(earlier: Entry, posting: Posting) -> Entry:
    asked = (posting.from_key, posting.to_key, posting.amount_ore)
    if asked != (key_of(earlier.from_account), key_of(earlier.to_account), earlier.amount_ore):
        raise Refused(
            _("This has been recorded already as %(voucher)s, with other content.") % {"voucher": earlier}
        )
    return earlier


def _locked_accounts(partnership: Partnership, *keys: AccountKey) -> list[Account]:
    """The accounts of the keys, made if new, locked in the order of their ids: no ring of waiting writers."""
    found = _lock(partnership, keys)
    if missing := [key for key in keys if key not in found]:
        for key in missing:
            _make_account(partnership, key)
        found = _lock(partnership, keys)
    return [found[key] for key in keys]


def _lock(partnership: Partnership, keys: Iterable[AccountKey]) -> dict[AccountKey, Account]:
    wanted = reduce(or_, [Q(**key._asdict()) for key in keys])
    accounts = Account.objects.select_for_update(of=("self",)).select_related("initiative")
    return {key_of(a): a for a in accounts.filter(wanted, partnership=partnership).order_by("pk")}


def _make_account(partnership: Partnership, key: AccountKey) -> None:
    account, _is_new = Account.objects.get_or_create(partnership=partnership, **key._asdict())
    parts = (account.grant, account.initiative)
    if any(part is not None and part.partnership_id != partnership.pk for part in parts):
        raise Refused(_("This belongs to another partnership."))


def _check_covered(source: Account, amount_ore: int) -> None:
    if source.kind in GUARDED and source.balance_ore < amount_ore:
        raise not_enough(str(source), amount_ore, source.balance_ore)


def not_enough(name: str, wanted_ore: int, there_ore: int) -> Refused:
    """The refusal when money is not there: how much was asked for, and how much there is."""
    return Refused(
        _("“%(name)s” has %(there)s kr; %(wanted)s kr is %(short)s kr too much.")
        % {
            "name": name,
            "there": format_kr(there_ore),
            "wanted": format_kr(wanted_ore),
            "short": format_kr(wanted_ore - there_ore),
        },
        field="amount",
    )


def _entry(
    by: Actor, now: datetime, partnership: Partnership, posting: Posting, source: Account, target: Account
) -> Entry:
    """The entry, with the next number of its year and the next place in the chain."""
    newest = Entry.objects.filter(partnership=partnership).order_by("-position").values_list("position", "chain")
    position, before = newest.first() or (0, START)
    year, number = _number(partnership, posting)
    entry = Entry(
        partnership=partnership,
        year=year,
        number=number,
        kind=posting.kind,
        from_account=source,
        to_account=target,
        amount_ore=posting.amount_ore,
        booked_on=posting.booked_on,
        recorded_at=now,
        recorded_by=by.name,
        text=posting.text,
        reference=posting.reference,
        idempotency_key=posting.key,
        reverses=posting.reverses,
        position=position + 1,
    )
    entry.chain = link_of(before, entry)
    return entry


def _number(partnership: Partnership, posting: Posting) -> tuple[int, int]:
    given = posting.number
    if given is None:
        year = posting.booked_on.year
        return year, take_numbers(partnership=partnership, series="journal", year=year)[0]
    raise_to(partnership=partnership, series="journal", year=given[0], number=given[1])
    return given


def _insert(entry: Entry, source: Account) -> None:
    """The database has the last word: its constraints catch what two writers at once could do.

    The savepoint to go back to is that of `write_entry`.
    """
    try:
        entry.save(force_insert=True)
    except IntegrityError as error:
        if "guarded_not_below_zero" not in str(error):
            raise
        raise not_enough(str(source), entry.amount_ore, source.balance_ore) from error
