"""Gathering the answers into a case: as proposed changes, never more than is left, and never twice."""

import pytest

from awards.year_end.asking import answer, opened, row
from factories import NOW, Small, award, make_body, receive, spend
from handlingsrom.awards.year_end_gathering import gather, gather_into_new
from handlingsrom.awards.year_end_lines import count, lines
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.figures import figures, fill
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, ProposedChange
from handlingsrom.cases.projection import project
from handlingsrom.cases.proposing import add_change
from handlingsrom.cases.sending import change_state
from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account
from handlingsrom.people.actors import Actor
from handlingsrom.plan.actions import transition
from handlingsrom.plan.lifecycle import Lifecycle

pytestmark = pytest.mark.django_db


def put(small: Small, year_end, case: Case | None = None, **more):
    return gather(by=small.by, now=NOW, year_end=year_end, case=case or small.case, **more)


def changes(case: Case) -> list[tuple[str, str, int]]:
    return [(c.initiative.code, c.kind, (c.amount_ore or 0) // 100) for c in case.changes.order_by("id")]


def test_every_answer_becomes_proposed_changes_in_one_step():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=300, release=100)
    answer(year_end, small.beta, carry=300)

    result = put(small, year_end)

    assert changes(small.case) == [
        ("alfa", ChangeKind.CARRY_OVER, 300),
        ("alfa", ChangeKind.RELEASE, 100),
        ("beta", ChangeKind.CARRY_OVER, 300),
    ]
    assert [line.answer.initiative for line in result.unanswered] == [small.gamma]
    assert count(lines(year_end)).gathered == 2


def test_the_changes_carry_the_plan_and_the_reason():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=300, release=100, why="Sent i gang.", plan="Ferdig i juni.")

    put(small, year_end)

    kept = {change.kind: change.text for change in small.case.changes.all()}
    assert kept == {ChangeKind.CARRY_OVER: "Ferdig i juni.\nSent i gang.", ChangeKind.RELEASE: "Sent i gang."}


def test_they_stand_under_two_points_whose_figures_are_those_of_the_changes():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=300, release=100)

    put(small, year_end)

    known = figures(project(Case.objects.get(pk=small.case.pk)))
    said = [fill(point.text, known).replace("\u00a0", " ") for point in small.case.points.filter(main__gt=1)]
    assert said == [
        "Ubrukte midler fra 2025, til sammen 300 kr, overføres til 2026 og brukes av de samme tiltakene.",
        "100 kr som tiltakene ikke skal bruke, frigjøres og blir frie midler i 2026.",
    ]


def test_points_the_case_has_for_such_changes_are_used():
    small, year_end = opened()
    small.propose(ChangeKind.RELEASE, small.gamma, 100)
    answer(year_end, small.alfa, carry=0, release=400)

    put(small, year_end)

    assert {change.point_id for change in small.case.changes.all()} == {small.point.pk}
    assert small.case.points.count() == 1


def test_what_comes_later_goes_under_the_same_points():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    put(small, year_end)
    answer(year_end, small.beta, carry=300)

    result = put(small, year_end)

    assert [wish.answer.initiative for wish in result.taken] == [small.beta]
    assert small.case.points.count() == 2


def test_an_initiative_the_case_has_such_a_change_for_is_not_doubled():
    small, year_end = opened()
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 400)
    answer(year_end, small.alfa, carry=400)

    result = put(small, year_end)

    assert [wish.answer.initiative for wish in result.already] == [small.alfa]
    assert len(changes(small.case)) == 1
    assert row(year_end, small.alfa).is_gathered


def test_when_less_is_left_than_answered_the_journal_counts_and_it_is_said():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=300, release=100)
    spend(small.alfa, 50)

    (wish,) = put(small, year_end).taken

    assert wish.less_ore == 5_000
    assert next(line for line in lines(year_end) if line.is_gathered).in_case == (25_000, 10_000)
    assert changes(small.case) == [("alfa", "carry_over", 250), ("alfa", "release", 100)]


def test_when_almost_all_is_spent_only_the_rest_is_proposed():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=300, release=100)
    spend(small.alfa, 330)

    put(small, year_end)

    assert changes(small.case) == [("alfa", "release", 70)]


def test_an_answer_to_money_that_is_all_spent_is_not_gathered():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    spend(small.alfa, 400)

    with pytest.raises(Refused, match="ingen svar"):
        put(small, year_end)


