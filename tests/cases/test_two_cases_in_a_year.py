"""A second case in the year speaks of its own changes, and its paper says all that it would bring about."""

from datetime import date

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_case, remove_point, save_point
from handlingsrom.cases.figures import figures
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.paper import build_paper
from handlingsrom.cases.projection import project
from handlingsrom.cases.proposing import add_change
from handlingsrom.lib.errors import Refused
from handlingsrom.papers.model import Bullets, Table, plain

pytestmark = pytest.mark.django_db
K = ChangeKind


@pytest.fixture
def second():
    """The first case allocated 100 and set aside 50; the second allocates 200, merges and draws."""
    small = Small()
    small.propose(K.ALLOCATE, small.alfa, 100)
    small.propose(K.SET_ASIDE, None, 50)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))
    words = {"by": small.by, "now": NOW}
    case = create_case(**words, body=small.body, title="Mer", budget_year=2026, number="14/26")
    point = save_point(**words, case=case, version=1, main=1, sub=0, text="Ja.")
    add_change(
        **words, case=case, version=2, point=point, kind=K.ALLOCATE, initiative=small.beta, amount_ore=200_00
    )
    add_change(**words, case=case, version=3, point=point, kind=K.MERGE, initiative=small.gamma, into=small.alfa)
    add_change(**words, case=case, version=4, point=point, kind=K.DRAW, amount_ore=10_00)
    case.refresh_from_db()
    return case


def test_its_figures_are_of_its_own_changes(second):
    known = figures(project(second))
    assert known["ramme.behov"].value == 200_00
    assert known["fond.avsatt"].value == 0
    assert known["ramme.fri"].value == (550 - 100 - 50 - 200 + 10) * 100


def test_the_frame_tells_what_was_allocated_earlier_from_what_is_new(second):
    table = next(b for b in build_paper(project(second), now=NOW).blocks if isinstance(b, Table))
    rows = {row.cells[0]: row.cells[1] for row in table.rows}
    assert (rows["Tildelt tidligere i året"], rows["Nye behov"]) == (-100_00, -200_00)
    assert rows["Fritt etter vedtaket"] == 210_00


def test_the_paper_says_what_no_attachment_shows(second):
    paper = build_paper(project(second), now=NOW)
    said = [plain(item.runs) for block in paper.blocks if isinstance(block, Bullets) for item in block.items]
    assert any("Gamma" in line and "Alfa" in line for line in said)
    assert any("10" in line and "fond" in line.lower() for line in said)


def test_points_follow_each_other_without_gaps():
    small = Small()
    words = {"by": small.by, "now": NOW, "case": small.case}
    with pytest.raises(Refused, match="1a"):
        save_point(**words, version=small.version, main=1, sub=2, text="b")
    for sub in (1, 2, 3):
        save_point(**words, version=small.version, main=1, sub=sub, text="abc"[sub - 1])
    middle = small.case.points.get(main=1, sub=2)
    remove_point(**words, version=small.version, point=middle)
    assert [(p.label, p.text) for p in small.case.points.filter(sub__gt=0)] == [("1a", "a"), ("1b", "c")]
