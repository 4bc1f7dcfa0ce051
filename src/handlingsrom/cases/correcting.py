"""Correcting an entry. What a decision moved is undone by a decision (`changes/correct.py`); the rest here."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from handlingsrom.cases.models import Effect
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import reverse
from handlingsrom.money.kinds import NEEDS_DECISION
from handlingsrom.money.models import Entry
from handlingsrom.people.actors import Actor


def reverse_entry(*, by: Actor, now: datetime, entry: Entry, booked_on: date, text: str) -> Entry:
    """Reverse an entry no decision is behind. Refused for one that needs a decision, with how to go about it."""
    check_needs_no_decision(entry)
    return reverse(by=by, now=now, entry=entry, booked_on=booked_on, text=text)


def check_needs_no_decision(entry: Entry) -> None:
    behind = Effect.objects.filter(entry=entry).select_related("decision__point__case").first()
    if behind is None and entry.kind in NEEDS_DECISION:
        raise Refused(
            _(
                "Only a decision moves money this way, and only a decision undoes it. Propose the change “Correct "
                "an entry” in a case."
            )
        )
    if behind is not None:
        raise Refused(
            _(
                "%(voucher)s follows from the decision in %(point)s, and only a decision undoes it. Propose the "
                "change “Correct an entry” in a case."
            )
            % {"voucher": entry, "point": behind.decision.point}
        )
