"""Where each krone of a year went: from the grants, by initiative, to what became of it. From movements, in øre.

A year has what came to awards that may be used in it, and to its free funds. As in the frame, a movement belongs to
the year of the account it goes to, so money carried over comes from the grant of an earlier year. Money that within
the year went back (was released, drawn from the reserve, moved between initiatives) and on again is a source of its
own beside the grants, so that a grant never shows more than it brought.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from handlingsrom.money.award_years import BECAME, AwardYear, awards_by_year, is_within
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.movements import Movement

_A = AccountKind


class Origin(StrEnum):
    GRANT = "grant"
    MOVED = "moved"
    RELEASED = "released"
    RESERVE = "reserve"
    SUSPENSE = "suspense"


class Source(NamedTuple):
    """Where money of the year comes from; a grant by its id."""

    origin: Origin
    grant_id: int = 0


class End(StrEnum):
    """What became of it. Reserve and free are money that was never on an initiative."""

    SPENT = "spent"
    CARRIED_OUT = "carried_out"
    RELEASED = "released"
    MOVED_OUT = "moved_out"
    REPAID = "repaid"
    UNACCOUNTED = "unaccounted"
    LEFT = "left"
    RESERVE = "reserve"
    FREE = "free"


@dataclass
class YearFlows:
    """The flows of a year. `given`: (source, initiative id, whether carried over) → øre; `direct`: what went to no
    initiative. `awards`: initiative id → how its money came and what became of it."""

    year: int
    awards: dict[int, AwardYear]
    given: dict[tuple[Source, int, bool], int] = field(default_factory=lambda: defaultdict(int))
    direct: dict[tuple[Source, End], int] = field(default_factory=lambda: defaultdict(int))
    received: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Grant id → what was received for the year."""
    twice_ore: int = 0
    """What is counted twice: released, moved, or set aside and drawn within the year, and then on again."""

    def became(self) -> dict[tuple[int, End], int]:
        """(initiative id, end) → øre, without zeros."""
        found = {
            (pk, End(name)): getattr(year, f"{name}_ore")
            for pk, year in self.awards.items()
            for name in (*BECAME, End.LEFT)
        }
        return {key: ore for key, ore in found.items() if ore}

    def sources(self) -> dict[Source, int]:
        """What each source brought, in all."""
        found: dict[Source, int] = defaultdict(int)
        for (source, _pk, _is_carried), ore in self.given.items():
            found[source] += ore
        for (source, _end), ore in self.direct.items():
            found[source] += ore
        return dict(found)

    def ends(self) -> dict[End, int]:
        found: dict[End, int] = defaultdict(int)
        for (_from, end), ore in (*self.became().items(), *self.direct.items()):
            found[end] += ore
        return dict(found)

    @property
    def total_ore(self) -> int:
        return sum(self.sources().values())

    @property
    def is_whole(self) -> bool:
        """Whether every flow goes forward, and no initiative has more or less than came: only then is it drawn."""
        came: dict[int, int] = defaultdict(int)
        for (_source, pk, _is_carried), ore in self.given.items():
            came[pk] += ore
        parts = (*self.given.values(), *self.direct.values(), *self.became().values())
        return all(ore >= 0 for ore in parts) and all(came[pk] == own.total_ore for pk, own in self.awards.items())


def flows_of(known: Iterable[Movement], year: int) -> YearFlows:
    """The flows of `year` from all movements of a partnership."""
    known = list(known)
    flows = YearFlows(year, {pk: found for (pk, of), found in awards_by_year(known).items() if of == year})
    pools: dict[int, _Pool] = defaultdict(_Pool)
    for movement in known:
        _to_award(flows, pools, movement)
        _through_free_funds(flows, pools, movement)
    for grant_id, pool in pools.items():
        pool.share_out(flows, Source(Origin.GRANT, grant_id))
    flows.given = {key: ore for key, ore in flows.given.items() if ore}
    flows.direct = {key: ore for key, ore in flows.direct.items() if ore}
    return flows


