"""`load_book`: a book into the database, all of it or nothing.

Sheets are taken in their order, rows in theirs. A row that is here already (by its key) is compared and changed,
any other is made; what the book does not mention is left alone, for a book never removes anything. Problems are
collected to the end, each row in a savepoint of its own, and then everything is taken back. A dry run is the same
with the taking back made certain, so it finds what only posting can find.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from handlingsrom.book.loader import Counts, Loader
from handlingsrom.book.parsing import ParsedSheet, parse_book
from handlingsrom.book.policies import check_can_load
from handlingsrom.book.problems import BookRefused, Problem
from handlingsrom.book.reading import RawBook, read_book
from handlingsrom.book.sheets import SHEETS
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership


@dataclass
class Report:
    partnership: Partnership
    dry_run: bool
    sheets: list[Counts] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        return not any(counts.new or counts.changed for counts in self.sheets)


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
        loader = Loader(by=actor, now=now, partnership=partnership, problems=raw.problems)
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
