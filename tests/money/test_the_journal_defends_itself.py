"""What the database refuses, whoever asks: the same on SQLite and PostgreSQL."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from factories import NOW, Small, kept_balances, make_partnership, receive
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.money.accounts import AccountKey, key_of
from handlingsrom.money.actions import report_spending, reverse
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.money.movements import balances, movements
from handlingsrom.money.posting import post
from handlingsrom.people.actors import Actor
from tampering import insert_entry, next_entry

pytestmark = pytest.mark.django_db


def refused_by_database(sql: str, params: list[object] | None = None) -> str:
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params or [])
    return str(refusal.value)


def test_an_entry_cannot_be_changed_or_removed():
    Small()
    assert "append-only" in refused_by_database("UPDATE money_entry SET amount_ore = 1")
    assert "append-only" in refused_by_database("DELETE FROM money_entry")


def test_a_balance_cannot_be_set_by_hand():
    Small()
    assert "journal" in refused_by_database("UPDATE money_account SET balance_ore = balance_ore + 100")
    newest = Entry.objects.order_by("-pk").first()
    sql = "UPDATE money_account SET balance_ore = balance_ore + %s, last_entry = %s WHERE id = %s"
    params = [newest.amount_ore, newest.pk, newest.to_account_id]
    assert "journal" in refused_by_database(sql, params)


def test_an_account_is_never_removed_and_keeps_its_key():
    Small()
    refused_by_database("DELETE FROM money_account")
    refused_by_database("UPDATE money_account SET year = year + 1")


def refused_entry(**changes) -> str:
    """What the database says to an entry put in by SQL, right but for what is changed."""
    entry = next_entry(Entry.objects.filter(kind=EntryKind.ALLOCATION).first(), **changes)
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        insert_entry(entry)
    return str(refusal.value)


@pytest.mark.parametrize("amount_ore", [0, -1])
def test_an_amount_that_is_not_positive_is_refused(amount_ore):
    Small()
    assert "positive" in refused_entry(amount_ore=amount_ore)


def test_an_entry_between_two_partnerships_is_refused():
    Small()
    other = receive(make_partnership("fonna"), 2026, 10).accounts.get(kind=AccountKind.UNALLOCATED)
    assert "one partnership" in refused_entry(from_account=other)


def test_money_that_is_not_there_is_refused_with_the_amounts():
    small = Small()
    with pytest.raises(Refused, match="300 kr") as refusal:
        report_spending(
            by=small.by,
            now=NOW,
            initiative=small.beta,
            amount_ore=30_001,
            booked_on=date(2025, 12, 1),
            text="",
            key="s",
        )
    assert "300,01" in str(refusal.value)


def test_the_database_alone_keeps_an_award_from_going_below_zero():
    small = Small()
    award = Account.objects.get(kind=AccountKind.AWARD, initiative=small.beta)
    target = Account.objects.get(kind=AccountKind.UNALLOCATED, grant=small.new)
    assert "guarded" in refused_entry(from_account=award, to_account=target, amount_ore=award.balance_ore + 1)


def test_the_same_key_twice_is_the_same_entry():
    small = Small()
    move = dict(
        by=small.by,
        now=NOW,
        partnership=small.partnership,
        kind=EntryKind.SET_ASIDE,
        from_key=AccountKey(AccountKind.UNALLOCATED, small.new.pk, 2026),
        to_key=AccountKey(AccountKind.RESERVE, small.new.pk, 2026),
        booked_on=date(2026, 5, 21),
        key="once",
    )
    first, second = post(**move, amount_ore=100), post(**move, amount_ore=100)
    assert first == second
    with pytest.raises(Refused, match=first.voucher):
        post(**move, amount_ore=200)


def test_a_kind_of_entry_goes_only_its_own_way():
    small = Small()
    with pytest.raises(Refused):
        post(
            by=small.by,
            now=NOW,
            partnership=small.partnership,
            kind=EntryKind.SPENDING,
            from_key=AccountKey(AccountKind.UNALLOCATED, small.new.pk, 2026),
            to_key=AccountKey(AccountKind.RESERVE, small.new.pk, 2026),
            amount_ore=100,
            booked_on=date(2026, 5, 21),
            key="k",
        )


def test_a_reversal_undoes_an_entry_once_and_is_linked_both_ways():
    small = Small()
    before = kept_balances(small.partnership.pk)
    [spent] = report_spending(
        by=small.by, now=NOW, initiative=small.alfa, amount_ore=5_000, booked_on=date(2025, 12, 1), text="", key="s"
    )
    back = reverse(by=small.by, now=NOW, entry=spent, booked_on=date(2025, 12, 2), text="Feil beløp")
    assert (spent.reversed_by, back.reverses) == (back, spent)
    held = {key: ore for key, ore in kept_balances(small.partnership.pk).items() if ore}
    assert held == {key: ore for key, ore in before.items() if ore}
    with pytest.raises(Refused):
        reverse(by=small.by, now=NOW, entry=spent, booked_on=date(2025, 12, 3), text="")


def test_spending_takes_the_oldest_grant_first():
    small = Small()
    from factories import award

    award(small.new, small.alfa, 200)
    entries = report_spending(
        by=small.by,
        now=NOW,
        initiative=small.alfa,
        amount_ore=45_000,
        booked_on=date(2026, 5, 21),
        text="",
        key="s",
    )
    assert [(e.from_account.grant.year, e.amount_ore) for e in entries] == [(2025, 40_000), (2026, 5_000)]


def test_vouchers_are_numbered_without_gaps():
    Small()
    numbers = list(Entry.objects.filter(year=2025).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_balances_kept_by_the_triggers_are_those_of_the_entries():
    small = Small()
    kept = {key: ore for key, ore in kept_balances(small.partnership.pk).items() if ore}
    computed = {key: ore for key, ore in balances(movements(small.partnership.pk)).items() if ore}
    assert kept == computed
    assert sum(kept.values()) == 0


def test_only_the_secretariat_of_the_partnership_posts():
    small = Small()
    member = Actor(name="Medlem", partnership=small.partnership)
    outsider = Small(slug="fonna").by
    entry = Entry.objects.first()
    for by in (member, outsider):
        with pytest.raises(Forbidden):
            reverse(
                by=by,
                now=NOW,
                entry=Entry.objects.filter(partnership=small.partnership).first(),
                booked_on=date(2026, 1, 1),
                text="",
            )
    assert key_of(entry.to_account).kind in AccountKind


def test_nothing_is_booked_on_a_day_that_has_not_come():
    small = Small()
    with pytest.raises(Refused):
        report_spending(
            by=small.by,
            now=NOW,
            initiative=small.alfa,
            amount_ore=100,
            booked_on=date(2026, 5, 22),
            text="",
            key="s",
        )


def test_money_is_not_spent_before_it_was_awarded():
    small = Small()
    with pytest.raises(Refused, match="0 kr"):
        report_spending(
            by=small.by,
            now=NOW,
            initiative=small.alfa,
            amount_ore=100,
            booked_on=date(2025, 9, 17),
            text="",
            key="s",
        )
