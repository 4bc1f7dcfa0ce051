from datetime import date

import pytest

from factories import NOW, Small
from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partner, PartnerKind, Person
from handlingsrom.plan.actions import refresh_search, report_health, set_people, transition
from handlingsrom.plan.lifecycle import STEPS, Lifecycle
from handlingsrom.plan.models import Health, Responsibility, Transition
from handlingsrom.plan.queries import initiatives
from handlingsrom.plan.table import PlanRow, plan_rows

pytestmark = pytest.mark.django_db


def in_plan(small, on=None):
    return {row.code for row in plan_rows(small.partnership.pk, on=on) if row.is_in_plan}


def test_the_plan_is_as_it_was_on_any_day():
    small = Small()
    transition(by=small.by, now=NOW, initiative=small.alfa, to=Lifecycle.CLOSED, effective_on=date(2026, 5, 21))
    assert in_plan(small) == {"beta", "gamma"}
    assert in_plan(small, date(2026, 5, 20)) == {"alfa", "beta", "gamma"}
    assert in_plan(small, date(2025, 1, 1)) == set()


def test_free_text_finds_norwegian_letters_in_either_case():
    small = Small()
    small.beta.title = "Trygg hjemme i ÅL"
    small.beta.save()
    refresh_search(small.beta)
    assert [i.code for i in initiatives(small.partnership.pk, words="ål")] == ["beta"]
    assert [i.code for i in initiatives(small.partnership.pk, words="hjemme Ål")] == ["beta"]
    assert not initiatives(small.partnership.pk, words="al hjemme").exists()


def test_a_step_that_is_not_in_the_table_is_refused():
    small = Small()
    with pytest.raises(Refused, match="Ny"):
        transition(by=small.by, now=NOW, initiative=small.ny, to=Lifecycle.RUNNING, effective_on=NOW.date())


def test_every_state_has_its_row_in_the_table():
    assert set(STEPS) == set(Lifecycle)


def test_the_newest_report_up_to_the_day_counts():
    small = Small()
    for health, on in ((Health.ON_TRACK, date(2026, 1, 1)), (Health.AT_RISK, date(2026, 3, 1))):
        report_health(by=small.by, now=NOW, initiative=small.alfa, health=health, text="", reported_on=on)
    assert initiatives(small.partnership.pk).get(code="alfa").health == Health.AT_RISK
    assert initiatives(small.partnership.pk, on=date(2026, 2, 1)).get(code="alfa").health == Health.ON_TRACK


def test_the_leader_reports_for_the_own_initiative_only():
    small = Small()
    person = Person.objects.create(partnership=small.partnership, name="Leder", email="l@example.no")
    small.alfa.leader = person
    small.alfa.save()
    leader = Actor(name="Leder", partnership=small.partnership, person_id=person.pk)
    report_health(
        by=leader, now=NOW, initiative=small.alfa, health=Health.ON_TRACK, text="", reported_on=NOW.date()
    )
    with pytest.raises(Forbidden):
        report_health(
            by=leader, now=NOW, initiative=small.beta, health=Health.ON_TRACK, text="", reported_on=NOW.date()
        )


def test_a_question_mark_in_the_source_is_no_clear_owner():
    small = Small()
    trust = Partner.objects.create(partnership=small.partnership, name="Sykehuset", kind=PartnerKind.HOSPITAL_TRUST)
    sure = Responsibility.objects.create(initiative=small.alfa, partner=trust, is_unsure=True)
    assert not alfa_of(small).has_clear_owner
    sure.is_unsure = False
    sure.save()
    assert alfa_of(small).has_clear_owner


def alfa_of(small: Small) -> PlanRow:
    return next(row for row in plan_rows(small.partnership.pk) if row.pk == small.alfa.pk)


def test_two_people_changing_owner_at_once_is_a_conflict():
    small = Small()
    version = small.alfa.version
    words = dict(by=small.by, now=NOW, initiative=small.alfa, owner=None, leader=None)
    set_people(**words, version=version, followed_up_by="AdmSU")
    with pytest.raises(Conflict):
        set_people(**words, version=version, followed_up_by="Sekretariatet")


def test_a_transition_cannot_be_rewritten():
    from django.db import DatabaseError, transaction

    Small()
    with pytest.raises(DatabaseError), transaction.atomic():
        Transition.objects.update(to_state="closed")
