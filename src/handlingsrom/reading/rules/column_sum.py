"""A row of sums that is not the sum of its rows, or that leaves a column of amounts without its sum."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Money, Understood, UnderstoodTable

ID = "column-sum"


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for table in paper.tables:
            for total in table.sums:
                terms = [money for money in table.cells if money.column == total.column]
                if not total.amounts and len(terms) > 1:
                    yield _missing(table, total, terms)
                elif total.amounts and terms and total.column not in table.unsure and total.ore != _sum(terms):
                    yield _wrong(table, total, terms)


def _sum(terms: Sequence[Money]) -> int:
    return sum(term.ore for term in terms)


def _wrong(table: UnderstoodTable, total: Money, terms: list[Money]) -> Finding:
    computed = _sum(terms)
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("A sum in %(part)s is not the sum of its rows", part=table.part.name),
        message=worded("The rows of the column come to another amount than the row of sums says."),
        places=(total.place, *(term.place for term in terms)),
        arithmetic=(
            amount_step(worded("Sum as written"), total.ore),
            amount_step(worded("Sum of %(n)s rows", n=len(terms)), computed),
            amount_step(worded("Difference"), total.ore - computed, is_result=True),
        ),
        advice=worded("Find the row or the sum that is wrong before the paper goes out."),
    )


def _missing(table: UnderstoodTable, total: Money, terms: list[Money]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded("A column in %(part)s has no sum", part=table.part.name),
        message=worded("The table has a row of sums, but it is empty below %(n)s amounts.", n=len(terms)),
        places=(total.place, *(term.place for term in terms)),
        arithmetic=(amount_step(worded("Sum of %(n)s rows", n=len(terms)), _sum(terms), is_result=True),),
        advice=worded("Write the sum, so that a reader can hold it up against other tables."),
    )


RULE = Rule(
    ID,
    worded("Sums of columns"),
    worded("A row of sums says something else than the amounts above it, or nothing."),
    find,
)
