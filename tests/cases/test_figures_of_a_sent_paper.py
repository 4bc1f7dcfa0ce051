"""A paper that is sent leaves its figures behind, so that it can be seen later what it said."""

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind, FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.proposing import edit_change
from handlingsrom.cases.said import is_kept, standing
from handlingsrom.cases.sending import change_state, send_paper
from handlingsrom.cases.states import CaseState

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    made = Small()
    made.propose(ChangeKind.KEEP, made.alfa)
    made.propose(ChangeKind.CARRY_OVER, made.alfa, 400)
    made.propose(ChangeKind.RELEASE, made.gamma, 100)
    made.propose(ChangeKind.ALLOCATE, made.beta, 200)
    made.propose(ChangeKind.SET_ASIDE, None, 50, text="Til senere")
    return made


def send(small: Small) -> None:
    small.case.refresh_from_db()
    send_paper(by=small.by, now=NOW, case=small.case, version=small.version)


def said(small: Small, place: str) -> dict[tuple[str, str, int], int]:
    """(what, whose, year) → kroner."""
    return {
        (f.what, f.initiative.code if f.initiative else "", f.year): f.amount_ore // 100
        for f in PaperFigure.objects.filter(case=small.case, place=place)
    }


def test_the_frame_of_the_paper_is_kept(small):
    send(small)
    assert said(small, "Ramme 2026, versjon 1") == {
        (FigureSaid.RECEIVED, "", 2026): 500,
        (FigureSaid.LEFT, "", 2026): 150,
        (FigureSaid.NEEDED, "", 2026): 200,
        (FigureSaid.RESERVE, "", 2026): 50,
        (FigureSaid.FREE, "", 2026): 400,
    }


def test_each_attachment_is_a_place(small):
    send(small)
    assert said(small, "Vedlegg 2, versjon 1") == {(FigureSaid.AWARDED, "alfa", 2025): 400}
    funds = said(small, "Vedlegg 3, versjon 1")
    assert funds[FigureSaid.CARRIED_OVER, "alfa", 2026] == 400
    assert funds[FigureSaid.RELEASED, "gamma", 2026] == 100
    assert funds[FigureSaid.SPENT, "alfa", 2025] == 0
    assert funds[FigureSaid.RECEIVED, "", 2025] == 1_000
    assert said(small, "Vedlegg 4, versjon 1") == {
        (FigureSaid.NEEDED, "beta", 2026): 200,
        (FigureSaid.NEEDED, "", 2026): 200,
    }


def test_of_a_case_sent_again_the_newest_version_counts(small):
    send(small)
    change_state(by=small.by, now=NOW, case=small.case, to=CaseState.DRAFT)
    change = small.case.changes.get(kind=ChangeKind.ALLOCATE)
    small.case.refresh_from_db()
    edit_change(by=small.by, now=NOW, case=small.case, version=small.version, change=change, amount_ore=250_00)
    send(small)
    assert PaperFigure.objects.filter(what=FigureSaid.NEEDED, initiative=small.beta).count() == 2
    needed = [f for f in standing(small.partnership.pk) if f.what == FigureSaid.NEEDED and f.initiative]
    assert [(f.place, f.amount_ore) for f in needed] == [("Vedlegg 4, versjon 2", 250_00)]
    assert all(map(is_kept, needed))


def test_a_paper_of_no_changes_keeps_nothing():
    small = Small()
    send(small)
    assert not PaperFigure.objects.exists()


def test_the_figures_are_kept_whatever_becomes_of_the_case(small):
    send(small)
    kept = PaperFigure.objects.count()
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())
    assert PaperFigure.objects.count() == kept
