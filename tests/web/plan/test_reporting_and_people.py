"""Saying how an initiative is doing, and who answers for it: the two things that need no decision."""

import pytest

from cast import make_cast
from factories import NOW
from handlingsrom.audit.models import Record
from handlingsrom.plan.actions import set_people
from handlingsrom.plan.models import HealthReport, Initiative

pytestmark = pytest.mark.django_db
REPORT = {"health": "at_risk", "text": "Mangler prosjektleder.", "reported_on": "21.5.2026"}


@pytest.fixture
def cast():
    return make_cast()


def status_of(cast):
    return f"/handlingsplan/{cast.initiative.code}/status/"


def people_of(cast):
    return f"/handlingsplan/{cast.initiative.code}/folk/"


@pytest.mark.parametrize("member", ["secretariat", "leader"])
def test_the_secretariat_and_the_leader_report_status(cast, member):
    answer = cast.client(member).post(status_of(cast), REPORT, follow=True)
    report = HealthReport.objects.get()

    assert (report.health, report.reporter) == ("at_risk", member.capitalize())
    assert "Statusen er lagret." in answer.content.decode()
    assert Record.objects.filter(action="initiative.report").exists()


@pytest.mark.parametrize(("member", "status"), [("hospital_member", 403), ("auditor", 403), ("outsider", 404)])
def test_nobody_else_reports(cast, member, status):
    assert cast.client(member).post(status_of(cast), REPORT).status_code == status
    assert not HealthReport.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"health": ""}, "health"),
        ({"reported_on": "31.2.2026"}, "reported_on"),
        ({"reported_on": "1.1.2100"}, "reported_on"),
    ],
)
def test_what_cannot_be_saved_is_said_at_its_field_and_nothing_is_lost(cast, change, field):
    answer = cast.client("leader").post(status_of(cast), REPORT | change)

    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert "Mangler prosjektleder." in answer.content.decode()


def test_a_possible_birth_number_is_stopped(cast):
    answer = cast.client("leader").post(status_of(cast), REPORT | {"text": "Gjelder 010190 12345"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["text"]
    assert not HealthReport.objects.exists()


def form(cast, **change):
    return {"owner": "", "leader": "", "followed_up_by": "AdmSU", "version": cast.initiative.version} | change


def test_the_secretariat_says_who_owns_leads_and_follows_up(cast):
    owner = cast.persons["hospital_member"]
    answer = cast.client("secretariat").post(people_of(cast), form(cast, owner=owner.pk))
    saved = Initiative.objects.get(pk=cast.initiative.pk)

    assert answer.status_code == 302
    assert (saved.owner, saved.leader, saved.followed_up_by) == (owner, None, "AdmSU")


@pytest.mark.parametrize(("member", "status"), [("leader", 403), ("administrator", 403), ("outsider", 404)])
def test_nobody_else_does(cast, member, status):
    assert cast.client(member).post(people_of(cast), form(cast)).status_code == status


def test_a_person_of_another_partnership_cannot_be_chosen(cast):
    answer = cast.client("secretariat").post(people_of(cast), form(cast, owner=cast.persons["outsider"].pk))

    assert answer.status_code == 422
    assert answer.context["form"].errors["owner"]


def test_two_at_once_never_overwrite_each_other_unseen(cast):
    seen, client = form(cast, followed_up_by="Mitt"), cast.client("secretariat")
    _other_person_saves(cast)
    answer = client.post(people_of(cast), seen)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Mitt</textarea>" in page
    assert "Følges opp av: Ditt." in page
    assert (
        client.post(people_of(cast), seen | {"version": answer.context["form"]["version"].value()}).status_code
        == 302
    )


def _other_person_saves(cast):
    set_people(
        by=cast.actor("secretariat"),
        now=NOW,
        initiative=cast.initiative,
        version=cast.initiative.version,
        owner=None,
        leader=None,
        followed_up_by="Ditt",
    )
