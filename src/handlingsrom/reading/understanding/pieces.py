"""Tables that are one: those that go on after a page, or under a `forts.` heading, headed again or not."""

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from handlingsrom.reading.paper import Paper, Part, Table, Text, TextKind
from handlingsrom.reading.parts import is_continued
from handlingsrom.reading.understanding.cells import is_blank, is_sum
from handlingsrom.reading.understanding.grid import Grid, body, grid_of
from handlingsrom.reading.understanding.headings import columns_of
from handlingsrom.reading.understanding.model import Column
from handlingsrom.reading.understanding.wording import one_line

_ALIKE = 80
_MOST_BETWEEN = 1
_SHORT = 40


@dataclass
class Whole:
    """A table with what goes on from it. `above`: the texts before it in its part, the nearest last."""

    part: Part
    grids: list[Grid]
    above: list[Text]
    columns: tuple[Column, ...] = field(default=())

    @property
    def headings(self) -> list[str]:
        return self.grids[0].headings if self.grids[0].heading_rows else [""] * self.grids[0].table.columns


def wholes(paper: Paper) -> list[Whole]:
    found: list[Whole] = []
    part, above = paper.part_of(0) if paper.blocks else None, list[Text]()
    for block in paper.blocks:
        if part is None or block.index > part.last:
            part = paper.part_of(block.index)
            above = []
        if isinstance(block, Text):
            above.append(block)
            continue
        grid = grid_of(block)
        if found and _goes_on(found[-1], grid, part, above):
            found[-1].grids.append(grid)
        else:
            found.append(Whole(part, [grid], above))
        above = []
    for whole in found:
        whole.columns = columns_of(whole.headings, _under(whole))
    return found


def _goes_on(before: Whole, grid: Grid, part: Part, between: list[Text]) -> bool:
    last = before.grids[-1]
    if part.name != before.part.name or grid.table.columns != last.table.columns or _ends_with_sum(last):
        return False
    texts = [text for text in between if text.text.strip() and not is_continued(text)]
    if grid.heading_rows:
        return not texts and _same_headings(before.headings, grid.headings)
    is_short = all(text.kind != TextKind.HEADING and len(text.text) <= _SHORT for text in texts)
    return bool(before.grids[0].heading_rows) and len(texts) <= _MOST_BETWEEN and is_short


def _same_headings(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and all(
        a == b or fuzz.ratio(a.lower(), b.lower()) >= _ALIKE for a, b in zip(one, other, strict=True)
    )


def _ends_with_sum(grid: Grid) -> bool:
    rows = body(grid)
    return bool(rows) and is_sum(_label(grid.own[rows[-1]]))


def _label(texts: list[str]) -> str:
    return next((one_line(text) for text in texts if not is_blank(text)), "")


def _under(whole: Whole) -> list[list[str]]:
    """What stands under each heading, rows of sums left out."""
    rows = [
        grid.own[row] for grid in whole.grids for row in body(grid) if not is_sum(_label(grid.own[row]))
    ]  # fmt: skip
    return [[texts[column] for texts in rows] for column in range(whole.grids[0].table.columns)]


def tables_of(whole: Whole) -> tuple[Table, ...]:
    return tuple(grid.table for grid in whole.grids)
