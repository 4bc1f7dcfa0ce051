"""What papers said against the journal: figure by figure, each difference with what is known of it.

A paper states facts (what was received, awarded, spent) and what its case proposes (what is needed, carried over,
released, set aside, and what is then left and free). Facts are held against the journal as it is; proposals, once
the case is decided, against what that decision did. A proposal of a case not decided is compared with nothing yet.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Max

from handlingsrom.cases.award_disputes import disputed_years
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import Case, Decision, PaperFigure
from handlingsrom.cases.states import DECIDED
from handlingsrom.money.figures import frame
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.money.movements import Movement, allocated, award_lines, movements, movements_in
from handlingsrom.plan.models import Initiative, Programme


class Reason(StrEnum):
    """What is known of a figure beside what the journal says."""

    AGREES = "agrees"
    NOT_DECIDED = "not_decided"
    OTHER_YEAR = "other_year"
    UNTRACED = "untraced"
    DIFFERS = "differs"


@dataclass(frozen=True)
class Compared:
    """Figures of one place in a paper that say the same of the same, added up. `journal_ore` is None while the case
    is not decided; `journal_year` is where the journal has an award the paper gives to another year."""

    case: Case
    place: str
    what: FigureSaid
    year: int
    said_ore: int
    journal_ore: int | None
    reason: Reason
    initiative: Initiative | None = None
    programme: Programme | None = None
    journal_year: int | None = None
    note: str = ""

    @property
    def difference_ore(self) -> int:
        """What the paper says beyond the journal."""
        return 0 if self.journal_ore is None else self.said_ore - self.journal_ore


class Key(NamedTuple):
    case_id: int
    place: str
    what: FigureSaid
    year: int
    initiative_id: int | None
    programme_id: int | None


def by_key(figures: Iterable[PaperFigure]) -> dict[Key, list[PaperFigure]]:
    """Figures that say the same of the same at the same place, in the order they stand."""
    found: dict[Key, list[PaperFigure]] = defaultdict(list)
    for figure in figures:
        key = Key(
            figure.case_id,
            figure.place,
            FigureSaid(figure.what),
            figure.year,
            figure.initiative_id,
            figure.programme_id,
        )
        found[key].append(figure)
    return found


def compare(figures: list[PaperFigure], partnership_id: int) -> list[Compared]:
    """Every figure (see `said.standing`) beside the journal's."""
    known = movements(partnership_id)
    journals = _Journals(partnership_id, known, figures)
    disputed = {
        (dispute.initiative.pk, dispute.amount_ore): dispute.journal_year
        for dispute in disputed_years(figures, allocated(known))
    }
    return [_compared(key, same, journals, disputed) for key, same in by_key(figures).items()]


def _compared(
    key: Key, same: list[PaperFigure], journals: "_Journals", disputed: dict[tuple[int, int], int | None]
) -> Compared:
    said = sum(figure.amount_ore for figure in same)
    candidates = journals.say(key)
    journal = next((ore for ore in candidates if ore == said), candidates[0] if candidates else None)
    year = disputed.get((key.initiative_id or 0, said)) if key.what == FigureSaid.AWARDED else None
    if journal is None:
        reason = Reason.NOT_DECIDED
    elif journal == said:
        reason = Reason.AGREES
    elif year is not None and year != key.year:
        reason = Reason.OTHER_YEAR
    elif key.programme_id and said - journal == journals.untraced(key.year):
        reason = Reason.UNTRACED
    else:
        reason = Reason.DIFFERS
    first = same[0]
    return Compared(
        case=first.case,
        place=key.place,
        what=key.what,
        year=key.year,
        said_ore=said,
        journal_ore=journal,
        reason=reason,
        initiative=first.initiative,
        programme=first.programme,
        journal_year=year if reason == Reason.OTHER_YEAR else None,
        note="; ".join(dict.fromkeys(figure.note for figure in same if figure.note)),
    )


_FACTS = (FigureSaid.RECEIVED, FigureSaid.AWARDED, FigureSaid.SPENT)


