"""A leader says what the initiative has spent: once, within what it has, and for no other initiative."""

import re
from datetime import date

import pytest

from cast import Cast, make_cast
from factories import NOW, award, spend
from handlingsrom.money.models import Condition, Entry
from handlingsrom.money.years import close_year

pytestmark = pytest.mark.django_db

HERE = "/midler/tiltak/alfa/forbruk/"
SAID = {"amount": "100,50", "booked_on": "1.6.2026", "text": "Lønn", "reference": "Faktura 7", "key": "k"}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def report(cast: Cast, member: str = "leader", **changed: str):
    return cast.client(member).post(HERE, {**SAID, **changed})


def test_the_leader_reports_what_was_spent(cast):
    answer = report(cast)

    entry = Entry.objects.get(kind="spending")
    assert answer.headers["Location"] == HERE
    assert (entry.amount_ore, entry.booked_on, entry.text) == (10_050, date(2026, 6, 1), "Lønn")
    assert (entry.reference, entry.recorded_by) == ("Faktura 7", "Leader")


def test_a_double_click_is_one_spending(cast):
    assert [report(cast, amount="400").status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(kind="spending").count() == 1


def test_the_owner_and_the_secretariat_report_too(cast):
    type(cast.initiative).objects.filter(pk=cast.initiative.pk).update(owner=cast.persons["hospital_member"])

    assert report(cast, "hospital_member").status_code == 302
    assert report(cast, "secretariat", key="2").status_code == 302


@pytest.mark.parametrize(
    ("member", "status"),
    [
        ("municipality_member", 403),
        ("hospital_member", 403),
        ("submitter", 403),
        ("administrator", 403),
        ("auditor", 403),
        ("outsider", 404),
        ("nobody", 403),
        ("anonymous", 302),
    ],
)
@pytest.mark.parametrize("address", [HERE, "/midler/tiltak/alfa/tilbakefort/"])
def test_others_neither_see_nor_report(cast, member, status, address):
    client = cast.client(member)

    assert client.get(address).status_code == status
    assert client.post(address, SAID).status_code == status
    assert not Entry.objects.filter(kind="spending").exists()


def test_a_leader_does_not_reach_another_initiative(cast):
    client = cast.client("leader")

    assert client.get("/midler/tiltak/beta/forbruk/").status_code == 403
    assert client.post("/midler/tiltak/beta/forbruk/", SAID).status_code == 403
    assert client.get("/midler/avstemming/beta/").status_code == 403


def errors(answer, field: str) -> str:
    assert answer.status_code == 422
    assert not Entry.objects.filter(kind="spending").exists()
    return " ".join(answer.context["form"].errors[field])


def test_too_much_is_refused_with_how_much_there_is_and_nothing_typed_is_lost(cast):
    answer = report(cast, amount="401")

    assert "har 400 kr" in errors(answer, "amount").replace("\xa0", " ")
    assert 'value="Faktura 7"' in answer.content.decode()


def test_money_that_came_later_is_said_to_be_there_today(cast):
    said = errors(report(cast, booked_on="1.2.2025"), "booked_on").replace("\xa0", " ")

    assert said == "Den 1.2.2025 hadde tiltaket 0 kr å bruke av. I dag har det 400 kr. Velg en senere dato."


def test_money_that_waits_for_a_condition_is_refused_with_what_it_waits_for(cast):
    Condition.objects.create(
        initiative=cast.initiative, year=2025, amount_ore=35_000, requires="mandate", set_on=NOW, recorded_at=NOW
    )

    answer = report(cast)

    assert "mandat" in errors(answer, "amount")
    assert answer.context["purse"].now_ore == 5_000
    assert "mandat" in answer.context["purse"].waiting


def test_a_closed_year_is_refused(cast):
    close_year(by=cast.small.by, now=NOW, partnership=cast.partnership, year=2025)

    assert "2025" in errors(report(cast, booked_on="1.12.2025"), "booked_on")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("amount", ""),
        ("amount", "mye"),
        ("booked_on", "31.2.2026"),
        ("booked_on", "1.6.2199"),
        ("text", ""),
        ("text", "13028949930"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(cast, field, typed):
    assert errors(report(cast, **{field: typed}), field)


def test_the_page_shows_what_can_be_spent_and_what_was(cast):
    award(cast.small.new, cast.initiative, 70, key="more")
    report(cast)
    page = cast.client("leader").get(HERE)

    assert page.context["purse"].now_ore == 47_000 - 10_050
    assert page.context["spent_ore"] == 10_050
    assert "Faktura 7" in page.content.decode()


def test_what_came_back_can_be_spent_again(cast):
    report(cast)
    back = {**SAID, "amount": "40", "text": "Kreditnota"}
    client = cast.client("leader")
    answers = [client.post("/midler/tiltak/alfa/tilbakefort/", back).status_code for _ in range(2)]

    entry = Entry.objects.get(kind="refund")
    assert answers == [302, 302]
    assert (entry.amount_ore, entry.text, entry.reference) == (4_000, "Kreditnota", "Faktura 7")
    assert client.get(HERE).context["spent_ore"] == 6_050


def test_more_than_was_spent_does_not_come_back(cast):
    report(cast)
    answer = cast.client("leader").post("/midler/tiltak/alfa/tilbakefort/", {**SAID, "amount": "101"})

    assert answer.status_code == 422
    assert not Entry.objects.filter(kind="refund").exists()


def test_each_form_has_a_key_of_its_own(cast):
    client = cast.client("leader")
    keys = {re.search(r'name="key" value="(\w{32})"', client.get(HERE).content.decode())[1] for _ in range(2)}

    assert len(keys) == 2


def test_the_initiatives_page_leads_there_for_those_who_may(cast):
    assert HERE in cast.client("leader").get("/handlingsplan/alfa/").content.decode()
    assert HERE not in cast.client("auditor").get("/handlingsplan/alfa/").content.decode()


def test_many_entries_are_shown_a_page_at_a_time(cast):
    for number in range(52):
        spend(cast.initiative, 1, key=str(number))

    page = cast.client("leader").get(f"{HERE}?page=2")
    assert len(page.context["rows"]) == 2
    assert page.context["spent_ore"] == 5_200
