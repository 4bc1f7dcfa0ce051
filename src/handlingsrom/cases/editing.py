"""Writing a case: its texts, its input and the points of its resolution. Its changes are in `proposing.py`."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.cases.figures import check_names, figures
from handlingsrom.cases.models import TEXTS, Case, CaseInput, DecisionPoint, Meeting
from handlingsrom.cases.policies import check_can_edit_cases
from handlingsrom.cases.projection import project
from handlingsrom.cases.saving import open_version, save_version
from handlingsrom.lib.casenumbers import CaseNumberError, parse_case_number
from handlingsrom.lib.errors import Refused
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
    locked = open_version(by, case, version)
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
    return save_version(by, now, locked, "case.texts", before, after)


@transaction.atomic
def set_inputs(*, by: Actor, now: datetime, case: Case, version: int, inputs: list[tuple[str, str]]) -> Case:
    """Replace the input received, given as (party, text) in order."""
    locked = open_version(by, case, version)
    before = {"inputs": list(locked.inputs.values_list("party", "text"))}
    locked.inputs.all().delete()
    CaseInput.objects.bulk_create(
        CaseInput(case=locked, order=order, party=party, text=text)
        for order, (party, text) in enumerate(inputs, start=1)
    )
    return save_version(by, now, locked, "case.inputs", before, {"inputs": inputs})


@transaction.atomic
def save_point(
    *, by: Actor, now: datetime, case: Case, version: int, main: int, sub: int, text: str
) -> DecisionPoint:
    """Write a point of the proposed resolution, new or old, as number `main` and letter `sub` (0: none)."""
    locked = open_version(by, case, version)
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
    save_version(by, now, locked, "case.point", before, {"point": point.label, "text": text})
    return point


@transaction.atomic
def remove_point(*, by: Actor, now: datetime, case: Case, version: int, point: DecisionPoint) -> Case:
    """Take a point out. Refused while it has changes or points under it."""
    locked = open_version(by, case, version)
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
    return save_version(by, now, locked, "case.point_removed", before, {})


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
