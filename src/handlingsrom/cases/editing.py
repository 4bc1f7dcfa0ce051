"""Writing a case: its texts, points, input and proposed changes.

Every edit names the version it was based on. If somebody saved in between, it is a Conflict and nothing is
overwritten. A change that cannot be carried out is refused here, with the reason, and not first in the meeting.
"""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.cases.figures import check_names, figures
from handlingsrom.cases.models import (
    TEXTS,
    Case,
    CaseInput,
    ChangeKind,
    DecisionPoint,
    Meeting,
    ProposedChange,
)
from handlingsrom.cases.policies import check_can_edit_cases
from handlingsrom.cases.projection import project
from handlingsrom.cases.states import EDITABLE
from handlingsrom.lib.casenumbers import CaseNumberError, parse_case_number
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.people.actors import Actor
from handlingsrom.people.counters import raise_to, take_numbers
from handlingsrom.people.models import Body


@transaction.atomic
def create_meeting(*, by: Actor, now: datetime, body: Body, held_on: date, place: str = "") -> Meeting:
    """Put a meeting in a body's calendar. Refused if the body meets that day already."""
    check_can_edit_cases(by, body.partnership_id)
    if Meeting.objects.filter(body=body, held_on=held_on).exists():
        raise Refused(_("%(body)s has a meeting that day already.") % {"body": body}, field="held_on")
    meeting = Meeting.objects.create(partnership_id=body.partnership_id, body=body, held_on=held_on, place=place)
    record(by=by, now=now, action="meeting.create", subject=meeting, after={"held_on": held_on})
    return meeting


@transaction.atomic
def create_case(
    *,
    by: Actor,
    now: datetime,
    body: Body,
    title: str,
    budget_year: int,
    meeting: Meeting | None = None,
    number: str = "",
) -> Case:
    """A new draft. An empty `number` draws the body's next of the year: 13/26. Refused if the number is taken."""
    check_can_edit_cases(by, body.partnership_id)
    if meeting is not None and meeting.body_id != body.pk:
        raise Refused(_("The meeting belongs to another body."), field="meeting")
    written, year, sequence = _number(
        body, number, meeting.held_on.year if meeting else timezone.localtime(now).date().year
    )
    try:
        with transaction.atomic():
            case = Case.objects.create(
                partnership_id=body.partnership_id,
                body=body,
                meeting=meeting,
                number=written,
                year=year,
                sequence=sequence,
                title=title,
                budget_year=budget_year,
                edited_at=now,
                edited_by=by.name,
            )
    except IntegrityError as error:
        raise Refused(
            _("%(body)s has a case %(number)s already.") % {"body": body, "number": written}, field="number"
        ) from error
    record(by=by, now=now, action="case.create", subject=case, after={"title": title, "number": written})
    return case


def _number(body: Body, number: str, year: int) -> tuple[str, int, int]:
    series = f"case:{body.code}"
    if not number:
        highest = body.cases.filter(year=year).order_by("-sequence").values_list("sequence", flat=True).first()
        raise_to(partnership=body.partnership, series=series, year=year, number=highest or 0)
        sequence = take_numbers(partnership=body.partnership, series=series, year=year)[0]
        return f"{sequence:02d}/{year % 100:02d}", year, sequence
    try:
        parsed = parse_case_number(number)
    except CaseNumberError as error:
        raise Refused(_(str(error)), field="number") from error
    return number.strip(), parsed.year, parsed.sequence


@transaction.atomic
def edit_texts(
    *,
    by: Actor,
    now: datetime,
    case: Case,
    version: int,
    title: str,
    texts: dict[str, str],
    meeting: Meeting | None,
) -> Case:
    """Save title, meeting and running texts. Raises UnknownFigure where a text names a figure there is none of."""
    locked = _open(by, case, version)
    known = figures(project(locked))
    for name in TEXTS:
        check_names(texts.get(name, ""), known, field=name)
    if meeting is not None and meeting.body_id != locked.body_id:
        raise Refused(_("The meeting belongs to another body."), field="meeting")
    wanted: dict[str, Any] = {name: texts.get(name, "") for name in TEXTS} | {"title": title}
    before = {name: getattr(locked, name) for name, value in wanted.items() if getattr(locked, name) != value}
    if locked.meeting_id != (meeting.pk if meeting else None):
        before["meeting"] = str(locked.meeting or "")
    for name, value in wanted.items():
        setattr(locked, name, value)
    locked.meeting = meeting
    after = {name: wanted.get(name, str(meeting or "")) for name in before}
    return _close(by, now, locked, "case.texts", before, after)


@transaction.atomic
def set_inputs(*, by: Actor, now: datetime, case: Case, version: int, inputs: list[tuple[str, str]]) -> Case:
    """Replace the input received, given as (party, text) in order."""
    locked = _open(by, case, version)
    before = {"inputs": list(locked.inputs.values_list("party", "text"))}
    locked.inputs.all().delete()
    CaseInput.objects.bulk_create(
        CaseInput(case=locked, order=order, party=party, text=text)
        for order, (party, text) in enumerate(inputs, start=1)
    )
    return _close(by, now, locked, "case.inputs", before, {"inputs": inputs})


@transaction.atomic
def save_point(
    *, by: Actor, now: datetime, case: Case, version: int, main: int, sub: int, text: str
) -> DecisionPoint:
    """Write a point of the proposed resolution, new or old, as number `main` and letter `sub` (0: none)."""
    locked = _open(by, case, version)
    check_names(text, figures(project(locked)), field="text")
    if sub and not locked.points.filter(main=main, sub=0).exists():
        raise Refused(
            _("There is no point %(main)s to put this under. Write that first.") % {"main": main}, field="main"
        )
    point = locked.points.filter(main=main, sub=sub).first()
    if point is None:
        _check_next_in_order(locked, main, sub)
    before = {"text": point.text} if point else {}
    point, _made = DecisionPoint.objects.update_or_create(case=locked, main=main, sub=sub, defaults={"text": text})
    _close(by, now, locked, "case.point", before, {"point": point.label, "text": text})
    return point


