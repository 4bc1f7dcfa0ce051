"""The journal: what the address asks for is what is shown, summed and downloaded."""

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from cast import Cast, make_cast
from factories import NOW, spend
from handlingsrom.cases.deciding import record_decision
from handlingsrom.money.actions import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    small = cast.small
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))
    spend(small.alfa, 70, text="Åpning av Ålesund")
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
        ("?q=13/26", 1),
        ("?konto=reserve", 1),
        ("?konto=spent&ar=2026", 1),
        ("?konto=finnesikke", 8),
        ("?belop_fra=300", 4),
        ("?belop_fra=100&belop_til=kr+100,-", 2),
        ("?belop_til=70", 1),
        ("?per=30.6.2025", 1),
        ("?region=ingen&slag=allocation", 3),
        ("?omrade=0", 0),
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
    context = cast.client("outsider").get(f"/midler/journal/?region={cast.small.region.pk}&omrade=1").context
    assert (context["grants"], context["cases"], context["initiatives"], context["narrowed"]) == ([], [], [], [])


def test_an_amount_that_cannot_be_read_is_kept_with_the_reason_and_filters_nothing(cast):
    html = cast.client("leader").get("/midler/journal/?belop_fra=mye&belop_til=0, 533.333. mill").content.decode()

    assert 'value="mye" aria-invalid="true"' in html
    assert "Beløp fra: Dette kan ikke leses som ett beløp." in html
    assert len(shown(cast, "?belop_fra=mye")) == 8


def test_the_form_keeps_what_one_came_with(cast):
    address = (
        f"/midler/journal/?tall=year_spent&ramme=2025&omrade=3&region=alle&per=1.6.2026&vedtak={cast.entry.pk}"
    )

    html = cast.client("leader").get(address).content.decode()

    for name, value in (("tall", "year_spent"), ("ramme", "2025"), ("region", "alle"), ("per", "1.6.2026")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in html


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
    for one, other in ((entry, back), (back, entry)):
        html = cast.client("leader").get(rows[one.voucher].url).content.decode()
        assert f'href="/midler/journal/{other.voucher}/"' in html


def test_an_entry_leads_to_all_entries_of_its_decision(cast):
    (row,) = shown(cast, f"?sak={cast.case.pk}")

    address = cast.client("leader").get(row.url).context["same_decision"]

    assert [found.voucher for found in cast.client("leader").get(address).context["rows"]] == [row.voucher]


def test_an_entry_downloads_with_its_accounts_and_what_it_rests_on(cast):
    (row,) = shown(cast, f"?sak={cast.case.pk}")

    response = cast.client("leader").get(f"{row.url}bilag.xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    accounts, facts = (book.get_sheet_by_index(number).to_python() for number in (0, 1))

    assert [line[1] for line in accounts[1:]] == ["Gamma 2025", "Frie midler 2026"]
    assert ["Grunnlag", "13/26 1"] in facts
    assert response.headers["Content-Disposition"] == f'attachment; filename="{row.voucher}.xlsx"'


def test_the_download_has_the_same_filter(cast):
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