class _Journals:
    """The journal as it is, what each case's decision moved, and how the money stood on the day of it."""

    def __init__(self, partnership_id: int, known: list[Movement], figures: list[PaperFigure]) -> None:
        self.partnership_id = partnership_id
        self.known = known
        self.cases = {figure.case_id: figure.case for figure in figures}
        self.programme_of = dict(
            Initiative.objects.filter(partnership_id=partnership_id).values_list("pk", "programme_id")
        )
        decided = Decision.objects.filter(point__case__in=self.cases).values_list("point__case_id").order_by()
        self.decided: dict[int, tuple[date, int]] = {
            pk: (on, last) for pk, on, last in decided.annotate(Max("decided_on"), Max("pk"))
        }
        self._moved: dict[int, list[Movement]] = {}
        self._stood: dict[int, list[Movement]] = {}

    def say(self, key: Key) -> list[int]:
        """What the journal says, the first of several ways of counting first; nothing while it is not decided."""
        case = self.cases[key.case_id]
        is_fact = key.what in _FACTS or key.year != case.budget_year
        if not is_fact and case.state not in DECIDED:
            return []
        if key.what in _BALANCES:
            return _BALANCES[key.what](self.known if is_fact else self._as_it_stood(case), key)
        known = self.known if is_fact else self._moved_by(case)
        return [sum(m.amount_ore for m in known if _SUMS[key.what](m, key.year) and self._is_of(m, key))]

    def untraced(self, year: int) -> int:
        """Allocated for the year to nobody the sources name."""
        return sum(
            m.amount_ore
            for m in self.known
            if _SUMS[FigureSaid.AWARDED](m, year)
            and m.to_key.kind == AccountKind.SUSPENSE
            and not m.to_key.initiative_id
        )

    def _is_of(self, movement: Movement, key: Key) -> bool:
        pk = movement.to_key.initiative_id or movement.from_key.initiative_id
        if key.initiative_id:
            return pk == key.initiative_id
        return not key.programme_id or (pk is not None and self.programme_of.get(pk) == key.programme_id)

    def _moved_by(self, case: Case) -> list[Movement]:
        """What the case gave. What it reversed was given by an earlier one, and its paper says it apart."""
        if case.pk not in self._moved:
            given = Entry.objects.filter(effect__decision__point__case=case, reverses__isnull=True)
            self._moved[case.pk] = movements_in(given)
        return self._moved[case.pk]

    def _as_it_stood(self, case: Case) -> list[Movement]:
        """On the day of the decision, without what cases after it in the same meeting moved."""
        if case.pk not in self._stood:
            on, last = self.decided[case.pk]
            after = Entry.objects.filter(
                partnership_id=self.partnership_id,
                booked_on=on,
                effect__decision__decided_on=on,
                effect__decision__gt=last,
            )
            undone = [m._replace(amount_ore=-m.amount_ore) for m in movements_in(after)]
            self._stood[case.pk] = movements(self.partnership_id, on=on) + undone
        return self._stood[case.pk]


def _belongs_to_year(kind: EntryKind, to: AccountKind | None = None) -> Callable[[Movement, int], bool]:
    return lambda m, year: m.kind == kind and m.to_key.year == year and to in (None, m.to_key.kind)


_SUMS: dict[FigureSaid, Callable[[Movement, int], bool]] = {
    FigureSaid.RECEIVED: _belongs_to_year(EntryKind.GRANT),
    FigureSaid.AWARDED: _belongs_to_year(EntryKind.ALLOCATION),
    FigureSaid.NEEDED: _belongs_to_year(EntryKind.ALLOCATION),
    FigureSaid.CARRIED_OVER: _belongs_to_year(EntryKind.CARRY_OVER, AccountKind.AWARD),
    FigureSaid.RELEASED: _belongs_to_year(EntryKind.RELEASE),
    FigureSaid.RESERVE: _belongs_to_year(EntryKind.SET_ASIDE),
    FigureSaid.SPENT: lambda m, year: m.kind == EntryKind.SPENDING and m.booked_year == year,
}


def _left(known: list[Movement], key: Key) -> list[int]:
    """Of an initiative what is left of its awards; of all what is unallocated, with what is released or without."""
    if key.initiative_id:
        return [
            sum(line.left_ore for line in award_lines(known, key.year) if line.initiative_id == key.initiative_id)
        ]
    year = frame(known, key.year)
    return [year.left_and_released, year.left]


def _free(known: list[Movement], key: Key) -> list[int]:
    year = frame(known, key.year)
    return [year.free_after, year.free_before_reserve]


_BALANCES: dict[FigureSaid, Callable[[list[Movement], Key], list[int]]] = {
    FigureSaid.LEFT: _left,
    FigureSaid.FREE: _free,
}
