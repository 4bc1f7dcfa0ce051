"""Amounts of a list in the text against the rows of a table that have the same names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, short
from handlingsrom.reading.paper import Paper, Text, TextKind
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.alikeness import CUT, MAYBE, alike
from handlingsrom.reading.understanding.model import InitiativeRow, Mention, Money, TableKind, Understood
from handlingsrom.reading.words.model import Amount

ID = "list-against-table"
_KINDS = (TableKind.FUNDS, TableKind.NEEDS)
_SHORTEST = 5


@dataclass(frozen=True)
class Item:
    """One item of a list: its name, and its only amount."""

    name: str
    amount: Mention[Amount]


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        rows = [row for table in paper.tables if table.kind in _KINDS for row in table.rows]
        items = list(_items(paper)) if rows else []
        for item in items:
            if sum(alike(item.name, other.name) > MAYBE for other in items) > 1:
                continue
            money = [money for row in _same(item.name, rows) for money in row.money]
            if money and not _agrees(item, money, paper):
                yield _finding(item, money[0])


def _items(paper: Understood) -> Iterator[Item]:
    """`Nattpatrulje: 250 000 kr`, in the case itself, with nothing under it and no other amount beside."""
    for text in paper.paper.texts:
        if text.kind != TextKind.ITEM or paper.paper.part_of(text.index).is_attachment:
            continue
        amounts = [mention for mention in paper.amounts if mention.text is text]
        name = text.text[: amounts[0].place.start].split(":")[0].strip() if amounts else ""
        if len(amounts) == 1 and len(name) >= _SHORTEST and not _leads(paper.paper, text):
            yield Item(name, amounts[0])


def _leads(paper: Paper, text: Text) -> bool:
    after = paper.blocks[text.index + 1] if text.index + 1 < len(paper.blocks) else None
    return isinstance(after, Text) and after.kind == TextKind.ITEM and after.level > text.level


def _same(name: str, rows: list[InitiativeRow]) -> list[InitiativeRow]:
    """Rows of that name for certain; none when another row could be meant as well."""
    found = [row for row in rows if alike(name, row.title) >= CUT]
    others = [row for row in rows if row not in found and alike(name, row.title) >= MAYBE]
    return [] if others else found


def _agrees(item: Item, money: list[Money], paper: Understood) -> bool:
    """With any amount the tables have for it, with one of several in a cell, or with what its description tells."""
    ore = item.amount.what.ore
    if item.amount.what.is_about or item.amount.what.decimals is not None:
        return True
    told = {amount.ore for each in money for amount in each.amounts} | {each.ore for each in money}
    told |= {sum(each.ore for each in money if each.role == role) for role in {each.role for each in money}}
    cells = {(each.place.block, each.place.row) for each in money}
    beside = {mention.what.ore for mention in paper.amounts if (mention.place.block, mention.place.row) in cells}
    return ore in told | beside


def _finding(item: Item, money: Money) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("The text and the table have two amounts for %(title)s", title=short(item.name)),
        message=worded(
            "The list in the text has one amount, and the row in %(part)s another.", part=money.place.part
        ),
        places=(item.amount.place, money.place),
        arithmetic=(
            amount_step(worded("In the text"), item.amount.what.ore),
            amount_step(worded("In the table"), money.ore),
            amount_step(worded("Difference"), item.amount.what.ore - money.ore, is_result=True),
        ),
        advice=worded("Find the right amount, and use it in both places."),
    )


RULE = Rule(
    ID,
    worded("Lists against tables"),
    worded("A list in the text has another amount for an initiative than the table has."),
    find,
)
