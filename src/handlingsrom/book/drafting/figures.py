"""The sheet Oppgitte tall: every amount of the tables, as the paper has it; none is put right or added up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.book import words
from handlingsrom.book.drafting.cases import CaseOf, case_cell
from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.findings import OF_YEAR
from handlingsrom.book.drafting.initiatives import Initiatives, row_doubts
from handlingsrom.book.drafting.sources import Sources
from handlingsrom.book.notes import Noted
from handlingsrom.book.types.figures import Kroner
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.reading.paper import Place
from handlingsrom.reading.understanding.model import (
    ColumnRole,
    DoubtKind,
    InitiativeRow,
    LineKind,
    Money,
    TableKind,
    Understood,
    UnderstoodTable,
)
from handlingsrom.reading.words.model import Amount

_OF_ROLE = {
    ColumnRole.AWARDED: FigureSaid.AWARDED,
    ColumnRole.CARRIED_OVER: FigureSaid.CARRIED_OVER,
    ColumnRole.NEEDED: FigureSaid.NEEDED,
}
_OF_HEADING = {
    FigureSaid.SPENT: r"\bbrukt|forbru[kt]|benyttet|regnskap",
    FigureSaid.LEFT: r"\bigjen|\brest|gjenst",
    FigureSaid.RELEASED: r"frigj|frigi",
    FigureSaid.RECEIVED: r"mottatt|motteke",
}
_OF_LINE = {
    LineKind.RESERVE: FigureSaid.RESERVE,
    LineKind.CARRIED_OVER: FigureSaid.CARRIED_OVER,
    LineKind.RECEIVED: FigureSaid.RECEIVED,
    LineKind.LEFT: FigureSaid.LEFT,
    LineKind.NEEDS: FigureSaid.NEEDED,
    LineKind.FREE: FigureSaid.FREE,
}
_WITH_ROWS = (TableKind.PLAN, TableKind.FUNDS, TableKind.NEEDS)


@dataclass(frozen=True)
class Figure:
    what: FigureSaid
    year: int | None
    amount: Amount
    place: Place
    row: InitiativeRow | None = None
    note: str = ""


def draft_figures(draft: Draft, sources: Sources, cases: Sequence[CaseOf], found: Initiatives) -> None:
    for case in cases:
        for figure in _figures(case.paper, draft, sources):
            draft.add("Oppgitte tall", **_cells(figure, case, sources, found))


def _cells(figure: Figure, case: CaseOf, sources: Sources, found: Initiatives) -> dict[str, Noted | None]:
    row, place = figure.row, figure.place
    note = "; ".join(filter(None, [figure.note, _how_written(figure.amount)]))
    doubts = row_doubts(row) if row else []
    return {
        "case": case_cell(case, sources, place),
        "place": sources.made(place.part, f"{sources.where(place)}."),
        "what": sources.made(words.FIGURE_SAID[figure.what], "Følger av overskriften.", place),
        "initiative": sources.made(found.of(row).code, "Koden tiltaket har i arket Tiltak.", row.place)
        if row
        else None,
        "year": _year(figure, sources),
        "amount_ore": sources.cell(Kroner().write(figure.amount.ore), place, doubts=doubts),
        "note": sources.made(note, "Slik det står i papiret.", place) if note else None,
    }


def _year(figure: Figure, sources: Sources) -> Noted | None:
    doubts = [doubt for doubt in sources.doubts_at(figure.place) if doubt in OF_YEAR]
    how = "Året i overskriften eller på linja."
    return sources.made(figure.year, how, figure.place, doubts=doubts) if figure.year else None


def _how_written(amount: Amount) -> str:
    """Said of amounts that can be read in other ways, and of those that are rounded."""
    return f"Skrevet «{amount.text}»" if amount.oddity or amount.is_about or amount.decimals is not None else ""


def _figures(paper: Understood, draft: Draft, sources: Sources) -> Iterator[Figure]:
    for table in paper.tables:
        if table.kind in _WITH_ROWS:
            for row in table.rows:
                yield from _of_row(row, draft, sources)
            yield from _sums(table)
        elif table.kind == TableKind.OVERVIEW:
            yield from _lines(table, draft, sources)


def _of_row(row: InitiativeRow, draft: Draft, sources: Sources) -> Iterator[Figure]:
    for money in row.money:
        what = _what(row.table, money)
        for amount in money.amounts:
            if what is None:
                draft.leave_out(
                    sources.where(money.place), amount.text, "Overskriften sier ikke hva slags beløp det er."
                )
            else:
                yield Figure(what, money.year, amount, money.place, row)
    for doubt in row.doubts:
        if doubt.kind == DoubtKind.NO_AMOUNT:
            draft.leave_out(sources.where(doubt.place), doubt.place.text, "Det kan ikke leses noe beløp her.")


def _sums(table: UnderstoodTable) -> Iterator[Figure]:
    for total in table.sums:
        what = _what(table, total)
        for amount in total.amounts if what else ():
            yield Figure(what, total.year, amount, total.place, note="Sum")  # type: ignore[arg-type]


def _lines(table: UnderstoodTable, draft: Draft, sources: Sources) -> Iterator[Figure]:
    for line in table.lines:
        what = _OF_LINE.get(line.kind)
        if what is None:
            text = f"{line.label}: {line.amount.text}"
            draft.leave_out(sources.where(line.place), text, "Boka har ikke noe navn på slike tall; de regnes ut.")
        else:
            yield Figure(what, line.year, line.amount, line.place, note=line.label)


def _what(table: UnderstoodTable, money: Money) -> FigureSaid | None:
    if money.role in _OF_ROLE:
        return _OF_ROLE[money.role]
    heading = next((column.heading for column in table.columns if column.index == money.column), "")
    return next((what for what, sign in _OF_HEADING.items() if re.search(sign, heading, re.IGNORECASE)), None)
