"""One database's part of the measurement of money: posting, and what a million entries do. Prints JSON.

Called by bench.py. Posting is compared with bare inserts of such rows, one transaction each, in the same database;
checking with reading the same columns by the same iterator and doing nothing with them. What is compared is done in
turns, as a machine is not equally fast all the time.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import django

from bench_journal import ENTRY, grow_journal
from bench_pages import in_process, run, sign_in

FEW = 1_000
POSTS, ROUNDS, PASSES = 200, 5, 3
FUNDS, JOURNAL = "/midler/", "/midler/journal/"


def main(many: int) -> None:
    run("migrate")
    run("demo")
    django.setup()
    from handlingsrom.people.models import Partnership

    partnership = Partnership.objects.get()
    grow_journal(partnership, FEW)
    found = {"posting": posting(), "few": pages()}
    started = time.perf_counter()
    grow_journal(partnership, many)
    found |= {"entries": many, "grown_s": time.perf_counter() - started, "many": pages()}
    print(json.dumps({**found, "verify": checking(partnership.pk)}))


def pages() -> dict[str, dict[str, float]]:
    client, _cookie = sign_in()
    return {address: in_process(client, address) for address in (FUNDS, JOURNAL)}


def posting() -> dict[str, float]:
    """Entries a second through the program, and as bare inserts."""
    rows: dict[str, list[float]] = {"post": [], "bare": []}
    ways = {"post": _poster(), "bare": _bare()}
    for round_ in range(ROUNDS):
        for name in sorted(ways, reverse=bool(round_ % 2)):
            rows[name].append(POSTS / timed(lambda act=ways[name]: [act() for _post in range(POSTS)]))
    return {name: statistics.median(rates) for name, rates in rows.items()}


def _poster() -> Callable[[], object]:
    """Spending, øre by øre."""
    from handlingsrom.money.accounts import key_of
    from handlingsrom.money.kinds import AccountKind, EntryKind
    from handlingsrom.money.models import Account
    from handlingsrom.money.posting import post
    from handlingsrom.people.actors import operator

    award = Account.objects.filter(kind=AccountKind.AWARD, balance_ore__gt=10**6).first()
    source, numbers, by = key_of(award), count(1), operator(award.partnership)
    return lambda: post(
        by=by,
        now=datetime.now(UTC),
        partnership=award.partnership,
        kind=EntryKind.SPENDING,
        from_key=source,
        to_key=source._replace(kind=AccountKind.SPENT),
        amount_ore=1,
        booked_on=date(2026, 5, 1),
        key=f"posted:{time.time_ns()}:{next(numbers)}",
        text="Lønn",
    )


def _bare() -> Callable[[], object]:
    """The newest entry again, into a table without triggers, keys or indexes."""
    from django.db import connection

    from handlingsrom.money.models import Entry

    row = Entry.objects.order_by("-pk").values_list(*ENTRY).first()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_entry AS SELECT * FROM money_entry WHERE false")
    marks = ", ".join(["%s"] * len(ENTRY))
    sql = f"INSERT INTO bench_entry ({', '.join(ENTRY)}) VALUES ({marks})"  # noqa: S608

    def insert() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, row)

    return insert


def checking(partnership_id: int) -> dict[str, float]:
    """Seconds for `handlingsrom verify` and for a plain pass, wall and this process's own; ratios pair by pair."""
    from handlingsrom.cases.verifying import verify_all
    from handlingsrom.money.checks.rereading import FIELDS
    from handlingsrom.money.verifying import CHUNK, entries_of

    def plain() -> None:
        for _row in entries_of(partnership_id).values_list(*FIELDS).iterator(chunk_size=CHUNK):
            pass

    def verify() -> None:
        found = verify_all(partnership_id)
        assert found.is_right, found.problems[0].sentence

    pairs = [(clocked(plain), clocked(verify)) for _round in range(PASSES)]
    return {
        "plain_s": statistics.median(one[0] for one, _other in pairs),
        "verify_s": statistics.median(other[0] for _one, other in pairs),
        "ratio": statistics.median(other[0] / one[0] for one, other in pairs),
        "cpu_ratio": statistics.median(other[1] / one[1] for one, other in pairs),
    }


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of this process."""
    wall, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - own


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]))
