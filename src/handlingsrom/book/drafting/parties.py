"""Who the papers name, each once: regions, partners and bodies, and who answers for an initiative."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.naming import (
    BODIES,
    PARTNERS,
    Party,
    bodies_in_text,
    even,
    party_of,
    spelt_out_in,
)
from handlingsrom.book.drafting.sources import Sources
from handlingsrom.book.drafting.spelling import Spelling
from handlingsrom.reading.asking import everything
from handlingsrom.reading.paper import Place
from handlingsrom.reading.understanding.model import InitiativeRow, Understood

IN_ORDER = "Rekkefølgen i papiret."
_BY_NAME = "Følger av navnet."
ALL_REGIONS = re.compile(r"(?:alle )?(?:helse)?region(?:ene|er|ane|ar)", re.IGNORECASE)


@dataclass
class Who:
    """What the cells of one initiative hold: names as other sheets have them, with ? where the paper has it."""

    responsible: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    is_in_all: bool = False
    doubts: list[str] = field(default_factory=list)
    region_doubts: list[str] = field(default_factory=list)


class Parties:
    """Everybody named in the papers, whatever slips of the pen there are."""

    def __init__(self, papers: Sequence[Understood]) -> None:
        text = "\n".join(spot.text for paper in papers for spot in everything(paper.paper)).casefold()
        self._names, self._regions = Spelling(text), Spelling(text)
        for row in (row for paper in papers for row in paper.initiatives()):
            place = row.responsible.place or row.place
            for name in row.responsible.parties:
                self._names.add(even(name), place)
            for name in row.responsible.regions:
                if not ALL_REGIONS.fullmatch(name):
                    self._regions.add(name, place)
        self._times = {name: len(places) for name, places in self._regions.names().items()}
        spelt_out = spelt_out_in(papers)
        answering = self._names.names()
        self._found: dict[str, Party | None] = {
            name: party_of(name, len(places), spelt_out) for name, places in answering.items()
        }
        self._places: dict[str, Place] = {name: places[0] for name, places in answering.items()}
        for name, place in bodies_in_text(papers):
            self._found.setdefault(name, party_of(name, 0, spelt_out))
            self._places.setdefault(name, place)

    def who(self, row: InitiativeRow) -> Who:
        who = Who()
        for name in row.responsible.parties:
            self._add_party(who, name, _has_question(row.responsible.written, name))
        for name in row.responsible.regions:
            self._add_region(who, name, _has_question(row.responsible.written, name))
        return who

    def draft(self, draft: Draft, sources: Sources) -> None:
        """The sheets Regioner, Partnere and Utvalg."""
        for order, (name, places) in enumerate(self._regions.names().items(), start=1):
            doubts = ["navnet står bare ett sted. Er det en helseregion?"] if self._is_rare(name) else []
            cell = sources.cell(name, places[0], doubts=doubts)
            draft.add("Regioner", name=cell, order=sources.made(order, IN_ORDER))
        seen: set[str] = set()
        for name, party in self._found.items():
            if party is not None and party.label not in seen:
                seen.add(party.label)
                _draft_party(draft, sources, party, self._places[name])

    def _add_party(self, who: Who, name: str, is_unsure: bool) -> None:
        right = self._names.right(even(name))
        party = self._found.get(right)
        if party is None:
            who.doubts.append(f"«{name}» er ikke én bestemt partner eller ett utvalg. Navnet er ikke tatt med.")
            return
        _note_slip(who.doubts, name, right if right != even(name) else name, is_unsure)
        if party.label not in {label.rstrip("?") for label in who.responsible}:
            who.responsible.append(party.label + ("?" if is_unsure else ""))

    def _add_region(self, who: Who, name: str, is_unsure: bool) -> None:
        if ALL_REGIONS.fullmatch(name):
            who.is_in_all = True
            return
        right = self._regions.right(name)
        _note_slip(who.region_doubts, name, right, is_unsure)
        if self._is_rare(right):
            who.region_doubts.append(f"«{right}» står bare her. Er det en helseregion?")
        if right not in {label.rstrip("?") for label in who.regions}:
            who.regions.append(right + ("?" if is_unsure else ""))

    def _is_rare(self, region: str) -> bool:
        """Named once, where most are named often: it may be another kind of place."""
        often = sum(times > 1 for times in self._times.values())
        return self._times.get(region) == 1 and often * 2 > len(self._times)


def _draft_party(draft: Draft, sources: Sources, party: Party, place: Place) -> None:
    name = sources.cell(party.name, place)
    kind = sources.cell(party.kind, place, remarks=[_BY_NAME]) if party.kind else None
    if party.sheet == PARTNERS:
        short = sources.cell(party.short, place) if party.short else None
        draft.add(PARTNERS, name=name, kind=kind, short_name=short)
    else:
        draft.add(BODIES, code=sources.cell(party.label, place), name=name, kind=kind)


def _note_slip(doubts: list[str], name: str, right: str, is_unsure: bool) -> None:
    if right.casefold() != name.casefold():
        doubts.append(f"skrevet «{name}», lest som «{right}».")
    if is_unsure:
        doubts.append(f"papiret har spørsmålstegn etter «{name}».")


def _has_question(written: str, name: str) -> bool:
    """`Valdres?`, `SI -?`: a question mark that comes right after the name."""
    return re.search(rf"{re.escape(name)}[\s–-]*\?", written) is not None
