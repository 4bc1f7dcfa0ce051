"""Is a decision behind each promise, each condition and all rules for the reserve, and do the two say the same?

They stand beside the journal, so its chain does not cover them. What defends them are triggers and the decision
that brought each about. History may come from a book without a known decision: the book was loaded at the very
moment such a row was recorded, and the record of who did what says so.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from handlingsrom.audit.models import Record
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Effect
from handlingsrom.cases.states import Outcome
from handlingsrom.lib.dates import format_date
from handlingsrom.money.checks.problems import MOST, Problem
from handlingsrom.money.models import Commitment, Condition, ReserveRules

BROUGHT_IN = "book.load"
Row = Commitment | Condition | ReserveRules


def verify_promises(partnership_id: int) -> list[Problem]:
    """At most MOST of each sort; three queries."""
    of_initiatives = {"initiative__partnership_id": partnership_id}
    return [
        *_wrong(partnership_id, Commitment.objects.filter(**of_initiatives).select_related("initiative")),
        *_wrong(partnership_id, Condition.objects.filter(**of_initiatives).select_related("initiative")),
        *_wrong(partnership_id, ReserveRules.objects.filter(partnership_id=partnership_id)),
    ]


def _wrong(partnership_id: int, rows: QuerySet[Any]) -> Iterator[Problem]:
    loads = Record.objects.filter(
        subject_type="people.partnership", subject_id=partnership_id, action=BROUGHT_IN, at=OuterRef("recorded_at")
    )
    behind = rows.select_related("effect__change", "effect__decision__point__case")
    all_of_them = behind.annotate(is_history=Exists(loads)).order_by("pk")
    wrong = ((row, what) for row in all_of_them if (what := _wrong_with(row, partnership_id)))
    for row, what in islice(wrong, MOST):
        yield Problem(None, "", what % {"thing": _name(row)})


def _wrong_with(row: Any, partnership_id: int) -> str:
    """What is wrong, of a `thing`; "" when nothing is."""
    effect: Effect | None = getattr(row, "effect", None)
    if effect is None:
        return "" if row.is_history else _("%(thing)s: no decision is behind it, and no book brought it in.")
    decision = effect.decision
    if decision.outcome != Outcome.ADOPTED or decision.point.case.partnership_id != partnership_id:
        return _("%(thing)s: the decision behind it was not adopted, or is another partnership's.")
    if not row.is_history and _said(row) != _decided(row, effect):
        return _("%(thing)s: it is not what was decided.")
    return ""


def _said(row: Row) -> tuple[object, ...]:
    match row:
        case Commitment():
            return (row.decided_on, row.initiative_id, row.year, row.amount_ore)
        case Condition():
            return (row.set_on, row.initiative_id, row.amount_ore, row.requires)
        case ReserveRules():
            return (row.adopted_on, row.text)


def _decided(row: Row, effect: Effect) -> tuple[object, ...]:
    """As `_said`, from the change the decision adopted; what the change does not say is as the row has it."""
    on, change = effect.decision.decided_on, effect.change
    if isinstance(row, Condition) and (change is None or not change.requires):
        # Money moved on takes its condition with it; how much follows from the balances of that moment.
        return (on, row.initiative_id, row.amount_ore, row.requires)
    if change is None:
        return (on, *_said(row)[1:])
    match row:
        case Commitment():
            ore = 0 if change.kind == ChangeKind.END_COMMITMENT else change.amount_ore
            return (on, change.initiative_id, change.for_year, ore)
        case Condition():
            return (on, change.initiative_id, change.amount_ore, change.requires)
        case ReserveRules():
            return (on, change.text)


def _name(row: Row) -> str:
    match row:
        case Commitment():
            return _("The commitment to “%(title)s” for %(year)s") % {"title": row.initiative, "year": row.year}
        case Condition():
            return _("The condition for “%(title)s” in %(year)s") % {"title": row.initiative, "year": row.year}
        case ReserveRules():
            return _("The rules for the reserve of %(date)s") % {"date": format_date(row.adopted_on)}
