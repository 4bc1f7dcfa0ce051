"""The focus areas a paper names: in its strategy and in the tables that go by area."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from handlingsrom.reading.understanding.cells import has_bullet, is_blank, is_money, is_sum, title_of
from handlingsrom.reading.understanding.fitting import is_responsible
from handlingsrom.reading.understanding.grid import body
from handlingsrom.reading.understanding.model import ColumnRole
from handlingsrom.reading.understanding.pieces import Whole

_ALIKE = 88
_LONGEST = 120
R = ColumnRole


class Areas:
    """Names of focus areas, found again also when they are misspelt."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(dict.fromkeys(names))
        self._folded = [name.lower() for name in self.names]
        self._asked: dict[str, bool] = {}

    def has(self, text: str) -> bool | None:
        """None when no area is known, so that nothing can be said."""
        if not self._folded:
            return None
        wanted = title_of(text).lower()
        if wanted not in self._asked:
            self._asked[wanted] = bool(wanted) and (
                process.extractOne(wanted, self._folded, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
            )
        return self._asked[wanted]


def areas_of(wholes: list[Whole]) -> Areas:
    """Those of the strategy when the paper has one; otherwise those that stand beside a title."""
    of_strategy = [name for whole in wholes if _is_strategy(whole) for name in _names(whole, beside_title=False)]
    if of_strategy:
        return Areas(of_strategy)
    return Areas(name for whole in wholes for name in _names(whole, beside_title=True))


def _is_strategy(whole: Whole) -> bool:
    return (
        not any(c.role in (R.INITIATIVE, R.RESPONSIBLE) for c in whole.columns)
        and len(_names(whole, beside_title=False)) > 1
    )


def _names(whole: Whole, *, beside_title: bool) -> list[str]:
    roles = {column.role: column.index for column in reversed(whole.columns)}
    if R.FOCUS_AREA not in roles or (beside_title and R.INITIATIVE not in roles):
        return []
    area, title = roles[R.FOCUS_AREA], roles.get(R.INITIATIVE)
    return [
        title_of(texts[area])
        for grid in whole.grids
        for row in body(grid)
        if may_be_area((texts := grid.own[row])[area])
        and (
            title is None or not (is_blank(texts[title]) or is_money(texts[title]) or is_responsible(texts[title]))
        )
    ]


def may_be_area(text: str) -> bool:
    is_name = not is_blank(text) and not has_bullet(text) and len(text) <= _LONGEST
    return is_name and not is_sum(title_of(text)) and not is_money(text) and not is_responsible(text)
