"""What the record's codes are called on screen. A code without a word here is shown as it is."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.money.kinds import EntryKind
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Health

_ACTIONS = {
    "account.account_connected": _("Connected an account of the sign-in service"),
    "account.password_changed": _("Changed the password"),
    "account.password_reset": _("Chose a new password through a link"),
    "account.password_set": _("Chose a password"),
    "account.recovery_codes_generated": _("Made new recovery codes"),
    "account.totp_activated": _("Added an authenticator app"),
    "account.totp_deactivated": _("Removed the authenticator app"),
    "account.webauthn_added": _("Added a passkey"),
    "account.webauthn_removed": _("Removed a passkey"),
    "appointment.end": _("Ended an appointment"),
    "appointment.start": _("Appointed to a seat"),
    "book.load": _("Loaded a book"),
    "case.create": _("Created a case"),
    "case.decide": _("Recorded a decision"),
    "case.send": _("Sent out a case"),
    "case.state": _("Changed the state of a case"),
    "create_account": _("Created an account"),
    "demo.load": _("Loaded the example"),
    "end_role": _("Ended a role"),
    "follow_up.done": _("Completed a follow-up"),
    "grant_role": _("Gave a role"),
    "initiative.people": _("Changed who answers for an initiative"),
    "initiative.report": _("Reported the status of an initiative"),
    "initiative.transition": _("Changed the lifecycle of an initiative"),
    "meeting.create": _("Created a meeting"),
    "money.post": _("Posted an entry"),
    "person.add": _("Added a person"),
    "person.edit": _("Changed a person"),
}

_KEYS = {
    "amount_ore": _("Amount"),
    "decided_on": _("Decided on"),
    "effective_on": _("In force from"),
    "email": _("E-mail"),
    "from": _("From"),
    "from_on": _("From"),
    "kind": _("Kind"),
    "leader": _("Leader"),
    "lifecycle": _("Lifecycle"),
    "name": _("Name"),
    "outcome": _("Outcome"),
    "outcomes": _("Outcomes"),
    "owner": _("Owner"),
    "partner": _("Partner"),
    "role": _("Role"),
    "state": _("State"),
    "title": _("Title"),
    "to": _("To"),
    "to_on": _("Last day"),
}


_VALUES: dict[str, Any] = {
    member.value: member.label
    for kinds in (Lifecycle, Health, CaseState, Outcome, RoleKind, EntryKind)
    for member in kinds
}


def value_word(value: str) -> str:
    """The word for the code of a state, an outcome, a role or a kind of entry; other texts as they are."""
    return str(_VALUES.get(value, value))


def action_word(code: str) -> str:
    return str(_ACTIONS.get(code, code))


def key_word(name: str) -> str:
    return str(_KEYS.get(name, name))
