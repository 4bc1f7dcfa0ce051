"""Money keeps its grant, and spending is of the award it is taken from: refused, and named if put in by hand."""

from datetime import date

import pytest

from factories import NOW, Small
from handlingsrom.cases.verifying import verify_all
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.actions import reverse
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.money.posting import post
from handlingsrom.money.verifying import verify
from handlingsrom.money.ways import history_key
from tampering import insert_entry, make_lived, next_entry, spent, without_triggers

pytestmark = pytest.mark.django_db
A, E = AccountKind, EntryKind


@pytest.fixture
def small() -> Small:
    return Small()


def move(small: Small, kind: EntryKind, source: AccountKey, target: AccountKey, **more) -> Entry:
    return post(
        by=small.by,
        now=NOW,
        partnership=small.partnership,
        kind=kind,
        from_key=source,
        to_key=target,
        amount_ore=1_000,
        booked_on=date(2026, 5, 21),
        **{"key": "move", **more},
    )


def alfas(small: Small, kind: AccountKind = A.AWARD) -> AccountKey:
    return AccountKey(kind, small.old.pk, 2025, small.alfa.pk)


def test_money_of_one_grant_is_not_released_to_another(small):
    with pytest.raises(Refused, match="Frigjøring flytter ikke penger fra ett tilskudd til et annet"):
        move(small, E.RELEASE, alfas(small), AccountKey(A.UNALLOCATED, small.new.pk, 2026))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("initiative", "Forbruk flytter ikke penger fra ett tiltak til et annet"),
        ("year", "Forbruk flytter ikke penger fra ett år til et annet"),
        ("grant", "Forbruk flytter ikke penger fra ett tilskudd til et annet"),
    ],
)
def test_spending_is_of_the_award_it_is_taken_from(small, changed, said):
    others = {
        "initiative": {"initiative_id": small.beta.pk},
        "year": {"year": 2026},
        "grant": {"grant_id": small.new.pk},
    }
    with pytest.raises(Refused, match=said):
        move(small, E.SPENDING, alfas(small), alfas(small, A.SPENT)._replace(**others[changed]))


def test_a_refund_comes_back_to_the_award_it_was_spent_of(small):
    move(small, E.SPENDING, alfas(small), alfas(small, A.SPENT))
    with pytest.raises(Refused, match="fra ett tiltak til et annet"):
        move(small, E.REFUND, alfas(small, A.SPENT), alfas(small)._replace(initiative_id=small.beta.pk), key="back")


def test_what_is_carried_over_stays_with_its_initiative(small):
    betas = AccountKey(A.AWARD, small.old.pk, 2026, small.beta.pk)
    with pytest.raises(Refused, match="Overføring flytter ikke penger fra ett tiltak til et annet"):
        move(small, E.CARRY_OVER, alfas(small), betas)


def test_a_difference_between_sources_may_change_grant_and_be_reversed(small):
    entry = move(small, E.DISCREPANCY, alfas(small), AccountKey(A.SUSPENSE, small.new.pk, 2026))
    reverse(by=small.by, now=NOW, entry=entry, booked_on=entry.booked_on, text="Feil")
    assert verify(small.partnership.pk).problems == []


def test_history_went_where_it_went_and_only_its_own_key_says_so(small):
    far = AccountKey(A.UNALLOCATED, small.new.pk, 2026)
    number = (2026, 7)
    with pytest.raises(Refused, match="ett tilskudd"):
        move(small, E.RELEASE, alfas(small), far, number=number)
    with pytest.raises(Refused, match="ett tilskudd"):
        move(small, E.RELEASE, alfas(small), far, key=history_key(*number))
    entry = move(small, E.RELEASE, alfas(small), far, number=number, key=history_key(*number))
    assert entry.voucher == "2026-0007"


def test_verify_names_what_was_put_in_by_hand():
    lived = make_lived()
    betas = Account.objects.get(kind=A.AWARD, initiative=lived.beta)
    entry = next_entry(spent(30), from_account=betas, amount_ore=100)
    with without_triggers():
        insert_entry(entry)
    found = [p.what for p in verify_all(lived.partnership.pk).problems if p.voucher == entry.voucher]
    assert "Forbruk flytter ikke penger fra ett tiltak til et annet." in found


def test_verify_names_the_first_that_is_not_history_of_those_that_went_the_same_way():
    lived = make_lived()
    far = AccountKey(A.UNALLOCATED, lived.new.pk, 2026)
    number = (2025, Entry.objects.filter(year=2025).count() + 1)
    brought = move(lived, E.RELEASE, alfas(lived), far, number=number, key=history_key(*number))
    sentence = "Frigjøring flytter ikke penger fra ett tilskudd til et annet."
    assert sentence not in [p.what for p in verify(lived.partnership.pk).problems]
    entries = [next_entry(brought)]
    with without_triggers():
        insert_entry(entries[0])
        entries.append(next_entry(brought, idempotency_key="by-hand-too"))
        insert_entry(entries[1])
    named = [p.voucher for p in verify(lived.partnership.pk).problems if p.what == sentence]
    assert named == [entries[0].voucher]
