"""The drawing of an initiative's money: it fits its canvas, and labels never run into each other."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from handlingsrom.money.award_years import AwardYear
from handlingsrom.web.plan.story import GROUND, TALLEST, stories

KRONER = st.integers(0, 50_000_000).map(lambda kr: kr * 100)


@st.composite
def a_year(draw, year: int):
    spent, carried, lost, left = (draw(KRONER) for _ in range(4))
    total = spent + carried + lost + left
    return AwardYear(year, awarded_ore=total, spent_ore=spent, carried_out_ore=carried, unaccounted_ore=lost)


@given(
    st.lists(st.integers(2020, 2026), min_size=2, max_size=6, unique=True).flatmap(
        lambda years: st.tuples(*(a_year(year) for year in sorted(years)))
    )
)
def test_columns_stand_on_the_ground_within_the_canvas(years):
    for story in stories(years):
        for column in story.columns:
            assert 0 <= float(column.x) <= story.canvas.width - story.canvas.bar
            assert all(GROUND - TALLEST - 0.2 <= float(part.y) <= GROUND for part in column.parts)


@given(a_year(2025), a_year(2026))
def test_labels_keep_clear_of_each_other(one, other):
    for story in stories([one, other]):
        for column in story.columns:
            lines = [float(part.value_y) for part in column.parts]
            assert all(below - above >= 16 for below, above in itertools.pairwise(lines))


def test_one_year_needs_no_drawing():
    assert stories([AwardYear(2026, awarded_ore=100)]) == []
