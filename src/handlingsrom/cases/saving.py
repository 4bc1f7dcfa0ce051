"""Opening a case for an edit, and saving the edit as its next version.

Every edit names the version it was based on. If somebody saved in between, it is a Conflict and nothing is
overwritten.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.cases.models import Case
from handlingsrom.cases.policies import check_can_edit_cases
from handlingsrom.cases.states import EDITABLE
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.people.actors import Actor


def open_version(by: Actor, case: Case, version: int) -> Case:
    """The case, locked for editing and still as the person saw it."""
    check_can_edit_cases(by, case.partnership_id)
    locked = Case.objects.select_for_update(of=("self",)).select_related("meeting", "body").get(pk=case.pk)
    check_editable(locked)
    if locked.version != version:
        raise Conflict(
            _(
                "%(name)s saved this case while you were writing. Nothing of yours is lost: see both, "
                "and save again."
            )
            % {"name": locked.edited_by}
        )
    return locked


def check_editable(case: Case) -> None:
    """Refused when the case is decided or withdrawn."""
    if case.state not in EDITABLE:
        raise Refused(
            _("Case %(number)s is %(state)s and can no longer be changed.")
            % {"number": case.number, "state": str(case.get_state_display()).lower()}
        )


def save_version(
    by: Actor, now: datetime, case: Case, action: str, before: dict[str, Any], after: dict[str, Any]
) -> Case:
    case.version += 1
    case.edited_at, case.edited_by = now, by.name
    case.save()
    record(by=by, now=now, action=action, subject=case, before=before, after=after)
    return case
