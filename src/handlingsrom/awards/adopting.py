"""Adopting a case, with what follows for those it gives money: their award letters, made and mailed with it.

One transaction: without the letters there is no decision, and without the decision no letter and no mail. History
brought in by the book goes past this room, and makes no letters.
"""

from datetime import date, datetime

from django.db import transaction

from handlingsrom.awards.letter_mail import send_new
from handlingsrom.awards.letters import make_letters
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.models import Case, Decision
from handlingsrom.cases.states import Outcome
from handlingsrom.people.actors import Actor


@transaction.atomic
def adopt(
    *,
    by: Actor,
    now: datetime,
    case: Case,
    decided_on: date,
    outcomes: dict[int, Outcome] | None = None,
    reservations: str = "",
    version: int | None = None,
) -> list[Decision]:
    """As `cases.deciding.record_decision`; each initiative given money gets its letter by mail."""
    decisions = record_decision(
        by=by,
        now=now,
        case=case,
        decided_on=decided_on,
        outcomes=outcomes,
        reservations=reservations,
        version=version,
    )
    send_new(by=by, now=now, letters=make_letters(by=by, now=now, case=case))
    return decisions
