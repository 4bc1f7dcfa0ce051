"""The account of a grant for a year: every krone received is somewhere, and said where."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from factories import NOW, Small, award, receive, spend
from handlingsrom.awards.year_account import PLACES, YearAccount, account_years, year_account
from handlingsrom.awards.year_account_lines import Use
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.actions import refund_spending, reverse
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry, Grant
from handlingsrom.money.posting import post
from handlingsrom.money.ways import history_key
from handlingsrom.money.years import close_year

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def small() -> Small:
    return Small()


def account(small: Small, year: int, grant=None) -> YearAccount:
    return year_account(grant or small.old, year, now=NOW)


def kroner(account: YearAccount) -> dict[str, int]:
    """Where the money is at the end, without what is zero."""
    found = {name: getattr(account.after, name) // 100 for name in ("received", *PLACES)}
    return {name: kr for name, kr in found.items() if kr}


def use_of(account: YearAccount, code: str) -> Use:
    return next(line.use for line in account.lines if line.initiative.code == code)


def decide(small: Small) -> None:
    small.case.refresh_from_db()
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=TODAY)


def test_received_is_spent_left_in_the_reserve_or_free(small):
    spend(small.alfa, 120, on=date(2025, 12, 1))
    found = account(small, 2025)
    assert kroner(found) == {"received": 1_000, "spent": 120, "in_awards": 680, "reserve": 150, "free": 50}
    assert found.after.is_whole
    assert sum(ore for _key, ore in found.held) == 1_000_00


def test_what_happens_after_the_year_is_in_the_next_account(small):
    spend(small.alfa, 120, on=date(2026, 3, 1))
    assert account(small, 2025).after.spent == 0
    later = account(small, 2026)
    assert (later.before.spent, later.after.spent) == (0, 120_00)
    assert (use_of(later, "alfa").spent_before, use_of(later, "alfa").spent) == (0, 120_00)


def test_money_carried_over_is_still_the_grants(small):
    spend(small.alfa, 100, on=date(2025, 12, 1))
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 300)
    decide(small)
    spend(small.alfa, 50, on=TODAY)
    found = account(small, 2026)
    alfa = use_of(found, "alfa")
    assert (alfa.awarded, alfa.spent_before, alfa.spent) == (400_00, 100_00, 50_00)
    assert (alfa.left, alfa.carried) == (250_00, 300_00)
    assert found.after.is_whole


def test_every_way_out_of_an_award_is_told_apart(small):
    for kind, initiative, kr, more in (
        (ChangeKind.RELEASE, small.gamma, 60, {}),
        (ChangeKind.TRANSFER, small.alfa, 100, {"into": small.beta}),
    ):
        small.propose(kind, initiative, kr, **more)
    decide(small)
    found = account(small, 2026)
    assert use_of(found, "gamma").released == 60_00
    assert (use_of(found, "alfa").moved, use_of(found, "beta").moved) == (-100_00, 100_00)
    assert found.sum.left == found.after.in_awards
    assert found.after.is_whole


def test_a_refund_and_a_reversal_take_off_what_was_spent(small):
    spend(small.alfa, 120, on=date(2025, 12, 1))
    refund_spending(
        by=small.by, now=NOW, initiative=small.alfa, amount_ore=20_00, booked_on=date(2025, 12, 5), text="", key="r"
    )
    [entry] = spend(small.beta, 30, on=date(2025, 12, 6))
    reverse(by=small.by, now=NOW, entry=entry, booked_on=date(2025, 12, 7), text="Feil")
    found = account(small, 2025)
    assert use_of(found, "alfa").spent == 100_00
    assert use_of(found, "beta").spent == 0
    assert found.after.is_whole


def test_each_grant_has_its_own_account(small):
    award(small.new, small.alfa, 200)
    assert kroner(account(small, 2026, small.new)) == {"received": 500, "in_awards": 200, "free": 300}
    assert use_of(account(small, 2026), "alfa").awarded == 400_00


def test_money_that_changed_grant_in_a_book_is_said_in_both_accounts(small):
    post(
        by=small.by,
        now=NOW,
        partnership=small.partnership,
        kind=EntryKind.CARRY_OVER,
        from_key=AccountKey(AccountKind.AWARD, small.old.pk, 2025, small.alfa.pk),
        to_key=AccountKey(AccountKind.AWARD, small.new.pk, 2026, small.alfa.pk),
        amount_ore=70_00,
        booked_on=TODAY,
        number=(2026, 900),
        key=history_key(2026, 900),
    )
    old, new = account(small, 2026), account(small, 2026, small.new)
    assert (old.after.other_grants, new.after.other_grants) == (70_00, -70_00)
    assert (use_of(old, "alfa").other_grants, use_of(old, "alfa").left) == (70_00, 330_00)
    assert use_of(new, "alfa").left == 70_00
    assert old.after.is_whole
    assert new.after.is_whole


def test_the_decisions_behind_are_named_with_what_they_moved(small):
    small.propose(ChangeKind.RELEASE, small.gamma, 60)
    small.propose(ChangeKind.ALLOCATE, small.beta, 90)
    decide(small)
    decided = {(d.point, d.kind): d.amount_ore for d in account(small, 2026).decided}
    point = "SSU 13/26 1"
    assert decided == {(point, EntryKind.RELEASE): 60_00, (point, EntryKind.ALLOCATION): 90_00}
    assert not account(small, 2025).decided


def test_a_year_that_is_not_over_is_accounted_for_to_today(small):
    found = account(small, 2026)
    assert (found.until, found.is_over) == (timezone.localtime(NOW).date(), False)
    assert account(small, 2025).is_over


def test_an_account_says_whether_the_books_are_closed(small):
    assert account(small, 2025).closed is None
    close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)
    assert account(small, 2025).closed.year == 2025


def test_the_seal_is_the_newest_entry_of_the_journal(small):
    newest = Entry.objects.order_by("-position").first()
    seal = account(small, 2025).seal
    assert (seal.voucher, seal.position, seal.chain) == (newest.voucher, newest.position, newest.chain)


def test_there_is_an_account_for_every_year_the_money_lives(small):
    assert account_years(small.old, today=date(2027, 2, 1)) == [2025, 2026, 2027]
    gone = receive(small.partnership, 2024, 10)
    award(gone, small.alfa, 10)
    spend(small.alfa, 10, on=date(2024, 12, 1))
    assert account_years(gone, today=date(2027, 2, 1)) == [2024]


def test_a_grant_without_money_has_no_account(small):
    empty = Grant.objects.create(partnership=small.partnership, name="Tomt", year=2026)
    assert account_years(empty, today=TODAY) == []
    assert kroner(year_account(empty, 2026, now=datetime(2026, 5, 21, tzinfo=UTC))) == {}
