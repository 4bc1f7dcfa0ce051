"""The front page: what waits for each, by their role, and calm when nothing does."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from python_calamine import load_workbook

from cast import Cast, make_cast
from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_meeting
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, FollowUp
from handlingsrom.cases.states import CaseState
from handlingsrom.people.models import Seat
from handlingsrom.plan import table
from handlingsrom.plan.models import HealthReport, Initiative, Responsibility
from handlingsrom.web.overview import views
from handlingsrom.web.overview.reading import plan_rows
from handlingsrom.web.overview.todo import Todo, grouped

pytestmark = pytest.mark.django_db


TODAY = date(2026, 6, 9)


@pytest.fixture
def cast(monkeypatch) -> Cast:
    """The cast on a Tuesday in June 2026, with nothing to follow up."""
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)
    cast = make_cast()
    FollowUp.objects.all().delete()
    return cast


def front(cast: Cast, member: str):
    response = cast.client(member).get("/")
    assert response.status_code == 200
    return response


def waiting(cast: Cast, member: str) -> list[str]:
    return [item.title for group in front(cast, member).context["groups"] for item in group.items]


def follow_up(cast: Cast, due_in: int | None, **fields) -> FollowUp:
    due = TODAY + timedelta(days=due_in) if due_in is not None else None
    return FollowUp.objects.create(partnership=cast.partnership, due_on=due, **{"text": "Hent rapporten", **fields})


def test_the_secretariat_sees_follow_ups_drafts_owners_and_empty_seats(cast):
    follow_up(cast, -3)
    Seat.objects.create(body=cast.small.body, name="Brukerrepresentant")

    said = "\n".join(waiting(cast, "secretariat"))

    for words in ("Hent rapporten", "Gjør ferdig sak SSU 13/26", "Avklar eier for Alfa", "1 tom plass i SSU"):
        assert words in said


def test_a_leader_sees_their_own_initiative_without_status_and_its_follow_ups(cast):
    follow_up(cast, 2, initiative=cast.small.alfa)
    follow_up(cast, 2, initiative=cast.small.beta, text="Gjelder en annen")

    assert waiting(cast, "leader") == ["Hent rapporten", "Meld status for Alfa"]


@pytest.mark.parametrize(("days", "waits"), [(10, False), (90, False), (91, True)])
def test_a_status_goes_out_of_date_after_90_days(cast, days, waits):
    on = TODAY - timedelta(days=days)
    HealthReport.objects.create(initiative=cast.small.alfa, health="on_track", reported_on=on, recorded_at=NOW)

    assert ("Meld status for Alfa" in waiting(cast, "leader")) == waits


def test_a_member_sees_the_sent_cases_of_their_body(cast):
    assert waiting(cast, "municipality_member") == []

    Case.objects.filter(pk=cast.case.pk).update(state=CaseState.SENT)

    assert waiting(cast, "municipality_member") == ["Les sak SSU 13/26 før møtet"]
    assert waiting(cast, "leader") == ["Meld status for Alfa"]


def test_the_administrator_fills_seats_and_nothing_else(cast):
    Seat.objects.create(body=cast.small.body, name="Brukerrepresentant")

    assert waiting(cast, "administrator") == ["Oppnevn til 1 tom plass i SSU"]


@pytest.mark.parametrize("member", ["auditor", "submitter", "outsider"])
def test_who_has_nothing_to_do_is_told_so_calmly(cast, member):
    assert "Ingenting venter på deg" in front(cast, member).content.decode()


def test_an_empty_partnership_has_a_front_page_of_zeros(cast):
    assert [figure.value for figure in front(cast, "outsider").context["figures"]] == [0, 0, 0, 0]


def test_four_figures_of_the_money_and_the_plan(cast):
    follow_up(cast, -3)
    follow_up(cast, 3)

    figures = front(cast, "leader").context["figures"]

    assert [figure.value for figure in figures] == [55_000, 80_000, 1, 3]


def test_who_has_a_clear_owner_is_reckoned_as_the_plan_does(cast):
    small = cast.small
    Responsibility.objects.create(initiative=small.alfa, body=small.body, is_unsure=True)
    Responsibility.objects.create(initiative=small.beta, body=small.body)
    Initiative.objects.filter(pk=small.gamma.pk).update(owner=cast.persons["leader"])

    found = {row.pk: row.is_owner_clear for row in plan_rows(cast.partnership.pk)}

    there = [row for row in table.plan_rows(cast.partnership.pk) if row.is_in_plan]
    assert found == {row.pk: row.has_clear_owner for row in there}


def test_the_latest_decisions_show_what_they_moved_and_lead_to_the_entries(cast):
    record_decision(by=cast.small.by, now=NOW, case=cast.small.case, decided_on=date(2026, 5, 21))

    (row,) = front(cast, "submitter").context["decisions"]

    entries = cast.client("submitter").get(row["journal_url"]).context
    assert (row["case"], row["label"], row["ore"]) == ("13/26", "1", 10_000)
    assert entries["sums"]["ore"] == 10_000


def test_a_point_that_only_leads_in_those_below_it_is_left_out(cast):
    from handlingsrom.cases.editing import save_point

    small = cast.small
    for sub in (1, 2):
        save_point(
            by=small.by, now=NOW, case=small.case, version=small.version, main=1, sub=sub, text="at noe gjøres"
        )
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))

    assert [row["label"] for row in front(cast, "leader").context["decisions"]] == ["1a", "1b"]


def test_meetings_and_due_dates_ahead_in_order(cast):
    today = TODAY
    follow_up(cast, 9)
    create_meeting(by=cast.small.by, now=NOW, body=cast.small.body, held_on=today + timedelta(days=5))
    create_meeting(by=cast.small.by, now=NOW, body=cast.small.body, held_on=today + timedelta(days=12))

    assert [item.title for item in front(cast, "leader").context["dates"]] == ["SSU", "Hent rapporten", "SSU"]


def test_of_a_series_only_the_next_time_is_shown(cast):
    for days in (-5, 3, 90, 180):
        follow_up(cast, days)

    assert waiting(cast, "secretariat").count("Hent rapporten") == 2


def test_groups_by_when_something_is_due():
    monday = date(2026, 6, 8)
    items = [Todo("x", str(day), "", due_on=day) for day in (date(2026, 6, 7), monday, date(2026, 6, 14))]
    later = [Todo("x", "later", "", due_on=date(2026, 6, 15)), Todo("x", "some day", "")]

    groups = grouped([*items, *later], monday)

    assert [len(group.items) for group in groups] == [1, 2, 1, 1]
    assert [group.is_late for group in groups] == [True, False, False, False]


def test_a_long_list_says_how_many_more_there_are():
    items = [Todo("x", str(number), "") for number in range(10)]

    (group,) = grouped(items, date(2026, 6, 8))

    assert (len(group.items), group.more) == (6, 4)


@pytest.mark.parametrize("member", ["secretariat", "leader", "municipality_member", "administrator", "auditor"])
def test_at_most_twelve_queries_for_anyone(cast, member, django_assert_max_num_queries):
    cast.small.propose(ChangeKind.ALLOCATE, cast.small.beta, 20)
    for days in (-3, 1, 40):
        follow_up(cast, days)
    client = cast.client(member)
    client.get("/")

    with django_assert_max_num_queries(12):
        client.get("/")


def test_every_decision_downloads_as_excel_though_the_page_shows_the_latest(cast, monkeypatch):
    small = cast.small
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 400)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())
    shown = front(cast, "leader").context["decisions"]
    monkeypatch.setattr(views, "DECISIONS", 0)
    content = cast.client("leader").get("/vedtak.xlsx").content
    _head, *rows = load_workbook(BytesIO(content)).get_sheet_by_index(0).to_python()

    assert front(cast, "leader").context["decisions"] == []
    assert [row[:4] for row in rows] == [
        [row[key] for key in ("case", "label", "wording", "body")] for row in shown
    ]
    assert [row[5] for row in rows] == [row["ore"] / 100 for row in shown] == [500]
