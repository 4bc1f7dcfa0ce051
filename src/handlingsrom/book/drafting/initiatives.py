"""The sheet Tiltak: one row for each initiative, whatever it is called in the attachments."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from handlingsrom.book.drafting.codes import Codes
from handlingsrom.book.drafting.draft import Draft, Seen
from handlingsrom.book.drafting.parties import IN_ORDER, Parties
from handlingsrom.book.drafting.plans import Plans
from handlingsrom.book.drafting.sources import Sources, in_bokmal, inside
from handlingsrom.book.notes import Noted
from handlingsrom.reading.understanding.matching import Group, groups
from handlingsrom.reading.understanding.model import DoubtKind, InitiativeRow, TableKind, Understood

SURE = 0.95
_STEP = 10
_SHORT = 70
_WORDS_FOR_MONEY = "en celle for beløp på raden har tekst: cellene kan stå under feil overskrift."
_CUT = "teksten slutter midt i."


@dataclass(frozen=True)
class Initiative:
    """`main`: the row that says most: of the plan when there is one. `titled`: the row the title is from."""

    code: str
    group: Group
    main: InitiativeRow
    titled: InitiativeRow
    in_plan: bool

    @property
    def rows(self) -> tuple[InitiativeRow, ...]:
        return self.group.rows


class Initiatives:
    """All initiatives of the papers, found by any of their rows."""

    def __init__(self, papers: Sequence[Understood], sources: Sources) -> None:
        codes = Codes()
        self.all = [
            _initiative(group, codes, sources)
            for group in groups([row for paper in papers for row in paper.initiatives()])
        ]
        self._by_row = {id(row): one for one in self.all for row in one.rows}

    def of(self, row: InitiativeRow) -> Initiative:
        return self._by_row[id(row)]


def draft_initiatives(draft: Draft, sources: Sources, found: Initiatives, parties: Parties, plans: Plans) -> None:
    for number, one in enumerate(found.all, start=1):
        draft.add(
            "Tiltak",
            **_what(one, sources, plans),
            **_who(one, sources, parties),
            order=sources.made(number * _STEP, IN_ORDER),
        )
        draft.seen += _seen(one, sources)


def row_doubts(row: InitiativeRow) -> list[str]:
    """Why any cell of the row may be read wrongly. Words where an amount should be may mean that all are askew."""
    return list(
        dict.fromkeys(
            _WORDS_FOR_MONEY if doubt.kind == DoubtKind.NO_AMOUNT else inside(in_bokmal(doubt.said))
            for doubt in row.doubts
        )
    )


def _initiative(group: Group, codes: Codes, sources: Sources) -> Initiative:
    planned = [row for row in group.rows if row.table.kind == TableKind.PLAN]
    main = (planned or list(group.rows))[0]
    titled = next((row for row in group.rows if _goes_on(main, row, sources)), main)
    return Initiative(codes.make(titled.title), group, main, titled, bool(planned))


def _goes_on(main: InitiativeRow, other: InitiativeRow, sources: Sources) -> bool:
    """Does the other row have the whole of a title that stops in the middle?"""
    is_longer = len(other.title) > len(main.title) and other.title.startswith(main.title)
    return is_longer and _CUT in sources.doubts_at(main.place) and _CUT not in sources.doubts_at(other.place)


def _what(one: Initiative, sources: Sources, plans: Plans) -> dict[str, Noted | None]:
    doubts = [*_join_doubts(one), *row_doubts(one.titled)]
    others = [row.place for row in one.rows if row is not one.titled]
    remarks = ["Også:", *(sources.quoted(place) for place in others)] if others else []
    if one.titled is not one.main:
        doubts.append(f"handlingsplanen har «{one.main.title}», som slutter midt i.")
    area = next((row for row in (one.main, *one.rows) if row.focus_area), None)
    return {
        "code": sources.made(one.code, "Laget av tittelen.", one.titled.place),
        "title": sources.cell(one.titled.title, one.titled.place, doubts=doubts, remarks=remarks),
        "description": _text(sources, one.main, "description") if one.in_plan else None,
        "action_plan": plans.action_plan_of(one.main, sources) if one.in_plan else None,
        "focus_area": plans.area_of(area, sources, row_doubts(area)) if area else None,
        "followed_up_by": _text(sources, one.main, "follow_up"),
    }


def _text(sources: Sources, row: InitiativeRow, what: str) -> Noted | None:
    text, place = getattr(row, what), getattr(row, f"{what}_place")
    return sources.cell(text, place, doubts=row_doubts(row)) if text else None


def _join_doubts(one: Initiative) -> list[str]:
    if one.group.confidence >= SURE:
        return []
    names = dict.fromkeys(shorten(row.title, _SHORT, placeholder=" …") for row in one.rows)
    percent = round(one.group.confidence * 100)
    return [f"flere navn er lest som samme tiltak ({percent} % sikkert): {'; '.join(f'«{n}»' for n in names)}."]


def _who(one: Initiative, sources: Sources, parties: Parties) -> dict[str, Noted | None]:
    row = next((row for row in (one.main, *one.rows) if row.responsible.written), None)
    if row is None:
        return {}
    place, shifted = row.responsible.place, row_doubts(row)
    who = parties.who(row)
    others = [r for r in one.rows if r.responsible.written not in ("", row.responsible.written)]
    if others:
        where = "; ".join(sources.quoted(r.responsible.place or r.place) for r in others)
        shifted.append(f"ansvaret er skrevet annerledes et annet sted: {where}.")
    regions = [*shifted, *who.region_doubts]
    return {
        "responsible_as_written": sources.cell(row.responsible.written, place, doubts=shifted),
        "responsible": _list(sources, who.responsible, place, [*shifted, *who.doubts]),
        "regions": _list(sources, who.regions, place, regions),
        "is_in_all_regions": sources.cell("ja" if who.is_in_all else "nei", place, doubts=shifted),
    }


def _list(sources: Sources, names: list[str], place: object, doubts: list[str]) -> Noted | None:
    if not names and not doubts:
        return None
    return sources.cell("; ".join(names), place, doubts=doubts)  # type: ignore[arg-type]


def _seen(one: Initiative, sources: Sources) -> list[Seen]:
    is_joined = len({row.title for row in one.rows}) > 1
    return [
        Seen(one.code, row.title, sources.where(row.place), one.group.confidence, is_joined) for row in one.rows
    ]
