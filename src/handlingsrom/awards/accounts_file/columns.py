"""Which column is which: suggested from headings and contents, decided by a person, remembered by `signature`."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.days import day_of, judge_order
from handlingsrom.awards.accounts_file.kroner import COMMA, ore_of, readings
from handlingsrom.awards.accounts_file.problems import CellError, LineProblem
from handlingsrom.awards.accounts_file.tables import Cell, Table
from handlingsrom.awards.accounts_file.words import FIELDS, folded, names_only, rank

__all__ = ["FIELDS", "REQUIRED", "Mapping", "places", "signature", "suggest"]

REQUIRED = ("date", "project")
"""And either `amount`, or `debit` or `credit` or both."""

_LOOKED_AT = 500
_SOME = 2
"""A credit note or two is no sign that the whole export is turned."""


@dataclass(frozen=True)
class Mapping:
    """What a person has said of a table. `dataclasses.asdict` of it can be stored as JSON and given back.

    `columns`: field → heading. `negate`: costs are negative in the file. `decimal`: `,` or `.`, needed only where
    the amounts do not show it. `credit`: `minus` when credit amounts stand with a minus, `plus` when a minus among
    them is a reversal; needed only where the amounts do not show it.
    """

    columns: dict[str, str] = field(default_factory=dict)
    negate: bool = False
    decimal: str = ""
    credit: str = ""


def signature(header: Sequence[str]) -> str:
    """64 letters that are the same for the same headings, in whatever order, case or accents."""
    names = sorted(folded(name) or name for name in header)
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()


def suggest(table: Table) -> Mapping:
    """The likeliest column for each field: its heading is a word for it, and its cells can be read as such."""
    found: dict[str, int] = {}
    samples = [_sample(table, place) for place in range(len(table.header))]
    for name in FIELDS:
        if (place := _best(table, name, samples, set(found.values()))) is not None:
            found[name] = place
    if "date" not in found and (place := _only_dates(samples)) is not None:
        found["date"] = place
    for name in (name for name in FIELDS if name not in found):
        if (place := _named(table, name, set(found.values()))) is not None:
            found[name] = place
    _settle_amount(table, found)
    columns = {name: table.header[found[name]] for name in FIELDS if name in found}
    return Mapping(columns, negate="amount" in found and _is_mostly_negative(table, found["amount"]))


def places(table: Table, mapping: Mapping) -> tuple[dict[str, int], list[LineProblem]]:
    """Where each mapped column stands, and what is wrong with the mapping itself."""
    names = {folded(heading) or heading: place for place, heading in reversed(list(enumerate(table.header)))}
    exact = {heading: place for place, heading in enumerate(table.header)}
    found: dict[str, int] = {}
    problems = []
    chosen = {name: heading for name, heading in mapping.columns.items() if heading and name in FIELDS}
    for name, heading in chosen.items():
        place = exact.get(heading, names.get(folded(heading) or heading))
        if place is None:
            message = _("There is no column called “%(column)s” in the file. Choose another.") % {"column": heading}
            problems.append(LineProblem(table.header_row, heading, message))
        else:
            found[name] = place
    problems += [LineProblem(table.header_row, "", message) for message in _missing(set(chosen))]
    return found, problems


def _missing(chosen: set[str]) -> list[str]:
    found = []
    if "date" not in chosen:
        found.append(_("Choose the column that holds the date."))
    if "project" not in chosen:
        found.append(_("Choose the column that holds the project number."))
    if not chosen & {"amount", "debit", "credit"}:
        found.append(_("Choose the column that holds the amount, or those of debit and credit."))
    if "amount" in chosen and chosen & {"debit", "credit"}:
        found.append(_("Choose either one column for the amount or those of debit and credit, not both."))
    return found


def _sample(table: Table, place: int) -> list[Cell]:
    cells = (row.cell(place) for row in table.rows[:_LOOKED_AT])
    return [cell for cell in cells if cell is not None]


def _best(table: Table, name: str, samples: list[list[Cell]], taken: set[int]) -> int | None:
    ranked = [(rank(name, heading), place) for place, heading in enumerate(table.header) if place not in taken]
    for _rank, place in sorted((found, place) for found, place in ranked if found is not None):
        if _fits(name, samples[place]):
            return place
    return None


def _named(table: Table, name: str, taken: set[int]) -> int | None:
    """A column that is called so, though its cells do not fit: what is wrong with them is worth being told."""
    named = (
        place for place, heading in enumerate(table.header) if names_only(name, heading) and place not in taken
    )
    return next(named, None)


def _fits(name: str, cells: list[Cell]) -> bool:
    if name == "date":
        return _share_of_days(cells) > 0.5
    if name in ("amount", "debit", "credit"):
        return (not cells and name != "amount") or _share(cells, _is_amount) > 0.5
    return bool(cells)


def _only_dates(samples: list[list[Cell]]) -> int | None:
    """The one column of dates, whatever it is called."""
    found = [place for place, cells in enumerate(samples) if _share_of_days(cells) > 0.9]
    return found[0] if len(found) == 1 else None


def _settle_amount(table: Table, found: dict[str, int]) -> None:
    """One amount, or debit and credit: the amount, unless its heading is less sure and there is a whole pair."""
    if "amount" not in found:
        return
    is_sure = names_only("amount", table.header[found["amount"]])
    has_pair = "debit" in found and "credit" in found
    for name in ("amount",) if has_pair and not is_sure else ("debit", "credit"):
        found.pop(name, None)


def _share(cells: list[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _share_of_days(cells: list[Cell]) -> float:
    order = judge_order(cells)

    def is_day(cell: Cell) -> bool:
        try:
            return bool(day_of(cell, order))
        except CellError:
            return False

    return _share(cells, is_day)


def _is_amount(cell: Cell) -> bool:
    return bool(readings(cell)) if isinstance(cell, str) else isinstance(cell, int | float)


def _is_mostly_negative(table: Table, place: int) -> bool:
    found = [ore for row in table.rows[: 10 * _LOOKED_AT] if (ore := _ore(row.cell(place)))]
    negative = sum(ore < 0 for ore in found)
    return sum(found) < 0 and negative > max(_SOME, len(found) / 2)


def _ore(cell: Cell) -> int | None:
    marks = readings(cell) if isinstance(cell, str) else {}
    try:
        return ore_of(cell, next(iter(marks), COMMA))
    except CellError:
        return None
