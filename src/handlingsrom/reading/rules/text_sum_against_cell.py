"""A row whose own text tells amounts that come to another sum than its cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, short, sum_step
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import ColumnRole, InitiativeRow, Mention, Money, Understood
from handlingsrom.reading.words.model import Amount

ID = "text-sum-against-cell"
_MOST_TERMS = 12
_Cell = tuple[int, int | None, int | None]
_SUMMED = (ColumnRole.NEEDED, ColumnRole.CARRIED_OVER, ColumnRole.AWARDED)


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        by_cell: dict[_Cell, list[Mention[Amount]]] = defaultdict(list)
        for mention in paper.amounts:
            by_cell[_cell(mention.place)].append(mention)
        for row in paper.initiatives():
            told = by_cell[_cell(row.description_place)] if row.description_place else []
            if finding := _finding(row, told):
                yield finding


def _cell(place: Place) -> _Cell:
    return place.block, place.row, place.column


def _finding(row: InitiativeRow, told: list[Mention[Amount]]) -> Finding | None:
    """Only when no choice of what is told comes to an amount of the row: a text may tell of other things too."""
    cells = [money for money in row.money if money.role in _SUMMED and money.amounts]
    terms = _added_up(told)
    if not cells or not 2 <= len(told) <= _MOST_TERMS or any(mention.what.is_about for mention in told):
        return None
    sums = {sum(chosen) for size in range(1, len(terms) + 1) for chosen in combinations(terms, size)}
    known = {money.ore for money in row.money} | {amount.ore for money in row.money for amount in money.amounts}
    if sums & known:
        return None
    return _told(row, told, cells[-1])


def _added_up(told: list[Mention[Amount]]) -> list[int]:
    """Amounts with a plus between them belong together: `600 000 + 1 200 000` is one of 1 800 000."""
    sums: list[int] = []
    end = 0
    for mention in told:
        is_added = sums and mention.context[end : mention.place.start].strip() == "+"
        if is_added:
            sums[-1] += mention.what.ore
        else:
            sums.append(mention.what.ore)
        end = mention.place.end
    return sums


def _told(row: InitiativeRow, told: list[Mention[Amount]], cell: Money) -> Finding:
    terms = [mention.what.ore for mention in told]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("The row of %(title)s says one amount, its text another", title=short(row.title)),
        message=worded("The amounts in the text of the row come to another sum than its amount."),
        places=(cell.place, *(mention.place for mention in told)),
        arithmetic=(
            sum_step(worded("The amounts in the text"), terms),
            amount_step(worded("The row"), cell.ore),
            amount_step(worded("Difference"), sum(terms) - cell.ore, is_result=True),
        ),
        advice=worded("Find out what each amount is for, and let the text and the row agree."),
    )


RULE = Rule(
    ID,
    worded("Amounts in the text of a row"),
    worded("The amounts that the text of a row tells of do not come to the amount of the row."),
    find,
)
