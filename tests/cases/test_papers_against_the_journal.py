"""What a paper said, held against the journal: facts as they are, proposals by what was decided."""

import pytest

from adopted import adopt_next
from factories import NOW, Small, award
from handlingsrom.cases.award_disputes import JOURNAL, disputed_years
from handlingsrom.cases.compared import Compared, Reason, compare
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind, FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.said import standing
from handlingsrom.cases.sending import send_paper
from handlingsrom.money.movements import allocated, movements
from handlingsrom.plan.models import Programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


def say(
    small: Small, what: FigureSaid, kr: int, year: int = 2026, *, place: str = "Vedlegg 1", **of
) -> PaperFigure:
    return PaperFigure.objects.create(case=small.case, place=place, what=what, year=year, amount_ore=kr * 100, **of)


def compared(small: Small) -> list[Compared]:
    return compare(standing(small.partnership.pk), small.partnership.pk)


def reasons(small: Small) -> list[tuple[Reason, int]]:
    return [(found.reason, found.difference_ore // 100) for found in compared(small)]


def decide(small: Small) -> None:
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())
    small.case.refresh_from_db()


def test_what_was_received_and_awarded_is_held_against_the_journal(small):
    say(small, FigureSaid.RECEIVED, 1_000, 2025)
    say(small, FigureSaid.AWARDED, 450, 2025, initiative=small.alfa)
    assert reasons(small) == [(Reason.AGREES, 0), (Reason.DIFFERS, 50)]


def test_figures_of_one_place_that_say_the_same_are_added(small):
    say(small, FigureSaid.AWARDED, 300, 2025, initiative=small.alfa)
    say(small, FigureSaid.AWARDED, 100, 2025, initiative=small.alfa)
    assert reasons(small) == [(Reason.AGREES, 0)]


def test_an_award_the_journal_has_in_another_year_is_told_apart(small):
    say(small, FigureSaid.AWARDED, 400, 2024, initiative=small.alfa)
    [found] = compared(small)
    assert (found.reason, found.journal_year) == (Reason.OTHER_YEAR, 2025)


def test_a_programme_is_all_its_initiatives(small):
    programme = Programme.objects.create(partnership=small.partnership, name="Program")
    for initiative in (small.alfa, small.beta):
        initiative.programme = programme
        initiative.save()
    say(small, FigureSaid.AWARDED, 700, 2025, programme=programme)
    assert reasons(small) == [(Reason.AGREES, 0)]


def test_a_proposal_is_compared_with_nothing_until_it_is_decided(small):
    small.propose(ChangeKind.ALLOCATE, small.beta, 200)
    say(small, FigureSaid.NEEDED, 200, initiative=small.beta)
    say(small, FigureSaid.FREE, 350)
    assert reasons(small) == [(Reason.NOT_DECIDED, 0)] * 2
    decide(small)
    assert reasons(small) == [(Reason.AGREES, 0)] * 2


def test_a_proposal_is_held_against_its_own_case_and_not_what_came_later(small):
    small.propose(ChangeKind.ALLOCATE, small.beta, 200)
    say(small, FigureSaid.NEEDED, 200)
    decide(small)
    award(small.new, small.gamma, 100, key="a later decision")
    assert reasons(small) == [(Reason.AGREES, 0)]


def test_an_initiative_awarded_the_same_in_two_years_is_no_dispute(small):
    award(small.new, small.alfa, 400)
    say(small, FigureSaid.AWARDED, 400, 2025, place="Vedlegg 1", initiative=small.alfa)
    say(small, FigureSaid.AWARDED, 400, 2026, place="Vedlegg 1", initiative=small.alfa)
    say(small, FigureSaid.AWARDED, 400, 2026, place="Vedlegg 2", initiative=small.alfa)
    assert not disputed_years(standing(small.partnership.pk), allocated(movements(small.partnership.pk)))


def test_a_dispute_says_who_gives_the_award_to_which_year(small):
    say(small, FigureSaid.AWARDED, 400, 2024, place="Vedlegg 3", initiative=small.alfa)
    say(small, FigureSaid.AWARDED, 400, 2025, place="Vedlegg 6", initiative=small.alfa)
    [dispute] = disputed_years(standing(small.partnership.pk), allocated(movements(small.partnership.pk)))
    assert (dispute.initiative, dispute.amount_ore, dispute.journal_year) == (small.alfa, 400_00, 2025)
    assert [source.place for source in dispute.years[2024]] == ["Vedlegg 3"]
    assert JOURNAL in dispute.years[2025]


def test_a_paper_sent_from_here_agrees_before_its_decision_after_it_and_when_more_is_decided_that_day(small):
    adopt_next(small, (ChangeKind.ALLOCATE, small.gamma, 50, {}), (ChangeKind.SET_ASIDE, None, 20, {}))
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 400)
    small.propose(ChangeKind.ALLOCATE, small.beta, 200)
    small.propose(ChangeKind.SET_ASIDE, None, 30)
    small.case.refresh_from_db()
    send_paper(by=small.by, now=NOW, case=small.case, version=small.version)
    assert {found.reason for found in compared(small)} == {Reason.AGREES, Reason.NOT_DECIDED}
    decide(small)
    assert {found.reason for found in compared(small)} == {Reason.AGREES}
    adopt_next(small, (ChangeKind.ALLOCATE, small.gamma, 50, {}), (ChangeKind.SET_ASIDE, None, 20, {}))
    assert {found.reason for found in compared(small)} == {Reason.AGREES}
