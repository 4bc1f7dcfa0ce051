"""Papers that contradict each other, the journal or themselves."""

import pytest
from finding_of import found_by, kroner, say

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind, FigureSaid
from handlingsrom.cases.sending import send_paper
from handlingsrom.plan.models import Programme

pytestmark = pytest.mark.django_db
F = FigureSaid


@pytest.fixture
def small() -> Small:
    return Small()


def test_an_award_under_two_years_is_found_with_who_says_what(small):
    say(small, F.AWARDED, 400, 2024, "Vedlegg 3", initiative=small.alfa)
    say(small, F.AWARDED, 400, 2025, "Vedlegg 6", initiative=small.alfa)
    [found] = found_by("award-in-two-years", small)
    assert (found.subject, found.amount_ore) == ("Alfa", 400_00)
    assert [(line.place, line.says) for line in found.evidence] == [
        ("13/26, Vedlegg 3", "Tildelt 2024"),
        ("13/26, Vedlegg 6", "Tildelt 2025"),
        ("Journalen", "Tildelt 2025"),
    ]
    assert not found_by("paper-against-journal", small)


def test_a_figure_the_journal_does_not_bear_out_is_found(small):
    say(small, F.RECEIVED, 1_100, 2025)
    [found] = found_by("paper-against-journal", small)
    assert found.amount_ore == 100_00
    assert [line.amount_ore for line in found.evidence] == [1_100_00, 1_000_00]


def test_a_proposal_not_decided_is_no_difference(small):
    say(small, F.NEEDED, 999, 2026)
    assert not found_by("paper-against-journal", small)


def test_a_paper_that_gives_one_figure_two_amounts_is_found(small):
    say(small, F.NEEDED, 2_600, 2026, "Vedlegg 7", initiative=small.alfa)
    say(small, F.NEEDED, 600, 2026, "Vedlegg 7, beskrivelse", initiative=small.alfa)
    say(small, F.NEEDED, 5_400, 2026, "Vedlegg 7, beskrivelse", initiative=small.alfa)
    assert kroner(found_by("paper-against-itself", small)) == [3_400]


def test_what_is_free_before_and_after_the_reserve_is_no_contradiction(small):
    say(small, F.FREE, 7_232, 2026, "Oversikt")
    say(small, F.FREE, 5_232, 2026, "Anbefaling")
    assert not found_by("paper-against-itself", small)


def test_a_total_that_is_not_the_sum_of_its_rows_is_found(small):
    say(small, F.NEEDED, 500, 2026)
    say(small, F.NEEDED, 300, 2026, initiative=small.alfa)
    say(small, F.NEEDED, 100, 2026, initiative=small.beta)
    assert kroner(found_by("paper-against-itself", small)) == [100]


def test_a_split_that_leaves_a_rest_is_found_with_its_parts(small):
    programme = Programme.objects.create(partnership=small.partnership, name="Program")
    say(small, F.RECEIVED, 1_000, 2025)
    say(small, F.AWARDED, 800, 2025)
    say(small, F.AWARDED, 800, 2025, programme=programme)
    [found] = found_by("split-leaves-a-rest", small)
    assert found.amount_ore == 200_00
    assert [line.amount_ore for line in found.evidence] == [1_000_00, 800_00, 800_00]


def test_a_reserve_equal_to_what_is_left_and_released_may_be_counted_twice(small):
    say(small, F.RESERVE, 150, 2025)
    say(small, F.LEFT, 150, 2026)
    [found] = found_by("reserve-counted-twice", small)
    assert [line.amount_ore for line in found.evidence] == [150_00, 150_00, 50_00, 0, 150_00]


def test_a_paper_sent_from_here_contradicts_nothing_when_it_is_decided(small):
    for kind, initiative, kr in (
        (ChangeKind.KEEP, small.alfa, None),
        (ChangeKind.CARRY_OVER, small.alfa, 400),
        (ChangeKind.RELEASE, small.gamma, 100),
        (ChangeKind.ALLOCATE, small.beta, 200),
    ):
        small.propose(kind, initiative, kr)
    small.case.refresh_from_db()
    send_paper(by=small.by, now=NOW, case=small.case, version=small.version)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())
    for rule in ("award-in-two-years", "paper-against-journal", "paper-against-itself", "split-leaves-a-rest"):
        assert not found_by(rule, small), rule
