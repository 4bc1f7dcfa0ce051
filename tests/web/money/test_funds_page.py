"""The funds page: a year's frame, every figure leading to the entries it is made of."""

from datetime import date

import pytest

from cast import Cast, make_cast
from factories import NOW, spend
from figures_on_a_page import wrong_figures
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.states import CaseState
from handlingsrom.money.figures import frame
from handlingsrom.money.movements import movements

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def page(cast: Cast, address: str = "/midler/?ar=2026", member: str = "secretariat"):
    response = cast.client(member).get(address)
    assert response.status_code == 200
    return response


def adopt(cast: Cast) -> None:
    small = cast.small
    small.propose(ChangeKind.ALLOCATE, small.beta, 200)
    small.propose(ChangeKind.SET_ASIDE, kr=40)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))


def test_the_waterfall_goes_from_the_grant_to_what_is_free(cast):
    adopt(cast)

    steps = page(cast).context["steps"]

    assert [(step.kind, step.ore // 100) for step in steps] == [
        ("in", 500),
        ("in", 150),
        ("sum", 650),
        ("out", -200),
        ("sum", 450),
        ("out", -40),
        ("free", 410),
    ]


def test_every_figure_leads_to_entries_that_add_up_to_it(cast):
    adopt(cast)

    count, wrong = wrong_figures(cast.client("leader"), "/midler/?ar=2026")

    assert wrong == []
    assert count >= 20


def test_decisions_stand_at_the_rows_they_are_behind(cast):
    adopt(cast)

    links = {step.label: list(step.links) for step in page(cast).context["steps"] if step.links}

    assert [labels[0][0] for labels in links.values()] == ["13/26 1", "13/26 1", "13/26 1"]


def test_what_is_drawn_from_the_reserve_has_a_row_of_its_own(cast):
    cast.small.propose(ChangeKind.DRAW, kr=30)
    record_decision(by=cast.small.by, now=NOW, case=cast.small.case, decided_on=date(2026, 5, 21))

    steps = page(cast).context["steps"]

    assert ("in", 3_000) in [(step.kind, step.ore) for step in steps]
    assert steps[-1].ore == frame(movements(cast.partnership.pk), 2026).free_after


def test_awards_show_what_was_spent_and_what_became_of_the_rest(cast):
    small = cast.small
    spend(small.alfa, 100, on=date(2025, 12, 1))
    adopt(cast)

    rows = {row.name: row for row in page(cast).context["used"]}

    assert (rows["Alfa"].use.held, rows["Alfa"].use.spent, rows["Alfa"].share) == (40_000, 10_000, "25,0\u00a0%")
    assert (rows["Gamma"].use.released, rows["Gamma"].use.left) == (10_000, 0)


def test_the_page_shows_those_that_spent_most_and_leads_to_the_others(cast, monkeypatch):
    monkeypatch.setattr("handlingsrom.web.money.views.MOST_USED", 2)

    html = page(cast).content.decode()

    assert "Vis ett tiltak til" in html
    assert '<a class="ds-link" href="/midler/forbruk/?ar=2025">' in html
    assert "Sum, 3 tiltak" in html


@pytest.mark.parametrize(
    ("state", "member", "is_there"),
    [
        (CaseState.DRAFT, "secretariat", True),
        (CaseState.DRAFT, "municipality_member", False),
        (CaseState.SENT, "municipality_member", False),
        (CaseState.SENT, "leader", False),
    ],
)
def test_a_case_that_would_change_the_frame_is_named_to_those_who_may_read_it(cast, state, member, is_there):
    type(cast.case).objects.filter(pk=cast.case.pk).update(state=state)

    assert bool(page(cast, member=member).context["proposals"]) == is_there


def test_another_year_is_another_frame(cast):
    assert page(cast, "/midler/?ar=2025").context["frame"].received == 100_000
    assert page(cast).context["frame"].received == 50_000


def test_the_funds_as_they_were_on_a_day(cast):
    assert page(cast, "/midler/?ar=2025&per=1.7.2025").context["frame"].requested == 0
    assert page(cast, "/midler/?ar=2025&per=31.12.2025").context["frame"].requested == 80_000


def test_what_is_downloaded_is_as_of_the_day_the_page_shows(cast):
    shown = page(cast, "/midler/?ar=2025&per=1.7.2025").content.decode()

    assert 'href="/midler/ramme.xlsx?ar=2025&amp;per=1.7.2025"' in shown
    assert 'xlsx?ar=2025"' not in shown


@pytest.mark.parametrize("address", ["/midler/?ar=x", "/midler/?ar=20266", "/midler/?per=i+går", "/midler/?ar=²"])
def test_an_address_cut_short_still_shows_the_page(cast, address):
    page(cast, address)


def test_a_partnership_without_grants_says_so(cast):
    response = page(cast, "/midler/", member="outsider")

    assert response.context["shown"].years == []
    assert "Ingen tilskudd er registrert ennå" in response.content.decode()


@pytest.mark.parametrize("table", ["ramme", "forbruk", "tilskudd", "formal"])
def test_each_table_downloads_as_excel(cast, table):
    response = page(cast, f"/midler/{table}.xlsx?ar=2026", member="leader")

    assert response.headers["Content-Disposition"] == f'attachment; filename="{table}-2026.xlsx"'
    assert response.content.startswith(b"PK")


def test_no_other_table_downloads(cast):
    assert cast.client("secretariat").get("/midler/annet.xlsx").status_code == 404
