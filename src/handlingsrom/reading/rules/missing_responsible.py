"""Initiatives nobody answers for: the cell is empty, or written with a question mark."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step, short
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import ColumnRole, InitiativeRow, TableKind, Understood

ID = "missing-responsible"


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """One finding for each paper: whoever puts it right goes through them all at once."""
    for paper in papers:
        tables = [table for table in paper.of_kind(TableKind.PLAN) if table.column(ColumnRole.RESPONSIBLE)]
        rows = [row for table in tables for row in table.rows]
        unknown = [(row, place) for row in rows if (place := _place(row))]
        if unknown and len(unknown) < len(rows):
            yield _finding(unknown)


def _place(row: InitiativeRow) -> Place | None:
    """Where nobody, or nobody for certain, is named."""
    responsible = row.responsible
    if responsible.is_doubtful:
        return responsible.place
    return row.place if not responsible.written.strip() else None


def _finding(unknown: list[tuple[InitiativeRow, Place]]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded_n(
            "It is not known who answers for %(n)s initiative",
            "It is not known who answers for %(n)s initiatives",
            len(unknown),
        ),
        message=worded("The cell is empty, or says it with a question mark."),
        places=tuple(place for _row, place in unknown),
        arithmetic=tuple(
            Step(
                worded("%(title)s", title=short(row.title)),
                " ".join(row.responsible.written.split()) or "–",
            )
            for row, _place in unknown
        ),
        advice=worded("Find out who answers for each before the paper goes out."),
    )


RULE = Rule(
    ID,
    worded("Nobody answers for it"),
    worded("An initiative of the plan has nobody who answers for it, or only with a question mark."),
    find,
)
