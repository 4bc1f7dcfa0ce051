"""`load_book`: a book into the database, all of it or nothing.

Sheets are taken in their order, rows in theirs. A row that is here already (by its key) is compared and changed,
any other is made; what the book does not mention is left alone, for a book never removes anything. Problems are
collected to the end, each row in a savepoint of its own, and then everything is taken back. A dry run is the same
with the taking back made certain, so it finds what only posting can find.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.book.columns import Column, Sheet, Values
from handlingsrom.book.known import BROKEN, Known
from handlingsrom.book.parsing import ParsedSheet, Row, numbered, parse_book
from handlingsrom.book.policies import check_can_load
from handlingsrom.book.problems import BookRefused, Problem, RowError, suggestion
from handlingsrom.book.reading import RawBook, read_book
from handlingsrom.book.sheets import BY_NAME, SHEETS
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


@dataclass
class Report:
    partnership: Partnership
    dry_run: bool
    sheets: list[Counts] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        return not any(counts.new or counts.changed for counts in self.sheets)


class _SkipError(Exception):
    """A row names one that has problems of its own; nothing more to say about it."""


def load_book(*, by: Actor, now: datetime, path: Path, dry_run: bool = False) -> Report:
    """Load the book at `path` (a workbook or a folder of CSV files) into its partnership.

    Raises BookRefused with every problem, and Forbidden. With `dry_run` nothing is kept.
    """
    raw = read_book(path)
    parsed = parse_book(raw)
    with transaction.atomic():
        partnership = _partnership(by, raw, parsed)
        actor = replace(by, partnership=partnership) if by.is_operator else by
        check_can_load(actor, partnership.pk)
        loader = _Loader(by=actor, now=now, partnership=partnership, problems=raw.problems)
        report = Report(partnership, dry_run, [loader.load(sheet) for sheet in parsed])
        if raw.problems:
            raise BookRefused(_in_book_order(raw.problems))
        transaction.set_rollback(dry_run)
    return report


def _partnership(by: Actor, raw: RawBook, parsed: list[ParsedSheet]) -> Partnership:
    """The partnership the book names; an operator may bring in a new one. Without that sheet, the actor's own.

    Not into a demo installation: everybody knows the password of its accounts.
    """
    sheet = SHEETS[0]
    rows = [row for p in parsed if p.raw.sheet is sheet for row in p.rows]
    if len(rows) > 1:
        raw.problems.append(Problem(sheet.name, "A3", _("A book is of one partnership. Keep one row.")))
    if not rows:
        if by.partnership is None:
            message = _("The book does not say which partnership it is of. Fill in this sheet.")
            raise BookRefused([*raw.problems, Problem(sheet.name, "", message)])
        return by.partnership
    slug = rows[0].values["slug"]
    found = Partnership.objects.filter(slug=slug).first()
    if found is None and by.is_operator:
        if Partnership.objects.filter(is_demo=True).exists():
            raise Refused(_("This is a demo installation. Load the book into an installation of its own."))
        found = Partnership.objects.create(slug=slug, name=rows[0].values["name"])
        found.is_new = True  # type: ignore[attr-defined]
    if found is None:
        check_can_load(by, 0)
        raise AssertionError("refused above")
    return found


def _in_book_order(problems: list[Problem]) -> list[Problem]:
    order = {sheet.name: place for place, sheet in enumerate(SHEETS)}

    def place(problem: Problem) -> tuple[int, int, int, str]:
        digits = "".join(filter(str.isdigit, problem.cell))
        letters = problem.cell.rstrip("0123456789")
        return order.get(problem.sheet, -1), int(digits or 0), len(letters), letters

    return sorted(dict.fromkeys(problems), key=place)


class _Loader:
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
                values[column.field] = self._reference(column, values[column.field])
            except RowError as error:
                sound = False
                cell = parsed.raw.cell(column.field, row.number)
                self.problems.append(Problem(parsed.raw.sheet.name, cell, str(error)))
            except _SkipError:
                sound = False
        if not sound:
            name = parsed.raw.sheet.name
            self.first_unread[name] = min(self.first_unread[name], row.number)
            self._add_broken_labels(parsed.raw.sheet, values)
        return values if sound else None

    def _reference(self, column: Column, written: Any) -> Any:
        if isinstance(column.type, Refs):
            return tuple((self._find(column.type.sheets, label), unsure) for label, unsure in written)
        return self._find((column.type.sheet,), written)  # type: ignore[attr-defined]

    def _find(self, sheets: tuple[str, ...], label: str) -> Any:
        found = self.known.find(sheets, label)
        if BROKEN in found:
            raise _SkipError
        where = {"label": label, "sheet": " / ".join(sheets)}
        if not found:
            hint = suggestion(label, self.known.all_labels(sheets))
            raise RowError(
                _("“%(label)s” is not in the sheet %(sheet)s. Add it there, or correct it.") % where + hint
            )
        if len(found) > 1:
            raise RowError(
                _("“%(label)s” can be several rows of the sheet %(sheet)s. Write more of the name.") % where
            )
        return found[0]

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
        for label in _guessed_labels(sheet, values):
            self.known.add_broken(sheet, label)

    # The audit record

    def _label(self, sheet: Sheet, values: Values) -> str:
        shown = self._shown(sheet, values, set(sheet.key))
        return " · ".join(text for text in shown.values() if text)

    def _shown(self, sheet: Sheet, values: Values, fields: set[str]) -> dict[str, str]:
        from handlingsrom.book.cells import as_text
        from handlingsrom.book.contents import written

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


def _guessed_labels(sheet: Sheet, values: Values) -> list[str]:
    """Labels of a row that could not be made: from what its key cells say, as far as they say anything."""
    parts = [str(getattr(values.get(f), "code", values.get(f))) for f in sheet.key if values.get(f)]
    if sheet.name == "Vedtakspunkter" and values.get("label"):
        case, label = values.get("case"), values["label"]
        point = label if isinstance(label, str) else str(BY_NAME[sheet.name].of_field("label").type.write(label))
        return [f"{getattr(case, 'number', case)} {point}"]
    joined = [" ".join(parts), ": ".join(parts)] if len(parts) > 1 else []
    return [*parts[-1:], *joined]
