"""The journal: what the address asks for is what is shown, summed and downloaded."""

from datetime import date

import pytest

from cast import Cast, make_cast
from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.money.actions import report_spending, reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    small = cast.small
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))
    report_spending(
        by=small.by,
        now=NOW,
        initiative=small.alfa,
        amount_ore=7_000,
        booked_on=date(2026, 5, 21),
        text="Åpning av Ålesund",
        key="a",
    )
    return cast


def shown(cast: Cast, query: str = "", member: str = "leader") -> list:
    response = cast.client(member).get(f"/midler/journal/{query}")
    assert response.status_code == 200
    return response.context["rows"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 8),
        ("?ar=2026", 3),
        ("?slag=allocation", 3),
        ("?slag=allocation&ar=2026", 0),
        ("?q=alfa", 2),
        ("?q=ålesund", 1),
        ("?q=2026-0002", 1),
        ("?q=finnes+ikke", 0),
        ("?tall=released&ramme=2026", 1),
        ("?tall=finnesikke&ramme=2026&ar=x&slag=tull&tiltak=-1", 8),
    ],
)
def test_the_filter_of_the_address(cast, query, count):
    assert len(shown(cast, query)) == count


def test_by_initiative_grant_case_and_decision(cast):
    small = cast.small
    decision = small.point.decision

    assert {row.target for row in shown(cast, f"?tiltak={small.gamma.pk}")} == {"Gamma 2025", "Frie midler 2026"}
    assert len(shown(cast, f"?tilskudd={small.new.pk}")) == 1
    assert [row.basis for row in shown(cast, f"?sak={small.case.pk}")] == ["13/26 1"]
    assert [row.basis for row in shown(cast, f"?vedtak={decision.pk}")] == ["13/26 1"]


def test_nothing_of_another_partnership_is_found(cast):
    assert shown(cast, "", member="outsider") == []
    assert shown(cast, f"?tiltak={cast.small.alfa.pk}", member="outsider") == []
    context = cast.client("outsider").get(f"/midler/journal/?tilskudd={cast.small.new.pk}").context
    assert context["grant"] is None


def test_an_entry_shows_both_accounts_its_grant_and_the_decision(cast):
    (row,) = shown(cast, f"?sak={cast.case.pk}")

    html = cast.client("leader").get(row.url).content.decode()

    for words in ("Gamma 2025", "Frie midler 2026", "Tilskudd 2025", "13/26 1", "Kommandolinjen"):
        assert words in html
    assert "/motpost/" not in html


@pytest.mark.parametrize("voucher", ["2026-9999", "tull", "2026-1", "٢٠٢٦-0001"])
def test_an_entry_that_is_not_there(cast, voucher):
    assert cast.client("secretariat").get(f"/midler/journal/{voucher}/").status_code == 404


def test_a_reversed_entry_says_so_and_the_reversal_says_of_what(cast):
    entry = cast.entry.__class__.objects.get(text="Åpning av Ålesund")
    back = reverse(by=cast.small.by, now=NOW, entry=entry, booked_on=date(2026, 5, 21), text="Feil")

    rows = {row.voucher: row for row in shown(cast)}

    assert (rows[entry.voucher].is_void, rows[entry.voucher].reversed_by) == (True, back.voucher)
    assert rows[back.voucher].basis == entry.voucher
    assert back.voucher in cast.client("leader").get(rows[entry.voucher].url).content.decode()


def test_the_download_has_the_same_filter(cast):
    from io import BytesIO

    from python_calamine import CalamineWorkbook

    response = cast.client("leader").get("/midler/journal/journal.xlsx?tall=released&ramme=2026")
    rows = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()

    assert [row[-2:] for row in rows] == [["Beløp", "Frigjort"], [100, 100]]


def test_a_long_journal_is_paged_in_few_queries(cast, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr("handlingsrom.web.money.journal.PER_PAGE", 3)
    client = cast.client("leader")
    client.get("/midler/journal/")

    with django_assert_max_num_queries(12):
        response = client.get("/midler/journal/?page=2")

    assert response.context["rows"][0].voucher == "2025-0005"
