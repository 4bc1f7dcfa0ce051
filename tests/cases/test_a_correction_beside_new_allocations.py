"""What a case reverses stands by itself: frame, attachment, resolution and figures all say what the case gives."""

import pytest

from adopted import adopt_next
from factories import NOW, Small
from handlingsrom.cases.compared import Reason, compare
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.figures import figures
from handlingsrom.cases.kinds import ChangeKind, FigureSaid
from handlingsrom.cases.models import Case, PaperFigure
from handlingsrom.cases.paper import build_paper
from handlingsrom.cases.projection import project
from handlingsrom.cases.said import standing
from handlingsrom.cases.sending import send_paper
from handlingsrom.money.models import Entry
from handlingsrom.papers.model import Table

pytestmark = pytest.mark.django_db
K = ChangeKind


@pytest.fixture
def small() -> Small:
    """Gamma was allocated 90 and the reserve 60 earlier in the year; both are reversed, and 200 and 40 given."""
    made = Small()
    adopt_next(made, (K.ALLOCATE, made.gamma, 90, {}), (K.SET_ASIDE, None, 60, {}))
    wrong = Entry.objects.filter(effect__decision__point__case__number="21/26").order_by("id")
    for entry in wrong:
        made.propose(K.CORRECT, entry=entry, text="Feil beløp")
    made.propose(K.ALLOCATE, made.beta, 200)
    made.propose(K.SET_ASIDE, None, 40)
    return made


def fresh(small: Small) -> Case:
    return Case.objects.get(pk=small.case.pk)


def send(small: Small) -> None:
    send_paper(by=small.by, now=NOW, case=fresh(small), version=small.version)


def tables(small: Small) -> list[dict[object, object]]:
    """The rows of the frame, and of the last table of the last attachment, by their first cell."""
    paper = build_paper(project(fresh(small)), now=NOW)
    frame = next(block for block in paper.blocks if isinstance(block, Table))
    needs = next(block for block in reversed(paper.attachments[-1].blocks) if isinstance(block, Table))
    return [{row.cells[0]: row.cells[-1] for row in table.rows} for table in (frame, needs)]


def test_the_frame_has_a_line_for_what_is_reversed(small):
    frame, needs = tables(small)
    assert frame["Tildelt tidligere i året"] == -90_00
    assert frame["Tildelinger som tilbakeføres"] == 90_00
    assert frame["Nye behov"] == -200_00
    assert frame["Avsetning til fondet som tilbakeføres"] == 60_00
    assert frame["Avsatt til fondet"] == -40_00
    assert needs["Sum, 1 tildelinger"] == 200_00
    sums = {"Justert ramme 2026", "Fritt før fondet", "Fritt etter vedtaket"}
    assert sum(ore for words, ore in frame.items() if words not in sums) == frame["Fritt etter vedtaket"]


def test_the_figures_in_the_text_are_those_of_the_tables(small):
    known = figures(project(fresh(small)))
    assert known["ramme.behov"].value == 200_00
    assert known["fond.avsatt"].value == 40_00


def test_the_paper_contradicts_neither_itself_nor_the_journal(small):
    send(small)
    needed = PaperFigure.objects.filter(what=FigureSaid.NEEDED, initiative=None)
    assert set(needed.values_list("amount_ore", flat=True)) == {200_00}
    record_decision(by=small.by, now=NOW, case=fresh(small), decided_on=NOW.date())
    found = compare(standing(small.partnership.pk), small.partnership.pk)
    assert {one.reason for one in found} == {Reason.AGREES}


def test_a_decided_case_says_the_same_as_its_proposal(small):
    before = tables(small)
    record_decision(by=small.by, now=NOW, case=fresh(small), decided_on=NOW.date())
    assert tables(small) == before
