"""Every write to the journal. An action is one transaction, checks a policy and leaves an audit record.

The same idempotency key twice is the same entry: the second call returns the first entry and moves nothing,
and is refused if it asks for something else.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey, key_of
from handlingsrom.money.kinds import GUARDED, ROUTES, AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry, Grant
from handlingsrom.money.movements import balances, movements
from handlingsrom.money.policies import check_can_post
from handlingsrom.people.actors import Actor
from handlingsrom.people.counters import raise_to, take_numbers
from handlingsrom.people.models import Partnership
from handlingsrom.plan.models import Initiative


@transaction.atomic
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
    """Move money once. `key` is the idempotency key; `number` (year, number) is given only by imported history.

    Raises Refused when the kind does not go that way, the amount is not positive, or the money is not there.
    """
    check_can_post(by, partnership.pk)
    _check_route(kind, from_key, to_key, amount_ore, reverses)
    _check_has_come(booked_on, now, field="booked_on")
    lock_journal(partnership.pk)
    if earlier := Entry.objects.filter(partnership=partnership, idempotency_key=key).first():
        return _same(earlier, from_key, to_key, amount_ore)
    source, target = _locked_accounts(partnership, from_key, to_key)
    _check_covered(source, amount_ore)
    year, drawn = _number(partnership, booked_on, number)
    entry = Entry(
        partnership=partnership,
        year=year,
        number=drawn,
        kind=kind,
        from_account=source,
        to_account=target,
        amount_ore=amount_ore,
        booked_on=booked_on,
        recorded_at=now,
        recorded_by=by.name,
        text=text,
        reference=reference,
        idempotency_key=key,
        reverses=reverses,
    )
    _insert(entry, source)
    record(
        by=by,
        now=now,
        action="money.post",
        subject=entry,
        after={"kind": kind, "from": str(source), "to": str(target), "amount_ore": amount_ore},
    )
    return entry


def lock_journal(partnership_id: int) -> None:
    """Wait for whoever writes to the partnership's journal; then nobody else does until the transaction ends.

    Whoever reads balances to decide what to post locks first. Without it two decisions at once could count on the
    same money, and two writers wait for each other's accounts. Readers, and writers of other rows, do not wait.
    """
    Partnership.objects.select_for_update(no_key=True).values_list("pk").get(pk=partnership_id)


def _check_has_come(day: date, now: datetime, *, field: str) -> None:
    if day > timezone.localtime(now).date():
        raise Refused(_("Nothing is booked on a day that has not come yet."), field=field)


def _check_route(
    kind: EntryKind, from_key: AccountKey, to_key: AccountKey, amount_ore: int, reverses: Entry | None
) -> None:
    if amount_ore <= 0:
        raise Refused(_("The amount must be more than zero."), field="amount")
    if kind == EntryKind.REVERSAL:
        wanted = (key_of(reverses.to_account), key_of(reverses.from_account)) if reverses else None
        if wanted != (from_key, to_key):
            raise Refused(_("A reversal goes the opposite way of the entry it reverses."))
    elif (from_key.kind, to_key.kind) not in ROUTES[kind]:
        raise Refused(
            _("%(kind)s does not move money from “%(from)s” to “%(to)s”.")
            % {"kind": kind.label, "from": from_key.kind.label, "to": to_key.kind.label}
        )


def _same(earlier: Entry, from_key: AccountKey, to_key: AccountKey, amount_ore: int) -> Entry:
    asked = (from_key, to_key, amount_ore)
    if asked != (key_of(earlier.from_account), key_of(earlier.to_account), earlier.amount_ore):
        raise Refused(
            _("This has been recorded already as %(voucher)s, with other content.") % {"voucher": earlier}
        )
    return earlier


def _locked_accounts(partnership: Partnership, *keys: AccountKey) -> list[Account]:
    """The accounts of the keys, made if new, locked in the order of their ids: no ring of waiting writers."""
    made = [_account_id(partnership, key) for key in keys]
    locked = {a.pk: a for a in Account.objects.select_for_update().filter(pk__in=made).order_by("pk")}
    return [locked[pk] for pk in made]


def _account_id(partnership: Partnership, key: AccountKey) -> int:
    account, is_new = Account.objects.get_or_create(partnership=partnership, **key._asdict())
    parts = (account.grant, account.initiative) if is_new else ()
    if any(part is not None and part.partnership_id != partnership.pk for part in parts):
        raise Refused(_("This belongs to another partnership."))
    return account.pk


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


def _number(partnership: Partnership, booked_on: date, given: tuple[int, int] | None) -> tuple[int, int]:
    if given is None:
        year = booked_on.year
        return year, take_numbers(partnership=partnership, series="journal", year=year)[0]
    raise_to(partnership=partnership, series="journal", year=given[0], number=given[1])
    return given


def _insert(entry: Entry, source: Account) -> None:
    """The database has the last word: its constraints catch what two writers at once could do."""
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as error:
        if "guarded_not_below_zero" not in str(error):
            raise
        raise not_enough(str(source), entry.amount_ore, source.balance_ore) from error


@transaction.atomic
def receive_grant(
    *,
    by: Actor,
    now: datetime,
    partnership: Partnership,
    name: str,
    giver: str,
    year: int,
    letter_reference: str,
    amount_ore: int,
    received_on: date,
) -> Entry:
    """Record a grant received for a year. One of the two facts that need no decision."""
    check_can_post(by, partnership.pk)
    _check_has_come(received_on, now, field="received_on")
    lock_journal(partnership.pk)
    if Grant.objects.filter(partnership=partnership, name=name).exists():
        raise Refused(_("There is already a grant called “%(name)s”.") % {"name": name}, field="name")
    grant = Grant.objects.create(
        partnership=partnership, name=name, giver=giver, year=year, letter_reference=letter_reference
    )
    return post(
        by=by,
        now=now,
        partnership=partnership,
        kind=EntryKind.GRANT,
        from_key=AccountKey(AccountKind.GIVER, grant.pk, year),
        to_key=AccountKey(AccountKind.UNALLOCATED, grant.pk, year),
        amount_ore=amount_ore,
        booked_on=received_on,
        text=name,
        reference=letter_reference,
        key=f"grant:{grant.pk}",
    )


@transaction.atomic
def report_spending(
    *, by: Actor, now: datetime, initiative: Initiative, amount_ore: int, booked_on: date, text: str, key: str
) -> list[Entry]:
    """Record money spent by an initiative, from its awards, oldest grant first. This needs no decision either.

    Sent twice with the same `key` it is recorded once. Raises Refused when the initiative's awards hold less than
    `amount_ore`.
    """
    check_can_post(by, initiative.partnership_id)
    if amount_ore <= 0:
        raise Refused(_("The amount must be more than zero."), field="amount")
    lock_journal(initiative.partnership_id)
    awards = list(
        Account.objects.filter(kind=AccountKind.AWARD, initiative=initiative).order_by("grant__year", "year", "id")
    )
    if earlier := _reported(initiative, amount_ore, key):
        return earlier
    held = _held_on(booked_on, awards)
    if sum(held.values()) < amount_ore:
        raise not_enough(initiative.title, amount_ore, sum(held.values()))
    entries = []
    for index, (account, part) in enumerate(_oldest_first(held, amount_ore)):
        source = key_of(account)
        entries.append(
            post(
                by=by,
                now=now,
                partnership=initiative.partnership,
                kind=EntryKind.SPENDING,
                from_key=source,
                to_key=source._replace(kind=AccountKind.SPENT),
                amount_ore=part,
                booked_on=booked_on,
                text=text,
                key=f"{key}:{index}",
            )
        )
    return entries


def _reported(initiative: Initiative, amount_ore: int, key: str) -> list[Entry]:
    """The entries this key made before, when the awards held more. Refused if it stood for something else."""
    found = list(
        Entry.objects.filter(
            partnership_id=initiative.partnership_id, idempotency_key__startswith=f"{key}:"
        ).select_related("from_account")
    )
    same = all(entry.from_account.initiative_id == initiative.pk for entry in found)
    if found and not (same and sum(entry.amount_ore for entry in found) == amount_ore):
        raise Refused(
            _("This has been recorded already as %(voucher)s, with other content.") % {"voucher": found[0]}
        )
    return sorted(found, key=lambda entry: entry.number)


def _held_on(day: date, accounts: list[Account]) -> dict[Account, int]:
    """What of each balance was there on the day: money is not spent before it was awarded."""
    entries = Entry.objects.filter(Q(from_account__in=accounts) | Q(to_account__in=accounts), booked_on__lte=day)
    then = balances(movements(entries))
    return {account: max(0, min(account.balance_ore, then.get(key_of(account), 0))) for account in accounts}


def _oldest_first(held: dict[Account, int], amount_ore: int) -> list[tuple[Account, int]]:
    parts = []
    for account, there in held.items():
        part = min(there, amount_ore)
        if part:
            parts.append((account, part))
            amount_ore -= part
    return parts


@transaction.atomic
def reverse(*, by: Actor, now: datetime, entry: Entry, booked_on: date, text: str) -> Entry:
    """Correct an entry by one that goes the opposite way. Refused if it is reversed already, or is a reversal."""
    if entry.kind == EntryKind.REVERSAL:
        raise Refused(_("A reversal is not reversed. Record what is right as a new entry."))
    if hasattr(entry, "reversed_by"):
        raise Refused(
            _("%(voucher)s is reversed already, by %(other)s.") % {"voucher": entry, "other": entry.reversed_by}
        )
    return post(
        by=by,
        now=now,
        partnership=entry.partnership,
        kind=EntryKind.REVERSAL,
        from_key=key_of(entry.to_account),
        to_key=key_of(entry.from_account),
        amount_ore=entry.amount_ore,
        booked_on=booked_on,
        text=text,
        key=f"reversal:{entry.pk}",
        reverses=entry,
    )
