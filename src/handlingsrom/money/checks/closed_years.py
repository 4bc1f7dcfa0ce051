"""Was anything booked in a year, or numbered in it, while its books were closed?

What was in the journal when a year was closed or opened again is in the record of who did what; nobody's clock is
asked. An event without it, as one brought in from elsewhere, counts from the first entry recorded after it.
"""

from typing import NamedTuple

from django.db.models import Max
from django.utils.translation import gettext as _

from handlingsrom.audit.models import Record
from handlingsrom.money.checks.problems import Problems, voucher_of
from handlingsrom.money.checks.rereading import Row
from handlingsrom.money.kinds import YearEventKind
from handlingsrom.money.models import Entry, YearEvent


class Closed(NamedTuple):
    """A year's books were closed to the entries after position `after`, up to and with `until` (None: still)."""

    after: int
    until: int | None = None


class ClosedYears:
    def __init__(self, partnership_id: int, problems: Problems) -> None:
        self.problems = problems
        self.closed = closed_to(partnership_id)

    def check(self, rows: list[Row]) -> None:
        closed = self.closed
        if not closed:
            return
        for row in rows:
            year, booked_year = row[2], row[8].year
            if booked_year in closed:
                self._look(row, booked_year)
            if year != booked_year and year in closed:
                self._look(row, year)

    def _look(self, row: Row, year: int) -> None:
        position = row[1]
        for after, until in self.closed[year]:
            if position > after and (until is None or position <= until):
                what = _("It was booked in %(year)s while the books of that year were closed.") % {"year": year}
                self.problems.note(position, voucher_of(row[2], row[3]), what)


def closed_to(partnership_id: int) -> dict[int, list[Closed]]:
    """Year → when it was closed, and to which entries."""
    events = list(YearEvent.objects.filter(partnership_id=partnership_id).order_by("id"))
    noted = _noted(events)
    found: dict[int, list[Closed]] = {}
    for event in events:
        position = noted.get(event.pk)
        if position is None:
            position = _recorded_by(event)
        spans = found.setdefault(event.year, [])
        if event.kind == YearEventKind.CLOSED:
            spans.append(Closed(position))
        elif spans and spans[-1].until is None:
            spans[-1] = Closed(spans[-1].after, position)
    return found


def _noted(events: list[YearEvent]) -> dict[int, int]:
    """Event id → how many entries there were, where that was noted."""
    label = YearEvent._meta.label_lower
    rows = Record.objects.filter(subject_type=label, subject_id__in=[event.pk for event in events])
    known = rows.values_list("subject_id", "after")
    return {pk: after["entries"] for pk, after in known if pk and "entries" in after}


def _recorded_by(event: YearEvent) -> int:
    before = Entry.objects.filter(partnership_id=event.partnership_id, recorded_at__lte=event.recorded_at)
    return before.aggregate(Max("position"))["position__max"] or 0
