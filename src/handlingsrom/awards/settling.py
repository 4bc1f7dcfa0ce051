"""Bringing the journal to what the accounts show: the difference of an initiative's year becomes one posting.

Called inside a transaction that holds the journal's lock. What cannot be posted is left as a difference, with the
reason: the award does not bear it, it waits for a condition, the year is closed.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.awards.reconciling import Booked, entries_of
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.money.actions import refund_spending, report_spending, spendable_on
from handlingsrom.money.conditions import blocked, waits_for_condition
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.money.years import check_open
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative


@dataclass(frozen=True)
class Settled:
    """What was posted for an initiative's year, in øre; a refund is less than zero.

    `journal_ore` is what was booked before, to the day the accounts speak of; `later_ore`, dated after it, is no
    part of the comparison. `can_ore` is what may be posted of the difference, which for a refund is only done when
    somebody chooses it. `why` says why the rest is left.
    """

    initiative: Initiative
    year: int
    accounts_ore: int
    journal_ore: int
    later_ore: int
    booked_on: date
    can_ore: int = 0
    posted_ore: int = 0
    why: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def difference_ore(self) -> int:
        return self.accounts_ore - self.journal_ore

    @property
    def left_ore(self) -> int:
        """The difference when what can be posted is posted."""
        return self.difference_ore - self.can_ore

    @property
    def is_refund(self) -> bool:
        return self.difference_ore < 0

    @property
    def size_ore(self) -> int:
        """As `can_ore`, without its sign."""
        return abs(self.can_ore)


@dataclass(frozen=True)
class Settling:
    """Who posts, and from what: `known_to` is the last day the accounts speak of, `reference` the file's name."""

    by: Actor
    now: datetime
    known_to: date
    reference: str

    def day(self, year: int) -> date:
        """The day a difference of a year is booked on."""
        return min(date(year, 12, 31), self.known_to, timezone.localtime(self.now).date())

    def settle(
        self, initiative: Initiative, year: int, accounts_ore: int, booked: Booked, *, key: str, refund: bool
    ) -> Settled:
        """Post the difference as far as it goes. One that is less than zero is posted only with `refund`."""
        day, ore = self.day(year), accounts_ore - booked.ore
        if ore == 0:
            return Settled(initiative, year, accounts_ore, *booked, day)
        try:
            with transaction.atomic():
                self._check_year(initiative, year, day)
                can = self._can(initiative, day, ore)
                entries = self._post(initiative, day, can, key) if can > 0 or refund else []
        except Forbidden:
            raise
        except Refused as refusal:
            return Settled(initiative, year, accounts_ore, *booked, day, why=str(refusal))
        why = _why_left(initiative, day, ore, can)
        posted = can if entries else 0
        return Settled(initiative, year, accounts_ore, *booked, day, can, posted, why, tuple(entries))

    def _check_year(self, initiative: Initiative, year: int, day: date) -> None:
        check_open(initiative.partnership_id, {year})
        if day.year != year:
            raise Refused(_("Nothing is booked on a day that has not come yet."))

    def _can(self, initiative: Initiative, day: date, ore: int) -> int:
        if ore > 0:
            return min(ore, sum(spendable_on(initiative, day).values()))
        return -min(-ore, spent_on(initiative, day))

    def _post(self, initiative: Initiative, day: date, ore: int, key: str) -> list[Entry]:
        if ore == 0:
            return []
        post = report_spending if ore > 0 else refund_spending
        return post(
            by=self.by,
            now=self.now,
            initiative=initiative,
            amount_ore=abs(ore),
            booked_on=day,
            text=_("Accounts as of %(date)s") % {"date": format_date(day)},
            key=key,
            reference=self.reference[:120],
        )


def not_as_seen() -> Conflict:
    return Conflict(
        _("What would be posted is no longer what you saw. Look through it once more, and confirm it then.")
    )


def spent_on(initiative: Initiative, day: date) -> int:
    """What it had spent on a day and has not had back, in øre: nothing comes back before it is spent."""
    accounts = Account.objects.filter(kind=AccountKind.SPENT, initiative=initiative)
    then = sum(ore for entry, ore in entries_of(initiative) if entry.booked_on <= day)
    return max(0, min(then, sum(account.balance_ore for account in accounts)))


def _why_left(initiative: Initiative, day: date, ore: int, can: int) -> str:
    left = ore - can
    if not left:
        return ""
    if left < 0:
        return _("The accounts show %(amount)s kr less than was spent by %(date)s.") % {
            "amount": format_kr(-left),
            "date": format_date(day),
        }
    if waiting := blocked(initiative):
        return str(waits_for_condition(initiative, waiting))
    return _("The accounts show %(amount)s kr more than the award held %(date)s.") % {
        "amount": format_kr(left),
        "date": format_date(day),
    }
