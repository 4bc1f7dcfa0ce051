"""What ties history to the decision behind it: an entry, a step or a follow-up names its decision point,
and the change of the case it came from when that is known."""

from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.columns import Values
from handlingsrom.book.problems import RowError
from handlingsrom.book.tables.rows import Context
from handlingsrom.cases.models import Decision, Effect, ProposedChange
from handlingsrom.cases.states import Outcome
from handlingsrom.people.models import Partnership
from handlingsrom.plan.models import Initiative


def effects_of(partnership: Partnership, kind: str) -> dict[int, Effect]:
    """The effect behind each row of a kind (`entry`, `transition`, `follow_up`), by the row's id."""
    numbers = change_numbers(partnership)
    rows = Effect.objects.filter(
        **{"decision__point__case__partnership": partnership, f"{kind}__isnull": False}
    ).select_related("decision__point__case")
    for row in rows:
        row.change_number = numbers.get(row.change_id)  # type: ignore[attr-defined]
    return {getattr(row, f"{kind}_id"): row for row in rows}


def change_numbers(partnership: Partnership) -> dict[int | None, int]:
    """The number each change has on the sheet: its place in the case."""
    numbers: dict[int | None, int] = {}
    case_id, number = 0, 0
    changes = ProposedChange.objects.filter(case__partnership=partnership).order_by("case_id", "order", "id")
    for pk, of_case in changes.values_list("id", "case_id"):
        case_id, number = of_case, number + 1 if of_case == case_id else 1
        numbers[pk] = number
    return numbers


def effect_values(effect: Effect | None) -> Values:
    return {
        "point": effect.decision.point if effect else None,
        "change": getattr(effect, "change_number", None),
    }


def add_effect(
    context: Context, values: Values, *, initiative: Initiative | None = None, **what: Any
) -> Effect | None:
    """The effect of a row that names its decision point; None for a row that names none."""
    point = values["point"]
    if point is None:
        if values["change"] is not None:
            raise RowError(_("Name the decision point the change belongs to."), field="point")
        return None
    decision = Decision.objects.filter(point=point, outcome=Outcome.ADOPTED).first()
    if decision is None:
        raise RowError(
            _("The decision point is not adopted. Give it an outcome in its own sheet, or name another."),
            field="point",
        )
    if not context.is_new(point.case):
        raise RowError(
            _("The case was decided here. What followed from it is in the program and cannot be added by a book."),
            field="point",
        )
    return Effect.objects.create(
        decision=decision, change=_change(context, point, values["change"]), initiative=initiative, **what
    )


def _change(context: Context, point: Any, number: int | None) -> ProposedChange | None:
    if number is None:
        return None
    change: ProposedChange | None = context.row("Endringer", (point.case, number))
    if change is None or change.point_id != point.pk:
        raise RowError(
            _("There is no change with this number under the decision point. See the sheet Endringer."),
            field="change",
        )
    return change
