from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from factories import NOW, Small, kept_balances
from handlingsrom.cases import deciding
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import edit_texts, save_point
from handlingsrom.cases.following_up import complete_follow_up
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, Decision, Effect, FollowUp
from handlingsrom.cases.policies import readable
from handlingsrom.cases.projection import project
from handlingsrom.cases.proposing import add_change, remove_change
from handlingsrom.cases.sending import send_paper
from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.money.models import Entry
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Transition

pytestmark = pytest.mark.django_db
K = ChangeKind
THEN = date(2026, 5, 21)


def with_changes():
    small = Small()
    small.propose(K.RELEASE, small.gamma, 100)
    small.propose(K.CLOSE, small.gamma)
    small.propose(K.ADD, small.ny)
    small.propose(K.ALLOCATE, small.ny, 300)
    small.propose(K.ADOPT_ROUTINE, text="Status", due_on=date(2026, 9, 1))
    return small


def test_what_is_projected_is_what_happens():
    small = with_changes()
    promised = project(small.case)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    held = {key: ore for key, ore in kept_balances(small.partnership.pk).items() if ore}
    assert held == {key: ore for key, ore in promised.after.balances.items() if ore}
    for initiative in (small.gamma, small.ny):
        initiative.refresh_from_db()
        assert initiative.lifecycle == promised.after.initiatives[initiative.pk].lifecycle


def test_a_decided_case_still_shows_what_it_met_and_what_it_did():
    small = with_changes()
    before = project(small.case)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    again = project(Case.objects.get(pk=small.case.pk))
    assert again.frame_before == before.frame_before
    assert again.frame_after == before.frame_after
    assert not again.refused


def test_every_effect_points_at_its_decision():
    small = with_changes()
    [decision] = record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    assert {e.decision for e in Effect.objects.all()} == {decision}
    assert Entry.objects.filter(effect__isnull=False).count() == 4  # a release, and an allocation in three parts
    assert Transition.objects.filter(effect__isnull=False).count() == 2


def test_adopting_twice_is_refused():
    small = with_changes()
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    entries = Entry.objects.count()
    with pytest.raises(Refused, match="13/26"):
        record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    assert Entry.objects.count() == entries


def test_adoption_that_fails_in_the_middle_leaves_nothing(monkeypatch):
    small = with_changes()
    counts = [model.objects.count() for model in (Entry, Transition, Effect, Decision, FollowUp)]

    def fail(**_fields):
        raise OSError("the disk is full")

    monkeypatch.setattr(deciding, "transition", fail)
    with pytest.raises(OSError, match="disk"):
        record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    assert [m.objects.count() for m in (Entry, Transition, Effect, Decision, FollowUp)] == counts
    assert Case.objects.get().state == CaseState.DRAFT


def test_a_change_that_became_impossible_stops_the_whole_adoption():
    small = with_changes()
    other = Case.objects.create(
        partnership=small.partnership,
        body=small.body,
        number="14/26",
        year=2026,
        sequence=14,
        title="Annen",
        budget_year=2026,
    )
    point = save_point(by=small.by, now=NOW, case=other, version=1, main=1, sub=0, text="Ja.")
    add_change(
        by=small.by,
        now=NOW,
        case=other,
        version=2,
        point=point,
        kind=K.ALLOCATE,
        initiative=small.alfa,
        amount_ore=500_00,
    )
    record_decision(by=small.by, now=NOW, case=other, decided_on=THEN)
    with pytest.raises(Refused, match="150"):
        record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    small.gamma.refresh_from_db()
    assert small.gamma.lifecycle == "running"


def test_a_point_not_adopted_has_no_effects():
    small = with_changes()
    second = save_point(by=small.by, now=NOW, case=small.case, version=small.version, main=2, sub=0, text="Nei.")
    small.propose(K.SET_ASIDE, None, 10, point=second)
    record_decision(
        by=small.by, now=NOW, case=small.case, decided_on=THEN, outcomes={second.pk: Outcome.NOT_ADOPTED}
    )
    assert not Effect.objects.filter(decision__point=second).exists()
    assert Decision.objects.get(point=second).outcome == Outcome.NOT_ADOPTED


