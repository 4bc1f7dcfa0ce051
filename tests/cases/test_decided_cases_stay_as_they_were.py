"""What a decided case led to is shown the same afterwards, whatever rules have come since."""

from datetime import date

import pytest

from adopted import adopt_next
from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.projection import project
from handlingsrom.lib.errors import Refused
from handlingsrom.money.conditions import blocked
from handlingsrom.money.models import Commitment, Condition, ReserveRules

pytestmark = pytest.mark.django_db
K = ChangeKind


def fresh(case):
    return Case.objects.get(pk=case.pk)


def test_a_draw_decided_before_rules_were_asked_for_stands(monkeypatch):
    small = Small(has_reserve_rules=False)
    rules = ReserveRules(
        partnership=small.partnership, text="Borte igjen", adopted_on=date(2026, 5, 1), recorded_at=NOW
    )
    monkeypatch.setattr("handlingsrom.cases.world.World.has_reserve_rules", True)
    small.propose(K.DRAW, small.beta, 10)
    promised = project(fresh(small.case))
    record_decision(by=small.by, now=NOW, case=fresh(small.case), decided_on=date(2026, 5, 21))
    monkeypatch.undo()
    assert rules.pk is None
    again = project(fresh(small.case))
    assert not again.refused
    assert again.frame_after == promised.frame_after


def test_a_case_promises_an_initiative_a_years_money_once():
    small = Small()
    small.propose(K.COMMIT, small.alfa, 200, for_year=2027)
    small.propose(K.COMMIT, small.alfa, 200, for_year=2028)
    with pytest.raises(Refused) as refusal:
        small.propose(K.COMMIT, small.alfa, 100, for_year=2027)
    assert refusal.value.field == "for_year"


@pytest.mark.parametrize("kind", [K.CLOSE, K.HAND_OVER, K.MERGE])
def test_an_initiative_that_leaves_the_plan_is_promised_nothing_any_more(kind):
    small = Small()
    adopt_next(small, (K.COMMIT, small.gamma, 200, {"for_year": 2027}))
    small.propose(K.RELEASE, small.gamma, 100)
    into = {"into": small.alfa} if kind == K.MERGE else {}
    with pytest.raises(Refused, match="2027"):
        small.propose(kind, small.gamma, **into)
    small.propose(K.END_COMMITMENT, small.gamma, for_year=2027)
    small.propose(kind, small.gamma, **into)
    record_decision(by=small.by, now=NOW, case=fresh(small.case), decided_on=date(2026, 5, 21))
    assert Commitment.objects.order_by("id").last().amount_ore == 0
    assert not project(fresh(small.case)).refused


@pytest.mark.parametrize(("kr", "waits"), [(300, 0), (400, 100), (500, 200)])
def test_what_waits_for_a_condition_waits_where_it_is_transferred_to(kr, waits):
    small = Small()
    adopt_next(small, (K.ALLOCATE, small.beta, 200, {"requires": "mandate leader"}))
    small.propose(K.TRANSFER, small.beta, kr, into=small.gamma)
    record_decision(by=small.by, now=NOW, case=fresh(small.case), decided_on=date(2026, 5, 21))
    assert blocked(small.gamma) == waits * 100
    assert blocked(small.beta) == (200 - waits) * 100
    assert not project(fresh(small.case)).refused


def test_what_waits_for_a_condition_waits_in_the_initiative_it_is_merged_into():
    small = Small()
    small.propose(K.ALLOCATE, small.gamma, 200, requires="mandate")
    small.propose(K.MERGE, small.gamma, into=small.alfa)
    record_decision(by=small.by, now=NOW, case=fresh(small.case), decided_on=date(2026, 5, 21))
    assert (blocked(small.gamma), blocked(small.alfa)) == (0, 200_00)
    assert Condition.objects.get(initiative=small.alfa).effect.decision.point == small.point
