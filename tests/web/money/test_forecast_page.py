"""The forecast in the browser: no sum where nobody knows the frame, and every promise leads to its decision."""

from io import BytesIO

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from cast import Cast, make_cast
from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.money.models import ExpectedFrame

pytestmark = pytest.mark.django_db

NEXT = timezone.localdate().year + 1
ADDRESS = "/midler/prognose/"


@pytest.fixture
def cast() -> Cast:
    """Alfa is promised 300 of next year's money and beta 200 of the year after."""
    cast = make_cast()
    cast.small.propose(ChangeKind.COMMIT, cast.small.alfa, 300, for_year=NEXT, text="Videreføring")
    cast.small.propose(ChangeKind.COMMIT, cast.small.beta, 200, for_year=NEXT + 1)
    record_decision(by=cast.small.by, now=NOW, case=cast.small.case, decided_on=NOW.date())
    return cast


def expect(cast: Cast, year: int = NEXT, **said: str):
    sent = {"amount": "800", "basis": "Statsbudsjettet"} | said
    return cast.client("secretariat").post(f"{ADDRESS}ramme/{year}/", sent)


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_a_year_without_an_expected_frame_says_so_and_shows_no_sum(cast):
    response = cast.client("hospital_member").get(ADDRESS)

    assert [row.ahead.free_ore for row in response.context["rows"]] == [None, None, None]
    assert text_of(response).count("Ventet ramme mangler") == 3
    assert text_of(response).count("ikke kjent") == 3


def test_what_is_expected_is_written_with_what_it_rests_on(cast):
    assert expect(cast).status_code == 302

    row = cast.client("auditor").get(ADDRESS).context["rows"][0]

    assert (row.ahead.free_ore, row.ahead.expected.basis) == (50_000, "Statsbudsjettet")


def test_it_can_be_changed(cast):
    expect(cast)
    form = cast.client("secretariat").get(f"{ADDRESS}ramme/{NEXT}/").context["form"]
    expect(cast, amount="900")

    assert form.initial == {"amount": 80_000, "basis": "Statsbudsjettet"}
    assert ExpectedFrame.objects.get().amount_ore == 90_000


@pytest.mark.parametrize("said", [{"amount": "mye"}, {"basis": ""}])
def test_what_cannot_be_read_is_said_at_its_field_and_kept(cast, said):
    response = expect(cast, **said)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == set(said)
    assert not ExpectedFrame.objects.exists()


@pytest.mark.parametrize("year", [NEXT - 1, NEXT + 20])
def test_only_coming_years_have_an_expected_frame(cast, year):
    assert expect(cast, year).status_code == 404


def test_each_promise_leads_to_the_decision_behind_it(cast):
    rows = {row.initiative.code: row for row in cast.client("leader").get(ADDRESS).context["promises"]}

    assert [cell and cell.promised.open_ore for cell in rows["alfa"].cells] == [None, 30_000, None, None]
    assert (rows["alfa"].cells[1].basis, rows["alfa"].cells[1].url) == ("13/26 1", f"/saker/{cast.case.pk}/")


def test_bars_are_drawn_to_one_scale(cast):
    expect(cast)
    expect(cast, NEXT + 1, amount="400")

    first, second, _third = cast.client("leader").get(ADDRESS).context["rows"]

    assert [float(part.width) for part in first.bar] == [375.0, 625.0]
    assert [float(part.width) for part in second.bar] == [250.0, 250.0]


def test_more_promised_than_expected_is_said(cast):
    expect(cast, amount="100")

    page = text_of(cast.client("leader").get(ADDRESS))

    assert "− 200" in page
    assert "tilsagnene er større enn rammen" in page


def test_only_the_secretariat_sees_where_to_write_what_is_expected(cast):
    assert f"/ramme/{NEXT}/" in text_of(cast.client("secretariat").get(ADDRESS))
    assert f"/ramme/{NEXT}/" not in text_of(cast.client("leader").get(ADDRESS))


def test_both_tables_download_as_a_workbook(cast):
    expect(cast)

    content = cast.client("leader").get(f"{ADDRESS}prognose.xlsx").content

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    years, promises = (book.get_sheet_by_name(name).to_python() for name in ("Prognose", "Tilsagn"))
    assert [row[5] for row in years if str(row[0]) in (str(NEXT), str(NEXT + 1))] == [500, "–"]
    assert [(row[0], row[2], row[6]) for row in promises[-2:]] == [
        ("Alfa", 300, "13/26 1"),
        ("Beta", 200, "13/26 1"),
    ]
