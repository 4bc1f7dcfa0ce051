"""What a link opens without signing in: one letter, to read and accept; and what it does not."""

import time

import pytest
from django.test import Client

from award_letters import adopted, allocate, answering, case_that, give, link_in
from cast import Cast, make_cast
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.messages.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    give(cast.small, cast.small.alfa, 100)
    return cast


@pytest.fixture
def link(cast) -> str:
    return link_in(Message.objects.get())


def test_the_letter_is_read_without_signing_in(link):
    answer = Client().get(link)

    html = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 200
    assert "å gi tiltaket «Alfa» 100 kr for 2026" in html
    assert "Du svarer som Leader." in html
    assert "Beta" not in html
    assert Client().get(f"{link}tildelingsbrev.pdf").content.startswith(b"%PDF")


def test_opening_it_accepts_nothing(link):
    """Mail programs open links to look for harm in them."""
    for method in ("get", "head", "options"):
        getattr(Client(), method)(link)

    assert LetterRecipient.objects.get().accepted_at is None


def test_one_answers_once(link):
    answers = [Client().post(link).status_code for _click in range(2)]

    first = LetterRecipient.objects.get().accepted_at
    assert answers == [302, 302]
    assert "Tildelingen er godtatt av Leader" in Client().get(link).content.decode()
    Client().post(link)
    assert LetterRecipient.objects.get().accepted_at == first


def test_a_form_of_another_site_accepts_nothing(link):
    assert Client(enforce_csrf_checks=True).post(link).status_code == 403
    assert LetterRecipient.objects.get().accepted_at is None


def test_the_page_keeps_its_address_to_itself(link):
    for address in (link, f"{link}tildelingsbrev.pdf", "/brev/tull/"):
        answer = Client().get(address)
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]


def test_it_opens_nothing_else(link):
    client = Client()
    client.get(link)

    for address in ("/", "/midler/brev/", f"/midler/brev/{AwardLetter.objects.get().pk}/", "/handlingsplan/alfa/"):
        assert client.get(address)["Location"].startswith("/konto/logg-inn/")


@pytest.mark.parametrize(
    "spoilt", ["/brev/tull/", "/brev/1-1/", "/brev/%F0%9F%98%80/", "/brev/1-1.1xUuMt.aaaaaaaa/"]
)
def test_a_link_that_is_not_whole_says_so(cast, spoilt):
    answer = Client().get(spoilt)

    assert answer.status_code == 404
    assert "Lenken virker ikke" in answer.content.decode()
    assert Client().post(spoilt).status_code == 404


def test_an_old_link_says_so(link, monkeypatch):
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 401 * 86_400)

    answer = Client().get(link)

    assert answer.status_code == 410
    assert "Lenken er for gammel" in answer.content.decode()


def test_the_number_of_another_letter_does_not_fit_the_signature(cast, link):
    give(cast.small, cast.small.alfa, 10, "15/26")
    first, second = (str(pk) for pk in AwardLetter.objects.order_by("pk").values_list("pk", flat=True))

    assert Client().get(link.replace(f"/brev/{first}-", f"/brev/{second}-")).status_code == 404


def test_somebody_who_has_left_reads_it_and_is_told_why_they_do_not_answer(cast, link):
    answering(cast.small.alfa)

    html = Client().get(link).content.decode()

    assert "Du er ikke lenger leder eller eier" in html
    assert "Vi godtar tildelingen" not in html
    assert Client().post(link).status_code == 403
    assert LetterRecipient.objects.get().accepted_at is None


def test_whoever_else_is_signed_in_answers_as_the_one_the_link_is_for(cast, link):
    cast.client("outsider").post(link)

    assert LetterRecipient.objects.get().accepted_at
    assert LetterRecipient.objects.get().person == cast.persons["leader"]


def test_each_recipient_has_a_link_of_their_own(cast):
    answering(cast.small.beta, leader=cast.persons["leader"], owner=cast.persons["auditor"])
    adopted(cast.small, case_that(cast.small, "15/26", allocate(cast.small.beta, 5)))
    first, second = (link_in(m) for m in Message.objects.filter(subject__contains="Beta").order_by("pk"))

    Client().post(second)

    assert "Tildelingen er godtatt av Auditor" in Client().get(first).content.decode()
