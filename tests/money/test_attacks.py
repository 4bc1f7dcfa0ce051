"""What somebody could try through the program's own connection to the database: each is refused, with the reason.

Whoever may change the database's structure can put the triggers aside: on SQLite anyone with the file, on
PostgreSQL the owner of the tables. test_verify_finds_what_was_changed.py is about what can be told then.
"""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from factories import NOW, kept_balances, make_partnership
from handlingsrom.audit.actions import record
from handlingsrom.awards.models import AccountsImport, AccountsLine, AwardLetter
from handlingsrom.cases.verifying import verify_all
from handlingsrom.money.kinds import EntryKind
from handlingsrom.money.models import Commitment, Condition, Entry
from handlingsrom.money.years import close_year
from tampering import insert_entry, make_lived, next_entry, run_sql, spent

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 5, 22, 10, tzinfo=UTC)
APPEND_ONLY = (
    "money_entry",
    "money_yearevent",
    "money_balanceassertion",
    "money_commitment",
    "money_reserverules",
    "cases_effect",
    "cases_decision",
    "awards_awardletter",
    "awards_accountsline",
    "audit_record",
    "plan_transition",
)
FOLLOW_THE_JOURNAL = ("money_account", "money_turnover")


@pytest.fixture
def small():
    """As lived, with 2025 closed, a commitment and a condition of a book, an award letter, a line of accounts."""
    small = make_lived()
    close_year(by=small.by, now=LATER, partnership=small.partnership, year=2025)
    mine = {"partnership": small.partnership, "initiative": small.alfa}
    Commitment.objects.create(
        initiative=small.alfa, year=2027, amount_ore=100, decided_on=NOW.date(), recorded_at=NOW
    )
    record(by=small.by, now=NOW, action="book.load", subject=small.partnership)
    Condition.objects.create(
        initiative=small.alfa, year=2026, amount_ore=100, requires="mandate", set_on=NOW.date(), recorded_at=NOW
    )
    AwardLetter.objects.create(
        **mine, case=small.case, year=2026, amount_ore=100, content={}, made_at=NOW, made_by="S"
    )
    taken_in = AccountsImport.objects.create(
        partnership=small.partnership, filename="r.csv", covers_to=NOW.date(), imported_at=NOW, imported_by="S"
    )
    AccountsLine.objects.create(
        **mine, taken_in=taken_in, key="k", row=2, booked_on=NOW.date(), amount_ore=100, project="1"
    )
    return small


def refused(sql: str, *params: object) -> str:
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run_sql(sql, *params)
    return str(refusal.value)


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("table", [*APPEND_ONLY, *FOLLOW_THE_JOURNAL])
def test_no_row_is_changed_removed_or_replaced(small, table):
    rows, held = count(table), kept_balances(small.partnership.pk)
    assert rows
    own = ("append-only", "follows from the journal", "never removed", "next position", "year is closed")
    tried = [
        f"UPDATE {table} SET id = id",
        f"DELETE FROM {table}",
        f"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT (id) DO UPDATE SET id = excluded.id",
    ]
    if connection.vendor == "sqlite":
        tried += [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", f"UPDATE OR REPLACE {table} SET id = id"]
    for sql in tried:
        said = refused(sql)
        assert any(reason in said for reason in (*own, "starts at zero")), (sql, said)
    assert (count(table), kept_balances(small.partnership.pk)) == (rows, held)


@pytest.mark.postgres_only
@pytest.mark.parametrize("table", [*APPEND_ONLY, *FOLLOW_THE_JOURNAL])
def test_no_table_is_emptied_at_once(small, table):
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    assert "append-only" in refused(f"TRUNCATE {table} CASCADE")


def test_an_entry_does_not_take_the_place_of_another(small):
    """SQLite removes the old row past the triggers against it, unless told otherwise for each connection."""
    old = spent(10)
    new = next_entry(spent(30), year=2026, number=3, booked_on=date(2026, 5, 20))
    columns = [field.column for field in Entry._meta.concrete_fields]
    values = [old.pk if column == "id" else getattr(new, column) for column in columns]
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    marks = ", ".join(["%s"] * len(columns))
    said = refused(f"{verb} INTO money_entry ({', '.join(columns)}) VALUES ({marks})", *values)
    assert "append-only" in said or "money_entry_pkey" in said
    assert verify_all(small.partnership.pk).problems == []


def refused_entry(like: Entry, **changes: object) -> str:
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        insert_entry(next_entry(like, **changes))
    return str(refusal.value)


IN_2026 = {"year": 2026, "number": 3, "booked_on": date(2026, 5, 20)}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"amount_ore": 0}, "entry_amount_positive"),
        ({"amount_ore": -100}, "entry_amount_positive"),
        ({"amount_ore": 10**9}, "guarded_not_below_zero"),
        ({"position": 99}, "next position"),
        ({"position": 3}, "next position"),
        ({"position": 0}, "next position"),
        ({"number": 1}, "number"),
        ({"idempotency_key": "s10:0"}, "key"),
        ({"kind": "reversal"}, "entry_reversal_names_entry"),
        ({"booked_on": date(2025, 12, 31)}, "year is closed"),
        ({"year": 2025, "number": 9}, "year is closed"),
    ],
)
def test_an_entry_by_sql_that_breaks_a_rule(small, changes, reason):
    assert reason in refused_entry(spent(30), **{**IN_2026, **changes})


