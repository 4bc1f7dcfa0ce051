"""The year end in the browser: asking, the list by what is to be done, and putting the answers in a case."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from awards.year_end.asking import answer, lead, somebody
from cast import Cast, make_cast
from handlingsrom.awards.models import YearEnd
from handlingsrom.awards.year_end import open_year_end
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.lib.dates import format_date
from handlingsrom.messages.kinds import MessageState
from handlingsrom.messages.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def asked(cast: Cast) -> YearEnd:
    """Alfa is led by the leader of the cast, beta owned by Ola, and gamma has nobody."""
    lead(cast.small.beta, owner=somebody(cast.small, "Ola"))
    by = {"by": cast.small.by, "now": timezone.now(), "partnership": cast.partnership}
    return open_year_end(year=2025, due_on=timezone.localdate() + timedelta(days=30), **by)


def groups(response) -> dict[str, list[str]]:
    return {g.key: [row.answer.initiative.code for row in g.rows] for g in response.context["groups"]}


def test_the_secretariat_asks_and_mails_leave(cast, django_capture_on_commit_callbacks):
    due = timezone.localdate() + timedelta(days=14)

    with django_capture_on_commit_callbacks(execute=True):
        response = cast.client("secretariat").post("/midler/arsslutt/sporr/2025/", {"due_on": format_date(due)})

    assert response["Location"] == "/midler/arsslutt/?ar=2025"
    assert [message.to for message in mail.outbox] == [["Leader <leader@eksempel.no>"]]


def test_it_is_said_how_many_were_asked_and_how_many_have_nobody_to_ask(cast):
    due = timezone.localdate() + timedelta(days=14)

    page = cast.client("secretariat").post(
        "/midler/arsslutt/sporr/2025/", {"due_on": format_date(due)}, follow=True
    )

    assert "1 tiltak er spurt. 2 har ingen å spørre" in page.content.decode()


def test_before_asking_it_shows_who_has_money_left_and_who_has_nobody_to_ask(cast):
    rows = cast.client("secretariat").get("/midler/arsslutt/sporr/2025/").context["rows"]

    assert [(row["initiative"].code, len(row["people"])) for row in rows] == [
        ("alfa", 1),
        ("gamma", 0),
        ("beta", 0),
    ]


def test_when_nothing_is_left_there_is_nothing_to_send(cast):
    page = cast.client("secretariat").get("/midler/arsslutt/sporr/2024/").content.decode()

    assert "Ingen tiltak har midler igjen av 2024" in page
    assert 'name="due_on"' not in page


def test_a_year_that_was_asked_about_is_not_asked_about_again(cast, asked):
    answer = cast.client("secretariat").get("/midler/arsslutt/sporr/2025/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/midler/arsslutt/?ar=2025")


def test_a_date_that_is_past_is_refused_at_the_field(cast):
    response = cast.client("secretariat").post("/midler/arsslutt/sporr/2025/", {"due_on": "1.1.2020"})

    assert response.status_code == 422
    assert "due_on" in response.context["form"].errors


def test_the_list_says_what_is_to_be_done_about_each(cast, asked):
    answer(asked, cast.small.alfa, carry=400)

    response = cast.client("auditor").get("/midler/arsslutt/")

    assert groups(response) == {"nobody": ["gamma"], "waiting": ["beta"], "answered": ["alfa"]}
    assert "1 svar av 3" in response.content.decode()


def test_after_the_due_date_those_who_have_not_answered_are_marked(cast, asked):
    YearEnd.objects.update(due_on=date(2026, 1, 15))

    page = cast.client("secretariat").get("/midler/arsslutt/").content.decode()

    assert "Fristen var 15.1.2026." in page
    assert page.count("hr-tone-warning") == 2


def test_a_leader_sees_their_own_alone_and_others_nothing(cast, asked):
    assert groups(cast.client("leader").get("/midler/arsslutt/")) == {"waiting": ["alfa"]}
    assert "Du er ikke spurt" in cast.client("hospital_member").get("/midler/arsslutt/").content.decode()


def test_another_year_is_another_list(cast, asked):
    assert cast.client("secretariat").get("/midler/arsslutt/?ar=2024").context["chosen"] is None


def test_the_list_as_a_workbook(cast, asked):
    answer(asked, cast.small.alfa, carry=300, release=100)

    content = cast.client("secretariat").get("/midler/arsslutt/svar.xlsx?ar=2025").content

    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    (found,) = [row for row in rows if row[0] == "Alfa"]
    assert found[1:6] == ["Leader", 400, 300, 100, "Svart"]
    assert [row[2] for row in rows if row[0] == "Sum"] == [800]


def test_those_who_have_not_answered_are_reminded_by_the_button(cast, asked):
    response = cast.client("secretariat").post("/midler/arsslutt/paminn/2025/", follow=True)

    assert "2 tiltak er minnet på i dag." in response.content.decode()
    assert "minnet på" in response.content.decode()


def test_a_mail_that_did_not_arrive_is_said_at_its_row(cast, asked):
    lost = Message.objects.get(person__name="Ola")
    Message.objects.filter(pk=lost.pk).update(state=MessageState.GIVEN_UP, next_attempt_at=None)

    page = cast.client("secretariat").get("/midler/arsslutt/").content.decode()

    assert page.count("E-posten har ikke kommet fram") == 1
    assert f'href="{reverse("messages:show", args=[lost.pk])}"' in page


def test_the_due_date_is_changed(cast, asked):
    due = timezone.localdate() + timedelta(days=60)

    cast.client("secretariat").post("/midler/arsslutt/frist/2025/", {"due_on": format_date(due)})

    assert YearEnd.objects.get().due_on == due


def test_gathering_shows_what_will_be_put_in_and_then_the_case(cast, asked):
    answer(asked, cast.small.alfa, carry=400)
    client = cast.client("secretariat")

    shown = client.get("/midler/arsslutt/samle/2025/")
    response = client.post("/midler/arsslutt/samle/2025/", {"case": cast.case.pk, "lists_unanswered": "on"})

    assert [wish.carry_over_ore for wish in shown.context["wishes"]] == [40_000]
    assert response["Location"] == f"/saker/{cast.case.pk}/"
    assert cast.case.changes.filter(kind=ChangeKind.CARRY_OVER, initiative=cast.small.alfa).exists()
    assert "Beta" in Case.objects.get(pk=cast.case.pk).assessment


def test_what_did_not_simply_come_in_is_said(cast, asked):
    answer(asked, cast.small.alfa, carry=400)
    answer(asked, cast.small.gamma, carry=0, release=100, by=cast.small.by)  # released in the case already

    page = cast.client("secretariat").post("/midler/arsslutt/samle/2025/", {"case": cast.case.pk}, follow=True)

    said = page.content.decode()
    assert "1 svar er tatt inn i saken." in said
    assert "Gamma har allerede et slikt forslag i saken." in said
    assert "Ikke svart: Beta." in said


def test_a_new_case_is_made_for_them(cast, asked):
    answer(asked, cast.small.alfa, carry=400)
    sent = {"case": "new", "body": cast.small.body.pk, "title": "Ubrukte midler"}

    cast.client("secretariat").post("/midler/arsslutt/samle/2025/", sent)

    assert Case.objects.get(title="Ubrukte midler").changes.count() == 1


def test_a_new_case_needs_a_body_and_a_title(cast, asked):
    answer(asked, cast.small.alfa, carry=400)

    response = cast.client("secretariat").post("/midler/arsslutt/samle/2025/", {"case": "new", "title": " "})

    assert set(response.context["form"].errors) == {"body", "title"}


def test_another_partnerships_case_is_not_to_choose(cast, asked):
    answer(asked, cast.small.alfa, carry=400)

    response = cast.client("secretariat").post("/midler/arsslutt/samle/2025/", {"case": "999999"})

    assert "case" in response.context["form"].errors
