"""Where each krone of a year went: nothing appears or vanishes on the way from the grants to what became of it."""

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventful import live_through_everything
from factories import Small
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.figures import frame
from handlingsrom.money.flows import End, Origin, Source, flows_of
from handlingsrom.money.kinds import GUARDED, ROUTES, EntryKind
from handlingsrom.money.kinds import AccountKind as A
from handlingsrom.money.movements import Movement, balances, movements

YEARS = (2024, 2025, 2026)
_ROUTES = sorted({(kind, *ends) for kind, routes in ROUTES.items() for ends in routes})
steps = st.lists(
    st.tuples(
        st.sampled_from([(EntryKind.GRANT, A.GIVER, A.UNALLOCATED), *_ROUTES]),
        st.integers(1, 2),  # the grant
        st.sampled_from(YEARS),
        st.sampled_from(YEARS),
        st.integers(1, 3),  # an initiative
        st.integers(1, 3),  # and another
        st.integers(1, 900),
        st.booleans(),  # taken back later
    ),
    max_size=40,
)


def _key(kind: A, grant: int, year: int, initiative: int) -> AccountKey:
    return AccountKey(kind, grant, year, initiative if kind in (A.AWARD, A.SPENT) else None)


def lived(happened) -> list[Movement]:
    """The steps that can happen: money never goes back in time, and what is guarded never goes below zero."""
    held: dict[AccountKey, int] = defaultdict(int)
    found = []
    grants = [
        ((EntryKind.GRANT, A.GIVER, A.UNALLOCATED), 1 + n % 2, y, y, 1, 1, 900, False) for n, y in enumerate(YEARS)
    ]
    for (kind, start, end), grant, year, later, first, second, ore, is_undone in [*grants, *happened]:
        source = _key(start, grant, min(year, later), first)
        target = _key(end, grant, max(year, later), second if kind == EntryKind.TRANSFER else first)
        if source == target or (start in GUARDED and held[source] < ore):
            continue
        found.append(Movement(kind, source, target, target.year, ore))
        held[source], held[target] = held[source] - ore, held[target] + ore
        if is_undone and (end not in GUARDED or held[target] >= ore):
            found.append(Movement(kind, source, target, target.year, -ore))
            held[source], held[target] = held[source] + ore, held[target] - ore
    return found


@settings(max_examples=150, deadline=None, derandomize=True)
@given(steps)
def test_every_place_lets_out_what_it_takes_in_whatever_happened(happened):
    known = lived(happened)
    for year in YEARS:
        flows, of_year = flows_of(known, year), frame(known, year)

        assert flows.is_whole
        assert sum(flows.sources().values()) == sum(flows.ends().values()) == flows.total_ore
        assert flows.ends().get(End.FREE, 0) == of_year.free_after
        own = sum(ore for (_s, end), ore in flows.direct.items() if end is End.FREE)
        assert own == of_year.free_after
        held = [ore for key, ore in balances(known).items() if key.kind == A.AWARD and key.year == year]
        assert flows.ends().get(End.LEFT, 0) == sum(held)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(steps)
def test_a_grant_brings_what_was_received_left_and_carried_over_and_no_more(happened):
    known = lived(happened)
    for year in YEARS:
        flows = flows_of(known, year)
        for source, ore in flows.sources().items():
            if source.origin is Origin.GRANT:
                of_grant = [m for m in known if m.from_key.grant_id == source.grant_id]
                assert ore == _brought(of_grant, year)


def _brought(known: list[Movement], year: int) -> int:
    """Received for the year; free before it; and what came from earlier awards, to free funds or to awards."""
    of_year = frame(known, year)
    earlier = [
        m.amount_ore
        for m in known
        if m.to_key.year == year and m.from_key.kind == A.AWARD and m.from_key.year < year
        if m.to_key.kind in (A.AWARD, A.UNALLOCATED)
    ]
    return of_year.received + of_year.left + sum(earlier)


@pytest.fixture
def small(db) -> Small:
    return live_through_everything(Small())


def test_the_story_of_a_year_in_which_everything_happened(small):
    flows = flows_of(movements(small.partnership.pk), 2026)

    assert {source: ore // 100 for source, ore in flows.sources().items()} == {
        Source(Origin.GRANT, small.old.pk): 65 + 30 + 200,  # free still, released at the turn of the year, carried
        Source(Origin.GRANT, small.new.pk): 500,
        Source(Origin.MOVED): 40,
        Source(Origin.RELEASED): 18,
        Source(Origin.RESERVE): 50 + 21,
    }
    assert {end: ore // 100 for end, ore in flows.ends().items()} == {
        End.LEFT: 201 + 50 + 40,
        End.SPENT: 35,
        End.RELEASED: 18,
        End.MOVED_OUT: 40,
        End.REPAID: 6 + 13,
        End.RESERVE: 70,
        End.FREE: 134 + 317,
    }


def test_as_of_a_day_before_it_happened(small):
    flows = flows_of(movements(small.partnership.pk, on=date(2025, 12, 31)), 2025)

    assert flows.is_whole
    assert flows.ends()[End.SPENT] == 67_00
    assert End.CARRIED_OUT not in flows.ends()
