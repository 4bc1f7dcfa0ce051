"""Which table is the plan, the funds, the needs, the strategy or the overview."""

from handlingsrom.reading.understanding.cells import is_blank, is_money, is_year
from handlingsrom.reading.understanding.grid import body
from handlingsrom.reading.understanding.lines import kind_of_line
from handlingsrom.reading.understanding.model import Column, ColumnRole, LineKind, TableKind
from handlingsrom.reading.understanding.pieces import Whole
from handlingsrom.reading.understanding.wording import mentions, one_line

R = ColumnRole
_FRAME_LINES = {LineKind.FRAME, LineKind.FREE, LineKind.RECEIVED, LineKind.NEEDS, LineKind.LEFT}
_FEWEST_LINES = 3
_LONGEST_LABEL = 90
_MOST_FIGURES = 4


def kind_of(whole: Whole) -> TableKind:
    roles = {column.role for column in whole.columns}
    if R.INITIATIVE in roles:
        return _of_initiatives(whole, roles)
    if is_overview(whole):
        return TableKind.OVERVIEW
    if R.FOCUS_AREA in roles and not roles & {R.AWARDED, R.CARRIED_OVER, R.NEEDED, R.AMOUNT, R.RESPONSIBLE}:
        return TableKind.STRATEGY
    return TableKind.OTHER


def _of_initiatives(whole: Whole, roles: set[ColumnRole]) -> TableKind:
    """What is carried over or awarded makes funds, what is asked for needs, who answers and how it goes a plan."""
    is_followed = bool(roles & {R.STATUS, R.FOLLOW_UP})
    if R.RESPONSIBLE in roles and is_followed:
        return TableKind.PLAN
    if R.CARRIED_OVER in roles:
        return TableKind.FUNDS
    if R.NEEDED in roles:
        return TableKind.NEEDS
    if is_followed or (R.RESPONSIBLE in roles and R.AWARDED not in roles and R.AMOUNT not in roles):
        return TableKind.PLAN
    if R.AWARDED in roles:
        return TableKind.FUNDS
    if R.AMOUNT in roles:
        return _by_title(whole)
    return TableKind.PLAN if _is_said(whole, "handlingsplan", "handlingsdel") else TableKind.OTHER


def _by_title(whole: Whole) -> TableKind:
    """A column that only says `Beløp` is of what stands over the table."""
    if _is_said(whole, "behov", "innspill", "søknad", "omsøkt"):
        return TableKind.NEEDS
    return (
        TableKind.FUNDS if _is_said(whole, "tildel", "fordel", "midler", "bevilg", "overfør") else TableKind.OTHER
    )


def _is_said(whole: Whole, *stems: str) -> bool:
    nearest = [text.text for text in whole.above[-1:]]
    return any(mentions(text, *stems) for text in [whole.grids[0].title, *nearest, whole.part.title])


def is_overview(whole: Whole) -> bool:
    """Lines of the frame with their amounts: at least three, of at least two kinds."""
    labels, figures = label_column(whole), money_columns(whole)
    if labels is None or not figures or len(figures) > _MOST_FIGURES:
        return False
    kinds = [
        kind_of_line(grid.seen[row][labels])
        for grid in whole.grids
        for row in body(grid)
        if len(grid.seen[row][labels]) <= _LONGEST_LABEL and any(is_money(grid.own[row][c.index]) for c in figures)
    ]
    known = [kind for kind in kinds if kind != LineKind.OTHER]
    return len(known) >= _FEWEST_LINES and len(set(known)) > 1 and 2 * len(known) >= len(kinds) and bool(
        _FRAME_LINES & set(known)
    )  # fmt: skip


def label_column(whole: Whole) -> int | None:
    """The first column of texts."""
    for column in range(whole.grids[0].table.columns):
        texts = [grid.own[row][column] for grid in whole.grids for row in body(grid)]
        filled = [one_line(text) for text in texts if not is_blank(text)]
        if filled and not any(is_money(text) or is_year(text) for text in filled):
            return column
    return None


def money_columns(whole: Whole) -> list[Column]:
    return [c for c in whole.columns if c.role in (R.AWARDED, R.CARRIED_OVER, R.NEEDED, R.AMOUNT)]
