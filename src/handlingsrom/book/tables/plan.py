"""Initiatives, whose regions and responsible parties are rows of their own, and their steps, which are actions."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.columns import Sheet, Values
from handlingsrom.book.problems import RowError
from handlingsrom.book.tables.effects import add_effect, effect_values, effects_of
from handlingsrom.book.tables.rows import Context, Rows
from handlingsrom.people.models import Partner, Partnership
from handlingsrom.plan.actions import refresh_search, transition
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Initiative, InitiativeRegion, Responsibility, Transition

LISTS = ("responsible", "regions")


class InitiativeRows(Rows):
    def __init__(self) -> None:
        super().__init__(Initiative, order=("order", "id"))

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        rows = Initiative.objects.filter(partnership=partnership).order_by(*self.order)
        related = ("action_plan__strategy", "focus_area__strategy", "programme", "owner", "leader")
        lists = ("responsibilities__partner", "responsibilities__body", "in_regions__region")
        fields = [c.field for c in sheet.columns if c.field not in LISTS]
        for row in rows.select_related(*related).prefetch_related(*lists):
            values = {field: getattr(row, field) for field in fields}
            values["responsible"] = tuple(
                (r.partner or r.body, r.is_unsure)
                for r in sorted(row.responsibilities.all(), key=lambda r: (r.order, r.pk))
            )
            values["regions"] = tuple(
                (r.region, r.is_unsure) for r in sorted(row.in_regions.all(), key=lambda r: r.pk)
            )
            yield row, values

    def create(self, context: Context, values: Values) -> Initiative:
        own = {field: value for field, value in values.items() if field not in LISTS}
        row: Initiative = super().create(context, own)
        _set_lists(row, values, set(LISTS))
        refresh_search(row)
        return row

    def update(self, context: Context, row: Initiative, values: Values, changed: set[str]) -> None:
        row.version += 1
        super().update(context, row, {**values, "version": row.version}, (changed - set(LISTS)) | {"version"})
        _set_lists(row, values, changed)
        refresh_search(row)


def _set_lists(row: Initiative, values: Values, changed: set[str]) -> None:
    if "responsible" in changed:
        row.responsibilities.all().delete()
        for order, (party, is_unsure) in enumerate(values["responsible"]):
            who = {"partner" if isinstance(party, Partner) else "body": party}
            Responsibility.objects.create(initiative=row, is_unsure=is_unsure, order=order, **who)
    if "regions" in changed:
        row.in_regions.all().delete()
        for region, is_unsure in values["regions"]:
            InitiativeRegion.objects.create(initiative=row, region=region, is_unsure=is_unsure)


class TransitionRows:
    """Append-only: a step that is here already can never be changed by a book."""

    model = Transition

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        rows = Transition.objects.filter(initiative__partnership=partnership).order_by("id")
        effects = effects_of(partnership, "transition")
        for row in rows.select_related("initiative__merged_into"):
            into = row.initiative.merged_into if row.to_state == Lifecycle.MERGED else None
            yield (
                row,
                {
                    "initiative": row.initiative,
                    "to_state": row.to_state,
                    "effective_on": row.effective_on,
                    "merged_into": into,
                    **effect_values(effects.get(row.pk)),
                },
            )

    def create(self, context: Context, values: Values) -> Transition:
        initiative = Initiative.objects.get(pk=values["initiative"].pk)
        if (values["to_state"] == Lifecycle.MERGED) != bool(values["merged_into"]):
            raise RowError(_("Name the other initiative when, and only when, one is merged."), field="merged_into")
        last = initiative.transitions.order_by("-effective_on").first()
        if last and values["effective_on"] < last.effective_on:
            raise RowError(
                _("The steps of an initiative stand in the order they took effect. Move this row up."),
                field="effective_on",
            )
        if values["to_state"] == Lifecycle.PROPOSED and last is None:
            step = _propose(context, initiative, values)
        else:
            step = _step(context, initiative, values)
        add_effect(context, values, transition=step, initiative=initiative)
        return step

    def update(self, context: Context, row: Transition, values: Values, changed: set[str]) -> None:
        raise RowError(
            _(
                "This step is recorded already, with other content, and is never changed. Restore the row; "
                "if the initiative has moved on since, add a new row with its new state."
            ),
            field=sorted(changed)[0],
        )


def _propose(context: Context, initiative: Initiative, values: Values) -> Transition:
    """The beginning: no step of the table leads to it, so it is written as it is."""
    return Transition.objects.create(
        initiative=initiative,
        to_state=Lifecycle.PROPOSED,
        effective_on=values["effective_on"],
        recorded_at=context.now,
    )


def _step(context: Context, initiative: Initiative, values: Values) -> Transition:
    return transition(
        by=context.by,
        now=context.now,
        initiative=initiative,
        to=Lifecycle(values["to_state"]),
        effective_on=values["effective_on"],
        merged_into=values["merged_into"],
    )