def test_an_entry_by_sql_from_an_account_to_itself(small):
    account = spent(30).from_account
    assert "entry_between_two" in refused_entry(spent(30), **IN_2026, to_account=account)


def test_an_entry_by_sql_that_reverses_what_is_reversed(small):
    back = Entry.objects.get(kind="reversal")
    assert "reverses" in refused_entry(back, number=3, reverses=back.reverses)


def test_the_same_place_twice_is_no_fork(small):
    """Two who both saw the journal's newest entry: the second is told that the place is taken."""
    first = next_entry(spent(30), **IN_2026)
    second = next_entry(spent(30), **{**IN_2026, "number": 4, "idempotency_key": "another"})
    insert_entry(first)
    with pytest.raises(DatabaseError, match="next position"), transaction.atomic():
        insert_entry(second)


@pytest.mark.parametrize("sign", ["+", "-"])
def test_a_sum_of_turnover_is_not_changed_by_naming_an_entry_of_another(small, sign):
    later = Entry.objects.get(kind="reversal")
    said = refused(
        f"UPDATE money_turnover SET amount_ore = amount_ore {sign} %s, entries = entries + 1, last_entry = %s"
        " WHERE kind = 'allocation' AND last_entry < %s",
        later.amount_ore,
        later.pk,
        later.pk,
    )
    assert "follows from the journal" in said


def test_a_sum_of_turnover_is_not_made_up(small):
    own = "partnership_id, kind, from_account_id, to_account_id"
    said = refused(
        f"INSERT INTO money_turnover ({own}, booked_year, amount_ore, entries, first_on, last_on, last_entry)"
        f" SELECT {own}, 2099, amount_ore, 1, booked_on, booked_on, id FROM money_entry WHERE kind = 'spending'"
    )
    assert "follows from the journal" in said


@pytest.mark.parametrize(
    "change", ["amount_ore = 1", "requires = 'owner'", "year = 2030", "initiative_id = %s", "set_on = '2020-01-01'"]
)
def test_a_condition_stays_as_decided_but_for_the_mandate(small, change):
    run_sql("UPDATE money_condition SET mandate_on = '2026-05-20', mandate_note = '08.26'")
    params = [small.beta.pk] if "%s" in change else []
    assert "stays as decided" in refused(f"UPDATE money_condition SET {change}", *params)


def test_a_grant_stays_with_its_partnership(small):
    other = make_partnership("fonna")
    assert "stays with its partnership" in refused("UPDATE money_grant SET partnership_id = %s", other.pk)


@pytest.mark.parametrize("table", ["money_condition", "money_grant"])
def test_conditions_and_grants_are_never_removed_nor_replaced(small, table):
    tried = [f"DELETE FROM {table}"]
    if connection.vendor == "sqlite":
        tried.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    for sql in tried:
        said = refused(sql)
        assert "never removed" in said or "append-only" in said


def test_an_account_does_not_begin_with_money(small):
    said = refused(
        "INSERT INTO money_account (partnership_id, kind, grant_id, year, balance_ore, last_entry) "
        "VALUES (%s, 'unallocated', %s, 2031, 100, 0)",
        small.partnership.pk,
        small.new.pk,
    )
    assert "starts at zero" in said


def test_a_route_no_decision_opens_is_found_though_the_database_lets_it_through(small):
    """The database knows amounts, years and places, not ways: what it lets through is found by verify."""
    entry = next_entry(spent(30), **IN_2026, kind=EntryKind.RELEASE)
    insert_entry(entry)
    problems = verify_all(small.partnership.pk).problems
    assert {problem.voucher for problem in problems if problem.position} == {entry.voucher}