@transaction.atomic
def remove_point(*, by: Actor, now: datetime, case: Case, version: int, point: DecisionPoint) -> Case:
    """Take a point out. Refused while it has changes or points under it."""
    locked = _open(by, case, version)
    point = locked.points.get(pk=point.pk)
    if point.changes.exists():
        raise Refused(
            _("Point %(point)s has proposed changes. Move or remove them first.") % {"point": point.label}
        )
    if point.sub == 0 and locked.points.filter(main=point.main, sub__gt=0).exists():
        raise Refused(_("Point %(point)s has points under it. Remove them first.") % {"point": point.label})
    before = {"point": point.label, "text": point.text}
    point.delete()
    _close_gap(locked, point)
    return _close(by, now, locked, "case.point_removed", before, {})


def _check_next_in_order(case: Case, main: int, sub: int) -> None:
    """A paper numbers its points itself, so there must be no gap: 1c is written before 1d."""
    mains = case.points.filter(sub=0).count()
    subs = case.points.filter(main=main, sub__gt=0).count()
    wanted = DecisionPoint(main=main, sub=subs + 1) if sub else DecisionPoint(main=mains + 1)
    if (main, sub) != (wanted.main, wanted.sub):
        raise Refused(
            _("The next point is %(point)s. Points follow each other without gaps.") % {"point": wanted.label},
            field="sub" if sub else "main",
        )


def _close_gap(case: Case, removed: DecisionPoint) -> None:
    """Those after a removed point move up one, in order, so that no two ever have the same number."""
    if removed.sub:
        later = case.points.filter(main=removed.main, sub__gt=removed.sub).order_by("sub")
        for point in later:
            point.sub -= 1
            point.save(update_fields=["sub"])
        return
    for point in case.points.filter(main__gt=removed.main).order_by("main", "sub"):
        point.main -= 1
        point.save(update_fields=["main"])


@transaction.atomic
def add_change(
    *, by: Actor, now: datetime, case: Case, version: int, point: DecisionPoint, kind: ChangeKind, **fields: Any
) -> ProposedChange:
    """Propose a change under a point. `fields` are those of its kind; amounts in øre.

    Raises Refused with the reason when it could not be carried out, or would stop another change from being so.
    """
    locked = _open(by, case, version)
    _check_own_point(locked, point)
    refused_before = _refused_ids(locked)
    last = locked.changes.filter(kind=kind).order_by("-order").values_list("order", flat=True).first()
    _check_amount(fields.get("amount_ore"))
    change = ProposedChange.objects.create(case=locked, point=point, kind=kind, order=(last or 0) + 1, **fields)
    _check_possible(locked, refused_before, change)
    _close(by, now, locked, "case.change_added", {}, _as_record(change))
    return change


@transaction.atomic
def edit_change(
    *, by: Actor, now: datetime, case: Case, version: int, change: ProposedChange, **fields: Any
) -> ProposedChange:
    """Change some fields of a proposed change (`point` among them). Raises as `add_change`."""
    locked = _open(by, case, version)
    _check_own_point(locked, fields.get("point", change.point))
    refused_before = _refused_ids(locked) - {change.pk}
    _check_amount(fields.get("amount_ore"))
    edited = locked.changes.get(pk=change.pk)
    before = _as_record(edited)
    for name, value in fields.items():
        setattr(edited, name, value)
    edited.save()
    _check_possible(locked, refused_before, edited)
    _close(by, now, locked, "case.change_edited", before, _as_record(edited))
    return edited


@transaction.atomic
def edit_amounts(*, by: Actor, now: datetime, case: Case, version: int, amounts: dict[int, int]) -> Case:
    """Set the amounts of several changes (id → øre) in one edit, so that money can be moved between them.

    Raises Refused with the change's id as `field` when one of them cannot be carried out; then none is saved.
    """
    locked = _open(by, case, version)
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
    return _close(by, now, locked, "case.amounts", {"amounts": before}, {"amounts": after})


@transaction.atomic
def remove_change(*, by: Actor, now: datetime, case: Case, version: int, change: ProposedChange) -> Case:
    """Take a proposed change out. Refused when another change depends on it."""
    locked = _open(by, case, version)
    refused_before = _refused_ids(locked)
    removed = locked.changes.get(pk=change.pk)
    before = _as_record(removed)
    removed.delete()
    _check_possible(locked, refused_before, None)
    return _close(by, now, locked, "case.change_removed", before, {})


def _open(by: Actor, case: Case, version: int) -> Case:
    """The case, locked for editing and still as the person saw it."""
    check_can_edit_cases(by, case.partnership_id)
    locked = Case.objects.select_for_update(of=("self",)).select_related("meeting", "body").get(pk=case.pk)
    if locked.state not in EDITABLE:
        raise Refused(
            _("Case %(number)s is %(state)s and can no longer be changed.")
            % {"number": locked.number, "state": str(locked.get_state_display()).lower()}
        )
    if locked.version != version:
        raise Conflict(
            _(
                "%(name)s saved this case while you were writing. Nothing of yours is lost: see both, "
                "and save again."
            )
            % {"name": locked.edited_by}
        )
    return locked


def _close(
    by: Actor, now: datetime, case: Case, action: str, before: dict[str, Any], after: dict[str, Any]
) -> Case:
    case.version += 1
    case.edited_at, case.edited_by = now, by.name
    case.save()
    record(by=by, now=now, action=action, subject=case, before=before, after=after)
    return case


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
