"""What one case met is not changed by another that was decided the same day, or by what was recorded later."""

from datetime import date, timedelta

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_case, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.projection import project
from handlingsrom.cases.proposing import add_change
from handlingsrom.money.actions import report_spending

pytestmark = pytest.mark.django_db
THEN = date(2026, 5, 21)


def other_case(small, *changes):
    """A second case, with changes as (kind, initiative, kroner)."""
    case = create_case(by=small.by, now=NOW, body=small.body, title="Annen", budget_year=2026, number="14/26")
    point = save_point(by=small.by, now=NOW, case=case, version=1, main=1, sub=0, text="Ja.")
    for version, (kind, initiative, kr) in enumerate(changes, start=2):
        amount = {} if kr is None else {"amount_ore": kr * 100}
        add_change(
            by=small.by,
            now=NOW,
            case=case,
            version=version,
            point=point,
            kind=kind,
            initiative=initiative,
            **amount,
        )
    return case


def decide(small, case):
    record_decision(by=small.by, now=NOW, case=case, decided_on=THEN)


def shown(small):
    found = project(Case.objects.get(pk=small.case.pk))
    assert not found.refused
    return found.frame_before, found.frame_after, found.after.initiatives


def test_a_case_that_only_moved_money_does_not_see_the_steps_of_the_next():
    small = Small()
    small.propose(ChangeKind.CARRY_OVER, small.gamma, 100)
    second = other_case(small, (ChangeKind.HAND_OVER, small.gamma, None))
    decide(small, small.case)
    before = shown(small)
    decide(small, second)
    assert shown(small) == before


def test_a_case_that_only_made_steps_does_not_see_the_money_of_the_next():
    small = Small()
    small.propose(ChangeKind.HAND_OVER, small.alfa)
    second = other_case(small, (ChangeKind.ALLOCATE, small.beta, 200))
    decide(small, small.case)
    before = shown(small)
    decide(small, second)
    report_spending(
        by=small.by,
        now=NOW + timedelta(days=1),
        initiative=small.beta,
        amount_ore=10_00,
        booked_on=THEN,
        text="",
        key="s",
    )
    assert shown(small) == before
