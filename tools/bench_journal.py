"""A journal of any length for the measurements: spending and refunds of the awards there are, chained as real ones.

A million entries past the triggers take many minutes, so here they go in with the triggers put aside, and what
those would have kept (balances and turnover) is written at the end. `handlingsrom verify` then finds it right.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handlingsrom.money.models import Account
    from handlingsrom.people.models import Partnership

BATCH = 20_000
RECORDED = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
BY, TEXT, VOUCHER = "Kommandolinjen", "Lønn prosjektleder", "4711"
ENTRY = [
    "id",
    "partnership_id",
    "year",
    "number",
    "kind",
    "from_account_id",
    "to_account_id",
    "amount_ore",
    "booked_on",
    "recorded_at",
    "recorded_by",
    "text",
    "reference",
    "idempotency_key",
    "position",
    "chain",
    "reverses_id",
]
RECORD = [
    "at",
    "actor_id",
    "actor_name",
    "partnership_id",
    "action",
    "subject_type",
    "subject_id",
    "subject_label",
    "before",
    "after",
    "reference",
]
TURNOVER = [
    "partnership_id",
    "kind",
    "from_account_id",
    "to_account_id",
    "booked_year",
    "amount_ore",
    "entries",
    "first_on",
    "last_on",
    "last_entry",
]


def grow_journal(partnership: Partnership, to: int) -> None:
    """Entries with their records of who did what, until the partnership has `to` of them."""
    from django.db import transaction

    grown = Grown(partnership)
    rows = grown.rows(to)
    with transaction.atomic(), without_triggers():
        while batch := list(islice(rows, BATCH)):
            insert("money_entry", ENTRY, [entry for entry, _record in batch])
            insert("audit_record", RECORD, [record for _entry, record in batch])
        grown.keep()
    _tell_the_database()


class Grown:
    """What is made, and what the triggers would have kept of it."""

    def __init__(self, partnership: Partnership) -> None:
        from django.db.models import Max

        from handlingsrom.money.chain import START, account_text
        from handlingsrom.money.models import Entry, Turnover

        self.partnership, self.pairs = partnership, _awards(partnership)
        accounts = [account for pair in self.pairs for account in pair]
        self.texts = {account.pk: account_text(account) for account in accounts}
        self.held = {account.pk: account.balance_ore for account in accounts}
        self.last = {account.pk: account.last_entry for account in accounts}
        mine = Entry.objects.filter(partnership=partnership)
        self.position, self.before = mine.order_by("-position").values_list("position", "chain").first() or (
            0,
            START,
        )
        self.numbers = dict(mine.order_by("year").values_list("year").annotate(Max("number")))
        self.pk = Entry.objects.aggregate(Max("pk"))["pk__max"] or 0
        kept = Turnover.objects.filter(partnership=partnership, kind="spending").values_list(*TURNOVER)
        self.turnover = {row[2:5]: [row[5], row[6], *map(str, row[7:9]), row[9]] for row in kept}

    def rows(self, to: int) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
        """An entry and its record of who did what. Amounts are small, so that there is always more to spend."""
        chance = random.Random(1)  # noqa: S311
        while self.position < to:
            award, spent = self.pairs[self.position % len(self.pairs)]
            amount = chance.randint(1, 40)
            is_refund = self.held[award.pk] < amount or (self.held[spent.pk] >= amount and chance.random() < 0.4)
            yield self._row(award, spent, amount, is_refund, _day(chance, award.year))

    def _row(
        self, award: Account, spent: Account, amount: int, is_refund: bool, booked_on: date
    ) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        from handlingsrom.money.chain import link, moment_text

        self.position, self.pk = self.position + 1, self.pk + 1
        kind, source, target = ("refund", spent, award) if is_refund else ("spending", award, spent)
        year, recorded_at = booked_on.year, RECORDED + timedelta(seconds=self.position)
        number = self.numbers[year] = self.numbers.get(year, 0) + 1
        said = (BY, TEXT, VOUCHER, f"bench:{self.position}")
        self.before = link(
            self.before,
            position=self.position,
            voucher=(year, number),
            kind=kind,
            source=self.texts[source.pk],
            target=self.texts[target.pk],
            amount_ore=amount,
            booked_on=booked_on.isoformat(),
            recorded_at=moment_text(recorded_at),
            texts=said,
            reverses=None,
        )
        self._count(award, spent, -amount if is_refund else amount, booked_on.isoformat())
        moved = (self.pk, self.partnership.pk, year, number, kind, source.pk, target.pk, amount, str(booked_on))
        after = json.dumps({"kind": kind, "from": "", "to": "", "amount_ore": amount, "chain": self.before})
        record = (str(recorded_at), None, BY, self.partnership.pk, "money.post", "money.entry", self.pk)
        return (
            (*moved, str(recorded_at), *said, self.position, self.before, None),
            (*record, f"{year}-{number:04d}", "{}", after, ""),
        )

    def _count(self, award: Account, spent: Account, ore: int, day: str) -> None:
        self.held[award.pk] -= ore
        self.held[spent.pk] += ore
        self.last[award.pk] = self.last[spent.pk] = self.pk
        found = self.turnover.setdefault((award.pk, spent.pk, int(day[:4])), [0, 0, day, day, 0])
        found[:] = [found[0] + ore, found[1] + 1, min(found[2], day), max(found[3], day), self.pk]

    def keep(self) -> None:
        """Write what the triggers would have: balances, turnover and the last number of each year."""
        from handlingsrom.money.models import Account, Turnover
        from handlingsrom.people.counters import raise_to

        for pk, ore in self.held.items():
            Account.objects.filter(pk=pk).update(balance_ore=ore, last_entry=self.last[pk])
        Turnover.objects.filter(partnership=self.partnership, kind="spending").delete()
        rows = [(self.partnership.pk, "spending", *key, *sums) for key, sums in self.turnover.items()]
        insert("money_turnover", TURNOVER, rows)
        for year, number in self.numbers.items():
            raise_to(partnership=self.partnership, series="journal", year=year, number=number)


def _awards(partnership: Partnership) -> list[tuple[Account, Account]]:
    """The awards that hold money, each with the account of what is spent of it."""
    from handlingsrom.money.accounts import key_of
    from handlingsrom.money.kinds import AccountKind
    from handlingsrom.money.models import Account

    found = []
    for award in Account.objects.filter(partnership=partnership, kind=AccountKind.AWARD, balance_ore__gt=0):
        key = key_of(award)._replace(kind=AccountKind.SPENT)
        found.append((award, Account.objects.get_or_create(partnership=partnership, **key._asdict())[0]))
    return found


def _day(chance: random.Random, year: int) -> date:
    last = min(date(year, 12, 31), RECORDED.date())
    return last - timedelta(days=chance.randrange(last.timetuple().tm_yday))


def insert(table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    from django.db import connection

    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["?"] * len(columns))
            # Not through Django's cursor, which reads the statement anew for every row.
            connection.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608


@contextmanager
def without_triggers() -> Iterator[None]:
    """As whoever holds the database itself can, and the program never does."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'money_%'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def _tell_the_database() -> None:
    """On PostgreSQL the next id, and what it would soon find out for itself: what the tables hold."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence('money_entry', 'id'), max(id)) FROM money_entry")
            cursor.execute("VACUUM ANALYZE")
