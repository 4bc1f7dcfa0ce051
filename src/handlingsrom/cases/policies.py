"""Who may read and change cases.

A draft is the secretariat's. Once sent, the members of its body read it; once decided, everybody in the
partnership. An auditor reads everything.
"""

from django.db.models import Q, QuerySet

from handlingsrom.cases.models import Case
from handlingsrom.cases.states import DECIDED, CaseState
from handlingsrom.people.actors import Actor, check_role, has_role
from handlingsrom.people.models import RoleKind


def check_can_edit_cases(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT)


def can_edit_cases(by: Actor, partnership_id: int) -> bool:
    return has_role(by, partnership_id, RoleKind.SECRETARIAT)


def readable(by: Actor) -> QuerySet[Case]:
    """The cases somebody may read, in their own partnership only."""
    own = Case.objects.filter(partnership=by.partnership)
    if by.has(RoleKind.SECRETARIAT, RoleKind.AUDITOR):
        return own
    return own.filter(Q(state__in=DECIDED) | Q(state=CaseState.SENT, body_id__in=by.body_ids))


def can_read_working_text(by: Actor, case: Case) -> bool:
    """Members read what was sent to them; what is being written since is the secretariat's."""
    return case.state in DECIDED or by.has(RoleKind.SECRETARIAT, RoleKind.AUDITOR)
