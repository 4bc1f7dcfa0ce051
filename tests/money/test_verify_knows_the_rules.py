"""Entries nobody may write, put in with the triggers put aside: verify knows the rules without the database."""

from datetime import UTC, date, datetime

import pytest

from factories import Small
from handlingsrom.cases.verifying import verify_all
from handlingsrom.money.assertions import assert_balance
from handlingsrom.money.kinds import EntryKind
from handlingsrom.money.models import Account, Entry, YearEvent
from handlingsrom.money.verifying import verify
from handlingsrom.money.years import close_year
from tampering import insert_entry, make_lived, next_entry, run_sql, spent, without_triggers

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 5, 22, 10, tzinfo=UTC)


@pytest.fixture
def lived() -> Small:
    return make_lived()


def said_of(small: Small, entry: Entry) -> str:
    """What is wrong with an entry put in by hand, besides that nothing says who booked it."""
    with without_triggers():
        insert_entry(entry)
    found = [p for p in verify_all(small.partnership.pk).problems if p.voucher == entry.voucher]
    return " ".join(p.sentence for p in found)


def award(small: Small, initiative) -> Account:
    return Account.objects.get(kind="award", initiative=initiative)


def test_a_way_money_does_not_go(lived):
    entry = next_entry(spent(30), kind=EntryKind.RELEASE)
    assert "Frigjøring flytter ikke penger fra «Tildeling» til «Brukt»" in said_of(lived, entry)


def test_more_than_there_was(lived):
    entry = next_entry(spent(30), amount_ore=36_100)
    assert "Med det går «Alfa 2025» under null. Fant − 1 kr" in said_of(lived, entry).replace("\xa0", " ")


def test_a_reversal_of_another_amount(lived):
    back = Entry.objects.get(kind="reversal")
    entry = next_entry(back, amount_ore=900, reverses=spent(10))
    assert f"ikke det motsatte av {spent(10).voucher}" in said_of(lived, entry)


def test_a_reversal_of_a_reversal(lived):
    back = Entry.objects.get(kind="reversal")
    entry = next_entry(back, reverses=back, from_account=back.to_account, to_account=back.from_account)
    assert f"ikke det motsatte av {back.voucher}" in said_of(lived, entry)


def test_a_voucher_number_left_out(lived):
    last = Entry.objects.filter(year=2025).count()
    entry = next_entry(spent(30), number=last + 2)
    with without_triggers():
        insert_entry(entry)
    assert f"2025-{last + 1:04d}: Bilaget mangler" in verify(lived.partnership.pk).problems[0].sentence


def test_a_place_in_the_journal_left_out(lived):
    newest = Entry.objects.order_by("position").last()
    assert "neste plass" in said_of(lived, next_entry(spent(30), position=newest.position + 2))


def test_an_allocation_without_a_decision(lived):
    entry = next_entry(Entry.objects.filter(kind="allocation").first(), amount_ore=100)
    assert "ingen vedtak står bak" in said_of(lived, entry)


def test_the_reversal_of_an_allocation_without_a_decision(lived):
    allocated = Entry.objects.filter(kind="allocation", to_account=award(lived, lived.beta)).get()
    entry = next_entry(
        allocated,
        kind=EntryKind.REVERSAL,
        reverses=allocated,
        from_account=allocated.to_account,
        to_account=allocated.from_account,
    )
    assert "ingen vedtak står bak" in said_of(lived, entry)


def test_an_entry_in_a_year_that_was_closed(lived):
    close_year(by=lived.by, now=LATER, partnership=lived.partnership, year=2025)
    assert verify(lived.partnership.pk).checked_assertions == 7
    entry = next_entry(spent(30))
    assert "mens regnskapet for det året var stengt" in said_of(lived, entry)


def test_one_that_changes_no_balance_and_says_it_was_recorded_before_the_year_was_closed(lived):
    close_year(by=lived.by, now=LATER, partnership=lived.partnership, year=2025)
    entry = next_entry(spent(30), recorded_at=datetime(2025, 12, 31, tzinfo=UTC))
    assert "mens regnskapet for det året var stengt" in said_of(lived, entry)


def test_a_balance_that_was_made_sure_of(lived):
    account = award(lived, lived.alfa)
    assert_balance(
        by=lived.by,
        now=LATER,
        account=account,
        held_on=date(2026, 2, 1),
        balance_ore=36_000,
        source="Kontoutskrift",
    )
    assert verify(lived.partnership.pk).problems == []
    entry = next_entry(spent(30), recorded_at=LATER.replace(hour=12))
    assert "det som ble avstemt da (Kontoutskrift). Ventet 360 kr, fant 330 kr" in said_of(lived, entry)


def test_a_year_opened_again_without_a_decision(lived):
    closing = close_year(by=lived.by, now=LATER, partnership=lived.partnership, year=2025)
    YearEvent.objects.create(
        partnership=lived.partnership,
        year=2025,
        kind="reopened",
        happened_on=LATER.date(),
        recorded_at=LATER.replace(hour=12),
        recorded_by="Noen",
    )
    assert closing.assertions.count() == 7
    [problem] = verify_all(lived.partnership.pk).problems
    assert "2025 ble åpnet igjen uten vedtak" in problem.sentence


def test_a_decision_whose_entry_is_gone(lived):
    effect = Entry.objects.filter(kind="set_aside").get().effect
    with without_triggers():
        run_sql("DELETE FROM money_entry WHERE id = %s", effect.entry_id)
        said = " ".join(p.sentence for p in verify_all(lived.partnership.pk).problems)
        run_sql("DELETE FROM cases_effect WHERE id = %s", effect.pk)
    assert "Vedtaket 22.25 1 førte til et bilag som ikke lenger finnes" in said
