"""What somebody could do who holds the database itself: its triggers put aside, its rows changed by hand.

The program never does; `handlingsrom verify` then tells.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection

from factories import NOW, Small
from handlingsrom.cases.models import Case, Decision, DecisionPoint, Effect
from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.cases.verifying import BY_DECISION
from handlingsrom.money.actions import report_spending, reverse
from handlingsrom.money.chain import START, link_of
from handlingsrom.money.models import Entry
from handlingsrom.people.models import Body

COLUMNS = [
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


def run_sql(sql: str, *params: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.rowcount


@contextmanager
def without_triggers() -> Iterator[None]:
    """Inside a transaction, as tests are."""
    if connection.vendor == "postgresql":
        run_sql("SET LOCAL session_replication_role = replica")
        yield
        run_sql("SET LOCAL session_replication_role = DEFAULT")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    for name, _sql in triggers:
        run_sql(f"DROP TRIGGER {name}")
    yield
    for _name, sql in triggers:
        run_sql(sql)


def next_entry(like: Entry, **changes: Any) -> Entry:
    """An entry that would follow the newest, chained as it should be: not stored, and changed in what is asked."""
    newest = Entry.objects.filter(partnership=like.partnership).order_by("-position").first()
    last = Entry.objects.filter(partnership=like.partnership, year=like.year).order_by("-number").first()
    entry = Entry(
        partnership=like.partnership,
        year=like.year,
        number=last.number + 1,
        kind=like.kind,
        from_account=like.from_account,
        to_account=like.to_account,
        amount_ore=like.amount_ore,
        booked_on=like.booked_on,
        recorded_at=NOW,
        recorded_by="Noen",
        idempotency_key="by-hand",
        position=newest.position + 1 if newest else 1,
    )
    for name, value in changes.items():
        setattr(entry, name, value)
    entry.chain = changes.get("chain") or link_of(newest.chain if newest else START, entry)
    return entry


def insert_entry(entry: Entry) -> None:
    """By SQL, past the program, though not past the database."""
    run_sql(
        f"INSERT INTO money_entry ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})",
        *[getattr(entry, column) for column in COLUMNS],
    )


def decide_history(body: Body) -> Decision:
    """A decision behind every entry of the factories that only a decision makes."""
    case = Case.objects.create(
        partnership=body.partnership,
        body=body,
        number="22.25",
        year=2025,
        sequence=22,
        title="Fordeling av midler 2025",
        budget_year=2025,
        state=CaseState.DECIDED,
    )
    point = DecisionPoint.objects.create(case=case, main=1, text="Fordelingen godkjennes.")
    decision = Decision.objects.create(
        point=point,
        outcome=Outcome.ADOPTED,
        decided_on=NOW.date().replace(year=2025),
        wording=point.text,
        recorded_at=NOW,
        recorded_by="Sekretariatet",
    )
    entries = Entry.objects.filter(BY_DECISION, partnership=body.partnership, effect__isnull=True)
    for entry in entries.select_related("to_account"):
        Effect.objects.create(decision=decision, entry=entry, initiative_id=entry.to_account.initiative_id)
    return decision


def make_lived() -> Small:
    """Two grants, three awards, a reserve, three spendings of 10, 20 and 30 kroner, the second one reversed."""
    small = Small()
    decide_history(small.body)
    for kr in (10, 20, 30):
        report_spending(
            by=small.by,
            now=NOW,
            initiative=small.alfa,
            amount_ore=kr * 100,
            booked_on=date(2025, 12, kr),
            text=f"Lønn {kr}",
            key=f"s{kr}",
        )
    reverse(by=small.by, now=NOW, entry=spent(20), booked_on=date(2026, 1, 2), text="Feil")
    return small


def spent(kr: int) -> Entry:
    return Entry.objects.get(kind="spending", amount_ore=kr * 100)
