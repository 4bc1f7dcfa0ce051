"""Rows that are no bookings: sums, repeated headings, footers and zero amounts. None is dropped unseen."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.amount_columns import Amounts
from handlingsrom.awards.accounts_file.kroner import readings
from handlingsrom.awards.accounts_file.tables import Cell, Row, Table
from handlingsrom.awards.accounts_file.words import folded, is_balance_word, is_sum_word

SUM, HEADING, NOTE, ZERO = "sum", "heading", "note", "zero"


@dataclass(frozen=True)
class Skipped:
    """A row that is no booking. `reason` is one of the words above, `message` the same as a sentence."""

    row: int
    reason: str
    message: str


class Sieve:
    """Asked of every row in order, since a sum without a word is known by what stood above it."""

    def __init__(self, table: Table, places: dict[str, int], amounts: Amounts) -> None:
        self.table, self.places, self.amounts = table, places, amounts
        self.header = [folded(heading) for heading in table.header]
        self.total = self.since_sum = 0

    def reason(self, row: Row, ore: int | None) -> str:
        """Why the row is no booking, or "" when it is one. `ore` is None too when the amount cannot be read."""
        reason = self._reason(row, ore)
        if not reason:
            self.total += ore or 0
            self.since_sum += ore or 0
        elif reason == SUM:
            self.since_sum = 0
        return reason

    def _reason(self, row: Row, ore: int | None) -> str:
        if self._repeats_heading(row):
            return HEADING
        if self._is_note(row):
            return NOTE
        if self._says_sum(row) or self._is_bare_sum(row, ore):
            return SUM
        return ZERO if ore == 0 else ""

    def _repeats_heading(self, row: Row) -> bool:
        texts = [cell for cell in row.cells if isinstance(cell, str)]
        return 1 < len(texts) == len(_filled(row)) and all(folded(text) in self.header for text in texts)

    def _is_note(self, row: Row) -> bool:
        """A text alone on its row, or a row with neither amount, project nor voucher."""
        filled = _filled(row)
        if len(filled) == 1 and isinstance(filled[0], str) and not readings(filled[0]):
            return True
        return self.amounts.is_empty(row) and self._is_empty(row, "project") and self._is_empty(row, "voucher")

    def _says_sum(self, row: Row) -> bool:
        """A booking has a date, and a project or voucher. A line of opening balance may have the date alone."""
        if not self._is_empty(row, "voucher"):
            return False
        if self._is_empty(row, "date"):
            return any(map(is_sum_word, row.cells))
        return self._is_empty(row, "project") and any(map(is_balance_word, row.cells))

    def _is_bare_sum(self, row: Row, ore: int | None) -> bool:
        """Nothing but amounts, perhaps under a project or account, and it is the sum of the lines above."""
        if not all(self._is_empty(row, field) for field in ("date", "voucher", "text")):
            return False
        named = {self.places.get("project"), self.places.get("account")}
        if any(isinstance(cell, str) and not readings(cell) for i, cell in enumerate(row.cells) if i not in named):
            return False
        return bool(self.amounts.problem) or (ore is not None and ore in (self.total, self.since_sum))

    def _is_empty(self, row: Row, field: str) -> bool:
        """A field nobody chose a column for is empty too."""
        cell: Cell = row.cell(self.places[field]) if field in self.places else None
        return cell is None or is_sum_word(cell)


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if cell is not None]


def explain(reason: str) -> str:
    return {
        SUM: _("A line of sums"),
        HEADING: _("The column headings once more"),
        NOTE: _("No amount, project or voucher"),
        ZERO: _("The amount is zero"),
    }[reason]
