"""The paper's table of funds holds every amount, also when a case has two changes of one initiative."""

import pytest

from factories import NOW, Small
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.paper import build_paper
from handlingsrom.cases.projection import project

pytestmark = pytest.mark.django_db


def test_the_sums_of_the_funds_table_are_those_of_the_frame():
    small = Small()
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 150)
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 50)
    small.propose(ChangeKind.RELEASE, small.alfa, 120)
    small.propose(ChangeKind.RELEASE, small.alfa, 80)
    projection = project(small.case)
    paper = build_paper(projection, now=NOW)
    [funds] = [a for a in paper.attachments if "2025" in a.title and "overfør" in a.title.lower()]
    total = funds.blocks[0].rows[-1].cells
    assert total[-2:] == (200_00, 200_00)
    assert (projection.frame_after.released, projection.frame_after.carried_over) == (200_00, 200_00)
