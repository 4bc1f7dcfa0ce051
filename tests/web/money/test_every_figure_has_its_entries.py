"""Every figure on the funds pages leads to entries that add up to it, in years in which everything happened."""

import pytest

from cast import Cast, make_cast
from eventful import live_through_everything
from figures_on_a_page import wrong_figures
from handlingsrom.people.models import Region
from handlingsrom.plan.models import InitiativeRegion

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    small = live_through_everything(cast.small)
    hamar = Region.objects.create(partnership=small.partnership, name="Hamar", order=2)
    for initiative, region in ((small.alfa, hamar), (small.alfa, small.region), (small.beta, hamar)):
        InitiativeRegion.objects.create(initiative=initiative, region=region)
    return cast


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize(
    "address",
    [
        "/midler/?ar={}",
        "/midler/?ar={}&vis=tabell",
        "/midler/?ar={}&vis=tabell&per=1.3.2026",
        "/midler/forbruk/?ar={}",
        "/midler/forbruk/?ar={}&etter=omrade",
        "/midler/forbruk/?ar={}&etter=region",
        "/midler/forbruk/?ar={}&omrade=0",
        "/midler/forbruk/?ar={}&region=ingen",
        "/midler/forbruk/?ar={}&etter=region&per=31.12.2025",
    ],
)
def test_of_the_funds(cast, address, year):
    count, wrong = wrong_figures(cast.client("leader"), address.format(year))

    assert wrong == []
    assert count > 3 or "omrade=0" in address


def test_of_an_initiative(cast):
    for code in ("alfa", "beta", "gamma"):
        count, wrong = wrong_figures(cast.client("leader"), f"/handlingsplan/{code}/")
        assert (wrong, count > 5) == ([], True)
