"""The same initiative across tables and papers, under names that differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from handlingsrom.reading.understanding.alikeness import MAYBE, SAME, alike
from handlingsrom.reading.understanding.model import InitiativeRow
from handlingsrom.reading.understanding.names import Name, name_of

__all__ = ["LIKELY_SAME", "Group", "alike", "groups"]

LIKELY_SAME = 0.7
_EVIDENCE = 0.1
_HIGHEST = 0.95
_KEY = 4
_NEAR = 0.05


@dataclass(frozen=True)
class Group:
    """Rows of one initiative, in order. `confidence`: of the least sure of what joined them; 1 for a row alone."""

    rows: tuple[InitiativeRow, ...]
    confidence: float


@dataclass
class _Cluster:
    names: list[str]
    confidence: float = SAME


def groups(rows: Sequence[InitiativeRow]) -> list[Group]:
    """Every row in one group. Two rows of one table are never joined unless they are named the same.

    Several rules ask for the same: what was found is kept with the first row's table, for as long as that is.
    """
    if not rows:
        return []
    kept = rows[0].table.grouped
    key = tuple(map(id, rows))
    if key not in kept:
        kept[key] = (tuple(rows), _grouped(rows))
    return list(kept[key][1])


def _grouped(rows: Sequence[InitiativeRow]) -> list[Group]:
    by_name: dict[str, list[InitiativeRow]] = defaultdict(list)
    for row in rows:
        by_name[name_of(row.title).full].append(row)
    clusters = {name: _Cluster([name]) for name in by_name}
    for score, one, other in sorted(_pairs(by_name), key=lambda pair: -pair[0]):
        _join(clusters, by_name, one, other, score)
    order = {id(row): at for at, row in enumerate(rows)}
    found = [
        Group(
            tuple(sorted((r for name in c.names for r in by_name[name]), key=lambda r: order[id(r)])), c.confidence
        )
        for c in {id(cluster): cluster for cluster in clusters.values()}.values()
    ]
    return sorted(found, key=lambda group: order[id(group.rows[0])])


def _pairs(by_name: dict[str, list[InitiativeRow]]) -> list[tuple[float, str, str]]:
    """Pairs of names likely to be of the same, without those where a name could as well be another's."""
    tables = {name: {id(row.table) for row in rows} for name, rows in by_name.items()}
    scored = [
        (score, one, other)
        for one, other in _candidates(by_name)
        if tables[one].isdisjoint(tables[other])
        if (score := _with_evidence(by_name[one], by_name[other])) >= LIKELY_SAME
    ]
    beside: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for score, one, other in scored:
        beside[one].append((score, other))
        beside[other].append((score, one))
    return [
        (score, one, other)
        for score, one, other in scored
        if not _has_rival(score, one, other, beside, by_name) and not _has_rival(score, other, one, beside, by_name)
    ]


def _has_rival(
    score: float,
    name: str,
    chosen: str,
    beside: dict[str, list[tuple[float, str]]],
    by_name: dict[str, list[InitiativeRow]],
) -> bool:
    """Is there another that the name could be of just as well, and that is not itself the chosen one?"""
    title = by_name[chosen][0].title
    return any(
        other != chosen and value >= score - _NEAR and alike(by_name[other][0].title, title) < MAYBE
        for value, other in beside[name]
    )


def _candidates(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs that share enough beginnings of words to be worth comparing; in near linear time."""
    taken = {name: name_of(name) for name in names}
    keys = {name: _keys(each) for name, each in taken.items()}
    enough = {name: len(each) / 2 for name, each in keys.items()}
    seen: dict[str, list[str]] = defaultdict(list)
    for name in taken:
        shared = Counter(chain.from_iterable(seen[key] for key in keys[name]))
        least = enough[name]
        for other, count in shared.items():
            if count >= least or count >= enough[other]:
                yield other, name
        for key in keys[name]:
            seen[key].append(name)


def _keys(name: Name) -> frozenset[str]:
    words = [word[:_KEY] for word in (name.own or name.words)]
    return frozenset([*words, *([f"={name.abbreviation}"] if name.abbreviation else []), f"^{name.full[:_KEY]}"])


def _share_table(ones: list[InitiativeRow], others: list[InitiativeRow]) -> bool:
    return bool({id(row.table) for row in ones} & {id(row.table) for row in others})


def _with_evidence(ones: list[InitiativeRow], others: list[InitiativeRow]) -> float:
    """How alike the names are, and a little more or less for what else the rows say."""
    score = alike(ones[0].title, others[0].title)
    if not MAYBE < score < SAME:
        return score
    areas = [{row.focus_area.lower() for row in rows if row.focus_area} for rows in (ones, others)]
    amounts = [{money.ore for row in rows for money in row.money if money.ore} for rows in (ones, others)]
    if areas[0] and areas[1] and not areas[0] & areas[1]:
        return score - _EVIDENCE
    return max(score, min(_HIGHEST, score + _EVIDENCE)) if amounts[0] & amounts[1] else score


def _join(
    clusters: dict[str, _Cluster], by_name: dict[str, list[InitiativeRow]], one: str, other: str, score: float
) -> None:
    first, second = clusters[one], clusters[other]
    if first is second:
        return
    for a in first.names:
        for b in second.names:
            if alike(by_name[a][0].title, by_name[b][0].title) < MAYBE or _share_table(by_name[a], by_name[b]):
                return
    first.names += second.names
    first.confidence = min(first.confidence, second.confidence, score)
    for name in second.names:
        clusters[name] = first
