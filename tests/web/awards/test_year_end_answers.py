"""Answering in the browser: signed in, and by the link in the mail, which opens that form alone."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from awards.year_end.asking import answer, row
from cast import Cast, make_cast
from handlingsrom.awards.models import YearEnd, YearEndAnswer
from handlingsrom.awards.year_end import open_year_end
from handlingsrom.awards.year_end_gathering import gather
from handlingsrom.messages.models import Message

pytestmark = pytest.mark.django_db

SAID = {"carry_over": "300", "release": "100", "why": "Sent i gang.", "plan": "Ferdig i juni.", "seen": ""}
OWN = "/midler/arsslutt/2025/alfa/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def asked(cast: Cast) -> YearEnd:
    by = {"by": cast.small.by, "now": timezone.now(), "partnership": cast.partnership}
    return open_year_end(year=2025, due_on=timezone.localdate() + timedelta(days=30), **by)


@pytest.fixture
def link(asked) -> str:
    """The address in the mail."""
    text = Message.objects.get(person__name="Leader").text
    return re.search(r"/svar/\S+", text)[0]


def test_the_leader_answers_on_their_own_page(cast, asked):
    response = cast.client("leader").post(OWN, SAID)

    given = row(asked, cast.small.alfa)
    assert response.status_code == 302
    assert (given.carry_over_ore, given.release_ore, given.answered_by) == (30_000, 10_000, "Leader")


def test_the_page_shows_what_is_left_by_the_journal(cast, asked):
    response = cast.client("leader").get(OWN)

    assert response.context["left_ore"] == 40_000
    assert "Til sammen skal de bli 400\u00a0kr" in response.content.decode()


def test_amounts_that_do_not_add_up_are_refused_with_the_arithmetic_and_stay(cast, asked):
    response = cast.client("leader").post(OWN, {**SAID, "carry_over": "200"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "200 + 100 = 300. 400 kr er igjen, så 100 kr mangler." in page
    assert "Sent i gang." in page


def test_the_secretariat_is_told_that_it_answers_on_behalf(cast, asked):
    client = cast.client("secretariat")

    page = client.get(OWN).content.decode()
    client.post(OWN, SAID)

    assert "på vegne av tiltaket" in page
    assert "på vegne av tiltaket" in row(asked, cast.small.alfa).answered_by


def test_the_auditor_reads_and_cannot_write(cast, asked):
    answer(asked, cast.small.alfa, carry=400)

    response = cast.client("auditor").get(OWN)
    cast.client("auditor").post(OWN, {**SAID, "carry_over": "0", "release": "400"})

    assert "<form" not in response.content.decode().split("<main", 1)[1]
    assert row(asked, cast.small.alfa).release_ore == 0


def test_an_answer_that_somebody_gave_meanwhile_is_shown_and_not_overwritten(cast, asked):
    answer(asked, cast.small.alfa, carry=400)

    response = cast.client("leader").post(OWN, SAID)
    again = dict(response.context["form"].data.items())
    second = cast.client("leader").post(OWN, again)

    assert response.status_code == 422
    assert "Overfør 400, frigjør 0." in response.content.decode()
    assert second.status_code == 302
    assert row(asked, cast.small.alfa).carry_over_ore == 30_000


def test_with_the_link_one_answers_without_signing_in(cast, asked, link):
    client = Client()

    assert client.get(link).status_code == 200
    response = client.post(link, SAID, follow=True)

    assert "Takk, svaret er lagret" in response.content.decode()
    assert row(asked, cast.small.alfa).answered_by == "Leader"


def test_the_link_opens_nothing_else(cast, asked, link):
    client = Client()
    client.post(link, SAID)

    assert client.get(OWN).status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_linked_page_is_kept_out_of_caches_and_search_engines(asked, link):
    response = Client().get(link)

    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"


def test_a_link_that_does_not_hold_says_what_to_do(asked, link):
    response = Client().get(link[:-5] + "/")

    assert response.status_code == 404
    assert "Lenken virker ikke" in response.content.decode()


def test_a_possible_birth_number_is_stopped_also_here(cast, asked, link):
    response = Client().post(link, {**SAID, "why": "Gjelder 01019012345."})

    assert response.status_code == 422
    assert row(asked, cast.small.alfa).answered_at is None


def test_an_answer_in_a_case_is_shown_and_no_longer_changed(cast, asked, link):
    answer(asked, cast.small.alfa, carry=400)
    gather(by=cast.small.by, now=timezone.now(), year_end=asked, case=cast.case)

    for client, address in ((Client(), link), (cast.client("leader"), OWN)):
        response = client.get(address)
        client.post(address, {**SAID, "carry_over": "0", "release": "400"})
        assert "<textarea" not in response.content.decode()
    assert YearEndAnswer.objects.get(initiative=cast.small.alfa).carry_over_ore == 40_000


def test_the_key_of_the_link_stays_out_of_the_log(asked, link, caplog):
    with caplog.at_level("INFO"):
        Client().get(link)
        Client().post(link, {**SAID, "carry_over": "1"})

    logged = " ".join(f"{record.getMessage()} {getattr(record, 'facts', '')}" for record in caplog.records)
    assert "/svar/…/" in logged
    assert link.split("/")[2] not in logged
