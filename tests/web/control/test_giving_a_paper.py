"""A paper is given on the page of Kontroll, or is a case's own; what cannot be read is said at the field."""

import pytest
from django.urls import reverse

from cast import Cast, make_cast
from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.findings.checking import settle
from handlingsrom.findings.models import Answer, CheckedPaper
from web.control.checked import RIGHT, check, file, key_of

pytestmark = pytest.mark.django_db
PAGE = "/kontroll/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def give(cast: Cast, **sent):
    return cast.client("secretariat").post(reverse("control:upload"), sent)


def test_the_page_says_what_it_is_before_anything_is_checked(cast):
    html = cast.client("secretariat").get(PAGE).content.decode()

    assert "Ingen dokumenter er kontrollert ennå" in html
    assert "pasientopplysninger" in html
    assert reverse("money_findings") in html


def test_a_paper_is_checked_and_shown(cast):
    answer = give(cast, file=file())

    assert answer["Location"] == reverse("control:paper", args=[CheckedPaper.objects.get().pk])


def test_the_same_paper_again_is_said_to_be_known(cast):
    check(cast)

    client = cast.client("secretariat")
    page = client.post(reverse("control:upload"), {"file": file()}, follow=True).content.decode()

    assert "kontrollert før" in page
    assert CheckedPaper.objects.count() == 1


def test_nothing_chosen_an_empty_file_and_another_kind_of_file_are_said_at_the_field(cast):
    for sent in ({}, {"file": file("")}, {"file": file("{\\rtf1 Sak}", "sak.docx")}):
        answer = give(cast, **sent)
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode()


def test_a_possible_identity_number_in_the_paper_stops_it(cast):
    answer = give(cast, file=file("Gjelder 01010150074 i kommunen.\n"))

    assert answer.status_code == 422
    assert "fødselsnummer" in answer.content.decode()
    assert not CheckedPaper.objects.exists()


def test_the_list_tells_how_many_are_open_and_settled(cast):
    paper = check(cast)
    proven = sum(each["confidence"] == "proven" for each in paper.findings)
    by = cast.actor("secretariat")
    settle(by=by, now=NOW, paper=paper, key=key_of(paper), answer=Answer.FIXED, reason="")

    line = cast.client("auditor").get(PAGE).context["lines"][0]

    assert (line.count, line.settled, line.left) == (proven, 1, proven - 1)


def test_the_auditor_reads_but_gives_no_paper(cast):
    html = cast.client("auditor").get(PAGE).content.decode()

    assert reverse("control:upload") not in html


def test_kontroll_is_in_the_menu_of_those_who_may_open_it(cast):
    def menu(member: str) -> str:
        return cast.client(member).get(reverse("overview")).content.decode()

    assert f'href="{PAGE}"' in menu("secretariat")
    assert f'href="{PAGE}"' not in menu("municipality_member")


def test_ones_own_case_is_checked_as_it_would_be_sent(cast):
    client = cast.client("secretariat")
    assert (
        reverse("control:check_case", args=[cast.case.pk]) in client.get(f"/saker/{cast.case.pk}/").content.decode()
    )

    answer = client.post(reverse("control:check_case", args=[cast.case.pk]), follow=True)

    assert CheckedPaper.objects.get().case == cast.case
    assert cast.case.number in answer.content.decode()


def test_a_case_that_has_not_changed_is_one_paper_however_often_it_is_checked(cast):
    client = cast.client("secretariat")
    for _time in range(2):
        client.post(reverse("control:check_case", args=[cast.case.pk]))

    assert CheckedPaper.objects.count() == 1


def test_a_decided_case_is_no_longer_checked(cast):
    record_decision(by=cast.small.by, now=NOW, case=cast.case, decided_on=NOW.date())
    client = cast.client("secretariat")

    assert client.post(reverse("control:check_case", args=[cast.case.pk])).status_code == 422
    assert not CheckedPaper.objects.exists()


def test_papers_of_another_partnership_are_not_listed(cast):
    check(cast, RIGHT, name="deres.txt")

    assert "deres.txt" not in cast.client("outsider").get(PAGE).content.decode()