def test_a_decision_from_tomorrow_is_refused():
    small = with_changes()
    with pytest.raises(Refused):
        record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN + timedelta(days=1))


def test_decisions_and_effects_cannot_be_rewritten():
    small = with_changes()
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    for model in (Decision, Effect):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.update(wording="noe annet")


def test_a_decided_case_cannot_be_edited():
    small = with_changes()
    change = small.case.changes.first()
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    with pytest.raises(Refused):
        remove_change(by=small.by, now=NOW, case=small.case, version=small.version, change=change)


def test_two_people_never_overwrite_each_other_unseen():
    small = Small()
    version = small.version
    words = dict(title="Første", texts={"background": "Én"}, meeting=None)
    edit_texts(by=small.by, now=NOW, case=small.case, version=version, **words)
    with pytest.raises(Conflict):
        edit_texts(by=small.by, now=NOW, case=small.case, version=version, **{**words, "title": "Andre"})
    assert Case.objects.get().title == "Første"


def test_an_edit_that_would_break_another_change_is_refused():
    small = Small()
    release = small.propose(K.RELEASE, small.gamma, 100)
    small.propose(K.CLOSE, small.gamma)
    with pytest.raises(Refused, match="Gamma"):
        remove_change(by=small.by, now=NOW, case=small.case, version=small.version, change=release)


def test_a_sent_paper_is_frozen_byte_for_byte():
    small = with_changes()
    first = send_paper(by=small.by, now=NOW, case=small.case, version=small.version)
    frozen = {f.format: bytes(f.content) for f in first.files.all()}
    assert set(frozen) == {"pdf", "docx", "xlsx"}
    small.propose(K.SET_ASIDE, None, 10)
    second = send_paper(by=small.by, now=NOW + timedelta(days=1), case=small.case, version=small.version)
    assert second.number == 2
    assert {f.format: bytes(f.content) for f in first.files.all()} == frozen
    with pytest.raises(DatabaseError), transaction.atomic():
        first.files.update(content=b"")


def test_a_case_is_followed_up_when_its_last_follow_up_is_done():
    small = with_changes()
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    [follow_up] = FollowUp.objects.all()
    complete_follow_up(by=small.by, now=NOW, follow_up=follow_up, done_on=THEN)
    assert Case.objects.get().state == CaseState.FOLLOWED_UP


def test_nothing_is_done_on_a_day_that_has_not_come():
    small = with_changes()
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)
    with pytest.raises(Refused) as refused:
        complete_follow_up(by=small.by, now=NOW, follow_up=FollowUp.objects.get(), done_on=THEN + timedelta(days=1))
    assert refused.value.field == "done_on"


def test_a_paper_without_a_resolution_is_not_sent():
    small = Small()
    small.point.delete()
    with pytest.raises(Refused):
        send_paper(by=small.by, now=NOW, case=small.case, version=small.version)


def test_a_point_that_says_nothing_is_neither_sent_nor_decided():
    small = Small()
    small.case.points.update(text=" ")
    with pytest.raises(Refused):
        send_paper(by=small.by, now=NOW, case=small.case, version=small.version)
    with pytest.raises(Refused):
        record_decision(by=small.by, now=NOW, case=small.case, decided_on=THEN)


def test_who_reads_a_case_depends_on_its_state():
    small = with_changes()
    member = Actor(name="Medlem", partnership=small.partnership, body_ids=frozenset({small.body.pk}))
    stranger = Small(slug="fonna").by
    case = Case.objects.get(pk=small.case.pk)
    assert case not in readable(member)
    send_paper(by=small.by, now=NOW, case=case, version=small.version)
    case.refresh_from_db()
    assert case not in readable(Actor(name="Annen", partnership=small.partnership))
    assert case in readable(member)
    assert case not in readable(stranger)


def test_only_the_secretariat_decides():
    small = with_changes()
    for by in (Actor(name="Medlem", partnership=small.partnership), Small(slug="fonna").by):
        with pytest.raises(Forbidden):
            record_decision(by=by, now=NOW, case=small.case, decided_on=THEN)
