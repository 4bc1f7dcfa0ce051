"""Money no source accounts for: each way it came there, with the entries and what papers say of it."""

from datetime import date

import pytest
from finding_of import found_by, kroner, say

from factories import NOW, Small
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.actions import reverse
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.posting import post
from handlingsrom.plan.models import Programme

pytestmark = pytest.mark.django_db
A = AccountKind


@pytest.fixture
def small() -> Small:
    return Small()


def move(small: Small, kind: EntryKind, source: A, target: A, kr: int, of: int | None = None):
    pk = small.old.pk
    return post(
        by=small.by,
        now=NOW,
        partnership=small.partnership,
        kind=kind,
        from_key=AccountKey(source, pk, 2025, of if source == A.AWARD else None),
        to_key=AccountKey(target, pk, 2025, of),
        amount_ore=kr * 100,
        booked_on=date(2025, 12, 31),
        key=f"{kind}:{source}",
    )


def test_nothing_is_found_when_every_krone_is_somewhere(small):
    assert not found_by("not-accounted-for", small)


def test_each_way_money_went_missing_is_a_finding(small):
    move(small, EntryKind.ALLOCATION, A.UNALLOCATED, A.SUSPENSE, 20)
    move(small, EntryKind.DISCREPANCY, A.AWARD, A.SUSPENSE, 300, small.beta.pk)
    move(small, EntryKind.DISCREPANCY, A.SUSPENSE, A.UNALLOCATED, 7)
    assert kroner(found_by("not-accounted-for", small)) == [20, 300, -7]


def test_an_award_nobody_mentions_again_is_traced_to_the_decision_that_gave_it(small):
    say(small, FigureSaid.AWARDED, 300, 2025, initiative=small.beta)
    move(small, EntryKind.DISCREPANCY, A.AWARD, A.SUSPENSE, 300, small.beta.pk)
    [found] = found_by("not-accounted-for", small)
    assert [line.place for line in found.evidence] == ["Bilag 2025-0003", "Bilag 2025-0006", "13/26, Vedlegg 1"]


def test_an_award_to_nobody_is_traced_to_the_programme_it_was_said_to_be_for(small):
    programme = Programme.objects.create(partnership=small.partnership, name="Barn og unge")
    small.gamma.programme = programme
    small.gamma.save()
    say(small, FigureSaid.AWARDED, 120, 2025, programme=programme)
    move(small, EntryKind.ALLOCATION, A.UNALLOCATED, A.SUSPENSE, 20)
    [found] = found_by("not-accounted-for", small)
    assert [line.amount_ore for line in found.evidence] == [20_00, 120_00, 100_00]
    assert [f.amount_ore for f in found_by("paper-against-journal", small)] == [20_00]


def test_what_is_corrected_is_no_longer_found(small):
    entry = move(small, EntryKind.ALLOCATION, A.UNALLOCATED, A.SUSPENSE, 20)
    reverse(by=small.by, now=NOW, entry=entry, booked_on=NOW.date(), text="Funnet")
    assert not found_by("not-accounted-for", small)
