"""Who may take accounts in, and who may see what they show beside the journal."""

from handlingsrom.money.policies import can_report_spending
from handlingsrom.people.actors import Actor, check_role, has_role
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.models import Initiative


def check_can_import_accounts(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT)


def can_import_accounts(by: Actor, partnership_id: int) -> bool:
    return has_role(by, partnership_id, RoleKind.SECRETARIAT)


def check_can_read_accounts(by: Actor, partnership_id: int) -> None:
    check_role(by, partnership_id, RoleKind.SECRETARIAT, RoleKind.AUDITOR)


def can_read_accounts(by: Actor, partnership_id: int) -> bool:
    """Those of every initiative; a leader or owner reads their own, see `can_reconcile`."""
    return has_role(by, partnership_id, RoleKind.SECRETARIAT, RoleKind.AUDITOR)


def can_reconcile(by: Actor, initiative: Initiative) -> bool:
    """Whoever reports an initiative's spending sees what the accounts say of it."""
    return can_read_accounts(by, initiative.partnership_id) or can_report_spending(by, initiative)
