"""The pages of award letters: the list and its filters, one letter, sending, and making those of old decisions."""

from io import BytesIO

import pytest
from python_calamine import load_workbook

from award_letters import adopted, allocate, answering, case_that, give, person
from cast import Cast, make_cast
from factories import NOW
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Effect
from handlingsrom.messages.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Alfa's letter is mailed to its leader; beta's has nobody to be sent to."""
    cast = make_cast()
    adopted(
        cast.small, case_that(cast.small, "14/26", allocate(cast.small.alfa, 100), allocate(cast.small.beta, 50))
    )
    return cast


def letter(cast: Cast, code: str = "alfa") -> AwardLetter:
    return AwardLetter.objects.get(initiative__code=code, partnership=cast.partnership)


def titles(cast: Cast, query: str = "", member: str = "secretariat") -> list[str]:
    return [row.title for row in cast.client(member).get(f"/midler/brev/{query}").context["shown"]]


def page(cast: Cast, member: str, code: str = "alfa"):
    return cast.client(member).get(f"/midler/brev/{letter(cast, code).pk}/")


def test_the_list_is_filtered_by_where_letters_stand(cast):
    assert titles(cast) == ["Alfa", "Beta"]
    assert titles(cast, "?vis=ikke-godtatt") == ["Alfa"]
    assert titles(cast, "?vis=ingen-mottaker") == ["Beta"]
    assert titles(cast, "?vis=godtatt") == []
    assert titles(cast, "?vis=tull") == ["Alfa", "Beta"]

    Message.objects.update(state="failed")
    assert titles(cast, "?vis=ikke-levert", "auditor") == ["Alfa"]


@pytest.mark.parametrize(
    ("words", "found"), [("alf", ["Alfa"]), ("14/26", ["Alfa", "Beta"]), ("leader", ["Alfa"]), ("x", [])]
)
def test_it_is_searched_by_title_case_and_name(cast, words, found):
    assert titles(cast, f"?q={words}") == found


def test_another_partnership_sees_none_of_them(cast):
    assert titles(cast, member="outsider") == []


def test_excel_holds_what_the_list_shows(cast):
    answer = cast.client("auditor").get("/midler/brev/tildelingsbrev.xlsx?vis=ikke-godtatt")

    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    [row] = [row for row in rows if row[0] == "Alfa"]
    assert row[1:5] == ["SSU 14/26", "2026", 100.0, "Leader (leder)"]
    assert row[7] == "Ikke godtatt"
    assert not any(row[0] == "Beta" for row in rows)


def test_those_named_later_are_sent_theirs_with_one_button(cast):
    answering(cast.small.beta, owner=person(cast.small, "Eva Eier"))
    client = cast.client("secretariat")
    assert "Send 1 brev" in client.get("/midler/brev/").content.decode()

    told = client.post("/midler/brev/send/", follow=True).content.decode()

    assert "1 brev er sendt." in told
    assert "Send 1 brev" not in told
    assert LetterRecipient.objects.get(letter=letter(cast, "beta")).email == "eva@kommune.example"


def test_a_letter_that_cannot_be_sent_is_told_of_and_says_why(cast):
    answering(cast.small.beta, owner=person(cast.small, "Eva Eier", email="eva på øya"))
    client = cast.client("secretariat")

    told = client.post("/midler/brev/send/", follow=True).content.decode()
    answer = client.post(f"/midler/brev/{letter(cast, 'beta').pk}/send/{cast.small.beta.owner_id}/")

    assert "1 brev kunne ikke sendes" in told
    assert answer.status_code == 422
    assert "eva på øya" in answer.content.decode()


def test_old_decisions_get_their_letters_by_a_button_and_no_mail(cast):
    case = case_that(cast.small, "15/26", allocate(cast.small.gamma, 10))
    record_decision(by=cast.small.by, now=NOW, case=case, decided_on=NOW.date())
    client, before = cast.client("secretariat"), Message.objects.count()
    assert "Vedtak uten tildelingsbrev" in client.get("/midler/brev/").content.decode()
    assert "Lag tildelingsbrev" not in cast.client("auditor").get("/midler/brev/").content.decode()

    told = client.post(f"/midler/brev/lag/{case.pk}/", follow=True).content.decode()

    assert "1 tildelingsbrev er laget for sak 15/26." in told
    assert "Vedtak uten tildelingsbrev" not in told
    assert Message.objects.count() == before


def test_a_letter_has_what_it_says_and_to_whom_it_went(cast):
    html = page(cast, "auditor").content.decode().replace("\xa0", " ")

    for said in (
        "å gi tiltaket «Alfa» 100 kr for 2026",
        "leader@eksempel.no",
        "Ikke godtatt",
        "minst to ganger i året",
    ):
        assert said in html
    assert "Send på nytt" not in html


def test_the_leader_reads_and_accepts_it_but_sends_nothing(cast):
    html = page(cast, "leader").content.decode()
    assert "Vi godtar tildelingen" in html
    assert "Send på nytt" not in html
    assert "leader@eksempel.no" not in html

    told = cast.client("leader").post(f"/midler/brev/{letter(cast).pk}/godta/", follow=True).content.decode()

    assert "Tildelingen til «Alfa» er godtatt." in told
    assert LetterRecipient.objects.get().accepted_at
    assert titles(cast, "?vis=godtatt") == ["Alfa"]


def test_it_is_sent_again_once_however_often_one_clicks(cast):
    client, address = (
        cast.client("secretariat"),
        f"/midler/brev/{letter(cast).pk}/send/{cast.persons['leader'].pk}/",
    )

    answers = [client.post(address, {"ganger": "1"}).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert Message.objects.filter(kind="award_letter").count() == 2


def test_a_mail_that_failed_says_why(cast):
    Message.objects.update(state="given_up", next_attempt_at=None, problem="recipient")

    html = page(cast, "secretariat").content.decode()

    assert "Ikke levert" in html
    assert "godtar ikke adressen til mottakeren" in html or "mottaker" in html


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_letter_is_downloaded(cast, form, start):
    answer = cast.client("leader").get(f"/midler/brev/{letter(cast).pk}/tildelingsbrev.{form}")

    assert answer.content.startswith(start)
    assert f"tildelingsbrev-2026-alfa.{form}" in answer["Content-Disposition"]
    assert cast.client("leader").get(f"/midler/brev/{letter(cast).pk}/tildelingsbrev.xlsx").status_code == 404


def test_what_a_later_decision_took_back_stands_above_the_letter(cast):
    entries = [e.entry for e in Effect.objects.filter(decision__point__case__number="14/26", entry__isnull=False)]
    changes = [{"kind": ChangeKind.CORRECT, "entry": entry, "text": "Feil"} for entry in entries]
    adopted(cast.small, case_that(cast.small, "20/26", *changes))

    html = page(cast, "leader").content.decode()

    assert "Endret ved vedtak 20/26 1, 21.5.2026" in html
    assert "Vi godtar tildelingen" not in html
    assert "endret ved et senere vedtak" in cast.client("secretariat").get("/midler/brev/").content.decode()


def test_the_initiative_shows_its_letters_to_those_they_are_for(cast):
    assert "Vi godtar tildelingen" in cast.client("leader").get("/handlingsplan/alfa/").content.decode()
    assert 'id="brev"' in cast.client("secretariat").get("/handlingsplan/alfa/").content.decode()
    assert 'id="brev"' not in cast.client("municipality_member").get("/handlingsplan/alfa/").content.decode()

    back = cast.client("leader").post(f"/midler/brev/{letter(cast).pk}/godta/", {"til": "tiltak"}, follow=True)

    assert back.redirect_chain[-1][0] == "/handlingsplan/alfa/"
    assert "Vi godtar tildelingen" not in back.content.decode()


def test_the_front_page_lists_them_for_the_secretariat_alone(cast):
    groups = cast.client("secretariat").get("/").context["letter_groups"]

    found = [(group.label, [item.title for item in group.items]) for group, _url in groups]
    assert found == [("Ikke godtatt", ["Alfa"]), ("Ingen å sende til", ["Beta"])]
    assert groups[0][0].items[0].due_on == NOW.date()
    assert cast.client("auditor").get("/").context["letter_groups"] == []
    assert cast.client("leader").get("/").context["letter_groups"] == []


def test_many_letters_take_no_more_queries(cast, django_assert_max_num_queries):
    for number in range(30, 42):
        give(cast.small, cast.small.alfa, 1, f"{number}/26")
    client = cast.client("secretariat")
    client.get("/midler/brev/")

    with django_assert_max_num_queries(9):
        assert len(client.get("/midler/brev/").context["shown"]) == 14
