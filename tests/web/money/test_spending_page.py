"""What was spent of what there was: by initiative, area and region, and never a krone twice in the sum."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from cast import Cast, make_cast
from eventful import live_through_everything
from handlingsrom.people.models import Region
from handlingsrom.plan.models import Initiative, InitiativeRegion

pytestmark = pytest.mark.django_db
ADDRESS = "/midler/forbruk/?ar=2025"


@pytest.fixture
def cast() -> Cast:
    """Alfa is in two regions, beta in one, gamma in all."""
    cast = make_cast()
    small = live_through_everything(cast.small)
    hamar = Region.objects.create(partnership=small.partnership, name="Hamar", order=2)
    Region.objects.create(partnership=small.partnership, name="Toten", order=3)
    for initiative, region in ((small.alfa, hamar), (small.alfa, small.region), (small.beta, hamar)):
        InitiativeRegion.objects.create(initiative=initiative, region=region)
    Initiative.objects.filter(pk=small.gamma.pk).update(is_in_all_regions=True)
    return cast


def rows(cast: Cast, more: str = "", member: str = "leader"):
    response = cast.client(member).get(ADDRESS + more)
    assert response.status_code == 200
    return response.context["rows"], response.context["total"]


def held(found) -> dict[str, int]:
    return {row.name: row.use.held // 100 for row in found}


def test_by_initiative_those_that_spent_most_come_first(cast):
    found, total = rows(cast)

    assert [row.name for row in found] == ["Alfa", "Beta", "Gamma"]
    assert (total.use.held, total.use.spent, total.share) == (768_00, 67_00, "8,7\u00a0%")
    alfa = found[0].use
    assert (alfa.released, alfa.carried, alfa.other, alfa.left) == (0, 200_00, 23_00, 110_00)


def test_by_area(cast):
    found, total = rows(cast, "&etter=omrade")

    assert held(found) == {"Område 1": 480, "Område 2": 288}
    assert total.use.held == 768_00


def test_by_region_several_count_in_each_and_once_in_the_sum(cast):
    found, total = rows(cast, "&etter=region")

    assert held(found) == {
        "Hamar": 400 + 288,
        "Valdres": 400,
        "Toten": 0,
        "Alle helseregioner": 80,
        "Talt i flere helseregioner": -400,
    }
    assert (total.use.held, total.count) == (768_00, 3)
    assert "tiltak i flere helseregioner" in cast.client("leader").get(f"{ADDRESS}&etter=region").content.decode()


def test_a_region_leads_to_its_initiatives(cast):
    found, _total = rows(cast, "&etter=region")
    hamar = next(row for row in found if row.name == "Hamar")

    response = cast.client("leader").get("/midler/forbruk/" + hamar.url)

    assert [row.name for row in response.context["rows"]] == ["Alfa", "Beta"]
    assert response.context["total"].use.held == hamar.use.held
    assert response.context["some_name"] == "Hamar"


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("navn", "Alfa"),
        ("-navn", "Gamma"),
        ("held", "Gamma"),
        ("-left", "Beta"),
        ("andel", "Beta"),
        ("tull", "Alfa"),
    ],
)
def test_sorting(cast, sort, first):
    found, _total = rows(cast, f"&sort={sort}")

    assert found[0].name == first


def test_lines_that_are_no_region_stay_last_whatever_the_order(cast):
    found, _total = rows(cast, "&etter=region&sort=held")

    assert [row.kind for row in found] == ["row", "row", "row", "rest", "rest"]


@pytest.mark.parametrize(
    "more", ["&etter=tull", "&region=tull", "&omrade=x", "&region=999999", "&ar=x", "&per=i+går"]
)
def test_an_address_cut_short_still_shows_the_page(cast, more):
    rows(cast, more)


def test_nothing_of_another_partnership(cast):
    found, total = rows(cast, "&etter=region", member="outsider")

    assert (found, total.use.held) == ([], 0)


@pytest.mark.parametrize("by", ["tiltak", "omrade", "region"])
def test_the_workbook_has_the_rows_of_the_page(cast, by):
    found, total = rows(cast, f"&etter={by}")

    response = cast.client("leader").get(f"/midler/forbruk.xlsx?ar=2025&etter={by}")
    sheet = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()

    place = sheet[0].index("Tildelt og overført")
    assert [line[place] for line in sheet[1:]] == [row.use.held / 100 for row in (*found, total)]


def test_few_queries(cast, django_assert_max_num_queries):
    client = cast.client("leader")
    client.get(ADDRESS)

    with django_assert_max_num_queries(12):
        client.get(f"{ADDRESS}&etter=region")
