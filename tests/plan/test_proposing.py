"""The action itself keeps to one partnership, also where no form stands before it."""

import pytest

from factories import NOW, Small, make_partnership, make_plan
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.people.actors import operator
from handlingsrom.people.models import Body, Person, Region
from handlingsrom.plan.describing import propose_initiative
from handlingsrom.plan.models import Initiative, Programme

pytestmark = pytest.mark.django_db
NOTHING = {
    "title": "Ny vei",
    "description": "",
    "focus_area": None,
    "programme": None,
    "regions": [],
    "is_in_all_regions": False,
    "place_note": "",
    "responsible": [],
    "owner": None,
    "leader": None,
    "followed_up_by": "",
}


def propose(small, **change):
    return propose_initiative(by=small.by, now=NOW, partnership=small.partnership, **(NOTHING | change))


def theirs(kind):
    other = make_partnership("nabo")
    return {
        "focus_area": lambda: make_plan(other).strategy.focus_areas.first(),
        "programme": lambda: Programme.objects.create(partnership=other, name="P"),
        "regions": lambda: [Region.objects.create(partnership=other, name="R")],
        "responsible": lambda: [Body.objects.create(partnership=other, name="B", code="B", kind="strategic")],
        "owner": lambda: Person.objects.create(partnership=other, name="N", email="n@eksempel.no"),
        "leader": lambda: Person.objects.create(partnership=other, name="N", email="n@eksempel.no"),
    }[kind]()


@pytest.mark.parametrize("kind", ["focus_area", "programme", "regions", "responsible", "owner", "leader"])
def test_nothing_of_another_partnership_is_taken_in(kind):
    small = Small()
    with pytest.raises(Refused):
        propose(small, **{kind: theirs(kind)})
    assert not Initiative.objects.filter(title="Ny vei").exists()


def test_a_proposed_initiative_comes_last():
    small = Small()
    first, second = propose(small), propose(small, title="Enda en")
    assert second.order == first.order + 1


def test_all_regions_and_some_of_them_are_both_kept_as_papers_have_both():
    small = Small()
    made = propose(small, is_in_all_regions=True, regions=[small.region])
    assert made.is_in_all_regions
    assert [row.region for row in made.in_regions.all()] == [small.region]


def test_the_secretariat_of_another_partnership_is_refused():
    small = Small()
    with pytest.raises(Forbidden):
        propose_initiative(by=operator(make_partnership("nabo")), now=NOW, partnership=small.partnership, **NOTHING)
