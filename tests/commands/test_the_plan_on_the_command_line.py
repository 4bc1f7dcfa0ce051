"""`handlingsrom plan`: the plan for scripts and for people, today and as it was on a day."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from factories import NOW, Small, make_partnership
from handlingsrom.commands.plan import command
from handlingsrom.lib.errors import Refused
from handlingsrom.people.models import Partner, PartnerKind
from handlingsrom.plan.actions import transition
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Responsibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


def plan(*arguments: str) -> list[dict]:
    done = CliRunner().invoke(command, [*arguments, "--json"], catch_exceptions=False)
    return json.loads(done.stdout)


def codes(*arguments: str) -> set[str]:
    return {one["code"] for one in plan(*arguments)}


def test_only_what_is_in_the_plan_that_day(small):
    transition(by=small.by, now=NOW, initiative=small.alfa, to=Lifecycle.CLOSED, effective_on=date(2026, 5, 21))

    assert codes() == codes("--on", "2026-06-01") == {"beta", "gamma"}
    assert codes("--on", "2026-05-20") == {"alfa", "beta", "gamma"}
    assert codes("--on", "2026-06-01", "--all") == {"alfa", "beta", "gamma", "ny"}


def test_what_is_known_is_given_in_whole_kroner_and_what_is_not_is_null(small):
    hospital = Partner.objects.create(
        partnership=small.partnership, name="Sykehuset", kind=PartnerKind.HOSPITAL_TRUST
    )
    Responsibility.objects.create(initiative=small.alfa, partner=hospital, is_unsure=True)

    assert plan("--on", "2025-12-31")[0] == {
        "code": "alfa",
        "title": "Alfa",
        "focus_area": "Område 1",
        "lifecycle": "running",
        "responsible": ["Sykehuset?"],
        "owner": None,
        "leader": None,
        "health": "unknown",
        "health_on": None,
        "available": 400,
    }


def test_for_people_it_is_a_table(small):
    done = CliRunner().invoke(command, [], catch_exceptions=False)

    assert "Alfa" in done.stdout
    assert "{" not in done.stdout


def test_with_several_partnerships_it_asks_which(small):
    make_partnership("nabo")

    with pytest.raises(Refused, match="innlandet, nabo"):
        CliRunner().invoke(command, [], catch_exceptions=False)
    assert codes("--partnership", "nabo") == set()
