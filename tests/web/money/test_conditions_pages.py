"""Conditions in the browser: what waits for what, and saying that a mandate is there."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from awards.year_end.asking import lead, somebody
from cast import Cast, make_cast
from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_case, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.money.models import Condition

pytestmark = pytest.mark.django_db

ADDRESS = "/midler/vilkar/"


@pytest.fixture
def cast() -> Cast:
    """Beta gets 120 when a mandate and an owner are there."""
    cast = make_cast()
    cast.small.propose(ChangeKind.ALLOCATE, cast.small.beta, 120, requires="mandate owner")
    record_decision(by=cast.small.by, now=NOW, case=cast.small.case, decided_on=NOW.date())
    return cast


@pytest.fixture
def condition(cast: Cast) -> Condition:
    return Condition.objects.get()


def confirm(cast: Cast, condition: Condition, **said: str):
    sent = {"mandate_on": "12.5.2026", "note": "Sak 8/26"} | said
    return cast.client("secretariat").post(f"{ADDRESS}{condition.pk}/mandat/", sent, follow=True)


def test_the_list_says_what_is_missing_since_when_and_by_which_decision(cast):
    (row,) = cast.client("hospital_member").get(ADDRESS).context["waiting"]

    assert (row.condition.initiative, row.words) == (cast.small.beta, "mandat og eier")
    assert (row.condition.set_on, row.held_ore, row.basis) == (NOW.date(), 12_000, "13/26 1")


def test_the_secretariat_says_that_the_mandate_is_there_and_where_it_is_found(cast, condition):
    response = confirm(cast, condition)

    condition.refresh_from_db()
    assert (str(condition.mandate_on), condition.mandate_note) == ("2026-05-12", "Sak 8/26")
    assert "Fortsatt mangler: eier." in response.content.decode()


def test_when_everything_is_in_place_it_is_among_the_met(cast, condition):
    lead(cast.small.beta, owner=somebody(cast.small, "Ola"))

    response = confirm(cast, condition)

    assert "midlene kan brukes" in response.content.decode()
    assert (response.context["waiting"], len(response.context["others"])) == ([], 1)


def test_one_whose_money_is_released_holds_nothing_back_any_more(cast):
    small = cast.small
    small.case = create_case(by=small.by, now=NOW, body=small.body, title="Frigjør", budget_year=2026)
    small.point = save_point(by=small.by, now=NOW, case=small.case, version=1, main=1, sub=0, text="Frigjøres.")
    small.propose(ChangeKind.RELEASE, small.beta, 420)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())

    response = cast.client("leader").get(ADDRESS)

    assert (response.context["waiting"], len(response.context["others"])) == ([], 1)
    assert "mandat og eier mangler, men ingenting er igjen av midlene" in response.content.decode()


@pytest.mark.parametrize("said", [{"mandate_on": "i fjor"}, {"note": ""}])
def test_what_is_missing_in_the_form_is_said_at_its_field(cast, condition, said):
    response = confirm(cast, condition, **said)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == set(said)


def test_a_mandate_is_confirmed_once(cast, condition):
    confirm(cast, condition)

    response = confirm(cast, condition)

    assert response.status_code == 422
    assert "Mandatet er på plass allerede." in response.content.decode()


def test_others_see_no_way_to_confirm(cast, condition):
    page = cast.client("leader").get(ADDRESS).content.decode()

    assert "/mandat/" not in page


def test_the_list_downloads_as_a_workbook(cast):
    content = cast.client("leader").get(f"{ADDRESS}vilkar.xlsx").content

    *_head, row = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert row[:6] == ["Beta", "2026", 120, 120, "mandat og eier", "mandat og eier"]


def test_many_conditions_take_no_more_queries(cast, django_assert_max_num_queries):
    wanted = {"year": 2025, "amount_ore": 100, "requires": "mandate", "set_on": NOW.date(), "recorded_at": NOW}
    for initiative in (cast.small.alfa, cast.small.gamma):
        Condition.objects.create(initiative=initiative, **wanted)
    client = cast.client("leader")
    client.get(ADDRESS)

    with django_assert_max_num_queries(10):
        client.get(ADDRESS)
