"""Spending taken from the accounts: lines are kept as evidence, and what they show beyond the journal is posted.

Nothing is posted twice however often, in whatever order and overlap the same accounts arrive: a line is stored
once, and money is posted from the difference between all lines of an initiative's year and what the journal has to
the last day the accounts speak of.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.awards.accounts_policies import check_can_import_accounts
from handlingsrom.awards.models import AccountsImport, AccountsLine
from handlingsrom.awards.reconciling import Booked, Spot, in_accounts, in_journal_to, known_to
from handlingsrom.awards.settling import Settled, Settling, not_as_seen
from handlingsrom.awards.taking_in import (
    Line,
    Sorted,
    Unknown,
    keep_lines,
    new_sums,
    sort_lines,
    unknown_projects,
)
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import name_project
from handlingsrom.money.locking import lock_journal
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership
from handlingsrom.plan.models import Initiative

Chosen = Mapping[Spot, int]


@dataclass(frozen=True)
class Preview:
    """What taking a file in would do. `earlier`: the import that took all of it in before, if one did.

    `known_to`: the last day the accounts, with this file, speak of. What the journal has later is not compared.
    """

    sorted: Sorted
    settled: list[Settled]
    unknown: list[Unknown]
    known_to: date
    earlier: AccountsImport | None = None

    @property
    def later_ore(self) -> int:
        """What the journal has of these initiatives' years after `known_to`."""
        return sum(row.later_ore for row in self.settled)

    @property
    def chosen(self) -> dict[Spot, int]:
        """What is posted when nothing more is chosen."""
        return {Spot(s.initiative.pk, s.year): s.posted_ore for s in self.settled if s.posted_ore}


@transaction.atomic
def import_accounts(
    *,
    by: Actor,
    now: datetime,
    partnership: Partnership,
    lines: Sequence[Line],
    filename: str,
    content_sha256: str,
    covers_to: date,
    projects: Mapping[str, Initiative] | None = None,
    chosen: Chosen | None = None,
) -> AccountsImport:
    """Take in a file's lines and post what the accounts show beyond the journal.

    `projects`: project numbers to be remembered as an initiative's; lines on unknown projects are not stored.
    `chosen`: what the person saw and said yes to, (initiative id, year) → øre, less than zero for a refund. None
    posts every spending and no refund. The same file again is the import it was.

    Raises Conflict when something else than `chosen` would be posted, Refused for a `covers_to` that cannot be.
    """
    taking = _Taking(by, now, partnership, filename, content_sha256, covers_to)
    found = taking.take(lines, projects or {}, refunds={spot for spot, ore in (chosen or {}).items() if ore < 0})
    if found.earlier:
        return found.earlier
    if not found.sorted.ours:
        raise Refused(_("No line of the file is on a project number of ours. Say first which of them are."))
    if chosen is not None and found.chosen != {spot: ore for spot, ore in chosen.items() if ore}:
        raise not_as_seen()
    return taking.keep(found)


def preview_import(
    *,
    by: Actor,
    now: datetime,
    partnership: Partnership,
    lines: Sequence[Line],
    filename: str,
    content_sha256: str,
    covers_to: date,
    projects: Mapping[str, Initiative] | None = None,
    refunds: set[Spot] | None = None,
) -> Preview:
    """What `import_accounts` would do now: it is done, and undone. Refuses what that would refuse."""
    taking = _Taking(by, now, partnership, filename, content_sha256, covers_to)
    with transaction.atomic():
        found = taking.take(lines, projects or {}, refunds=refunds or set())
        transaction.set_rollback(True)
    return found


@dataclass
class _Taking:
    by: Actor
    now: datetime
    partnership: Partnership
    filename: str
    sha256: str
    covers_to: date
    made: AccountsImport | None = None

    @property
    def known_to(self) -> date:
        return max(self.covers_to, known_to(self.partnership.pk) or self.covers_to)

    def take(self, lines: Sequence[Line], projects: Mapping[str, Initiative], refunds: set[Spot]) -> Preview:
        check_can_import_accounts(self.by, self.partnership.pk)
        lock_journal(self.partnership.pk)
        for number, initiative in projects.items():
            name_project(by=self.by, now=self.now, initiative=initiative, number=number)
        found, unknown = sort_lines(self.partnership, lines), unknown_projects(self.partnership, lines)
        same = AccountsImport.objects.filter(partnership=self.partnership, sha256=self.sha256)
        if not found.new and (earlier := same.first()):
            return Preview(found, [], unknown, self.known_to, earlier)
        self._check_covers(lines)
        self.made = self._make()
        return Preview(found, self._settle(found, refunds), unknown, self.known_to)

    def keep(self, found: Preview) -> AccountsImport:
        """What a preview need not do: the lines as evidence, the entries tied to the import, and a record of it."""
        assert self.made is not None
        keep_lines(self.partnership, self.made, found.sorted.new)
        self._tie(found)
        return self.made

    def _check_covers(self, lines: Sequence[Line]) -> None:
        last = max((line.booked_on for line in lines), default=self.covers_to)
        if self.covers_to < last:
            raise Refused(
                _("The file has lines as late as %(date)s.") % {"date": format_date(last)}, field="covers_to"
            )
        if self.covers_to > max(last, timezone.localtime(self.now).date()):
            raise Refused(_("The accounts cannot speak of days that have not come yet."), field="covers_to")

    def _make(self) -> AccountsImport:
        return AccountsImport.objects.create(
            partnership=self.partnership,
            filename=self.filename[:200],
            sha256=self.sha256,
            covers_to=self.covers_to,
            imported_at=self.now,
            imported_by=self.by.name,
        )

    def _settle(self, found: Sorted, refunds: set[Spot]) -> list[Settled]:
        """The file's initiatives and years, and what earlier files left that can be posted now.

        What is to be spent comes first, the oldest year first. So the same lines come to the same however they were
        split between files, as long as the awards bear them.
        """
        assert self.made is not None
        settling = Settling(self.by, self.now, self.known_to, self.filename)
        accounts = Counter(in_accounts(AccountsLine.objects.filter(partnership=self.partnership)))
        accounts.update(new_sums(self.partnership, found.new))
        journal = in_journal_to(self.partnership.pk, self.known_to)
        initiatives = Initiative.objects.in_bulk({spot.initiative_id for spot in accounts})

        def order(spot: Spot) -> tuple[bool, int, int]:
            return accounts[spot] < journal.get(spot, Booked()).ore, spot.year, spot.initiative_id

        settled = {
            spot: settling.settle(
                initiatives[spot.initiative_id],
                spot.year,
                accounts[spot],
                journal.get(spot, Booked()),
                key=f"accounts:{self.made.pk}:{spot.initiative_id}:{spot.year}",
                refund=spot in refunds,
            )
            for spot in sorted(accounts, key=order)
        }
        return [row for spot, row in settled.items() if spot in found.spots or row.can_ore]

    def _tie(self, found: Preview) -> None:
        assert self.made is not None
        entries = [entry for row in found.settled for entry in row.entries]
        self.made.entries.set(entries)
        record(
            by=self.by,
            now=self.now,
            action="accounts.import",
            subject=self.made,
            after={
                "covers_to": self.covers_to,
                "lines": len(found.sorted.new),
                "entries": [entry.voucher for entry in entries],
            },
        )
