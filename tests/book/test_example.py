"""The example: the papers' sums come out of its postings, and what they leave open stays open."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Sum

from book.books import NOW, copy_example, load, set_cell
from handlingsrom.book.demo import ACCOUNTS, EXAMPLE, PASSWORD, empty_demo, load_demo
from handlingsrom.lib.errors import Refused
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.people.models import Partner, PartnerKind, Partnership, Region, User
from handlingsrom.plan.models import FocusArea, Initiative

pytestmark = pytest.mark.django_db


@pytest.fixture
def example() -> Partnership:
    return load(EXAMPLE).partnership


def balance(kind: AccountKind, **where) -> int:
    return (Account.objects.filter(kind=kind, **where).aggregate(sum=Sum("balance_ore"))["sum"] or 0) // 100


def posted(kind: EntryKind, **where) -> int:
    return Entry.objects.filter(kind=kind, **where).aggregate(sum=Sum("amount_ore"))["sum"] // 100


def test_the_journal_adds_up_to_what_the_papers_say(example):
    assert posted(EntryKind.ALLOCATION, booked_on=date(2025, 2, 20)) == 9_053_333
    assert posted(EntryKind.ALLOCATION, booked_on=date(2025, 9, 18)) == 11_345_000
    assert posted(EntryKind.SPENDING) == 831_446
    assert balance(AccountKind.AWARD) == 17_065_000 - 831_446
    assert balance(AccountKind.RESERVE) == 750_000
    assert balance(AccountKind.UNALLOCATED) == 550_000 + 11_632_000
    assert balance(AccountKind.SUSPENSE, year=2024) == 3_333_333


def test_oldest_money_is_taken_first(example):
    old = Entry.objects.filter(booked_on=date(2025, 9, 18), from_account__grant__year=2024)
    assert old.aggregate(sum=Sum("amount_ore"))["sum"] == 164_666_700
    assert balance(AccountKind.UNALLOCATED, grant__year=2024) == 0


def test_every_movement_that_needs_a_decision_names_one(example):
    kinds = (EntryKind.ALLOCATION, EntryKind.SET_ASIDE)
    assert not Entry.objects.filter(kind__in=kinds, effect__isnull=True).exists()


def test_it_has_the_whole_partnership(example):
    assert Region.objects.count() == 7
    assert Partner.objects.filter(kind=PartnerKind.MUNICIPALITY).exclude(region=None).count() == 42
    assert FocusArea.objects.count() == 8
    assert Initiative.objects.exclude(lifecycle="proposed").count() == 39
    assert set(Initiative.objects.filter(lifecycle="proposed").values_list("code", flat=True)) == {
        "fsu-beredskap",
        "rus-psykisk-helse-nord-osterdal",
    }


def test_what_the_papers_leave_open_is_unknown(example):
    assert not Initiative.objects.exclude(owner=None).exists()
    regions = Initiative.objects.get(code="mobil-videolosning").in_regions
    assert [str(r) for r in regions.order_by("id")] == ["Gjøvik/Hadeland", "Nord-Gudbrandsdal?"]
    assert Initiative.objects.get(code="tsb-ettervern").responsible_as_written == "SI – ?"


def test_the_demo_has_an_account_for_each_role_and_is_made_once():
    assert load_demo(now=NOW)
    assert not load_demo(now=NOW)
    assert Partnership.objects.get().is_demo
    assert User.objects.count() == len(ACCOUNTS)
    assert User.objects.get(email=ACCOUNTS[0].email).check_password(PASSWORD)
    assert Initiative.objects.get(code="bo-trygt").leader.email == "leder@demo.handlingsrom.example"


def test_an_installation_of_ones_own_never_becomes_a_demo_and_is_never_emptied(example):
    with pytest.raises(Refused):
        load_demo(now=NOW)
    with pytest.raises(Refused):
        empty_demo()
    assert not Partnership.objects.get().is_demo
    assert not User.objects.exists()
    assert Initiative.objects.count() == 41


def test_a_demo_takes_in_no_other_partnership(tmp_path):
    load_demo(now=NOW)
    book = copy_example(tmp_path / "book")
    set_cell(book, "Helsefellesskap", 2, "Kode", "et-annet")

    with pytest.raises(Refused):
        load(book)
    assert Partnership.objects.count() == 1


def test_the_database_of_another_program_is_never_emptied(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda: ["somebody_elses"])

    with pytest.raises(Refused):
        empty_demo()
