"""The facts that need no decision: a grant received, money spent or refunded, an entry reversed.

An action is one transaction, checks a policy and leaves an audit record.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey, key_of
from handlingsrom.money.checks.grants import grant_key
from handlingsrom.money.conditions import blocked, waits_for_condition
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.models import Account, Entry, Grant, ProjectNumber
from handlingsrom.money.movements import balances, movements_in
from handlingsrom.money.policies import check_can_post, check_can_report_spending
from handlingsrom.money.posting import Posting, check_has_come, not_enough, post, write_entry
from handlingsrom.money.years import check_open
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership
from handlingsrom.plan.models import Initiative


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
    check_has_come(received_on, now, field="received_on")
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
        key=grant_key(grant.pk),
    )


@transaction.atomic
def report_spending(
    *,
    by: Actor,
    now: datetime,
    initiative: Initiative,
    amount_ore: int,
    booked_on: date,
    text: str,
    key: str,
    reference: str = "",
) -> list[Entry]:
    """Record money spent by an initiative, from its awards, oldest grant first. This needs no decision either.

    Its leader or owner may, and the secretariat. Sent twice with the same `key` it is recorded once. Raises Refused
    when the initiative's awards held less than `amount_ore` that day, or the money waits for a condition.
    """

    def there() -> dict[Account, int]:
        held = spendable_on(initiative, booked_on)
        if sum(held.values()) < amount_ore:
            raise _not_spendable(initiative, booked_on, amount_ore, sum(held.values()))
        return held

    said = _Said(amount_ore, booked_on, text, key, reference)
    return _report(EntryKind.SPENDING, AccountKind.SPENT, there, by=by, now=now, initiative=initiative, said=said)


@transaction.atomic
def refund_spending(
    *,
    by: Actor,
    now: datetime,
    initiative: Initiative,
    amount_ore: int,
    booked_on: date,
    text: str,
    key: str,
    reference: str = "",
) -> list[Entry]:
    """Record that money spent came back to the initiative's awards: a credit note, or accounts that show less.

    The newest grant first, as it was spent last. Raises Refused when less than `amount_ore` is spent.
    """

    def there() -> dict[Account, int]:
        spent = {a: a.balance_ore for a in reversed(_accounts(initiative, AccountKind.SPENT))}
        if sum(spent.values()) < amount_ore:
            raise not_enough(str(AccountKind.SPENT.label), amount_ore, sum(spent.values()))
        return spent

    said = _Said(amount_ore, booked_on, text, key, reference)
    return _report(EntryKind.REFUND, AccountKind.AWARD, there, by=by, now=now, initiative=initiative, said=said)


class _Said(NamedTuple):
    """What is reported as spent or refunded."""

    amount_ore: int
    booked_on: date
    text: str
    key: str
    reference: str


def _report(
    kind: EntryKind,
    goes_to: AccountKind,
    there: Callable[[], dict[Account, int]],
    *,
    by: Actor,
    now: datetime,
    initiative: Initiative,
    said: _Said,
) -> list[Entry]:
    """One entry for each account the money is taken from. `there` is asked when nobody else can write: what each
    account can give, in the order they are taken from; it raises Refused when that is too little."""
    check_can_report_spending(by, initiative)
    if said.amount_ore <= 0:
        raise Refused(_("The amount must be more than zero."), field="amount")
    lock_journal(initiative.partnership_id)
    if earlier := _reported(initiative, said.amount_ore, said.key):
        return earlier
    check_open(initiative.partnership_id, {said.booked_on.year})
    return [
        write_entry(
            by=by,
            now=now,
            partnership=initiative.partnership,
            posting=Posting(
                kind,
                key_of(account),
                key_of(account)._replace(kind=goes_to),
                part,
                said.booked_on,
                f"{said.key}:{index}",
                said.text,
                said.reference,
            ),
        )
        for index, (account, part) in enumerate(_in_order(there(), said.amount_ore))
    ]


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


def spendable_on(initiative: Initiative, day: date) -> dict[Account, int]:
    """What each of its awards, oldest grant first, can be spent of on a day, in øre.

    Money is not spent before it was awarded, before the year it is for, nor while it waits for a condition.
    """
    there = _accounts(initiative, AccountKind.AWARD)
    awards = [a for a in there if a.year <= day.year]
    entries = Entry.objects.filter(Q(from_account__in=awards) | Q(to_account__in=awards), booked_on__lte=day)
    then = balances(movements_in(entries))
    held = {account: max(0, min(account.balance_ore, then.get(key_of(account), 0))) for account in awards}
    return _less_blocked(initiative, held, there)


def _less_blocked(initiative: Initiative, held: dict[Account, int], there: list[Account]) -> dict[Account, int]:
    """What waits for a condition is the newest money the initiative has, be it of a later year or day."""
    waiting = blocked(initiative)
    for account in sorted(there, key=lambda a: (a.year, a.grant.year, a.pk), reverse=True):
        part = min(account.balance_ore, waiting)
        waiting -= part
        if account in held:
            held[account] = min(held[account], account.balance_ore - part)
    return held


def _not_spendable(initiative: Initiative, day: date, wanted_ore: int, there_ore: int) -> Refused:
    waiting = blocked(initiative)
    if waiting and there_ore + waiting >= wanted_ore:
        return waits_for_condition(initiative, waiting)
    return not_enough(initiative.title, wanted_ore, there_ore)


def _accounts(initiative: Initiative, kind: AccountKind) -> list[Account]:
    found = Account.objects.filter(kind=kind, initiative=initiative).select_related("grant")
    return list(found.order_by("grant__year", "year", "id"))


def _in_order(held: dict[Account, int], amount_ore: int) -> list[tuple[Account, int]]:
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


@transaction.atomic
def name_project(*, by: Actor, now: datetime, initiative: Initiative, number: str) -> ProjectNumber:
    """Say which initiative a project number of the accounts is. Refused when it is another's already."""
    check_can_post(by, initiative.partnership_id)
    number = number.strip()
    if not number:
        raise Refused(_("Write the project number."), field="number")
    found, is_new = ProjectNumber.objects.get_or_create(
        partnership_id=initiative.partnership_id, number=number, defaults={"initiative": initiative}
    )
    if found.initiative_id != initiative.pk:
        raise Refused(
            _("Project %(number)s is “%(title)s” already.") % {"number": number, "title": found.initiative},
            field="number",
        )
    if is_new:
        record(by=by, now=now, action="money.name_project", subject=found, after={"initiative": str(initiative)})
    return found


@transaction.atomic
def forget_project(*, by: Actor, now: datetime, project: ProjectNumber) -> None:
    """Take a project number off its initiative. Lines already taken in stay where they are."""
    check_can_post(by, project.partnership_id)
    record(
        by=by,
        now=now,
        action="money.forget_project",
        subject=project,
        before={"initiative": str(project.initiative)},
    )
    project.delete()
