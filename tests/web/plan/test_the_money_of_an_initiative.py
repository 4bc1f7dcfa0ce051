"""An initiative's money year by year: own columns for what is rare, each figure with its entries and decisions."""

from datetime import date

import pytest

from cast import Cast, make_cast
from eventful import live_through_everything
from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind

pytestmark = pytest.mark.django_db
USUAL = ["Tildelt", "Overført inn", "Brukt", "Ført videre", "Igjen"]


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def shown(cast: Cast, code: str):
    response = cast.client("leader").get(f"/handlingsplan/{code}/")
    assert response.status_code == 200
    return response.context["portrait"]


def test_transfers_and_draws_have_columns_only_when_there_are_any(cast):
    assert [word for _name, word in shown(cast, "beta").columns] == USUAL

    live_through_everything(cast.small)

    assert [word for _name, word in shown(cast, "beta").columns] == [
        "Tildelt",
        "Overført inn",
        "Fra fondet",
        "Brukt",
        "Ført videre",
        "Ikke gjort rede for",
        "Igjen",
    ]
    assert "Fra andre tiltak" in [word for _name, word in shown(cast, "gamma").columns]


def test_money_moved_stands_with_its_decision_at_both_initiatives(cast):
    small = cast.small
    small.propose(ChangeKind.TRANSFER, small.alfa, 40, into=small.beta)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))

    alfa, beta = shown(cast, "alfa"), shown(cast, "beta")

    assert alfa.years[0].money.moved_out_ore == beta.years[-1].money.moved_in_ore == 40_00
    assert [case for case, _url, _day in beta.years[-1].decisions] == ["13/26 1"]
    assert [(line.case, line.ore) for line in beta.decisions] == [("13/26 1", 40_00)]


def test_a_release_stands_with_its_decision_at_the_year_it_was_taken_from(cast):
    small = cast.small
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))

    [year] = shown(cast, "gamma").years

    assert (year.money.year, year.money.released_ore, year.money.left_ore) == (2025, 100_00, 0)
    assert [case for case, _url, _day in year.decisions] == ["13/26 1"]
