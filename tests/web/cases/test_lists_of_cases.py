"""The list of cases, the calendar of meetings and the follow-ups."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from case_stage import text_of
from django.utils import timezone
from python_calamine import CalamineWorkbook

from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_case
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, FollowUp, Meeting


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", {"13/26", "14/26"}),
        ("q=13/26", {"13/26"}),
        ("q=sak 14.26", {"14/26"}),
        ("q=ÅPNE", {"14/26"}),
        ("status=decided", set()),
        ("ar=2026", {"13/26", "14/26"}),
        ("ar=2025", set()),
        ("utvalg=tull&ar=x", {"13/26", "14/26"}),
    ],
)
def test_the_list_is_filtered_by_its_address(stage, query, numbers):
    create_case(by=stage.by, now=NOW, body=stage.body, title="Åpne dører", budget_year=2026, number="14/26")
    rows = stage.secretariat.get(f"/saker/?{query}").context["rows"]
    assert {case.number for case in rows} == numbers


def test_a_list_shows_only_what_one_may_read(stage):
    for who, shown in (("secretariat", 1), ("auditor", 1), ("member", 0), ("outsider", 0)):
        assert len(getattr(stage, who).get("/saker/").context["rows"]) == shown


def test_excel_has_the_rows_of_the_page(stage):
    response = stage.secretariat.get("/saker/liste.xlsx?q=13/26")
    assert cells(response)[1][:3] == ["13/26", "SSU", "Midler 2026"]
    assert len(cells(stage.member.get("/saker/liste.xlsx"))) == 1


def test_the_secretariat_makes_a_case_with_the_next_number(stage):
    data = {"body": stage.body.pk, "title": "Ny sak", "budget_year": 2026, "meeting": stage.case.meeting_id}
    response = stage.secretariat.post("/saker/ny/", data)
    made = Case.objects.get(title="Ny sak")
    assert response.url == f"/saker/{made.pk}/"
    assert made.number == "14/26"
    assert stage.member.post("/saker/ny/", data).status_code == 403


def test_a_number_in_use_is_refused_at_its_field(stage):
    data = {"body": stage.body.pk, "title": "Ny sak", "budget_year": 2026, "number": "13.26"}
    response = stage.secretariat.post("/saker/ny/", data)
    assert response.status_code == 422
    assert "number" in response.context["form"].errors


def test_a_neighbours_body_cannot_be_chosen(stage):
    data = {"body": stage.body.pk, "title": "Ny sak", "budget_year": 2026}
    assert stage.outsider.post("/saker/ny/", data).status_code == 422


def test_meetings_are_added_and_shown_with_their_cases(stage):
    response = stage.secretariat.post("/saker/moter/", {"body": stage.body.pk, "held_on": "19.11.2026"})
    assert response.status_code == 302
    assert Meeting.objects.filter(held_on=date(2026, 11, 19)).exists()
    assert "13/26" in text_of(stage.secretariat.get("/saker/moter/"))
    assert "13/26" not in text_of(stage.member.get("/saker/moter/"))
    assert stage.member.post("/saker/moter/", {"body": stage.body.pk, "held_on": "1.1.2027"}).status_code == 403


def test_the_same_day_twice_is_refused(stage):
    response = stage.secretariat.post("/saker/moter/", {"body": stage.body.pk, "held_on": "21.5.2026"})
    assert response.status_code == 422


def test_overdue_follow_ups_come_first(stage):
    late, coming = follow_ups(stage)
    groups = stage.member.get("/saker/oppfolging/").context["groups"]
    assert [(g["key"], [r["it"] for r in g["rows"]]) for g in groups] == [("late", [late]), ("coming", [coming])]
    assert groups[0]["rows"][0]["case"].number == "13/26"


def test_a_follow_up_is_completed_once_by_the_secretariat(stage):
    late, _coming = follow_ups(stage)
    data = {"done_on": "1.6.2026", "note": "Levert"}
    url = f"/saker/oppfolging/{late.pk}/"
    assert stage.member.post(url, data).status_code == 403
    assert stage.outsider.post(url, data).status_code == 404
    assert stage.secretariat.post(url, data).status_code == 302
    late.refresh_from_db()
    assert (late.done_on, late.done_note) == (date(2026, 6, 1), "Levert")
    assert stage.secretariat.post(url, data).status_code == 422
    assert "Levert" in text_of(stage.member.get("/saker/oppfolging/?gjort=1"))


def test_follow_ups_in_excel(stage):
    late, _coming = follow_ups(stage)
    rows = cells(stage.member.get("/saker/oppfolging/liste.xlsx"))
    assert rows[1][:2] == ["Over fristen", late.text]


def test_the_form_of_one_follow_up_opens_by_its_address(stage):
    late, _coming = follow_ups(stage)
    address = f"/saker/oppfolging/?ferdig={late.pk}"
    form = f'action="/saker/oppfolging/{late.pk}/"'
    assert form in text_of(stage.secretariat.get(address))
    assert form not in text_of(stage.member.get(address))


def follow_ups(stage) -> list[FollowUp]:
    """One overdue and one to come."""
    today = timezone.localdate()
    for text, days in (("Kommer", 30), ("For sent", -30)):
        stage.propose(ChangeKind.ADOPT_ROUTINE, text=text, due_on=today + timedelta(days=days))
    record_decision(by=stage.by, now=NOW, case=stage.case, decided_on=NOW.date())
    return list(FollowUp.objects.order_by("due_on"))


def cells(response) -> list[list]:
    return CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()
