"""Whoever has the database's own file or password can change anything. Verify then names the voucher."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from factories import NOW, Small, make_partnership, receive
from handlingsrom.cases.models import Effect
from handlingsrom.cases.verifying import verify_all, verify_and_note
from handlingsrom.money.chain import link_of
from handlingsrom.money.models import Account, Entry, Turnover
from tampering import insert_entry, make_lived, next_entry, run_sql, spent, without_triggers

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived() -> Small:
    return make_lived()


def change(sql: str, *params: object) -> None:
    with without_triggers():
        assert run_sql(sql, *params) == 1


def first_problem(small: Small):
    found = verify_all(small.partnership.pk)
    assert found.problems
    return found.problems[0]


def test_a_journal_nobody_touched_is_right(lived):
    found = verify_and_note(by=lived.by, now=NOW, partnership=lived.partnership)
    assert found.problems == []
    assert found.entries == Entry.objects.count() == 10
    assert found.newest_chain == Entry.objects.get(position=10).chain


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("amount_ore", 1_100, "Beløpet er ikke det som ble bokført"),
        ("booked_on", date(2025, 12, 24), "Kontrollsummen"),
        ("recorded_at", NOW.replace(year=2027), "Kontrollsummen"),
        ("recorded_by", "En annen", "Kontrollsummen"),
        ("text", "Reise", "Kontrollsummen"),
        ("reference", "4711", "Kontrollsummen"),
        ("kind", "discrepancy", "Kontrollsummen"),
        ("number", 999, "Kontrollsummen"),
        ("idempotency_key", "x", "Kontrollsummen"),
        ("chain", "0" * 64, "Kontrollsummen"),
    ],
)
def test_an_entry_that_was_changed_is_named(lived, column, value, said):
    entry = spent(10)
    change(f"UPDATE money_entry SET {column} = %s WHERE id = %s", value, entry.pk)
    problem = first_problem(lived)
    assert problem.position == entry.position
    assert problem.voucher == ("2025-0999" if column == "number" else entry.voucher)
    assert said in problem.sentence


def test_an_amount_says_what_was_booked_and_what_it_is_now(lived):
    change("UPDATE money_entry SET amount_ore = 1100 WHERE id = %s", spent(10).pk)
    problem = first_problem(lived)
    assert (problem.expected, problem.found) == ("10 kr", "11 kr")


@pytest.mark.parametrize("side", ["from_account_id", "to_account_id"])
def test_an_entry_moved_to_another_account_is_named(lived, side):
    entry, other = spent(10), Account.objects.get(kind="award", initiative=lived.beta)
    change(f"UPDATE money_entry SET {side} = %s WHERE id = %s", other.pk, entry.pk)
    assert first_problem(lived).voucher == entry.voucher


def test_an_account_moved_to_another_grant_is_seen_at_its_first_entry(lived):
    award = Account.objects.get(kind="award", initiative=lived.alfa)
    change("UPDATE money_account SET grant_id = %s WHERE id = %s", lived.new.pk, award.pk)
    assert first_problem(lived).voucher == Entry.objects.get(to_account=award, kind="allocation").voucher


def test_an_entry_taken_out_of_the_middle_is_named(lived):
    gone = spent(10)
    change("DELETE FROM money_entry WHERE id = %s", gone.pk)
    problem = first_problem(lived)
    assert (problem.position, problem.voucher) == (gone.position, gone.voucher)
    assert "finnes ikke lenger" in problem.sentence


def test_the_last_entry_taken_away_is_named(lived):
    gone = Entry.objects.order_by("position").last()
    change("DELETE FROM money_entry WHERE id = %s", gone.pk)
    assert first_problem(lived).voucher == gone.voucher


def test_so_is_one_taken_away_with_balances_and_turnover_put_right(lived):
    gone = Entry.objects.order_by("position").last()
    with without_triggers():
        run_sql("DELETE FROM money_entry WHERE id = %s", gone.pk)
        run_sql("UPDATE money_account SET balance_ore = balance_ore - %s WHERE id = %s", 2_000, gone.to_account_id)
        run_sql(
            "UPDATE money_account SET balance_ore = balance_ore + %s WHERE id = %s", 2_000, gone.from_account_id
        )
        run_sql("DELETE FROM money_turnover WHERE last_entry = %s", gone.pk)
        run_sql("UPDATE people_counter SET last = last - 1 WHERE series = 'journal' AND year = 2026")
    assert [p.voucher for p in verify_all(lived.partnership.pk).problems] == [gone.voucher]


def test_one_put_in_the_place_of_the_last_is_named(lived):
    gone = Entry.objects.order_by("position").last()
    change("DELETE FROM money_entry WHERE id = %s", gone.pk)
    insert_entry(next_entry(spent(30), year=gone.year, number=gone.number))
    problems = verify_all(lived.partnership.pk).problems
    assert gone.position == problems[0].position
    assert "utenom programmet" in problems[0].sentence


def test_one_put_in_past_the_program_is_named_though_its_hash_is_right(lived):
    entry = next_entry(spent(30))
    insert_entry(entry)
    problem = first_problem(lived)
    assert problem.voucher == entry.voucher
    assert "utenom programmet" in problem.sentence


def test_one_put_in_with_a_hash_of_its_own_is_named(lived):
    entry = next_entry(spent(30), chain="a" * 64)
    insert_entry(entry)
    assert first_problem(lived).voucher == entry.voucher


def test_a_balance_changed_by_hand_is_named_with_what_it_should_be(lived):
    award = Account.objects.get(kind="award", initiative=lived.alfa)
    change("UPDATE money_account SET balance_ore = balance_ore + 5 WHERE id = %s", award.pk)
    [problem] = verify_all(lived.partnership.pk).problems
    assert "Alfa 2025" in problem.what
    assert (problem.expected, problem.found) == ("360 kr", "360,05 kr")


def test_an_account_of_another_partnerships_grant_is_named(lived):
    theirs = receive(make_partnership("fonna"), 2026, 10)
    run_sql(
        "INSERT INTO money_account (partnership_id, kind, grant_id, year, balance_ore, last_entry)"
        " VALUES (%s, 'unallocated', %s, 2031, 0, 0)",
        lived.partnership.pk,
        theirs.pk,
    )
    [problem] = verify_all(lived.partnership.pk).problems
    assert "«Frie midler 2031» hører til et annet helsefellesskaps tilskudd" in problem.what


@pytest.mark.parametrize("column", ["amount_ore", "entries", "last_entry"])
def test_turnover_changed_by_hand_is_named(lived, column):
    row = Turnover.objects.get(kind="spending", booked_year=2025)
    change(f"UPDATE money_turnover SET {column} = {column} + 1 WHERE id = %s", row.pk)
    [problem] = verify_all(lived.partnership.pk).problems
    assert "Forbruk" in problem.what
    assert "Alfa 2025" in problem.what


def test_turnover_taken_away_is_named(lived):
    change("DELETE FROM money_turnover WHERE kind = 'spending' AND booked_year = 2025")
    assert len(verify_all(lived.partnership.pk).problems) == 1


def test_an_entry_whose_decision_was_taken_away_is_named(lived):
    effect = Effect.objects.filter(entry__kind="allocation").first()
    change("DELETE FROM cases_effect WHERE id = %s", effect.pk)
    [problem] = verify_all(lived.partnership.pk).problems
    assert problem.voucher == effect.entry.voucher
    assert "ingen vedtak" in problem.sentence


def test_a_decision_made_not_adopted_afterwards_is_no_decision(lived):
    change("UPDATE cases_decision SET outcome = 'rejected'")
    assert "ble ikke fattet" in first_problem(lived).sentence


def test_an_entry_of_another_partnership_is_seen_in_both(lived):
    other, entry = make_partnership("fonna"), spent(10)
    receive(other, 2026, 10)
    change("UPDATE money_entry SET partnership_id = %s, position = 2 WHERE id = %s", other.pk, entry.pk)
    assert first_problem(lived).voucher == entry.voucher
    assert "ikke er helsefellesskapets" in " ".join(p.sentence for p in verify_all(other.pk).problems)


def rewrite_from(entry: Entry) -> None:
    """Make every hash anew from an entry on, as somebody who has read this program could."""
    before = Entry.objects.get(position=entry.position - 1).chain
    for later in Entry.objects.filter(position__gte=entry.position).order_by("position"):
        before = link_of(before, later)
        run_sql("UPDATE money_entry SET chain = %s WHERE id = %s", before, later.pk)


def test_a_chain_made_anew_is_found_by_what_was_noted_when_the_entry_was_booked(lived):
    verify_and_note(by=lived.by, now=NOW, partnership=lived.partnership)
    entry = spent(10)
    with without_triggers():
        run_sql("UPDATE money_entry SET text = 'Reise' WHERE id = %s", entry.pk)
        rewrite_from(entry)
    problem = first_problem(lived)
    assert problem.voucher == entry.voucher
    assert "laget på nytt" in problem.sentence


def test_a_chain_and_the_record_made_anew_are_found_by_the_last_check(lived):
    verify_and_note(by=lived.by, now=NOW, partnership=lived.partnership)
    entry = spent(10)
    with without_triggers():
        run_sql("UPDATE money_entry SET text = 'Reise' WHERE id = %s", entry.pk)
        rewrite_from(entry)
        run_sql("UPDATE audit_record SET after = '{}' WHERE action = 'money.post'")
    assert "ble kontrollert og stemte" in first_problem(lived).sentence


@pytest.mark.parametrize(("column", "value"), [("amount_ore", "mye"), ("booked_on", "i fjor")])
def test_what_no_entry_can_hold_is_refused_or_named(lived, column, value):
    """PostgreSQL keeps a column to its type; SQLite takes anything from whoever writes past the program."""
    entry = spent(20)
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError), transaction.atomic():
            change(f"UPDATE money_entry SET {column} = %s WHERE id = %s", value, entry.pk)
        return
    change(f"UPDATE money_entry SET {column} = %s WHERE id = %s", value, entry.pk)
    assert first_problem(lived).voucher == entry.voucher
