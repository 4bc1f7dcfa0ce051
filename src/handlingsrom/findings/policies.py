"""Who reads findings: those who settle them, those who examine, and those who lead.

They quote papers that are still drafts, so they are not for everybody in the partnership.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.actors import Actor, check_role, current, has_role
from handlingsrom.people.models import Appointment, BodyKind, RoleKind, SeatDuty

_LED = (BodyKind.PARTNERSHIP_MEETING, BodyKind.STRATEGIC)


def can_read_findings(by: Actor, partnership_id: int) -> bool:
    """The secretariat, the auditor, and the leader and deputy of the partnership's own bodies."""
    if not by.belongs_to(partnership_id):
        return False
    return by.has(RoleKind.SECRETARIAT, RoleKind.AUDITOR) or _leads(by)


def check_can_read_findings(by: Actor, partnership_id: int) -> None:
    if not can_read_findings(by, partnership_id):
        raise Forbidden(_("Findings are for the secretariat, the auditor and the leaders of the partnership."))


def _leads(by: Actor) -> bool:
    if not by.person_id or not by.body_ids:
        return False
    held = Appointment.objects.filter(current(timezone.localdate()), person_id=by.person_id)
    return held.filter(seat__body__kind__in=_LED, seat__duty__in=(SeatDuty.LEADER, SeatDuty.DEPUTY)).exists()


def can_settle(by: Actor, partnership_id: int) -> bool:
    """The secretariat checks papers and settles what is found in them."""
    return has_role(by, partnership_id, RoleKind.SECRETARIAT)


def check_can_settle(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT)
