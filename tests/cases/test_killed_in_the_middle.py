"""kill -9 at random moments of an adoption and of two imports: everything or nothing, and the journal right."""

import json
import os
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from factories import Small
from forked import at_once, killed_on_the_way, statements
from handlingsrom.awards.accounts_file.lines import Line
from handlingsrom.awards.adopting import adopt
from handlingsrom.awards.spending import import_accounts
from handlingsrom.book.loading import load_book
from handlingsrom.book.writing import export_book
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.verifying import verify_all
from handlingsrom.people.actors import operator
from handlingsrom.people.models import Partnership
from kept_database import Kept
from own_database import own_database, run_python
from tampering import decide_history

ROOMS = ("audit", "awards", "cases", "money", "outbox", "people", "plan")
"""What one transaction writes. The queue of mail to be sent is filled after it, and again by the daily run."""
KILLS = {"adoption": 120, "accounts": 100, "book": 20}
BOOK = Path(os.environ.get("HANDLINGSROM_DATA", "")) / "book"


def build() -> None:
    small = Small()
    decide_history(small.body)
    for _time in range(3):
        small.propose(ChangeKind.ALLOCATE, small.alfa, 10)
    small.propose(ChangeKind.CARRY_OVER, small.beta, 50)
    small.propose(ChangeKind.RELEASE, small.gamma, 100)
    small.propose(ChangeKind.CLOSE, small.gamma)


def adoption() -> str:
    case = Case.objects.select_related("partnership").get(number="13/26")
    adopt(by=operator(case.partnership), now=datetime.now(UTC), case=case, decided_on=date(2026, 5, 21))
    return "done"


def accounts() -> str:
    partnership = Partnership.objects.get()
    projects = {found.code: found for found in partnership.initiatives.filter(code__in=("alfa", "beta"))}
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(40)]
    import_accounts(
        by=operator(partnership),
        now=datetime.now(UTC),
        partnership=partnership,
        lines=[
            Line(n, day, 1_000, ("alfa", "beta")[n % 2], "Lønn", str(n), f"key {n}") for n, day in enumerate(days)
        ],
        filename="regnskap.csv",
        content_sha256="x",
        covers_to=days[-1],
        projects=projects,
    )
    return "done"


def book() -> str:
    load_book(by=operator(), now=datetime.now(UTC), path=BOOK)
    return "done"


def counts() -> dict[str, int]:
    """Rows of every table: with the journal found right, enough to tell nothing from everything."""
    tables = [model._meta.db_table for room in ROOMS for model in apps.get_app_config(room).get_models()]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


def kill_at_random(act: Callable[[], str], kept: Kept, kills: int) -> dict[str, object]:
    """Kills are spread over the statements of the whole of it, in and between them; some come after it."""
    chance, before, reached, everything = random.Random(13), counts(), [], 0
    for run in (act, lambda: at_once(act)):
        # First here, so that what is imported only when it is needed is there for all who are forked.
        run()
        after, whole = counts(), statements()
        kept.restore()
    assert counts() == before != after
    for _kill in range(kills):
        moment = chance.randint(0, whole * 6 // 5), chance.uniform(0, 0.003)
        killed_on_the_way(act, *moment)
        reached.append(statements())
        found = counts()
        assert found in (before, after), (moment, found)
        for partnership in Partnership.objects.all():
            assert verify_all(partnership.pk).problems == []
        if found == after:
            everything += 1
            kept.restore()
    return {
        "kills": kills,
        "everything": everything,
        "statements": whole,
        "in the middle": sum(0 < count < whole for count in reached),
        "moments": len({count for count in reached if 0 < count < whole}),
    }


def kill_all() -> None:
    empty = Kept("empty")
    build()
    export_book(partnership=Partnership.objects.get(), path=BOOK)
    built = Kept("built")
    found = {}
    for act, kept in ((adoption, built), (accounts, built), (book, empty)):
        kept.restore()
        found[act.__name__] = kill_at_random(act, kept, KILLS[act.__name__])
    for kept in (empty, built):
        kept.forget()
    print(json.dumps(found))  # noqa: T201


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    with own_database(tmp_path_factory.mktemp("killed")) as env:
        yield json.loads(
            run_python("from cases.test_killed_in_the_middle import kill_all; kill_all()", env, timeout=600)
        )


@pytest.mark.parametrize("act", KILLS)
def test_killed_at_any_moment_leaves_everything_or_nothing(killed, act):
    """After each kill every table was looked at and the journal recomputed. Here: the kills came all over it."""
    found = killed[act]
    assert found["kills"] == KILLS[act]
    assert found["everything"] > 0
    assert found["in the middle"] > found["kills"] / 2
    assert found["moments"] > min(found["kills"], found["statements"]) / 4
