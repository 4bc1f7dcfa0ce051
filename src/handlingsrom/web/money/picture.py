"""What the drawing of a year's money is made of: names, colours and addresses put on the flows."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import ngettext

from handlingsrom.money.flows import End, Origin, Source, YearFlows
from handlingsrom.web.links import to_initiative, to_journal
from handlingsrom.web.money.areas import OUTSIDE, source_order, to_area
from handlingsrom.web.money.names import Area, Behind, Names
from handlingsrom.web.money.sankey import Sankey, draw
from handlingsrom.web.money.sankey_parts import AREAS, ENDS, INITIATIVES, Flow, Node, Picture
from handlingsrom.web.money.words import END_WORDS, ORIGIN_WORDS

MOST_ROWS = 24
"""Initiatives drawn by name; of more than that, the smallest of each area are drawn together."""

_SOURCE_KINDS = {
    Origin.RESERVE: "fond",
    Origin.SUSPENSE: "unknown",
    Origin.MOVED: "moved",
    Origin.RELEASED: "fresh",
}
_END_KINDS = {
    End.SPENT: "spent",
    End.LEFT: "fresh",
    End.CARRIED_OUT: "carry",
    End.RELEASED: "released",
    End.MOVED_OUT: "moved",
    End.REPAID: "moved",
    End.UNACCOUNTED: "unknown",
    End.RESERVE: "fond",
    End.FREE: "free",
}


def sankey(flows: YearFlows, names: Names, behind: Behind) -> Sankey | None:
    """None when there is nothing, or something does not add up: then the table alone is shown."""
    return draw(picture(flows, names, behind)) if flows.is_whole else None


@dataclass(frozen=True)
class _Rows:
    """The nodes of initiatives and areas: initiative id → its own node or that of several, and → its area."""

    under: list[tuple[Node, list[Node]]]
    of: dict[int, Node]
    area: dict[int, Node]


def picture(flows: YearFlows, names: Names, behind: Behind, most: int = MOST_ROWS) -> Picture:
    """`most`: how many initiatives have a row of their own."""
    ordered = sorted(flows.sources().items(), key=source_order(names))
    sources = {source: _source(source, ore, flows.year, names) for source, ore in ordered}
    rows = _rows(flows, names, behind, most)
    held = flows.ends()
    ends = {
        end: Node(str(word), held[end], _END_KINDS[end], "", _end_url(end, flows, behind), ENDS)
        for end, word in END_WORDS.items()
        if held.get(end)
    }
    return Picture(list(sources.values()), rows.under, list(ends.values()), _flows(flows, sources, rows, ends))


def _rows(flows: YearFlows, names: Names, behind: Behind, most: int) -> _Rows:
    totals = {pk: found.total_ore for pk, found in flows.awards.items() if found.total_ore}
    named = set(sorted(totals, key=lambda pk: -totals[pk])[:most])
    found = _Rows([], {}, {})
    for area, own in names.by_area(totals):
        whole = Node(
            area.name,
            sum(totals[pk] for pk in own),
            "area",
            to_area(flows.year, area.pk),
            behind("year_total", omrade=area.pk),
            AREAS,
        )
        small = [pk for pk in own if pk not in named]
        small = small if len(small) > 1 else []
        nodes = {pk: _row(pk, totals[pk], names, behind) for pk in own if pk not in small}
        several = _several(area, [totals[pk] for pk in small], flows.year)
        found.under.append((whole, [*nodes.values(), *([several] if small else [])]))
        found.of.update({**nodes, **dict.fromkeys(small, several)})
        found.area.update(dict.fromkeys(own, whole))
    return found


def _row(pk: int, ore: int, names: Names, behind: Behind) -> Node:
    return Node(names.titles[pk], ore, "area", to_initiative(pk), behind("year_total", tiltak=pk), INITIATIVES)


def _several(area: Area, amounts: list[int], year: int) -> Node:
    n = len(amounts)
    label = ngettext("%(n)s smaller initiative", "%(n)s smaller initiatives", n) % {"n": n}
    return Node(label, sum(amounts), "area", to_area(year, area.pk), "", INITIATIVES)


def _flows(flows: YearFlows, sources: dict[Source, Node], rows: _Rows, ends: dict[End, Node]) -> list[Flow]:
    """Between two nodes there is one flow of a kind, however many awards it is made of."""
    found: dict[tuple[Node, Node, str], int] = defaultdict(int)
    for (source, pk, is_carried), ore in flows.given.items():
        kind = "carry" if is_carried else _SOURCE_KINDS.get(source.origin, "fresh")
        found[sources[source], rows.area[pk], kind] += ore
        found[rows.area[pk], rows.of[pk], kind] += ore
    for (pk, end), ore in flows.became().items():
        found[rows.of[pk], ends[end], _END_KINDS[end]] += ore
    for (source, end), ore in flows.direct.items():
        found[sources[source], ends[end], _END_KINDS[end]] += ore
    return [Flow(start, to, ore, kind) for (start, to, kind), ore in found.items()]


def _source(source: Source, ore: int, year: int, names: Names) -> Node:
    if source.origin is not Origin.GRANT:
        return Node(str(ORIGIN_WORDS[source.origin]), ore, _SOURCE_KINDS[source.origin])
    grant = names.grants[source.grant_id]
    kind = "fresh" if grant.year >= year else "carry"
    return Node(grant.name, ore, kind, "", to_journal(tilskudd=grant.pk))


def _end_url(end: End, flows: YearFlows, behind: Behind) -> str:
    of_initiatives = any(to is end for _pk, to in flows.became())
    is_outside = any(to is end for _source, to in flows.direct)
    if is_outside and of_initiatives:
        return behind(f"all_{end}")
    return behind(OUTSIDE[end]) if is_outside else behind(f"year_{end}")
