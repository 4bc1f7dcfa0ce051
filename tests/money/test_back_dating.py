"""A closed year takes no entry, whichever way it comes: each is refused with the year in the reason."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from cast import make_cast
from factories import NOW, Small
from handlingsrom.awards.spending import import_accounts
from handlingsrom.book.loading import load_book
from handlingsrom.book.problems import BookRefused
from handlingsrom.book.writing import export_book
from handlingsrom.cases.correcting import reverse_entry
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.verifying import verify_all
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.actions import receive_grant, refund_spending, report_spending
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.money.posting import post
from handlingsrom.money.years import close_year
from handlingsrom.people.actors import operator
from tampering import insert_entry, make_lived, next_entry, spent

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 5, 22, 10, tzinfo=UTC)
THEN = date(2025, 12, 30)


@pytest.fixture
def small() -> Small:
    small = make_lived()
    close_year(by=small.by, now=LATER, partnership=small.partnership, year=2025)
    return small


def by_post(small: Small) -> object:
    free = AccountKey(AccountKind.UNALLOCATED, small.old.pk, 2025)
    return post(
        by=small.by,
        now=LATER,
        partnership=small.partnership,
        kind=EntryKind.SET_ASIDE,
        from_key=free,
        to_key=free._replace(kind=AccountKind.RESERVE),
        amount_ore=100,
        booked_on=THEN,
        key="back",
    )


def by_a_number_of_that_year(small: Small) -> object:
    free = AccountKey(AccountKind.UNALLOCATED, small.new.pk, 2026)
    return post(
        by=small.by,
        now=LATER,
        partnership=small.partnership,
        kind=EntryKind.SET_ASIDE,
        from_key=free,
        to_key=free._replace(kind=AccountKind.RESERVE),
        amount_ore=100,
        booked_on=NOW.date(),
        number=(2025, 9),
        key="back",
    )


def by_adoption(small: Small) -> object:
    small.propose(ChangeKind.ALLOCATE, small.beta, 10)
    return record_decision(by=small.by, now=LATER, case=small.case, decided_on=THEN)


def by_a_correction(small: Small) -> object:
    wrong = Entry.objects.get(kind="allocation", to_account__initiative=small.beta)
    small.propose(ChangeKind.CORRECT, entry=wrong, text="Feil")
    return record_decision(by=small.by, now=LATER, case=small.case, decided_on=THEN)


def said(small: Small) -> dict[str, object]:
    mine = {"by": small.by, "now": LATER, "initiative": small.alfa}
    return {**mine, "amount_ore": 100, "booked_on": THEN, "text": "", "key": "back"}


def by_spending(small: Small) -> object:
    return report_spending(**said(small))


def by_a_refund(small: Small) -> object:
    return refund_spending(**said(small))


def by_a_reversal(small: Small) -> object:
    return reverse_entry(by=small.by, now=LATER, entry=spent(10), booked_on=THEN, text="Feil")


def by_a_grant(small: Small) -> object:
    return receive_grant(
        by=small.by,
        now=LATER,
        partnership=small.partnership,
        name="Etterslep 2025",
        giver="",
        year=2025,
        letter_reference="",
        amount_ore=100,
        received_on=THEN,
    )


WAYS = [
    by_post,
    by_a_number_of_that_year,
    by_adoption,
    by_a_correction,
    by_spending,
    by_a_refund,
    by_a_reversal,
    by_a_grant,
]


@pytest.mark.parametrize("way", WAYS)
def test_the_program_says_no_and_writes_nothing(small, way: Callable[[Small], object]):
    entries = Entry.objects.count()
    with pytest.raises(Refused, match="2025 er stengt"), transaction.atomic():
        way(small)
    assert Entry.objects.count() == entries
    assert verify_all(small.partnership.pk).problems == []


@pytest.mark.parametrize("changes", [{"booked_on": THEN, "year": 2026, "number": 3}, {"booked_on": NOW.date()}])
def test_the_database_says_no_to_sql(small, changes):
    with pytest.raises(DatabaseError, match="year is closed"), transaction.atomic():
        insert_entry(next_entry(spent(30), **changes))


def test_a_book_says_no_at_the_row(small, tmp_path: Path):
    export_book(partnership=small.partnership, path=tmp_path / "bok")
    file = tmp_path / "bok" / "Bilag.csv"
    with file.open(encoding="utf-8", newline="") as there:
        heads, *rows = list(csv.reader(there))
    late = dict(zip(heads, next(row for row in rows if "Lønn 10" in row), strict=True))
    late |= {"Bilag": "2025-0009", "Beløp": "1", "Referanse": "etterpå"}
    with file.open("a", encoding="utf-8", newline="") as there:
        csv.writer(there, lineterminator="\n").writerow([late[head] for head in heads])

    with pytest.raises(BookRefused) as refused:
        load_book(by=operator(), now=LATER, path=tmp_path / "bok")

    assert "2025 er stengt" in refused.value.problems[0].message
    assert not Entry.objects.filter(reference="etterpå").exists()


@dataclass(frozen=True)
class Line:
    row: int = 2
    booked_on: date = THEN
    amount_ore: int = 10_000
    project: str = "12345"
    text: str = "Lønn"
    voucher: str = "1"
    key: str = "k"


def test_accounts_are_kept_as_evidence_and_nothing_is_posted(small):
    entries = Entry.objects.count()
    import_accounts(
        by=small.by,
        now=LATER,
        partnership=small.partnership,
        lines=[Line()],
        filename="r.csv",
        content_sha256="x",
        covers_to=THEN,
        projects={"12345": small.alfa},
    )
    assert Entry.objects.count() == entries


def test_the_pages_say_why():
    cast = make_cast()
    close_year(by=cast.small.by, now=LATER, partnership=cast.partnership, year=2025)
    secretariat, entries = cast.client("secretariat"), Entry.objects.count()
    spending = {"initiative": cast.small.alfa.pk, "amount": "1", "booked_on": "30.12.2025", "text": "Lønn"}
    grant = {"name": "Sent", "giver": "RHF", "year": "2025", "amount": "1", "received_on": "30.12.2025"}
    decision = {
        "version": cast.small.version,
        "decided_on": "30.12.2025",
        f"outcome-{cast.small.point.pk}": "adopted",
    }
    for url, form in (
        ("/midler/forbruk/nytt/", {**spending, "key": "k"}),
        ("/midler/tilskudd/nytt/", {**grant, "letter_reference": "25/1"}),
        (f"/saker/{cast.case.pk}/vedtak/", decision),
    ):
        response = secretariat.post(url, form)
        assert response.status_code in (409, 422), url
        assert "2025 er stengt" in response.content.decode(), url
    assert Entry.objects.count() == entries
