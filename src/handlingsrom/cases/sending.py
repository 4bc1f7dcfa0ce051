"""Sending a case out, taking it back to draft, and withdrawing it. What is sent is frozen, byte for byte."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.cases.models import Case, PaperFile, PaperVersion
from handlingsrom.cases.paper import render
from handlingsrom.cases.projection import Projection, project
from handlingsrom.cases.said import keep_figures
from handlingsrom.cases.states import CaseState
from handlingsrom.cases.steps import check_nothing_refused, check_points_are_written, check_step, lock_case
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.papers.formats import FORMATS
from handlingsrom.people.actors import Actor


@transaction.atomic
def send_paper(*, by: Actor, now: datetime, case: Case, version: int) -> PaperVersion:
    """Freeze the paper as it is now, in every format, and mark the case as sent.

    Refused while a change cannot be carried out, a text names an unknown figure, or a point says nothing.
    """
    locked = lock_case(by, case)
    if locked.version != version:
        raise Conflict(
            _("%(name)s saved this case after you opened it. Look through it before you send.")
            % {"name": locked.edited_by}
        )
    if locked.state != CaseState.SENT:
        check_step(locked, CaseState.SENT)
    check_points_are_written(list(locked.points.all()))
    projection = project(locked)
    check_nothing_refused(projection)
    before, locked.state = locked.state, CaseState.SENT
    locked.save(update_fields=["state"])
    frozen = _freeze(by, now, locked, projection)
    record(
        by=by,
        now=now,
        action="case.send",
        subject=locked,
        before={"state": before},
        after={"state": locked.state, "paper": frozen.number},
    )
    return frozen


def _freeze(by: Actor, now: datetime, case: Case, projection: Projection) -> PaperVersion:
    last = case.papers.values_list("number", flat=True).first() or 0
    frozen = PaperVersion.objects.create(case=case, number=last + 1, sent_at=now, sent_by=by.name)
    for form in FORMATS:
        content = render(projection, form, now=now, version=frozen)
        PaperFile.objects.create(
            version=frozen, format=form, content=content, sha256=hashlib.sha256(content).hexdigest()
        )
    keep_figures(frozen, projection)
    return frozen


@transaction.atomic
def change_state(*, by: Actor, now: datetime, case: Case, to: CaseState) -> Case:
    """Take a case back to draft, or withdraw it. Sending and deciding have actions of their own."""
    locked = lock_case(by, case)
    if to not in (CaseState.DRAFT, CaseState.WITHDRAWN):
        raise Refused(_("A case is sent or decided by its own action."))
    check_step(locked, to)
    before, locked.state = locked.state, to
    locked.version += 1
    locked.edited_at, locked.edited_by = now, by.name
    locked.save(update_fields=["state", "version", "edited_at", "edited_by"])
    record(by=by, now=now, action="case.state", subject=locked, before={"state": before}, after={"state": to})
    return locked
