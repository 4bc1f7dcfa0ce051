"""What the end of a year and conditions ask of somebody, on the front page and the initiative's own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from awards.year_end.asking import answer, lead, somebody
from cast import Cast, make_cast
from factories import NOW
from handlingsrom.awards.models import YearEnd
from handlingsrom.awards.year_end import open_year_end
from handlingsrom.money.models import Condition

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    lead(cast.small.beta, owner=somebody(cast.small, "Ola"))
    return cast


def ask(cast: Cast, *, days: int = 30) -> YearEnd:
    by = {"by": cast.small.by, "now": timezone.now(), "partnership": cast.partnership}
    made = open_year_end(year=2025, due_on=timezone.localdate() + timedelta(days=30), **by)
    YearEnd.objects.update(due_on=timezone.localdate() + timedelta(days=days))
    return made


def titles(cast: Cast, member: str) -> list[str]:
    groups = cast.client(member).get("/").context["groups"]
    return [item.title for group in groups for item in group.items]


def hold_back(cast: Cast, requires: str = "mandate owner") -> Condition:
    wanted = {"initiative": cast.initiative, "year": 2025, "amount_ore": 12_000, "requires": requires}
    return Condition.objects.create(set_on=NOW.date(), recorded_at=NOW, **wanted)


def test_the_leader_is_asked_to_answer_for_their_own(cast):
    ask(cast)

    assert "Svar på hva som er igjen fra 2025: Alfa" in titles(cast, "leader")
    assert not [title for title in titles(cast, "hospital_member") if "2025" in title]


def test_one_who_has_answered_is_not(cast):
    answer(ask(cast), cast.small.alfa, carry=400)

    assert not [title for title in titles(cast, "leader") if "2025" in title]


def test_after_the_due_date_the_secretariat_sees_who_has_not_answered(cast):
    ask(cast, days=-2)

    (item,) = [
        item
        for group in cast.client("secretariat").get("/").context["groups"]
        for item in group.items
        if "har ikke svart" in item.title
    ]

    assert item.title == "3 tiltak har ikke svart på hva som er igjen fra 2025"
    assert item.note == "2 dager siden"
    assert item.sub.replace("\u00a0", " ") == "800 kr er igjen: Alfa, Beta, Gamma"


def test_before_the_due_date_nothing_is_late(cast):
    ask(cast)

    assert not [title for title in titles(cast, "secretariat") if "har ikke svart" in title]


def test_answers_that_are_ready_wait_to_be_put_in_a_case(cast):
    asked = ask(cast, days=-2)
    answer(asked, cast.small.alfa, carry=400)

    assert "Samle 1 svar fra årsslutt 2025 i en sak" in titles(cast, "secretariat")


def test_money_that_waits_for_a_condition_is_named_to_whom_it_concerns(cast):
    hold_back(cast)

    for member, is_told in (("secretariat", True), ("leader", True), ("auditor", False)):
        assert ("Få på plass mandat og eier for Alfa" in titles(cast, member)) == is_told


def test_the_initiatives_page_says_what_cannot_be_spent_and_what_is_missing(cast):
    hold_back(cast)

    page = cast.client("hospital_member").get("/handlingsplan/alfa/").content.decode().replace("\u00a0", " ")

    assert "120 kr kan ikke brukes før dette er på plass: mandat og eier." in page


def test_what_is_in_place_is_not_said(cast):
    hold_back(cast, "leader")

    page = cast.client("hospital_member").get("/handlingsplan/alfa/").content.decode()

    assert "kan ikke brukes" not in page


def test_it_takes_three_queries_more_when_there_is_something(cast, django_assert_max_num_queries):
    ask(cast, days=-2)
    hold_back(cast)
    client = cast.client("secretariat")
    client.get("/")

    with django_assert_max_num_queries(15):
        client.get("/")
