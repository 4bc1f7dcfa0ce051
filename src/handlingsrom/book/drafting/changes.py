"""The sheet Endringer: what the attachments propose, under the decision point that takes it up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.book import words
from handlingsrom.book.cells import Written
from handlingsrom.book.drafting.cases import CaseOf, case_cell
from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.initiatives import Initiatives, row_doubts
from handlingsrom.book.drafting.sources import Sources
from handlingsrom.book.notes import Noted
from handlingsrom.book.types.figures import Kroner
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.reading.paper import Place
from handlingsrom.reading.understanding.model import (
    ColumnRole,
    InitiativeRow,
    Point,
    Principle,
    TableKind,
    Understood,
)
from handlingsrom.reading.words.amounts import find_amounts

OF_PRINCIPLE = {
    Principle.CLOSE: ChangeKind.CLOSE,
    Principle.HAND_OVER: ChangeKind.HAND_OVER,
    Principle.KEEP: ChangeKind.KEEP,
}
_PLAN = r"prinsipp|handlings(?:plan|del|program)|tiltak"
_SIGNS = {
    ChangeKind.CLOSE: _PLAN + r"|avslutt",
    ChangeKind.HAND_OVER: _PLAN + r"|implementer|overlever|evaluer",
    ChangeKind.KEEP: _PLAN + r"|viderefør|iverksett",
    ChangeKind.CARRY_OVER: r"overfør",
    ChangeKind.RELEASE: r"frigjør|frigi",
    ChangeKind.ADD: r"priorit|tildel|fordel|behov|nye",
    ChangeKind.ALLOCATE: r"priorit|tildel|fordel|behov",
    ChangeKind.SET_ASIDE: r"fond|avset|sette av|settes av",
}
_ASKS = re.compile(r"\bber\b|\bbes\b|\bbedt\b", re.IGNORECASE)
_RELEASES = re.compile(r"frigj[øo]r|frigi", re.IGNORECASE)
_SETS_ASIDE = re.compile(r"\bsett(?:e|es|er)? av\b|\bavset", re.IGNORECASE)
_RESERVE = re.compile(r"\bfond", re.IGNORECASE)


@dataclass(frozen=True)
class Proposed:
    """One change. `doubts`: why it may be read wrongly."""

    kind: ChangeKind
    place: Place
    row: InitiativeRow | None = None
    ore: int | None = None
    amount_place: Place | None = None
    text: str = ""
    text_place: Place | None = None
    doubts: tuple[str, ...] = ()


def draft_changes(draft: Draft, sources: Sources, cases: Sequence[CaseOf], found: Initiatives) -> None:
    """In the order of the attachments. A paper without a proposed resolution has no point to put them under."""
    for case in cases:
        proposed = list(_proposed(case.paper, found))
        if proposed and not case.points:
            why = "Papiret har ikke noe forslag til vedtak, så endringer har ikke noe punkt å stå under."
            draft.leave_out(case.paper.paper.file, f"{len(proposed)} foreslåtte endringer", why)
            continue
        done = sum(1 for row in draft.rows["Endringer"] if case.number and row["case"].value == case.number.value)
        for number, change in enumerate(proposed, start=done + 1):
            draft.add("Endringer", **_cells(change, number, case, sources, found))


def _cells(
    change: Proposed, number: int, case: CaseOf, sources: Sources, found: Initiatives
) -> dict[str, Noted | None]:
    doubts = [*change.doubts, *(row_doubts(change.row) if change.row else [])]
    code: Written = found.of(change.row).code if change.row else None
    kind = words.CHANGE_KIND[change.kind]
    amount = Kroner().write(change.ore)
    return {
        "case": case_cell(case, sources, change.place),
        "number": sources.made(number, "Rekkefølgen i papiret."),
        "label": _label(change, case, sources),
        "kind": sources.made(kind, f"Det {change.place.part} foreslår.", change.place, doubts=change.doubts),
        "initiative": sources.made(code, "Koden tiltaket har i arket Tiltak.", change.place) if code else None,
        "amount_ore": sources.cell(amount, change.amount_place, doubts=doubts) if amount is not None else None,
        "text": sources.cell(change.text, change.text_place, doubts=doubts) if change.text else None,
    }


def _label(change: Proposed, case: CaseOf, sources: Sources) -> Noted | None:
    """The point that says the change most plainly. None, to be filled in, when no point says it."""
    leaves = {label: point for label, point in case.points.items() if not _has_points_under(label, case.points)}
    decides = {label: p for label, p in leaves.items() if not _ASKS.search(f"{p.lead} {p.text}")} or leaves
    scores = {label: _score(change.kind, point) for label, point in decides.items()}
    best = max(scores.values(), default=0)
    chosen = [label for label, score in scores.items() if score == best]
    if not best and len(decides) > 1:
        return None
    doubts = [] if best and len(chosen) == 1 else ["valgt blant flere punkter som kan være ment."]
    if not best:
        doubts = ["papirets eneste punkt, men det nevner ikke endringen."]
    return sources.made(chosen[0], "Punktet som nevner endringen.", case.points[chosen[0]].place, doubts=doubts)


def _score(kind: ChangeKind, point: Point) -> int:
    return len({match.lower() for match in re.findall(_SIGNS[kind], point.text, re.IGNORECASE)})


def _has_points_under(label: str, points: dict[str, Point]) -> bool:
    return label.isdigit() and any(
        other != label and other.rstrip("abcdefghijklmnopqrstuvwxyz") == label for other in points
    )


def _proposed(paper: Understood, found: Initiatives) -> Iterator[Proposed]:
    for table in paper.of_kind(TableKind.PLAN):
        for row in table.rows if table.principle in OF_PRINCIPLE else ():
            yield _of_plan(row, OF_PRINCIPLE[table.principle])
    for table in paper.of_kind(TableKind.FUNDS):
        for row in table.rows:
            yield from _of_funds(row)
    for table in paper.of_kind(TableKind.NEEDS):
        for row in table.rows:
            yield from _of_needs(row, found)
    yield from _set_aside(paper)


def _of_plan(row: InitiativeRow, kind: ChangeKind) -> Proposed:
    """What follows when one is handed over, otherwise how things stand."""
    is_handed = kind == ChangeKind.HAND_OVER
    text, place = (row.follow_up, row.follow_up_place) if is_handed else (row.status, row.status_place)
    return Proposed(kind, row.place, row, text=text, text_place=place)


def _of_funds(row: InitiativeRow) -> Iterator[Proposed]:
    text, place = (row.description, row.description_place) if row.description else (row.status, row.status_place)
    carried = [money for money in row.money if money.role == ColumnRole.CARRIED_OVER]
    for money in carried:
        if money.ore:
            yield Proposed(ChangeKind.CARRY_OVER, row.place, row, money.ore, money.place, text, place)
    if not any(money.ore for money in carried) and _RELEASES.search(text):
        awarded = next((money for money in row.money if money.role == ColumnRole.AWARDED and money.ore), None)
        if awarded:
            doubts = (
                "papiret sier at midler frigjøres, men ikke hvor mye på denne raden. Beløpet er tildelingen.",
            )
            yield Proposed(ChangeKind.RELEASE, row.place, row, awarded.ore, awarded.place, text, place, doubts)


def _of_needs(row: InitiativeRow, found: Initiatives) -> Iterator[Proposed]:
    needed = [money for money in row.money if money.role == ColumnRole.NEEDED and money.ore]
    if not found.of(row).in_plan and needed:
        yield Proposed(ChangeKind.ADD, row.place, row)
    for money in needed:
        yield Proposed(
            ChangeKind.ALLOCATE, row.place, row, money.ore, money.place, row.description, row.description_place
        )


def _set_aside(paper: Understood) -> Iterator[Proposed]:
    """An amount that a recommendation or the resolution sets aside to the reserve."""
    for point in (*paper.recommendations, *paper.resolution):
        if _SETS_ASIDE.search(point.text) and _RESERVE.search(point.text):
            amounts = find_amounts(point.text)
            if len(amounts) == 1:
                yield Proposed(
                    ChangeKind.SET_ASIDE,
                    point.place,
                    ore=amounts[0].ore,
                    amount_place=point.place,
                    text=point.text,
                    text_place=point.place,
                )
                return
