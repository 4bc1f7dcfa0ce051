"""The amounts of a table: what only whole columns can tell is judged once, for all their rows.

Three questions are never answered by one cell alone: which decimal mark, whether credit amounts carry a minus, and
whether amounts without any minus have their sign in a column of its own.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.kroner import COMMA, POINT, ore_of, readings
from handlingsrom.awards.accounts_file.problems import CellError, LineProblem
from handlingsrom.awards.accounts_file.tables import Cell, Row, Table
from handlingsrom.awards.accounts_file.words import folded, is_sum_word

MINUS, PLUS = "minus", "plus"
"""What credit amounts stand with. With "plus" a minus is a reversal; with "minus" it is what credit looks like."""

_DEBIT_SIDES = frozenset(("d", "s", "debet", "debit", "soll"))
_CREDIT_SIDES = frozenset(("k", "c", "h", "kredit", "credit", "haben"))
_SIDE_HEADINGS = frozenset(("dk", "d k", "dc", "d c", "sh", "s h", "debet kredit", "debit kredit", "debit credit"))
_SHOWN = 5


@dataclass
class Amounts:
    """The amounts of a table's rows in øre, cost positive. `problem` is why no amount can be read, if so."""

    table: Table
    places: dict[str, int]
    decimal: str = ""
    credit: str = ""
    negate: bool = False
    problem: LineProblem | None = None

    def __post_init__(self) -> None:
        self.fields = tuple(field for field in ("amount", "debit", "credit") if field in self.places)
        self.problem = self._judge_decimal() or self._judge_credit() or self._judge_sides()

    def is_empty(self, row: Row) -> bool:
        return all(self._cell(row, field) is None or is_sum_word(self._cell(row, field)) for field in self.fields)

    def of(self, row: Row) -> tuple[int | None, list[LineProblem]]:
        """The row's amount, None when there is none or it cannot be read, and why."""
        found: dict[str, int | None] = {}
        problems = []
        for field in self.fields if not self.problem else ():
            try:
                found[field] = ore_of(self._cell(row, field), self.decimal)
            except CellError as error:
                problems.append(LineProblem(row.number, self._heading(field), str(error)))
        return (None if problems else self._signed(found)), problems

    def _signed(self, found: dict[str, int | None]) -> int | None:
        if all(ore is None for ore in found.values()):
            return None
        credit = (found.get("credit") or 0) * (1 if self.credit == MINUS else -1)
        ore = (found.get("amount") or 0) + (found.get("debit") or 0) + credit
        return -ore if self.negate else ore

    def _judge_decimal(self) -> LineProblem | None:
        """Decides `decimal` unless the mapping did: every cell that can be read one way only is a witness."""
        witnesses: dict[str, list[tuple[int, str]]] = {COMMA: [], POINT: []}
        doubtful: tuple[int, str, str] | None = None
        for number, heading, text in self._texts() if not self.decimal else ():
            found = readings(text)
            if len(found) == 1:
                witnesses[next(iter(found))].append((number, heading))
            elif found and found[COMMA] != found[POINT] and doubtful is None:
                doubtful = (number, heading, text)
        if witnesses[COMMA] and witnesses[POINT]:
            return self._mixed(witnesses)
        if doubtful and not witnesses[COMMA] and not witnesses[POINT]:
            return self._ambiguous(*doubtful)
        self.decimal = self.decimal or (POINT if witnesses[POINT] else COMMA)
        return None

    def _mixed(self, witnesses: dict[str, list[tuple[int, str]]]) -> LineProblem:
        fewest = min(witnesses.values(), key=len)
        numbers = ", ".join(str(number) for number, _heading in fewest[:_SHOWN])
        return LineProblem(
            *fewest[0],
            _("Some amounts have a decimal comma and some a decimal point. These rows differ: %(rows)s.")
            % {"rows": numbers + (" …" if len(fewest) > _SHOWN else "")},
        )

    def _ambiguous(self, number: int, heading: str, text: str) -> LineProblem:
        return LineProblem(
            number,
            heading,
            _("“%(amount)s” can mean two amounts, and no other amount tells which. Choose the decimal mark.")
            % {"amount": text},
        )

    def _judge_credit(self) -> LineProblem | None:
        """Credit amounts that are all negative carry their sign; with minuses in debit too, nobody can tell."""
        if "credit" not in self.places or self.credit:
            return None
        credit = self._signs("credit")
        if 1 in credit or -1 not in credit:
            self.credit = PLUS
        elif "debit" not in self.places or -1 not in self._signs("debit"):
            self.credit = MINUS
        else:
            return LineProblem(
                self.table.header_row,
                self._heading("credit"),
                _("All credit amounts are negative. Choose whether credit has a minus, or these are reversals."),
            )
        return None

    def _judge_sides(self) -> LineProblem | None:
        """Amounts that are never negative beside a column of D and K: the sign stands there, and would be lost."""
        if "amount" not in self.places:
            return None
        taken = set(self.places.values())
        sides = [place for place in range(len(self.table.header)) if place not in taken and self._is_side(place)]
        if not sides or -1 in self._signs("amount"):
            return None
        heading = self.table.header[sides[0]]
        return LineProblem(
            self.table.header_row,
            heading,
            _(
                "The amounts have no sign: the column “%(column)s” says which are credit. "
                "Export with signs, or with debit and credit in a column each."
            )
            % {"column": heading},
        )

    def _is_side(self, place: int) -> bool:
        words = set()
        for row in self.table.rows:
            if (cell := row.cell(place)) is not None:
                words.add(str(cell).casefold())
                if not words <= _DEBIT_SIDES | _CREDIT_SIDES:
                    return False
        is_named = bool(words & _DEBIT_SIDES) or folded(self.table.header[place]) in _SIDE_HEADINGS
        return is_named and bool(words & _CREDIT_SIDES)

    def _texts(self) -> Iterator[tuple[int, str, str]]:
        for field in self.fields:
            for row in self.table.rows:
                cell = self._cell(row, field)
                if isinstance(cell, str):
                    yield row.number, self._heading(field), cell

    def _signs(self, field: str) -> set[int]:
        """Which of -1, 0 and 1 the column's amounts have. What cannot be read is said where its row is."""
        found = set()
        for row in self.table.rows:
            with suppress(CellError):
                ore = ore_of(self._cell(row, field), self.decimal) or 0
                found.add((ore > 0) - (ore < 0))
        return found

    def _cell(self, row: Row, field: str) -> Cell:
        return row.cell(self.places[field])

    def _heading(self, field: str) -> str:
        return self.table.header[self.places[field]]
