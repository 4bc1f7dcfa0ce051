"""Is the journal what was booked? All is recomputed from nothing, and the first entry that is wrong is named.

What is checked (in `checks/`): places, hashes and voucher numbers; amounts, accounts, ways and reversals; that
guarded accounts were never below zero; balances, turnover and assertions that are kept beside the entries; that
nothing was booked in a closed year; that grants are as they were received; and that the record of who did what
knows the same entries. Whether a decision is behind what needs one, promises and conditions too, is checked in
`cases.verifying`. A million entries take no more memory than a thousand.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.money.assertions import standing
from handlingsrom.money.checks.closed_years import ClosedYears
from handlingsrom.money.checks.comparing import (
    compare_accounts,
    compare_assertions,
    compare_balances,
    compare_turnover,
)
from handlingsrom.money.checks.grants import compare_grants
from handlingsrom.money.checks.problems import Problem, Problems, in_order, voucher_of
from handlingsrom.money.checks.rereading import FIELDS, Links
from handlingsrom.money.checks.snapshot import one_moment
from handlingsrom.money.checks.summing import Sums
from handlingsrom.money.checks.witnesses import CHECKED, checks_of, compare_bookings, compare_checks, name_rewritten
from handlingsrom.money.models import Account, Entry
from handlingsrom.money.policies import check_can_post
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership

CHUNK = 2000
"""Entries read at a time."""
UNREADABLE = (TypeError, ValueError, AttributeError, OverflowError, DatabaseError)
"""What reading values raises that the program would never have written; SQLite stores anything anywhere."""


@dataclass(frozen=True)
class Verified:
    """`newest_chain`: the hash of the newest entry. `problems`: the first entry that is wrong first."""

    entries: int
    newest_chain: str
    checked_assertions: int
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return not self.problems

    def also(self, problems: list[Problem]) -> "Verified":
        return replace(self, problems=in_order([*self.problems, *problems]))


def verify(partnership_id: int) -> Verified:
    """Recompute a partnership's journal, as it is at one moment; writers do not wait."""
    with one_moment():
        try:
            return _Verification(partnership_id).run(CHUNK)
        except UNREADABLE:
            # Once more, one by one, to tell which.
            return _Verification(partnership_id).run(1)


class _Verification:
    def __init__(self, partnership_id: int) -> None:
        self.partnership_id, self.problems = partnership_id, Problems()
        accounts = Account.objects.filter(partnership_id=partnership_id).select_related("initiative")
        self.accounts = {account.pk: account for account in accounts}
        self.standing = list(standing(partnership_id).select_related("account__initiative"))
        days = sorted({assertion.held_on for assertion in self.standing})
        self.links = Links(partnership_id, self.accounts, self.problems)
        self.sums = Sums(self.accounts, days, self.problems)
        self.closed = ClosedYears(partnership_id, self.problems)
        self.read_to = 0

    def run(self, size: int) -> Verified:
        if self._read(size):
            self.links.finish()
            self._compare()
        found = in_order(self.problems)
        return Verified(self.links.entries, self.links.chain, len(self.standing), found)

    def _read(self, size: int) -> bool:
        """Every entry past every check. False when one cannot be read; what comes after it is not looked at."""
        rows = entries_of(self.partnership_id).values_list(*FIELDS).iterator(chunk_size=size)
        try:
            while chunk := list(islice(rows, size)):
                self.links.check(chunk)
                self.sums.check(chunk)
                self.closed.check(chunk)
                self.read_to = self.links.position
        except UNREADABLE as error:
            if size > 1:
                raise
            self._cannot_read(error)
            return False
        return True

    def _cannot_read(self, error: Exception) -> None:
        following = entries_of(self.partnership_id).filter(position__gt=self.read_to)
        position, *voucher = following.values_list("position", "year", "number").first() or (None, "", "")
        what = _("It holds what no entry can hold, and cannot be read. What comes after it is not checked.")
        self.problems.note(position, voucher_of(*voucher), what, found=error)

    def _compare(self) -> None:
        compare_accounts(self.partnership_id, self.problems)
        compare_grants(self.partnership_id, self.problems)
        compare_balances(self.sums, self.problems)
        compare_turnover(self.partnership_id, self.sums, self.problems)
        compare_assertions(self.standing, self.sums, self.problems)
        compare_bookings(self.partnership_id, self.links.entries, self.problems)
        compare_checks(self.partnership_id, self.problems)
        if self.problems:
            name_rewritten(self.partnership_id, self.problems)


def entries_of(partnership_id: int) -> QuerySet[Entry]:
    return Entry.objects.filter(partnership_id=partnership_id).order_by("position")


@dataclass(frozen=True)
class LastVerified:
    """The newest run that was noted. `first`: the first problem in a sentence, "" when there was none."""

    at: datetime
    entries: int
    newest_chain: str
    checked_assertions: int
    problems: int
    first: str


def note_verified(*, by: Actor, now: datetime, partnership: Partnership, verified: Verified) -> None:
    """Note in the record of who did what that the journal was checked, and what was found.

    The hash noted is a witness: a journal rewritten from one end to the other does not fit it.
    """
    check_can_post(by, partnership.pk)
    first = verified.problems[0] if verified.problems else None
    record(
        by=by,
        now=now,
        action=CHECKED,
        subject=partnership,
        after={
            "entries": verified.entries,
            "chain": verified.newest_chain,
            "assertions": verified.checked_assertions,
            "problems": len(verified.problems),
            "first": first.sentence if first else "",
        },
    )


def last_verified(partnership_id: int) -> LastVerified | None:
    """One query; None when it was never checked."""
    newest = checks_of(partnership_id).order_by("-id").first()
    if newest is None:
        return None
    after = newest.after
    return LastVerified(
        at=newest.at,
        entries=after["entries"],
        newest_chain=after["chain"],
        checked_assertions=after["assertions"],
        problems=after["problems"],
        first=after["first"],
    )
