"""After a decision that adopts some points only, the case counts what was adopted, in figures, paper and page."""

from datetime import date

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import save_point
from handlingsrom.cases.figures import figures
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.paper import build_paper
from handlingsrom.cases.projection import project
from handlingsrom.cases.states import Outcome
from handlingsrom.money.figures import frame
from handlingsrom.money.movements import movements
from handlingsrom.papers.model import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def partly() -> Small:
    """Point 1 allocates 100 and closes `gamma`; point 2, postponed, allocates 200 and hands `alfa` over."""
    small = Small()
    second = save_point(by=small.by, now=NOW, case=small.case, version=small.version, main=2, sub=0, text="Nei.")
    small.propose(ChangeKind.RELEASE, small.gamma, 100)
    small.propose(ChangeKind.CLOSE, small.gamma)
    small.propose(ChangeKind.ALLOCATE, small.beta, 100)
    small.propose(ChangeKind.ALLOCATE, small.alfa, 200, point=second)
    small.propose(ChangeKind.HAND_OVER, small.alfa, point=second)
    outcomes = {second.pk: Outcome.POSTPONED}
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21), outcomes=outcomes)
    small.case = Case.objects.get(pk=small.case.pk)
    return small


def test_the_figures_are_those_of_the_journal(partly):
    found = project(partly.case)
    assert found.frame_after == frame(movements(partly.partnership.pk), 2026)
    assert figures(found)["ramme.behov"].value == 100_00
    assert figures(found)["antall.overleveres"].value == 0


def test_the_initiatives_are_where_they_are(partly):
    after = project(partly.case).after.initiatives
    for initiative in (partly.alfa, partly.gamma):
        initiative.refresh_from_db()
        assert after[initiative.pk].lifecycle == initiative.lifecycle


def test_the_paper_has_no_attachment_for_what_was_postponed(partly):
    titles = [a.title for a in build_paper(project(partly.case), now=NOW).attachments]
    assert not [title for title in titles if "overlever" in title.lower()]
    assert [title for title in titles if "avslutte" in title.lower()]


def test_the_paper_says_what_was_decided_and_what_was_not(partly):
    *_, resolution = build_paper(project(partly.case), now=NOW).blocks
    said = [plain(point.runs) for point in resolution.points]
    assert resolution.title == "Vedtak"
    assert [text.endswith("(utsatt)") for text in said] == [False, True]
