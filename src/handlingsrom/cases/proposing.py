"""Proposing changes in a case, editing them and taking them out.

A change that cannot be carried out is refused here, with the reason, and not first in the meeting.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, DecisionPoint, ProposedChange
from handlingsrom.cases.projection import project
from handlingsrom.cases.saving import open_version, save_version
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor


@transaction.atomic
def add_change(
    *, by: Actor, now: datetime, case: Case, version: int, point: DecisionPoint, kind: ChangeKind, **fields: Any
) -> ProposedChange:
    """Propose a change under a point. `fields` are those of its kind; amounts in øre.

    Raises Refused with the reason when it could not be carried out, or would stop another change from being so.
    """
    locked = open_version(by, case, version)
    _check_own_point(locked, point)
    refused_before = _refused_ids(locked)
    last = locked.changes.filter(kind=kind).order_by("-order").values_list("order", flat=True).first()
    _check_amount(fields.get("amount_ore"))
    change = ProposedChange.objects.create(case=locked, point=point, kind=kind, order=(last or 0) + 1, **fields)
    _check_possible(locked, refused_before, change)
    save_version(by, now, locked, "case.change_added", {}, _as_record(change))
    return change


@transaction.atomic
def edit_change(
    *, by: Actor, now: datetime, case: Case, version: int, change: ProposedChange, **fields: Any
) -> ProposedChange:
    """Change some fields of a proposed change (`point` among them). Raises as `add_change`."""
    locked = open_version(by, case, version)
    _check_own_point(locked, fields.get("point", change.point))
    refused_before = _refused_ids(locked) - {change.pk}
    _check_amount(fields.get("amount_ore"))
    edited = locked.changes.get(pk=change.pk)
    before = _as_record(edited)
    for name, value in fields.items():
        setattr(edited, name, value)
    edited.save()
    _check_possible(locked, refused_before, edited)
    save_version(by, now, locked, "case.change_edited", before, _as_record(edited))
    return edited


@transaction.atomic
def edit_amounts(*, by: Actor, now: datetime, case: Case, version: int, amounts: dict[int, int]) -> Case:
    """Set the amounts of several changes (id → øre) in one edit, so that money can be moved between them.

    Raises Refused with the change's id as `field` when one of them cannot be carried out; then none is saved.
    """
    locked = open_version(by, case, version)
    refused_before = _refused_ids(locked)
    edited = [c for c in locked.changes.filter(pk__in=amounts) if c.amount_ore != amounts[c.pk]]
    if not edited:
        return locked
    before = {str(c): c.amount_ore for c in edited}
    for change in edited:
        _check_amount(amounts[change.pk], field=str(change.pk))
        change.amount_ore = amounts[change.pk]
    ProposedChange.objects.bulk_update(edited, ["amount_ore"])
    for tried in project(locked).refused:
        if tried.change.pk not in refused_before or tried.change.pk in amounts:
            raise Refused(str(tried.refusal), field=str(tried.change.pk))
    after = {str(c): c.amount_ore for c in edited}
    return save_version(by, now, locked, "case.amounts", {"amounts": before}, {"amounts": after})


@transaction.atomic
def remove_change(*, by: Actor, now: datetime, case: Case, version: int, change: ProposedChange) -> Case:
    """Take a proposed change out. Refused when another change depends on it."""
    locked = open_version(by, case, version)
    refused_before = _refused_ids(locked)
    removed = locked.changes.get(pk=change.pk)
    before = _as_record(removed)
    removed.delete()
    _check_possible(locked, refused_before, None)
    return save_version(by, now, locked, "case.change_removed", before, {})


def _check_own_point(case: Case, point: DecisionPoint) -> None:
    if point.case_id != case.pk:
        raise Refused(_("Choose a point of this case."), field="point")


def _check_amount(amount_ore: int | None, *, field: str = "amount_ore") -> None:
    if amount_ore is not None and amount_ore <= 0:
        raise Refused(_("The amount must be more than zero."), field=field)


def _refused_ids(case: Case) -> set[int]:
    return {tried.change.pk for tried in project(case).refused}


def _check_possible(case: Case, refused_before: set[int], edited: ProposedChange | None) -> None:
    """Refused if the edit made this change, or one that was possible before, impossible."""
    for tried in project(case).refused:
        if edited is not None and tried.change.pk == edited.pk:
            assert tried.refusal is not None
            raise tried.refusal
        if tried.change.pk not in refused_before:
            raise Refused(
                _("That would stop another change (%(change)s): %(reason)s")
                % {"change": tried.change, "reason": tried.refusal}
            )


def _as_record(change: ProposedChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "point": change.point.label,
        "initiative": str(change.initiative or ""),
        "into": str(change.into or ""),
        "amount_ore": change.amount_ore,
        "text": change.text,
        "responsible": change.responsible,
        "due_on": change.due_on,
        "every_months": change.every_months,
        "until_on": change.until_on,
        "for_year": change.for_year,
        "entry": str(change.entry or ""),
        "requires": change.requires,
    }
