"""The accounts against the journal: for the whole partnership, for one initiative, and balances made sure of."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from awards.spending.accounts_of import take
from cast import Cast, make_cast
from factories import NOW, award, spend
from handlingsrom.money.models import Account, BalanceAssertion, Entry, ProjectNumber
from handlingsrom.money.years import close_year

pytestmark = pytest.mark.django_db

LIST = "/midler/avstemming/?ar=2026"
ONE = "/midler/avstemming/alfa/?ar=2026"


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    take(
        cast.small,
        ("3.2.2026", 450),
        ("4.2.2026", 30, "777"),
        projects={"12345": cast.initiative, "777": cast.small.beta},
    )
    return cast


def test_each_initiative_is_shown_with_its_difference(cast):
    page = cast.client("secretariat").get(LIST)

    rows = {row.initiative.code: row.difference_ore for row, _url in page.context["rows"]}
    assert rows == {"alfa": 5_000, "beta": 0}
    assert page.context["shown"].sums.difference_ore == 5_000


def test_only_differences_are_shown_when_asked_for(cast):
    page = cast.client("auditor").get(f"{LIST}&bare=forskjeller")

    assert [row.initiative.code for row, _url in page.context["rows"]] == ["alfa"]
    assert page.context["shown"].sums.accounts_ore == 48_000


def test_a_leader_sees_their_own(cast):
    page = cast.client("leader").get(LIST)

    assert [row.initiative.code for row, _url in page.context["rows"]] == ["alfa"]
    assert "Bekreftede saldoer" not in page.content.decode()


def test_a_closed_year_is_said_to_be_closed(cast):
    close_year(by=cast.small.by, now=NOW, partnership=cast.partnership, year=2025)

    assert (
        "Regnskapet for 2025 ble stengt"
        in cast.client("auditor").get("/midler/avstemming/?ar=2025").content.decode()
    )


def read(content: bytes, sheet: int = 0) -> list[tuple]:
    return list(load_workbook(BytesIO(content)).worksheets[sheet].iter_rows(values_only=True))


def test_the_list_is_downloaded_as_it_is_shown(cast):
    client = cast.client("auditor")
    rows = read(client.get("/midler/avstemming/avstemming.xlsx?ar=2026&bare=forskjeller").content)

    assert ("Alfa", "12345", 450, 400, 50) in [row[:5] for row in rows]
    assert not any(row[0] == "Beta" for row in rows)


def test_lines_and_entries_stand_side_by_side(cast):
    page = cast.client("leader").get(ONE)

    assert [line.amount_ore for line in page.context["page"]] == [45_000]
    assert [ore for _entry, _url, ore, _is_later in page.context["entries"]] == [40_000]
    assert page.context["post_form"] is None


def test_both_sides_are_downloaded(cast):
    content = cast.client("leader").get("/midler/avstemming/alfa/linjer.xlsx?ar=2026").content

    assert any(450 in row for row in read(content))
    assert any("Regnskap per 4.2.2026" in row for row in read(content, 1))


@pytest.fixture
def later(cast) -> Cast:
    """50 kr more to spend, and 20 of them reported the day after what the accounts speak of."""
    award(cast.small.old, cast.initiative, 50, key="more")
    spend(cast.initiative, 20, on=date(2026, 2, 5))
    return cast


def test_what_is_dated_later_than_the_accounts_is_shown_beside_the_comparison(later):
    client = later.client("secretariat")

    assert "Bilag med senere dato er ikke med" in client.get(LIST).content.decode()
    assert "20 har senere dato" in client.get(LIST).content.decode()
    page = client.get(ONE)
    assert [is_later for *_entry, is_later in page.context["entries"]] == [False, True]
    assert page.context["settled"].can_ore == 3_000


def test_what_is_dated_later_has_its_own_column_in_the_downloads(later):
    client = later.client("secretariat")
    rows = read(client.get("/midler/avstemming/avstemming.xlsx?ar=2026").content)
    entries = read(client.get("/midler/avstemming/alfa/linjer.xlsx?ar=2026").content, 1)

    assert ("Alfa", "12345", 450, 400, 50, 20) in [row[:6] for row in rows]
    assert [row[4:6] for row in entries if row[1] and row[1].startswith("2026-")] == [(400, None), (None, 20)]


def difference(client) -> dict[str, str]:
    form = client.get(ONE).context["post_form"]
    return {name: str(form[name].value()) for name in ("year", "ore", "key")}


def test_what_was_left_is_posted_when_the_award_bears_it(cast):
    award(cast.small.old, cast.initiative, 50, key="more")
    client = cast.client("secretariat")
    said = difference(client)

    answers = [client.post("/midler/avstemming/alfa/for/", said) for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [ONE, ONE]
    assert (
        sum(e.amount_ore for e in Entry.objects.filter(kind="spending", from_account__initiative=cast.initiative))
        == 45_000
    )


def test_it_is_not_posted_when_it_is_not_what_was_seen(cast):
    award(cast.small.old, cast.initiative, 50, key="more")
    client = cast.client("secretariat")

    page = client.post("/midler/avstemming/alfa/for/", {**difference(client), "ore": "4000"})

    assert page.status_code == 409
    assert "ikke lenger det du så" in page.content.decode()


def test_a_leader_posts_no_difference_and_names_no_project(cast):
    client = cast.client("leader")

    assert client.post("/midler/avstemming/alfa/for/", {"year": 2026, "ore": 1, "key": "k"}).status_code == 403
    assert client.post("/midler/avstemming/alfa/prosjekt/", {"number": "1"}).status_code == 403
    assert client.post(f"/midler/prosjekt/{ProjectNumber.objects.get(number='12345').pk}/fjern/").status_code == 403


def test_a_project_number_is_added_and_taken_off(cast):
    client = cast.client("secretariat")
    client.post("/midler/avstemming/alfa/prosjekt/", {"number": " 00123 "})
    added = ProjectNumber.objects.get(initiative=cast.initiative, number="00123")

    assert client.post(f"/midler/prosjekt/{added.pk}/fjern/").status_code == 302
    assert not ProjectNumber.objects.filter(pk=added.pk).exists()


def test_a_project_number_that_is_anothers_is_refused_at_its_field(cast):
    page = cast.client("secretariat").post("/midler/avstemming/alfa/prosjekt/", {"number": "777"})

    assert page.status_code == 422
    assert "Beta" in str(page.context["form"].errors["number"])


def balance(cast: Cast, **changed: str) -> dict[str, str]:
    account = Account.objects.get(kind="award", initiative=cast.initiative)
    said = {"account": str(account.pk), "held_on": "31.12.2025", "balance": "400", "source": "Årsregnskapet"}
    return {**said, **changed}


def test_a_balance_is_made_sure_of_once(cast):
    client = cast.client("secretariat")
    answers = [client.post("/midler/saldoer/", balance(cast)).status_code for _ in range(2)]

    made = BalanceAssertion.objects.get()
    assert answers == [302, 302]
    assert (made.balance_ore, made.held_on, made.source) == (40_000, date(2025, 12, 31), "Årsregnskapet")
    assert "Årsregnskapet" in cast.client("auditor").get("/midler/saldoer/").content.decode()


@pytest.mark.parametrize(
    ("field", "typed"), [("balance", "399"), ("held_on", "1.1.2199"), ("source", ""), ("account", "")]
)
def test_a_balance_that_is_not_so_is_refused_at_its_field(cast, field, typed):
    page = cast.client("secretariat").post("/midler/saldoer/", balance(cast, **{field: typed}))

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert not BalanceAssertion.objects.exists()


def test_nothing_can_be_an_accounts_balance(cast):
    empty = Account.objects.get(kind="spent", initiative=cast.initiative)
    said = balance(cast, account=str(empty.pk), balance="0")

    assert cast.client("secretariat").post("/midler/saldoer/", said).status_code == 302


@pytest.mark.parametrize(("member", "status"), [("auditor", 403), ("leader", 403), ("outsider", 422)])
def test_others_make_sure_of_nothing(cast, member, status):
    assert cast.client(member).post("/midler/saldoer/", balance(cast)).status_code == status
    assert not BalanceAssertion.objects.exists()


def test_balances_are_downloaded(cast):
    client = cast.client("secretariat")
    client.post("/midler/saldoer/", balance(cast))

    assert any("Årsregnskapet" in row for row in read(client.get("/midler/saldoer/saldoer.xlsx").content))
