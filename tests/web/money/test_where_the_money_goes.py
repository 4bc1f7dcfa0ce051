"""The drawing of where the money goes: its nodes are filled by their flows, or there is no drawing."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.models import ChangeKind
from handlingsrom.money.figures import frame
from handlingsrom.money.movements import initiatives_in, movements
from handlingsrom.web.money.areas import area_rows, sankey
from handlingsrom.web.money.funds import titles_and_areas
from handlingsrom.web.money.sankey import LABEL, Flow, Node, draw


def node(ore: int, column: int) -> Node:
    return Node(f"{column}", ore, "fresh", column)


def test_a_node_that_is_not_filled_is_not_drawn():
    whole = node(10, 1)

    assert draw([Flow(node(10, 0), whole, 10, "fresh"), Flow(whole, node(9, 2), 9, "free")]) is None
    assert draw([Flow(node(10, 0), whole, 10, "fresh"), Flow(whole, node(10, 2), 10, "free")]) is not None


def test_nothing_gives_no_drawing():
    assert draw([]) is None
    assert draw([Flow(node(0, 0), node(0, 1), 0, "fresh")]) is None


def test_labels_never_meet_and_everything_lies_inside():
    whole = node(1_000_036, 1)
    ends = [node(1, 2) for _ in range(36)] + [node(1_000_000, 2)]

    drawn = draw(
        [Flow(node(1_000_036, 0), whole, 1_000_036, "fresh"), *(Flow(whole, n, n.ore, "free") for n in ends)]
    )

    labels = sorted(float(n.label_y) for n in drawn.nodes if n.anchor == "start")
    assert all(below - above >= LABEL - 1 for above, below in pairwise(labels))
    assert all(float(n.y) >= 0 and float(n.y) + float(n.height) <= drawn.height for n in drawn.nodes)


@pytest.fixture
def decided(db) -> Small:
    small = Small()
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 400)
    small.propose(ChangeKind.RELEASE, small.gamma, 100)
    small.propose(ChangeKind.ALLOCATE, small.beta, 200)
    small.propose(ChangeKind.SET_ASIDE, kr=40)
    small.propose(ChangeKind.DRAW, kr=30)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))
    return small


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_table_and_the_drawing_have_the_figures_of_the_frame(decided, year):
    lines = movements(decided.partnership.pk)
    known = frame(lines, year)
    rows = area_rows(lines, titles_and_areas(initiatives_in(lines))[1], known)

    drawing = sankey(rows, known)

    assert sum(row.carried for row in rows) == known.carried_over
    assert sum(row.fresh for row in rows) == known.requested + known.to_reserve
    assert sum(n.ore for n in drawing.nodes if n.anchor == "start") == sum(r.total for r in rows) + known.free_after


def test_figures_that_do_not_add_up_are_only_a_table(decided):
    lines = movements(decided.partnership.pk)
    known = frame(lines, 2026)

    assert sankey([], known) is None
    assert sankey([], replace(known, free_after=known.free_after + 1)) is None
