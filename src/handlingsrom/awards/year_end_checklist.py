"""What one looks through before the books of a year are closed. Nothing here stops the closing; it is shown.

Money that is left on awards, unanswered questions and unmet conditions outlive a year. What is dated in the year
does not: spending and decisions that were not booked by the closing can only be booked in a later year.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handlingsrom.awards.letter_list import LetterRow, letters
from handlingsrom.awards.models import YearEnd
from handlingsrom.awards.reconciling import compare, known_to
from handlingsrom.awards.year_end_lines import count, left_now, lines
from handlingsrom.cases.models import Case
from handlingsrom.cases.states import EDITABLE
from handlingsrom.money.conditions import waiting_of
from handlingsrom.money.models import Condition, Entry
from handlingsrom.money.verifying import last_verified
from handlingsrom.plan.models import Initiative


class Item(StrEnum):
    RECONCILED = "reconciled"
    DECIDED = "decided"
    ANSWERED = "answered"
    AWARDS = "awards"
    CONDITIONS = "conditions"
    LETTERS = "letters"
    VERIFIED = "verified"


@dataclass(frozen=True)
class Check:
    """One thing to look through. `count` and `ore`: how many are not in order, and the money it is about.

    `at` is the last day the accounts taken in speak of, or the moment the journal was checked; None for never.
    `of`: how many there are in all, where that says something.
    """

    item: Item
    is_done: bool
    count: int = 0
    ore: int = 0
    of: int = 0
    at: date | datetime | None = None


def checklist(partnership_id: int, year: int) -> list[Check]:
    """In the order of Item; the number of queries does not grow with what is found."""
    return [check(partnership_id, year) for check in _CHECKS]


def _reconciled(partnership_id: int, year: int) -> Check:
    """The accounts of the whole year are taken in, and show the same spending as the journal. `of`: their lines.

    Accounts without a line of the year say nothing of it, though they go on to a later day.
    """
    known = known_to(partnership_id)
    initiatives = Initiative.objects.filter(partnership_id=partnership_id)
    compared = compare(initiatives, partnership_id, year) if known else []
    off = [one.difference_ore for one in compared if one.difference_ore]
    seen = sum(one.lines for one in compared)
    covers = known is not None and known >= date(year, 12, 31) and seen > 0
    return Check(Item.RECONCILED, covers and not off, len(off), sum(map(abs, off)), seen, known)


def _decided(partnership_id: int, year: int) -> Check:
    """What was decided in the year is recorded: afterwards its day takes no entries."""
    waiting = Case.objects.filter(
        partnership_id=partnership_id, state__in=EDITABLE, meeting__held_on__lte=date(year, 12, 31)
    ).count()
    return Check(Item.DECIDED, not waiting, waiting)


def _answered(partnership_id: int, year: int) -> Check:
    year_end = YearEnd.objects.filter(partnership_id=partnership_id, year=year).first()
    if year_end is None:
        return Check(Item.ANSWERED, not left_now(partnership_id, year))
    found = lines(year_end)
    waiting = [line.left_ore for line in found if line.waits]
    return Check(Item.ANSWERED, not waiting, len(waiting), sum(waiting), of=count(found).asked)


def _awards(partnership_id: int, year: int) -> Check:
    left = left_now(partnership_id, year)
    return Check(Item.AWARDS, not left, len(left), sum(left.values()))


def _conditions(partnership_id: int, year: int) -> Check:
    waiting = waiting_of(
        Condition.objects.filter(initiative__partnership_id=partnership_id, year__lte=year)
    ).values()
    return Check(Item.CONDITIONS, not waiting, len(waiting), sum(waiting))


def _letters(partnership_id: int, year: int) -> Check:
    rows = [LetterRow(letter) for letter in letters(partnership_id).filter(year__lte=year)]
    waiting = [row.letter.amount_ore for row in rows if row.is_open]
    return Check(Item.LETTERS, not waiting, len(waiting), sum(waiting), of=len(rows))


def _verified(partnership_id: int, year: int) -> Check:
    """The whole journal as it is now has been recomputed, and was right. `count`: entries since, or problems."""
    last = last_verified(partnership_id)
    if last is None:
        return Check(Item.VERIFIED, False)
    since = Entry.objects.filter(partnership_id=partnership_id).count() - last.entries
    return Check(Item.VERIFIED, not (last.problems or since), last.problems, of=max(0, since), at=last.at)


_CHECKS: tuple[Callable[[int, int], Check], ...] = (
    _reconciled,
    _decided,
    _answered,
    _awards,
    _conditions,
    _letters,
    _verified,
)
