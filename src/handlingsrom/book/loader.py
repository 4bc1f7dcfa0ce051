"""The rows of a book into the database, sheet by sheet; what is wrong with a row is added to `problems`."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.book.cells import as_text
from handlingsrom.book.columns import Column, Sheet, Values
from handlingsrom.book.contents import written
from handlingsrom.book.known import Known
from handlingsrom.book.parsing import ParsedSheet, Row, numbered
from handlingsrom.book.problems import Problem, RowError
from handlingsrom.book.references import SkipError, guessed_labels, referred
from handlingsrom.book.sheets import SHEETS
from handlingsrom.book.types.names import Ref, Refs
from handlingsrom.cases.models import Case
from handlingsrom.cases.states import EDITABLE
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor, check_role
from handlingsrom.people.models import Partnership

_NONE = 10**9
"""Higher than any row number."""


@dataclass
class Counts:
    """What became of the rows of a sheet."""

    sheet: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    samples: int = 0


class Loader:
    """Also the `Context` the tables are given."""

    def __init__(self, *, by: Actor, now: datetime, partnership: Partnership, problems: list[Problem]) -> None:
        self.by = by
        self.now = now
        self.partnership = partnership
        self.problems = problems
        self.known = Known()
        self.existing: dict[str, dict[Hashable, tuple[Any, Values]]] = {}
        self.first_unread: dict[str, int] = {}
        self.failed: set[str] = set()
        self.old_cases: dict[int, bool] = {
            case.pk: case.state in EDITABLE for case in Case.objects.filter(partnership=partnership)
        }
        for sheet in SHEETS:
            self._take_in(sheet)

    # What the tables ask

    def row(self, sheet: str, key: tuple[Hashable, ...]) -> Any:
        found = self.existing[sheet].get((key, 0))
        return found[0] if found else None

    def is_whole(self, sheet: str) -> bool:
        return sheet not in self.failed and self.first_unread[sheet] == _NONE

    def is_new(self, case: Case) -> bool:
        return case.pk not in self.old_cases

    def check_can_change(self, case: Case, changed: set[str] | None = None) -> None:
        if not self.old_cases.get(case.pk, True):
            raise RowError(
                _("Case %(number)s is decided, so this cannot be changed. Restore the row.")
                % {"number": case.number},
                field=min(changed) if changed else None,
            )

    # Loading

    def load(self, parsed: ParsedSheet) -> Counts:
        sheet = parsed.raw.sheet
        counts = Counts(sheet.name, samples=parsed.raw.samples)
        self._mark_broken(parsed)
        self.first_unread[sheet.name] = min((row.number for row in parsed.broken), default=_NONE)
        seen: Counter[Hashable] = Counter()
        log: dict[str, list[Any]] = {"new": [], "changed": [], "before": []}
        for row in parsed.rows:
            # One row at a time, because a row may name one above it in the same sheet.
            values = self._resolved(parsed, row)
            if values is None:
                continue
            key = sheet.key_of(values)
            self._load_row(parsed, row, values, (key, seen[key]), counts, log)
            seen[key] += 1
        if counts.new or counts.changed:
            check_role(self.by, self.partnership.pk, *sheet.editors)
            self._record(sheet, log)
        return counts

    def _load_row(
        self,
        parsed: ParsedSheet,
        row: Row,
        values: Values,
        key: Hashable,
        counts: Counts,
        log: dict[str, list[Any]],
    ) -> None:
        sheet = parsed.raw.sheet
        try:
            with transaction.atomic():
                outcome = self._save(sheet, values, key, log)
        except (RowError, Refused, IntegrityError) as error:
            self.failed.add(sheet.name)
            self._add_broken_labels(sheet, values)
            if sheet.in_sequence and row.number > self.first_unread[sheet.name]:
                return
            wanted = error.field if isinstance(error, RowError) else _field_of(error)
            message = _clash() if isinstance(error, IntegrityError) else str(error)
            self.problems.append(Problem(sheet.name, parsed.raw.cell(wanted, row.number), message))
            return
        setattr(counts, outcome, getattr(counts, outcome) + 1)

    def _save(self, sheet: Sheet, values: Values, key: Hashable, log: dict[str, list[Any]]) -> str:
        found = self.existing[sheet.name].get(key)
        if found is None:
            whole = {**{c.field: c.type.empty for c in sheet.columns}, **values}
            made = sheet.table.create(self, whole)
            self._add(sheet, key, made, whole)
            log["new"].append(self._label(sheet, whole))
            return "new"
        row, before = found
        if sheet is SHEETS[0] and getattr(self.partnership, "is_new", False):
            return "new"
        changed = {f for f, value in values.items() if not self._same(sheet.of_field(f), before[f], value)}
        if not changed:
            return "unchanged"
        whole = {**before, **values}
        sheet.table.update(self, row, whole, changed)
        self._add(sheet, key, row, whole)
        log["before"].append(self._shown(sheet, before, changed))
        log["changed"].append({"row": self._label(sheet, whole), **self._shown(sheet, whole, changed)})
        return "changed"

    def _same(self, column: Column, before: Any, after: Any) -> bool:
        """As a sheet would show them: white space at the ends and kinds of line break do not count."""
        if isinstance(column.type, Ref | Refs):
            return bool(before == after)
        return column.type.write(before) == column.type.write(after)

    # References

    def _resolved(self, parsed: ParsedSheet, row: Row) -> Values | None:
        """The row's values with rows for labels; None when it names what is not there, which is then a problem."""
        values, sound = dict(row.values), True
        for column in parsed.raw.sheet.columns:
            if not isinstance(column.type, Ref | Refs) or not values.get(column.field):
                continue
            try:
                values[column.field] = referred(self.known, column, values[column.field])
            except RowError as error:
                sound = False
                cell = parsed.raw.cell(column.field, row.number)
                self.problems.append(Problem(parsed.raw.sheet.name, cell, str(error)))
            except SkipError:
                sound = False
        if not sound:
            name = parsed.raw.sheet.name
            self.first_unread[name] = min(self.first_unread[name], row.number)
            self._add_broken_labels(parsed.raw.sheet, values)
        return values if sound else None

    # What is there

    def _take_in(self, sheet: Sheet) -> None:
        rows = list(sheet.table.dump(sheet, self.partnership))
        keys: list[Hashable] = [sheet.key_of(values) for _row, values in rows]
        self.existing[sheet.name] = {}
        for (row, values), key in zip(rows, numbered(keys), strict=True):
            self._add(sheet, key, row, values)

    def _add(self, sheet: Sheet, key: Hashable, row: Any, values: Values) -> None:
        self.existing[sheet.name][key] = (row, values)
        self.known.add(sheet, row, values)

    def _mark_broken(self, parsed: ParsedSheet) -> None:
        """What unreadable rows call themselves, so that rows naming them are not reported too."""
        for row in parsed.broken:
            cells = {f: str(cell).strip() for f, cell in row.cells.items() if cell not in (None, "")}
            self._add_broken_labels(parsed.raw.sheet, cells)

    def _add_broken_labels(self, sheet: Sheet, values: Values) -> None:
        for label in guessed_labels(sheet, values):
            self.known.add_broken(sheet, label)

    # The audit record

    def _label(self, sheet: Sheet, values: Values) -> str:
        shown = self._shown(sheet, values, set(sheet.key))
        return " · ".join(text for text in shown.values() if text)

    def _shown(self, sheet: Sheet, values: Values, fields: set[str]) -> dict[str, str]:
        columns = [column for column in sheet.columns if column.field in fields]
        return {c.name: as_text(written(c, values.get(c.field), self.known)) for c in columns}

    def _record(self, sheet: Sheet, log: dict[str, list[Any]]) -> None:
        record(
            by=self.by,
            now=self.now,
            action="book.load",
            subject=self.partnership,
            before={"sheet": sheet.name, "changed": log["before"]},
            after={"sheet": sheet.name, "new": log["new"], "changed": log["changed"]},
        )


def _field_of(error: Exception) -> str | None:
    """Actions name form fields; the journal's amount is the one a sheet has too."""
    wanted = getattr(error, "field", None)
    return "amount_ore" if wanted == "amount" else wanted


def _clash() -> str:
    return _("The row clashes with one that is here already, or breaks a rule of the database. Check the row.")
