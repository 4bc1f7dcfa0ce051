"""What the record's codes are called on screen. A code without a word here is shown as it is."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.findings.models import Answer
from handlingsrom.messages.kinds import MessageKind, MessageState
from handlingsrom.money.kinds import EntryKind
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Health

_ACTIONS = {
    "account.account_connected": _("Connected an account of the sign-in service"),
    "account.close": _("Closed an account"),
    "account.create": _("Created an account"),
    "account.password_changed": _("Changed the password"),
    "account.password_reset": _("Chose a new password through a link"),
    "account.password_set": _("Chose a password"),
    "account.recovery_codes_generated": _("Made new recovery codes"),
    "account.totp_activated": _("Added an authenticator app"),
    "account.totp_deactivated": _("Removed the authenticator app"),
    "account.webauthn_added": _("Added a passkey"),
    "account.webauthn_removed": _("Removed a passkey"),
    "accounts.columns": _("Named the columns of a file from the accounts"),
    "accounts.import": _("Took in a file from the accounts"),
    "appointment.end": _("Ended an appointment"),
    "appointment.start": _("Appointed to a seat"),
    "award.accept": _("Accepted an award"),
    "award.letter": _("Made an award letter"),
    "award.send": _("Sent an award letter"),
    "book.load": _("Loaded a book"),
    "case.amounts": _("Changed amounts in a case"),
    "case.change_added": _("Proposed a change in a case"),
    "case.change_edited": _("Edited a proposed change"),
    "case.change_removed": _("Took a proposed change out"),
    "case.create": _("Created a case"),
    "case.decide": _("Recorded a decision"),
    "case.inputs": _("Edited the input to a case"),
    "case.point": _("Wrote a point of a resolution"),
    "case.point_removed": _("Took a point of a resolution out"),
    "case.send": _("Sent out a case"),
    "case.state": _("Changed the state of a case"),
    "case.texts": _("Edited the text of a case"),
    "demo.load": _("Loaded the example"),
    "findings.paper_checked": _("Checked a paper"),
    "findings.paper_forgotten": _("Removed a checked paper"),
    "findings.settled": _("Settled a finding in a paper"),
    "follow_up.done": _("Completed a follow-up"),
    "initiative.edit": _("Edited an initiative"),
    "initiative.people": _("Changed who answers for an initiative"),
    "initiative.propose": _("Proposed a new initiative"),
    "initiative.report": _("Reported the status of an initiative"),
    "initiative.transition": _("Changed the lifecycle of an initiative"),
    "meeting.create": _("Created a meeting"),
    "message.resend": _("Sent a message again"),
    "message.write": _("Wrote a message"),
    "money.assert": _("Made sure of a balance"),
    "money.close_year": _("Closed the books of a year"),
    "money.expect": _("Wrote what is expected for a coming year"),
    "money.forget_project": _("Took a project number off an initiative"),
    "money.mandate": _("Said that a mandate is in place"),
    "money.name_project": _("Gave an initiative a project number"),
    "money.post": _("Posted an entry"),
    "money.reopen_year": _("Opened the books of a year again"),
    "money.verify": _("Checked the journal"),
    "person.add": _("Added a person"),
    "person.edit": _("Changed a person"),
    "role.end": _("Ended a role"),
    "role.grant": _("Gave a role"),
    "year_end.answer": _("Answered what is left at the end of the year"),
    "year_end.ask": _("Asked more initiatives what is left"),
    "year_end.due": _("Changed the due date of the year end"),
    "year_end.gather": _("Put the answers of the year end in a case"),
    "year_end.open": _("Asked what is left at the end of the year"),
    "year_end.remind": _("Reminded of the year end"),
}

_KEYS = {
    "accounts": _("Accounts"),
    "already": _("Was in the case"),
    "amount_ore": _("Amount"),
    "amounts": _("Amounts"),
    "answer": _("Answer"),
    "assessment": _("Assessment"),
    "background": _("Background"),
    "balance_ore": _("Balance"),
    "basis": _("Basis"),
    "carry_over_ore": _("To be carried over"),
    "case": _("Case"),
    "changed": _("Changed"),
    "columns": _("Columns"),
    "covers_to": _("Complete up to"),
    "decided_on": _("Decided on"),
    "description": _("What it is about"),
    "done_on": _("Done on"),
    "due_on": _("Due date"),
    "effective_on": _("In force from"),
    "email": _("E-mail"),
    "entries": _("Entries"),
    "every_months": _("Months between each time"),
    "focus_area": _("Focus area"),
    "finding": _("Finding"),
    "followed_up_by": _("Followed up by"),
    "from": _("From"),
    "from_on": _("From"),
    "health": _("Status"),
    "held_on": _("Held on"),
    "initiative": _("Initiative"),
    "initiatives": _("Initiatives"),
    "input": _("Input"),
    "inputs": _("Input"),
    "into": _("Merged into"),
    "is_demo": _("Demo installation"),
    "is_in_all_regions": _("All health regions"),
    "kind": _("Kind"),
    "leader": _("Leader"),
    "left_ore": _("Left"),
    "lifecycle": _("Lifecycle"),
    "lines": _("Lines"),
    "mandate_note": _("Where the mandate is found"),
    "mandate_on": _("Mandate from"),
    "meeting": _("Meeting"),
    "name": _("Name"),
    "new": _("New"),
    "note": _("Note"),
    "number": _("Number"),
    "outcome": _("Outcome"),
    "outcomes": _("Outcomes"),
    "owner": _("Owner"),
    "paper": _("Version of the paper"),
    "partner": _("Partner"),
    "place_note": _("Another place"),
    "plan": _("Plan"),
    "point": _("Point"),
    "programme": _("Programme"),
    "reason": _("Explanation"),
    "recommendation": _("Recommendation"),
    "refused": _("Refused"),
    "regions": _("Health region"),
    "release_ore": _("To be released"),
    "reported_on": _("Reported on"),
    "responsible": _("Responsible"),
    "role": _("Role"),
    "sheet": _("Sheet"),
    "source": _("Compared with"),
    "state": _("State"),
    "subject": _("Subject"),
    "taken": _("Put in the case"),
    "text": _("Text"),
    "title": _("Title"),
    "to": _("To"),
    "to_on": _("Last day"),
    "unanswered": _("Not answered"),
    "until_on": _("Until"),
    "why": _("Why"),
    "year": _("Year"),
}


_VALUES: dict[str, Any] = {
    member.value: member.label
    for kinds in (
        MessageKind,
        MessageState,
        Lifecycle,
        Health,
        CaseState,
        Outcome,
        RoleKind,
        ChangeKind,
        EntryKind,
        Answer,
    )
    for member in kinds
}


def value_word(value: str) -> str:
    """The word for the code of a state, outcome, role or kind of entry or change; other texts as they are."""
    return str(_VALUES.get(value, value))


def action_word(code: str) -> str:
    return str(_ACTIONS.get(code, code))


def key_word(name: str) -> str:
    return str(_KEYS.get(name, name))
