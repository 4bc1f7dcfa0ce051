"""Is a decision behind everything only a decision does? With `money.verifying`: is the whole journal right?"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from handlingsrom.cases.models import Effect
from handlingsrom.cases.promises_verified import verify_promises
from handlingsrom.cases.states import Outcome
from handlingsrom.money.checks.problems import MOST, Problem
from handlingsrom.money.checks.snapshot import one_moment
from handlingsrom.money.kinds import NEEDS_DECISION, YearEventKind
from handlingsrom.money.models import Entry, YearEvent
from handlingsrom.money.verifying import Verified, note_verified, verify
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership

BY_DECISION = Q(kind__in=NEEDS_DECISION) | Q(reverses__kind__in=NEEDS_DECISION)


def verify_all(partnership_id: int) -> Verified:
    """The journal recomputed and its links to decisions, as they are at one moment. The first wrong entry first."""
    with one_moment():
        return verify(partnership_id).also(verify_links(partnership_id))


def verify_and_note(*, by: Actor, now: datetime, partnership: Partnership) -> Verified:
    """As `verify_all`, noted in the record of who did what, where `money.verifying.last_verified` finds it."""
    found = verify_all(partnership.pk)
    note_verified(by=by, now=now, partnership=partnership, verified=found)
    return found


def verify_links(partnership_id: int) -> list[Problem]:
    return [
        *_entries_without(partnership_id),
        *_entries_of_no_decision(partnership_id),
        *_effects_of_nothing(partnership_id),
        *_reopenings_without(partnership_id),
        *verify_promises(partnership_id),
    ]


def _entries_without(partnership_id: int) -> Iterator[Problem]:
    entries = Entry.objects.filter(BY_DECISION, partnership_id=partnership_id, effect__isnull=True)
    return _of(entries, _("Only a decision moves money this way, and no decision is behind it."))


def _entries_of_no_decision(partnership_id: int) -> Iterator[Problem]:
    """The decision is another partnership's, or the body did not adopt it."""
    behind = Effect.objects.filter(entry=OuterRef("pk"))
    mine = Q(decision__point__case__partnership_id=partnership_id, decision__outcome=Outcome.ADOPTED)
    entries = Entry.objects.filter(Exists(behind.exclude(mine)), partnership_id=partnership_id)
    return _of(entries, _("The decision behind it was not adopted, or is another partnership's."))


def _of(entries: QuerySet[Entry], what: str) -> Iterator[Problem]:
    for entry in entries.order_by("position")[:MOST]:
        yield Problem(entry.position, entry.voucher, what)


def _effects_of_nothing(partnership_id: int) -> Iterator[Problem]:
    """A decision that names an entry which is not there: the database forbids it, a hand on its file does not."""
    effects = Effect.objects.filter(
        ~Exists(Entry.objects.filter(pk=OuterRef("entry_id"))),
        entry_id__isnull=False,
        decision__point__case__partnership_id=partnership_id,
    )
    what = _("The decision %(point)s brought about an entry that is not in the journal any more.")
    for effect in effects.select_related("decision__point__case").order_by("pk")[:MOST]:
        yield Problem(None, "", what % {"point": effect.decision.point})


def _reopenings_without(partnership_id: int) -> Iterator[Problem]:
    events = YearEvent.objects.filter(
        partnership_id=partnership_id, kind=YearEventKind.REOPENED, effect__isnull=True
    )
    for event in events.order_by("pk")[:MOST]:
        yield Problem(
            None, "", _("The books of %(year)s were opened again without a decision.") % {"year": event.year}
        )
