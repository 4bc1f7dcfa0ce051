"""All that is asked for, listed in the text, against the sum of the table of the same."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, sum_step
from handlingsrom.reading.paper import Block, Text, TextKind
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import ColumnRole, Mention, TableKind, Understood, UnderstoodTable
from handlingsrom.reading.words.model import Amount

ID = "list-sum-against-table"
_ALL_OF_IT = re.compile(
    r"\b(?:totalt|i alt|til sammen|samlet|alle)\b[^.]*\b(?:innspill|behov|søknad|ønske)", re.IGNORECASE
)
_FEWEST = 3


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """Only where the text says that the list is all of it, and one table holds what is asked for."""
    for paper in papers:
        tables = paper.of_kind(TableKind.NEEDS)
        if len(tables) != 1 or not tables[0].rows:
            continue
        for text in paper.paper.texts:
            if (
                text.kind == TextKind.PARAGRAPH
                and text.text.rstrip().endswith(":")
                and _ALL_OF_IT.search(text.text)
            ):
                amounts = _amounts(paper, text)
                if len(amounts) >= _FEWEST and sum(each.what.ore for each in amounts) != _sum(tables[0]):
                    yield _finding(amounts, tables[0])


def _amounts(paper: Understood, lead: Text) -> list[Mention[Amount]]:
    """One plain amount for each item, or for each of the items under it; none of any when one is told otherwise."""
    items = list(_items(paper.paper.blocks[lead.index + 1 :]))
    found: list[Mention[Amount]] = []
    for item, after in zip(items, [*items[1:], None], strict=True):
        amounts = [mention for mention in paper.amounts if mention.text is item]
        leads = after is not None and after.level > item.level
        if len(amounts) != (0 if leads else 1) or any(each.what.is_about for each in amounts):
            return []
        found += amounts
    return found


def _items(blocks: Sequence[Block]) -> Iterator[Text]:
    for block in blocks:
        if not isinstance(block, Text) or block.kind != TextKind.ITEM:
            return
        yield block


def _sum(table: UnderstoodTable) -> int:
    return sum(row.ore(ColumnRole.NEEDED) for row in table.rows)


def _finding(amounts: list[Mention[Amount]], table: UnderstoodTable) -> Finding:
    terms = [mention.what.ore for mention in amounts]
    cells = [money.place for row in table.rows for money in row.money if money.role == ColumnRole.NEEDED]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("What is asked for comes to two sums"),
        message=worded(
            "The list in the text comes to another sum than the rows in %(part)s.", part=table.part.name
        ),
        places=(*(mention.place for mention in amounts), *cells),
        arithmetic=(
            sum_step(worded("In the text"), terms),
            amount_step(worded("In the table"), _sum(table)),
            amount_step(worded("Difference"), sum(terms) - _sum(table), is_result=True),
        ),
        advice=worded("Find the amount that differs, and use the same in both places."),
    )


RULE = Rule(
    ID,
    worded("The sum of a list against a table"),
    worded("A list said to be all that is asked for comes to another sum than the table of it."),
    find,
)
