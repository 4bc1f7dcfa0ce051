"""Balances somebody has made sure of: what an account held at the end of a day, and where that was read.

The journal is held to them: an entry that would change a balance made sure of is refused, and `money.verifying`
recomputes each. Those of a year stand until the year is opened again.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import key_of
from handlingsrom.money.kinds import YearEventKind
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.models import Account, BalanceAssertion, Entry, YearEvent
from handlingsrom.money.movements import balances, movements_in
from handlingsrom.money.policies import check_can_post
from handlingsrom.people.actors import Actor


def standing(partnership_id: int) -> QuerySet[BalanceAssertion]:
    """The assertions the journal is held to: those of years not opened again since."""
    reopened = YearEvent.objects.filter(
        partnership=OuterRef("account__partnership"),
        year=OuterRef("held_year"),
        kind=YearEventKind.REOPENED,
    )
    # What a book brings in is recorded at one moment; a closing and a reopening are still one after the other.
    since = Exists(reopened.filter(recorded_at__gte=OuterRef("recorded_at")))
    since_closing = Exists(reopened.filter(pk__gt=OuterRef("closing_id")))
    found = BalanceAssertion.objects.filter(account__partnership_id=partnership_id)
    return found.annotate(held_year=ExtractYear("held_on")).exclude(
        Q(since, closing__isnull=True) | Q(since_closing, closing__isnull=False)
    )


def check_not_asserted(accounts: Iterable[Account], booked_on: date) -> None:
    """Refused when a balance of that day or later has been made sure of for one of the accounts."""
    first, *_more = accounts = tuple(accounts)
    if not BalanceAssertion.objects.filter(account__in=accounts, held_on__gte=booked_on).exists():
        return
    found = standing(first.partnership_id).filter(account__in=accounts, held_on__gte=booked_on)
    if stands := found.select_related("account__initiative").order_by("-held_on").first():
        raise Refused(
            _(
                "What “%(account)s” held %(date)s has been made sure of (%(source)s). Book it on a later day, or "
                "have the year opened again by a decision."
            )
            % {"account": stands.account, "date": format_date(stands.held_on), "source": stands.source},
            field="booked_on",
        )


@transaction.atomic
def assert_balance(
    *, by: Actor, now: datetime, account: Account, held_on: date, balance_ore: int, source: str
) -> BalanceAssertion:
    """Record that an account held this much at the end of a day, by a statement elsewhere.

    Refused with the difference when the journal says something else.
    """
    check_can_post(by, account.partnership_id)
    lock_journal(account.partnership_id)
    if held_on >= timezone.localtime(now).date():
        raise Refused(_("Choose a day that is over."), field="held_on")
    if not source.strip():
        raise Refused(_("Write which statement it was compared with."), field="source")
    _check_journal_says(account, held_on, balance_ore)
    made = BalanceAssertion.objects.create(
        account=account,
        held_on=held_on,
        balance_ore=balance_ore,
        source=source,
        recorded_at=now,
        recorded_by=by.name,
    )
    record(
        by=by,
        now=now,
        action="money.assert",
        subject=made,
        after={"held_on": held_on, "balance_ore": balance_ore, "source": source},
    )
    return made


def _check_journal_says(account: Account, held_on: date, balance_ore: int) -> None:
    there = balance_on(account, held_on)
    if there != balance_ore:
        raise Refused(
            _("The journal says %(there)s kr on “%(account)s” %(date)s: %(difference)s kr from what you wrote.")
            % {
                "there": format_kr(there),
                "account": account,
                "date": format_date(held_on),
                "difference": format_kr(abs(there - balance_ore)),
            },
            field="balance",
        )


def balance_on(account: Account, day: date) -> int:
    """What the account held at the end of a day, in øre, from its entries."""
    entries = Entry.objects.filter(Q(from_account=account) | Q(to_account=account), booked_on__lte=day)
    return balances(movements_in(entries)).get(key_of(account), 0)
