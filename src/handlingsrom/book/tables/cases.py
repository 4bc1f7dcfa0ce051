"""Cases, their points with what was decided, the changes they propose, and what followed."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.columns import Sheet, Values
from handlingsrom.book.problems import RowError
from handlingsrom.book.tables.effects import add_effect, change_numbers, effect_values, effects_of
from handlingsrom.book.tables.rows import Context, Rows
from handlingsrom.cases.models import (
    Case,
    CaseInput,
    Decision,
    DecisionPoint,
    Effect,
    FollowUp,
    Meeting,
    ProposedChange,
)
from handlingsrom.cases.states import DECIDED
from handlingsrom.lib.casenumbers import parse_case_number
from handlingsrom.people.models import Partnership

DECISION_FIELDS = ("outcome", "decided_on", "wording", "reservations")


class CaseRows(Rows):
    def __init__(self) -> None:
        super().__init__(Case)

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        for row in Case.objects.filter(partnership=partnership).order_by("id").select_related("body", "meeting"):
            values = {c.field: getattr(row, c.field) for c in sheet.columns if c.field != "held_on"}
            yield row, {**values, "held_on": row.meeting.held_on if row.meeting else None}

    def create(self, context: Context, values: Values) -> Case:
        number = parse_case_number(values["number"])
        own = {field: value for field, value in values.items() if field != "held_on"}
        return Case.objects.create(
            partnership=context.partnership,
            meeting=_meeting(values),
            year=number.year,
            sequence=number.sequence,
            edited_at=context.now,
            edited_by=context.by.name,
            **own,
        )

    def update(self, context: Context, row: Case, values: Values, changed: set[str]) -> None:
        context.check_can_change(row, changed)
        if "state" in changed:
            raise RowError(
                _("The state of a case that is here already is changed in the program, not by a book."),
                field="state",
            )
        row.meeting = _meeting(values)
        row.version += 1
        row.edited_at, row.edited_by = context.now, context.by.name
        for field in changed - {"held_on"}:
            setattr(row, field, values[field])
        row.save()


def _meeting(values: Values) -> Meeting | None:
    if values["held_on"] is None:
        return None
    meeting = Meeting.objects.filter(body=values["body"], held_on=values["held_on"]).first()
    if meeting is None:
        raise RowError(_("The body has no meeting on this day. Add it to the sheet Møter."), field="held_on")
    return meeting


class OfCase(Rows):
    """Rows of a case: open to changes only as long as the case is."""

    def create(self, context: Context, values: Values) -> Any:
        context.check_can_change(values["case"])
        return super().create(context, values)

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        context.check_can_change(values["case"], changed)
        super().update(context, row, values, changed)


class InputRows(OfCase):
    def __init__(self) -> None:
        super().__init__(CaseInput, scope="case__partnership", order=("case_id", "order"))


class PointRows(OfCase):
    """A point and, once decided, what the body decided on it."""

    def __init__(self) -> None:
        super().__init__(DecisionPoint, scope="case__partnership", order=("case_id", "main", "sub"))

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        rows = DecisionPoint.objects.filter(case__partnership=partnership).order_by(*self.order)
        for row in rows.select_related("case__body", "decision"):
            decision = getattr(row, "decision", None)
            values = {
                field: getattr(decision, field, None if field == "decided_on" else "") for field in DECISION_FIELDS
            }
            yield row, {"case": row.case, "label": (row.main, row.sub), "text": row.text, **values}

    def create(self, context: Context, values: Values) -> DecisionPoint:
        main, sub = values["label"]
        point: DecisionPoint = super().create(
            context, {"case": values["case"], "main": main, "sub": sub, "text": values["text"]}
        )
        if values["outcome"]:
            _decide(context, point, values)
        return point

    def update(self, context: Context, row: DecisionPoint, values: Values, changed: set[str]) -> None:
        if changed.intersection(DECISION_FIELDS):
            raise RowError(
                _("Decisions on a case that is here already are recorded in the program. Restore the row."),
                field=sorted(changed.intersection(DECISION_FIELDS))[0],
            )
        super().update(context, row, values, changed)


def _decide(context: Context, point: DecisionPoint, values: Values) -> Decision:
    if point.case.state not in DECIDED:
        raise RowError(
            _("The case is not decided, so its points have no outcome. Change the case's state, or empty this."),
            field="outcome",
        )
    for field in ("decided_on", "wording"):
        if not values[field]:
            raise RowError(_("A decided point needs its date and its wording. Fill them in."), field=field)
    return Decision.objects.create(
        point=point,
        recorded_at=context.now,
        recorded_by=context.by.name,
        **{field: values[field] for field in DECISION_FIELDS},
    )


class ChangeRows(OfCase):
    """Proposed changes. Their number is their place in the case, whatever `order` holds."""

    def __init__(self) -> None:
        super().__init__(ProposedChange)

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        rows = ProposedChange.objects.filter(case__partnership=partnership).order_by("case_id", "order", "id")
        own = [c.field for c in sheet.columns if c.field not in ("number", "label")]
        case_id, number = 0, 0
        for row in rows.select_related("case__body", "point", "initiative", "into"):
            case_id, number = row.case_id, number + 1 if row.case_id == case_id else 1
            values = {field: getattr(row, field) for field in own}
            yield row, {**values, "number": number, "label": (row.point.main, row.point.sub)}

    def create(self, context: Context, values: Values) -> ProposedChange:
        context.check_can_change(values["case"])
        above = context.row("Endringer", (values["case"], values["number"] - 1))
        if values["number"] > 1 and above is None and context.is_whole("Endringer"):
            raise RowError(_("Number the changes of a case 1, 2, 3 … in the order they stand."), field="number")
        return ProposedChange.objects.create(order=values["number"], **_change_fields(values))

    def update(self, context: Context, row: ProposedChange, values: Values, changed: set[str]) -> None:
        context.check_can_change(values["case"], changed)
        for field, value in _change_fields(values).items():
            setattr(row, field, value)
        row.save()


def _change_fields(values: Values) -> Values:
    main, sub = values["label"]
    point = DecisionPoint.objects.filter(case=values["case"], main=main, sub=sub).first()
    if point is None:
        raise RowError(_("The case has no such point. Add it to the sheet Vedtakspunkter."), field="label")
    own = {field: value for field, value in values.items() if field not in ("number", "label")}
    return {**own, "point": point}


class FollowUpRows(Rows):
    def __init__(self) -> None:
        super().__init__(FollowUp)

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        effects = effects_of(partnership, "follow_up")
        own = [c.field for c in sheet.columns if c.field not in ("point", "change")]
        for row in FollowUp.objects.filter(partnership=partnership).order_by("id").select_related("initiative"):
            values = {field: getattr(row, field) for field in own}
            yield row, {**values, **effect_values(effects.get(row.pk))}

    def create(self, context: Context, values: Values) -> FollowUp:
        own = {field: value for field, value in values.items() if field not in ("point", "change")}
        follow_up: FollowUp = super().create(context, own)
        add_effect(context, values, follow_up=follow_up, initiative=follow_up.initiative)
        return follow_up

    def update(self, context: Context, row: FollowUp, values: Values, changed: set[str]) -> None:
        if "change" in changed:
            raise RowError(
                _("Which change a follow-up came from is never changed. Restore the cell."), field="change"
            )
        super().update(context, row, values, changed)


class KeptRows:
    """Effects that moved nothing: the body decided that an initiative stays as it is. Append-only."""

    model = Effect

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        rows = Effect.objects.filter(
            decision__point__case__partnership=partnership,
            entry__isnull=True,
            transition__isnull=True,
            follow_up__isnull=True,
            commitment__isnull=True,
            condition__isnull=True,
            reserve_rules__isnull=True,
            year_event__isnull=True,
        ).order_by("id")
        numbers = change_numbers(partnership)
        for row in rows.select_related("decision__point__case", "initiative"):
            change = numbers.get(row.change_id)
            yield row, {"point": row.decision.point, "change": change, "initiative": row.initiative}

    def create(self, context: Context, values: Values) -> Effect:
        effect = add_effect(context, values, initiative=values["initiative"])
        if effect is None:
            raise RowError(_("Name the decision point."), field="point")
        return effect

    def update(self, context: Context, row: Effect, values: Values, changed: set[str]) -> None:
        raise RowError(_("This is recorded already and is never changed. Restore the row."))
