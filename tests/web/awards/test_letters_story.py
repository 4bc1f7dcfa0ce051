"""From the decision to the answer: adopted in the browser, mailed with its link, accepted, off the list."""

import re

import pytest
from django.core import mail
from django.test import Client

from award_letters import allocate, case_that
from cast import Cast, make_cast
from handlingsrom.awards.models import AwardLetter
from handlingsrom.cases.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def adopt_in_browser(cast: Cast, case: Case):
    version = Case.objects.get(pk=case.pk).version
    said = {"version": version, "decided_on": "21.5.2026", f"outcome-{case.points.get().pk}": "adopted"}
    return cast.client("secretariat").post(f"/saker/{case.pk}/vedtak/", said, follow=True)


def test_adopted_mailed_accepted_and_off_the_list(cast, django_capture_on_commit_callbacks):
    case = case_that(cast.small, "14/26", allocate(cast.small.alfa, 100), allocate(cast.small.beta, 50))

    with django_capture_on_commit_callbacks(execute=True):
        response = adopt_in_browser(cast, case)

    told = response.content.decode()
    assert "2 tildelingsbrev er laget. 1 er sendt. 1 har ingen å sendes til" in told
    [sent] = mail.outbox
    assert sent.to == ["Leader <leader@eksempel.no>"]
    [letter] = [part for part in sent.message().walk() if part.get_content_type() == "application/pdf"]
    assert letter.get_filename() == "tildelingsbrev-2026-alfa.pdf"
    link = re.search(r"/brev/\S+/", sent.body)[0]

    stranger = Client()
    assert "Vi godtar tildelingen" in stranger.get(link).content.decode()
    answer = stranger.post(link, follow=True).content.decode()

    assert "Tildelingen er godtatt av Leader" in answer
    front = cast.client("secretariat").get("/").content.decode()
    assert "Beta" in front.split('id="letters"')[1].split("</section>")[0]
    assert "Alfa" not in front.split('id="letters"')[1].split("</section>")[0]
    listed = cast.client("auditor").get("/midler/brev/?vis=godtatt").content.decode()
    assert "Alfa" in listed
    assert AwardLetter.objects.count() == 2