def test_what_the_case_refuses_is_named_with_the_reason_and_waits():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    answer(year_end, small.beta, carry=300)
    step = {"to": Lifecycle.HANDED_OVER, "effective_on": NOW.date()}
    transition(by=small.by, now=NOW, initiative=small.alfa, **step)

    result = put(small, year_end)

    assert [wish.answer.initiative for wish in result.taken] == [small.beta]
    ((refused, reason),) = result.refused
    assert refused.answer.initiative == small.alfa
    assert "overlevert" in reason
    assert not row(year_end, small.alfa).is_gathered


def test_the_unanswered_are_named_in_the_assessment_when_wished():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    Case.objects.filter(pk=small.case.pk).update(assessment="Som før.")

    put(small, year_end, lists_unanswered=True)

    text = Case.objects.get(pk=small.case.pk).assessment.replace("\u00a0", " ")
    assert text.startswith("Som før.\n\nDisse tiltakene har per 21.5.2026 ikke svart")
    assert text.endswith("- Gamma, 100 kr\n- Beta, 300 kr")


def test_a_new_case_can_be_made_for_them():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    body = make_body(small.partnership, "AdmSU")

    result = gather_into_new(by=small.by, now=NOW, year_end=year_end, body=body, title="Ubrukte midler")

    assert (result.case.budget_year, result.case.body) == (2026, body)
    assert changes(result.case) == [("alfa", "carry_over", 400)]


def test_if_nothing_comes_in_no_case_is_made():
    small, year_end = opened()

    with pytest.raises(Refused):
        gather_into_new(by=small.by, now=NOW, year_end=year_end, body=small.body, title="Ubrukte midler")

    assert Case.objects.count() == 1


@pytest.mark.parametrize("changed", [{"state": CaseState.SENT}, {"budget_year": 2027}])
def test_only_a_draft_of_the_year_after_takes_them(changed):
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    Case.objects.filter(pk=small.case.pk).update(**changed)

    with pytest.raises(Refused, match="13/26"):
        put(small, year_end)


def test_only_the_secretariat_gathers():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)

    with pytest.raises(Forbidden):
        gather(by=Actor(name="Kari", partnership=small.partnership), now=NOW, year_end=year_end, case=small.case)


def test_an_answer_in_a_case_is_no_longer_changed():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    put(small, year_end)

    with pytest.raises(Refused, match="13/26"):
        answer(year_end, small.alfa, carry=0, release=400)


def _withdraw(small: Small) -> None:
    change_state(by=small.by, now=NOW, case=small.case, to=CaseState.WITHDRAWN)


def _turn_down(small: Small) -> None:
    outcomes = {point.pk: Outcome.NOT_ADOPTED for point in small.case.points.all()}
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date(), outcomes=outcomes)


def _take_out(small: Small) -> None:
    ProposedChange.objects.all().delete()


@pytest.mark.parametrize("undo", [_withdraw, _turn_down, _take_out])
def test_what_came_to_nothing_can_be_gathered_again(undo):
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    put(small, year_end)
    undo(small)

    result = gather_into_new(by=small.by, now=NOW, year_end=year_end, body=small.body, title="På nytt")

    assert changes(result.case) == [("alfa", "carry_over", 400)]


def test_adopted_the_money_is_where_the_answer_said_and_nothing_is_left_of_the_year():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=300, release=100)
    put(small, year_end)

    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())

    held = Account.objects.filter(kind=AccountKind.AWARD, initiative=small.alfa)
    assert {account.year: account.balance_ore for account in held} == {2025: 0, 2026: 30_000}
    assert row(year_end, small.alfa).is_gathered


def test_money_of_two_grants_leaves_the_year_whole():
    """A release takes what is not carried over, also where the oldest grant was carried over first."""
    small = Small()
    award(receive(small.partnership, 2024, 1_000), small.alfa, 150, year=2025)
    _small, year_end = opened(small)
    answer(year_end, small.alfa, carry=300, release=250)
    put(small, year_end)

    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())

    held = Account.objects.filter(kind=AccountKind.AWARD, initiative=small.alfa)
    assert sum(account.balance_ore for account in held if account.year == 2025) == 0
    assert sum(account.balance_ore for account in held if account.year == 2026) == 30_000


def test_somebody_may_write_in_the_case_between_two_gatherings():
    small, year_end = opened()
    answer(year_end, small.alfa, carry=400)
    put(small, year_end)
    add_change(
        by=small.by,
        now=NOW,
        case=small.case,
        version=small.version,
        point=small.point,
        kind=ChangeKind.SET_ASIDE,
        amount_ore=1_000,
    )
    answer(year_end, small.beta, carry=300)

    assert len(put(small, year_end).taken) == 1
