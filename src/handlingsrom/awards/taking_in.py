"""Lines of the accounts become evidence: which of a file's are ours, which are new, and which are here already.

A line is known by its key. A line whose text was changed since, or that now comes without its voucher, has another
key and is still the same line: it is told apart by project, day and amount among those the keys do not settle.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from handlingsrom.awards.models import AccountsImport, AccountsLine
from handlingsrom.awards.reconciling import Spot
from handlingsrom.money.models import ProjectNumber
from handlingsrom.people.models import Partnership

_AT_ONCE = 400


class Line(Protocol):
    """A booking as `accounts_file.lines.Line` has it: a cost is positive, a credit negative."""

    @property
    def row(self) -> int: ...
    @property
    def booked_on(self) -> date: ...
    @property
    def amount_ore(self) -> int: ...
    @property
    def project(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def voucher(self) -> str: ...
    @property
    def key(self) -> str: ...


@dataclass(frozen=True)
class Unknown:
    """A project number that is no initiative's: most of what a hospital's accounts hold."""

    number: str
    lines: int
    ore: int
    text: str


@dataclass
class Sorted:
    """A file's lines by what becomes of them. `retold`: here already, with another text or voucher."""

    new: list[Line] = field(default_factory=list)
    known: list[Line] = field(default_factory=list)
    retold: list[Line] = field(default_factory=list)
    spots: set[Spot] = field(default_factory=set)
    """Every initiative and year the file says something of."""

    @property
    def ours(self) -> int:
        return len(self.new) + len(self.known) + len(self.retold)


def sort_lines(partnership: Partnership, lines: Iterable[Line]) -> Sorted:
    """The lines of known projects, held up against those taken in before."""
    projects = known_projects(partnership)
    ours = list({line.key: line for line in lines if line.project in projects}.values())
    stored = _stored(partnership, ours)
    found = Sorted()
    waiting = _retellable(partnership, ours, stored)
    for line in ours:
        if line.key in stored:
            found.known.append(line)
            found.spots.add(stored[line.key])
        elif earlier := _same_otherwise(line, waiting):
            found.retold.append(line)
            found.spots.add(Spot(earlier.initiative_id, earlier.booked_on.year))
        else:
            found.new.append(line)
            found.spots.add(Spot(projects[line.project], line.booked_on.year))
    return found


def known_projects(partnership: Partnership) -> dict[str, int]:
    """Project number → id of its initiative."""
    return dict(ProjectNumber.objects.filter(partnership=partnership).values_list("number", "initiative_id"))


def unknown_projects(partnership: Partnership, lines: Iterable[Line]) -> list[Unknown]:
    """The project numbers of a file that are nobody's, with what stands on them."""
    known, found = known_projects(partnership), defaultdict(list)
    for line in lines:
        if line.project not in known:
            found[line.project].append(line)
    return [
        Unknown(number, len(rows), sum(row.amount_ore for row in rows), next((r.text for r in rows if r.text), ""))
        for number, rows in sorted(found.items())
    ]


def _stored(partnership: Partnership, ours: Sequence[Line]) -> dict[str, Spot]:
    """The keys that are here already, each with the initiative and year it was taken in on."""
    found = {}
    for start in range(0, len(ours), _AT_ONCE):
        keys = [line.key for line in ours[start : start + _AT_ONCE]]
        rows = AccountsLine.objects.filter(partnership=partnership, key__in=keys)
        for key, initiative_id, day in rows.values_list("key", "initiative_id", "booked_on"):
            found[key] = Spot(initiative_id, day.year)
    return found


def _retellable(
    partnership: Partnership, ours: Sequence[Line], stored: dict[str, Spot]
) -> dict[tuple[str, date, int], list[AccountsLine]]:
    """Stored lines of the file's projects and days that no key of the file settles, by project, day and amount."""
    left = [line for line in ours if line.key not in stored]
    if not left:
        return {}
    rows = AccountsLine.objects.filter(
        partnership=partnership,
        booked_on__gte=min(line.booked_on for line in left),
        booked_on__lte=max(line.booked_on for line in left),
    )
    found = defaultdict(list)
    for row in rows.order_by("pk"):
        if row.key not in stored:
            found[row.project, row.booked_on, row.amount_ore].append(row)
    return found


def _same_otherwise(line: Line, waiting: dict[tuple[str, date, int], list[AccountsLine]]) -> AccountsLine | None:
    """Each stored line answers for one of the file's. Two different vouchers are two different lines."""
    alike = waiting.get((line.project, line.booked_on, line.amount_ore), [])
    for place, earlier in enumerate(alike):
        if not (earlier.voucher and line.voucher) or earlier.voucher == line.voucher:
            return alike.pop(place)
    return None


def new_sums(partnership: Partnership, lines: Iterable[Line]) -> dict[Spot, int]:
    """What lines that are to be kept add to the accounts, in øre."""
    projects = known_projects(partnership)
    found: dict[Spot, int] = defaultdict(int)
    for line in lines:
        found[Spot(projects[line.project], line.booked_on.year)] += line.amount_ore
    return found


def keep_lines(partnership: Partnership, taken_in: AccountsImport, lines: Iterable[Line]) -> None:
    projects = known_projects(partnership)
    AccountsLine.objects.bulk_create(
        (
            AccountsLine(
                partnership_id=partnership.pk,
                taken_in_id=taken_in.pk,
                initiative_id=projects[line.project],
                key=line.key,
                row=line.row,
                booked_on=line.booked_on,
                amount_ore=line.amount_ore,
                project=line.project,
                text=line.text[:300],
                voucher=line.voucher,
            )
            for line in lines
        ),
        batch_size=_AT_ONCE,
    )