Place = int | End


class _Pool:
    """The free funds of one grant in the year: where they went, and what came back to them within the year."""

    def __init__(self) -> None:
        self.out: dict[Place, int] = defaultdict(int)
        self.back: dict[Origin, int] = defaultdict(int)

    def share_out(self, flows: YearFlows, own: Source) -> None:
        """What came back is what is free still, then what was set aside, paid back or awarded last."""
        back = {Source(origin): ore for origin, ore in self.back.items()}
        for place in sorted(self.out, key=_last_first):
            rest = self.out[place]
            for source in back:
                part = max(0, min(rest, back[source]))
                self._add(flows, source, place, part)
                back[source], rest = back[source] - part, rest - part
            self._add(flows, own, place, rest)
        for source, more in back.items():
            self._add(flows, source, End.FREE, more)
            self._add(flows, own, End.FREE, -more)

    def _add(self, flows: YearFlows, source: Source, place: Place, ore: int) -> None:
        if isinstance(place, End):
            flows.direct[source, place] += ore
        else:
            flows.given[source, place, False] += ore


_ENDS = (End.FREE, End.RESERVE, End.REPAID, End.UNACCOUNTED)


def _last_first(place: Place) -> tuple[int, int]:
    return (_ENDS.index(place), 0) if isinstance(place, End) else (len(_ENDS), -place)


def _to_award(flows: YearFlows, pools: dict[int, _Pool], movement: Movement) -> None:
    _kind, source, target, _booked, ore, *_rest = movement
    pk = target.initiative_id
    if target.kind != _A.AWARD or target.year != flows.year or not pk or is_within(source, target):
        return
    if source.kind == _A.AWARD and source.year == flows.year:
        flows.given[Source(Origin.MOVED), pk, False] += ore
        flows.twice_ore += ore
    elif source.kind == _A.AWARD:
        flows.given[Source(Origin.GRANT, source.grant_id), pk, True] += ore
    elif source.kind == _A.RESERVE:
        flows.given[Source(Origin.RESERVE), pk, False] += ore
        flows.twice_ore += ore if source.year == flows.year else 0
    elif source.kind in (_A.UNALLOCATED, _A.GIVER):
        pools[source.grant_id].out[pk] += ore


_OUT_OF_POOL = {
    _A.RESERVE: End.RESERVE,
    _A.PAID_BACK: End.REPAID,
    _A.GIVER: End.REPAID,
    _A.SUSPENSE: End.UNACCOUNTED,
}
_GUARDED = (_A.AWARD, _A.RESERVE)
_BACK_TO_POOL = {_A.RESERVE: Origin.RESERVE, _A.SUSPENSE: Origin.SUSPENSE}


def _through_free_funds(flows: YearFlows, pools: dict[int, _Pool], movement: Movement) -> None:
    """What leaves and enters free funds; what belongs to earlier years only decides how much was left of them."""
    _kind, source, target, _booked, ore, *_rest = movement
    if target.year > flows.year:
        return
    is_this_year = target.year == flows.year
    if target.kind == _A.UNALLOCATED:
        pools[target.grant_id].out[End.FREE] += ore
        origin = _BACK_TO_POOL.get(source.kind)
        if source.kind == _A.AWARD and source.year == flows.year:
            origin = Origin.RELEASED
        if is_this_year and origin:
            pools[target.grant_id].back[origin] += ore
            flows.twice_ore += ore if source.kind in _GUARDED and source.year == flows.year else 0
        if is_this_year and source.kind == _A.GIVER:
            flows.received[target.grant_id] += ore
    if source.kind == _A.UNALLOCATED:
        pools[source.grant_id].out[End.FREE] -= ore
        if is_this_year and target.kind in _OUT_OF_POOL:
            pools[source.grant_id].out[_OUT_OF_POOL[target.kind]] += ore
