"""Who gets what at every address: a row per url name and state, walked by test_access.py with the cast of cast.py.

A new page is not done before it has a row here; several in a list where the answer depends on the case's state.
`kwargs` and `data` are made from the cast, so that a row can point at the cast's own initiative; the outsider then
meets 404, because another partnership's things are not there.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from award_letters import give
from cast import MEMBERS, Cast
from factories import NOW
from handlingsrom.awards.accepting import token_of
from handlingsrom.awards.models import AwardLetter, YearEnd, YearEndAnswer
from handlingsrom.awards.year_end import open_year_end
from handlingsrom.awards.year_end_mail import token_for
from handlingsrom.cases.states import CaseState
from handlingsrom.messages.actions import Attachment
from handlingsrom.money.actions import name_project
from handlingsrom.money.kinds import Requirement, YearEventKind
from handlingsrom.money.models import Condition, YearEvent
from handlingsrom.people.models import Appointment, Person
from outbox import write

SIGN_IN = 302  # to the sign-in page
NO_PERSON = 403  # signed in, but nobody in any partnership
Make = Callable[[Cast], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    expected: dict[str, int]
    method: str = "get"
    kwargs: Make = lambda cast: {}
    data: Make = lambda cast: {}
    state: str = CaseState.DRAFT


def everyone(status: int, **rest: Any) -> Row:
    """The same for all, strangers included."""
    return Row(dict.fromkeys(MEMBERS, status), **rest)


def signed_in(status: int, **rest: Any) -> Row:
    """For whoever has an account, a person or not."""
    return Row({**dict.fromkeys(MEMBERS, status), "anonymous": SIGN_IN}, **rest)


def persons(status: int, **rest: Any) -> Row:
    """For everybody in a partnership; a list page shows the outsider their own."""
    return Row({**dict.fromkeys(MEMBERS, status), "nobody": NO_PERSON, "anonymous": SIGN_IN}, **rest)


def own(status: int, **rest: Any) -> Row:
    """For everybody in the partnership that has the thing `kwargs` points at."""
    row = persons(status, **rest)
    return replace(row, expected={**row.expected, "outsider": 404})


def only(*members: str, status: int = 200, others: int = 403, outsider: int = 404, **rest: Any) -> Row:
    """For these members alone; the others of the partnership are refused, or do not learn that it is there."""
    refused = {**dict.fromkeys(MEMBERS, others), "outsider": outsider, "nobody": NO_PERSON, "anonymous": SIGN_IN}
    return Row({**refused, **dict.fromkeys(members, status)}, **rest)


def secretariat(status: int = 200, **rest: Any) -> Row:
    """A page of one's own partnership that its secretariat alone uses; the outsider is secretariat elsewhere."""
    return only("secretariat", status=status, outsider=status, **rest)


def edit_people(**rest: Any) -> Row:
    return only("secretariat", "administrator", **rest)


def case_read(**rest: Any) -> list[Row]:
    """A draft is the secretariat's and the auditor's; sent, the body's too; decided, everybody's."""
    rest.setdefault("kwargs", _case)
    body = ("municipality_member", "hospital_member")
    return [
        only("secretariat", "auditor", others=404, **rest),
        only("secretariat", "auditor", *body, others=404, state=CaseState.SENT, **rest),
        replace(own(200, **rest), state=CaseState.DECIDED),
    ]


def case_edit(status: int = 200, decided: int = 422, **rest: Any) -> list[Row]:
    """The secretariat's; others are refused where they may read the case, and otherwise it is not there."""
    rows = case_read(**rest)
    answers = (status, status, decided)
    return [
        replace(row, expected={**_refused(row.expected), "secretariat": answer})
        for row, answer in zip(rows, answers, strict=True)
    ]


def _refused(expected: dict[str, int]) -> dict[str, int]:
    return {member: 403 if status == 200 else status for member, status in expected.items()}


def _case(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.case.pk}


def _point(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.case.pk, "point": cast.small.point.pk}


def _change(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.case.pk, "change": cast.change.pk}


def _person(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.persons["leader"].pk}


def _auditor(cast: Cast) -> Person:
    return cast.persons["auditor"]


def _appointment(cast: Cast) -> Appointment:
    return cast.persons["hospital_member"].appointments.get()


def _preview(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.case.pk, "form": "xlsx"}


def _initiative(cast: Cast) -> dict[str, Any]:
    return {"code": cast.initiative.code}


def _entry(cast: Cast) -> dict[str, Any]:
    return {"voucher": cast.entry.voucher}


def _message(cast: Cast) -> dict[str, Any]:
    """The same key twice is the same message, so the walk writes one."""
    file = Attachment("brev.pdf", "application/pdf", b"%PDF-")
    return {"pk": write(cast.partnership, attachments=[file]).pk}


def _account_of_year(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.small.old.pk, "year": 2025}


def guests(status: int, signed_in: int = 302, **rest: Any) -> Row:
    """Sign-in pages: for strangers; whoever is signed in is sent on."""
    return Row({**dict.fromkeys(MEMBERS, signed_in), "anonymous": status}, **rest)


def _project(cast: Cast) -> dict[str, Any]:
    """A project number of the cast's own initiative, named the first time a row needs it."""
    return {"pk": name_project(by=cast.small.by, now=NOW, initiative=cast.initiative, number="12345").pk}


def _year_end(cast: Cast) -> dict[str, Any]:
    """The question about 2025, asked the first time a row needs it."""
    if not YearEnd.objects.filter(partnership=cast.partnership).exists():
        asked = {"by": cast.small.by, "now": NOW, "partnership": cast.partnership, "year": 2025}
        open_year_end(**asked, due_on=NOW.date())
    return {"year": 2025}


def _year_end_link(cast: Cast) -> dict[str, Any]:
    _year_end(cast)
    return {"token": token_for(YearEndAnswer.objects.get(initiative=cast.initiative), cast.persons["leader"])}


_READ_LETTER = ("secretariat", "leader", "auditor")


def _letter_of(cast: Cast) -> AwardLetter:
    """The letter of the cast's own initiative, mailed to its leader; made the first time a row needs it."""
    return AwardLetter.objects.filter(initiative=cast.initiative).first() or give(cast.small, cast.initiative, 1)


def _letter(cast: Cast) -> dict[str, Any]:
    return {"pk": _letter_of(cast).pk}


def _letter_send(cast: Cast) -> dict[str, Any]:
    return {**_letter(cast), "person": cast.persons["leader"].pk}


def _letter_link(cast: Cast) -> dict[str, Any]:
    return {"token": token_of(_letter_of(cast).recipients.get())}


def _letter_only(*members: str, **rest: Any) -> Row:
    """Done to a letter by some of those who read it; the others of those are refused."""
    row = only(*members, status=302, others=404, method="post", **rest)
    refused = dict.fromkeys(set(_READ_LETTER) - set(members), 403)
    return replace(row, expected={**row.expected, **refused})


def _condition(cast: Cast) -> dict[str, Any]:
    wanted = {"initiative": cast.initiative, "year": 2025, "amount_ore": 10_000, "requires": Requirement.MANDATE}
    return {"pk": Condition.objects.create(set_on=NOW.date(), recorded_at=NOW, **wanted).pk}


def _closed_year(cast: Cast) -> dict[str, Any]:
    """A year before all entries: closing it says nothing of any account, and stops nothing else here."""
    event = {"partnership": cast.partnership, "year": 2019, "kind": YearEventKind.CLOSED, "recorded_at": NOW}
    YearEvent.objects.create(happened_on=NOW.date(), recorded_by="Sekretariatet", **event)
    return {"year": 2019}


_KEY = {"uidb36": "1", "key": "set-password"}
_NO_KEY = {"pk": 999999}
_NO_FILE = {"token": "et-merke-ingen-har-faatt"}


_PREVIEW_OF_SENT = {
    **dict.fromkeys(MEMBERS, 404),
    "secretariat": 200,
    "auditor": 200,
    "municipality_member": 403,
    "hospital_member": 403,
    "nobody": NO_PERSON,
    "anonymous": SIGN_IN,
}

TABLE: dict[str, Row | list[Row]] = {
    # system
    "alive": everyone(200),
    "ready": everyone(200),
    "accessibility": everyone(200),
    "privacy": everyone(200),
    # account
    "set_language": everyone(302, method="post", data=lambda cast: {"language": "nb"}),
    "profile": signed_in(200),
    "switch_partnership": only(
        *MEMBERS[:7],
        status=302,
        outsider=422,
        method="post",
        data=lambda cast: {"partnership": cast.partnership.pk},
    ),
    "account_signup": everyone(200),
    "account_login": guests(200),
    "account_logout": signed_in(302, method="post"),
    "account_inactive": everyone(200),
    "account_reauthenticate": signed_in(200),
    "account_change_password": signed_in(200),
    "account_set_password": signed_in(302),
    "account_reset_password": everyone(200),
    "account_reset_password_done": everyone(200),
    "account_reset_password_from_key": everyone(200, kwargs=lambda cast: _KEY),
    "account_reset_password_from_key_done": everyone(200),
    "mfa_index": signed_in(200),
    "mfa_authenticate": everyone(302),
    "mfa_reauthenticate": signed_in(302),
    "mfa_activate_totp": signed_in(302),
    "mfa_deactivate_totp": signed_in(404),
    "mfa_view_recovery_codes": signed_in(404),
    "mfa_generate_recovery_codes": signed_in(302),
    "mfa_download_recovery_codes": signed_in(404),
    "mfa_list_webauthn": signed_in(200),
    "mfa_add_webauthn": signed_in(302),
    "mfa_login_webauthn": everyone(302),
    "mfa_reauthenticate_webauthn": signed_in(302),
    "mfa_edit_webauthn": signed_in(302, kwargs=lambda cast: _NO_KEY),
    "mfa_remove_webauthn": signed_in(302, kwargs=lambda cast: _NO_KEY),
    "socialaccount_login_cancelled": everyone(200),
    "openid_connect_login": everyone(404, kwargs=lambda cast: {"provider_id": "oidc"}),
    "openid_connect_callback": everyone(404, kwargs=lambda cast: {"provider_id": "oidc"}),
    # people
    "people": persons(200),
    "people_bodies_xlsx": persons(200),
    "people_partners_xlsx": persons(200),
    "people_persons": only("secretariat", "administrator", "auditor", outsider=200),
    "people_persons_xlsx": only("secretariat", "administrator", "auditor", outsider=200),
    "people_add": edit_people(outsider=200),
    "people_person": edit_people(kwargs=_person),
    "people_person_xlsx": edit_people(kwargs=_person),
    "people_give_role": only("administrator", kwargs=_person),
    "people_account": only("administrator", kwargs=_person),
    "people_close_account": only("administrator", kwargs=_person),
    "people_end_role": only("administrator", kwargs=lambda cast: {"pk": _auditor(cast).roles.get().pk}),
    "people_appoint": edit_people(kwargs=lambda cast: {"pk": _appointment(cast).seat_id}),
    "people_end_appointment": edit_people(kwargs=lambda cast: {"pk": _appointment(cast).pk}),
    "people_log": only("administrator", "auditor", outsider=403),
    "people_log_xlsx": only("administrator", "auditor", outsider=403),
    # book
    "book": edit_people(outsider=200),
    "book_try": edit_people(status=422, outsider=422, method="post"),
    "book_load": edit_people(status=302, outsider=302, method="post"),
    "book_template_xlsx": edit_people(outsider=200),
    "book_export_xlsx": edit_people(outsider=200),
    # overview
    "overview": persons(200),
    "overview_decisions_xlsx": persons(200),
    # plan
    "plan:index": persons(200),
    "plan:excel": persons(200),
    "plan:strategy": persons(200),
    "plan:propose": secretariat(),
    "plan:by_id": own(302, kwargs=lambda cast: {"pk": cast.initiative.pk}),
    "plan:initiative": own(200, kwargs=_initiative),
    "plan:initiative_xlsx": own(200, kwargs=_initiative),
    "plan:status": only("secretariat", "leader", kwargs=_initiative),
    "plan:people": only("secretariat", kwargs=_initiative),
    "plan:edit": only("secretariat", kwargs=_initiative),
    # money
    "money": persons(200),
    "money_download": persons(200, kwargs=lambda cast: {"table": "ramme"}),
    "money_use": persons(200),
    "money_receive": secretariat(),
    "money_spend": secretariat(),
    "money_journal": persons(200),
    "money_journal_download": persons(200),
    "money_entry": own(200, kwargs=_entry),
    "money_entry_xlsx": own(200, kwargs=_entry),
    "money_reverse": only("secretariat", kwargs=_entry),
    # money: spending and the accounts
    "money_spending": only("secretariat", "leader", kwargs=_initiative),
    "money_refund": only("secretariat", "leader", kwargs=_initiative),
    "money_accounts": only("secretariat", "auditor", outsider=200),
    "money_accounts_look": secretariat(302, kwargs=lambda cast: _NO_FILE),
    "money_accounts_columns": secretariat(302, kwargs=lambda cast: _NO_FILE),
    "money_accounts_confirm": secretariat(302, method="post", kwargs=lambda cast: _NO_FILE),
    "money_reconciliation": only("secretariat", "leader", "auditor", outsider=200),
    "money_reconciliation_xlsx": only("secretariat", "leader", "auditor", outsider=200),
    "money_reconciled": only("secretariat", "leader", "auditor", kwargs=_initiative),
    "money_reconciled_xlsx": only("secretariat", "leader", "auditor", kwargs=_initiative),
    "money_reconciled_post": only("secretariat", status=302, method="post", kwargs=_initiative),
    "money_project_add": only("secretariat", status=422, method="post", kwargs=_initiative),
    "money_project_remove": only("secretariat", status=302, method="post", kwargs=_project),
    "money_assertions": only("secretariat", "auditor", outsider=200),
    "money_assertions_xlsx": only("secretariat", "auditor", outsider=200),
    # money: forecast, conditions, closing
    "money_findings": only("secretariat", "auditor", outsider=200),
    "money_findings_xlsx": only("secretariat", "auditor", outsider=200),
    "money_accounts_of_year": persons(200),
    "money_accounts_of_year_xlsx": persons(200),
    "money_account_of_year": own(200, kwargs=_account_of_year),
    "money_account_of_year_file": own(200, kwargs=lambda cast: {**_account_of_year(cast), "form": "pdf"}),
    "money_forecast": persons(200),
    "money_forecast_xlsx": persons(200),
    "money_expect": secretariat(kwargs=lambda cast: {"year": timezone.localdate().year + 1}),
    "money_conditions": persons(200),
    "money_conditions_xlsx": persons(200),
    "money_mandate": only("secretariat", kwargs=_condition),
    "money_closing": persons(200),
    "money_verify_now": secretariat(302, method="post"),
    # It is not closed yet, which is said on the page.
    "money_close": secretariat(kwargs=lambda cast: {"year": 2025}),
    "money_closing_held": own(200, kwargs=_closed_year),
    "money_closing_held_xlsx": own(200, kwargs=_closed_year),
    # money: year end
    "money_year_end": persons(200),
    "money_year_end_xlsx": persons(200),
    "money_year_end_open": secretariat(kwargs=lambda cast: {"year": 2025}),
    "money_year_end_due": only("secretariat", kwargs=_year_end),
    "money_year_end_remind": only("secretariat", status=302, method="post", kwargs=_year_end),
    "money_year_end_more": only("secretariat", status=302, method="post", kwargs=_year_end),
    "money_year_end_gather": only("secretariat", kwargs=_year_end),
    "money_year_end_answer": only(
        "secretariat", "leader", "auditor", kwargs=lambda cast: {**_year_end(cast), **_initiative(cast)}
    ),
    "money_year_end_by_link": everyone(200, kwargs=_year_end_link),
    # money: award letters
    "money_letters": only("secretariat", "auditor", outsider=200),
    "money_letters_xlsx": only("secretariat", "auditor", outsider=200),
    "money_letters_send": secretariat(302, method="post"),
    "money_letters_make": only("secretariat", status=422, method="post", kwargs=_case),
    "money_letter": only(*_READ_LETTER, others=404, kwargs=_letter),
    "money_letter_file": only(*_READ_LETTER, others=404, kwargs=lambda cast: {**_letter(cast), "form": "pdf"}),
    "money_letter_send": _letter_only("secretariat", kwargs=_letter_send),
    "money_letter_accept": _letter_only("leader", kwargs=_letter),
    "money_letter_by_link": everyone(200, kwargs=_letter_link),
    "money_letter_by_link_pdf": everyone(200, kwargs=_letter_link),
    # messages
    "messages:list": only("secretariat", "auditor", outsider=200),
    "messages:list_xlsx": only("secretariat", "auditor", outsider=200),
    "messages:show": only("secretariat", "auditor", kwargs=_message),
    "messages:attachment": only("secretariat", "auditor", kwargs=lambda cast: {**_message(cast), "order": 1}),
    # Without an address it is refused at the field.
    "messages:resend": only("secretariat", status=422, method="post", kwargs=_message),
    # cases
    "cases:list": persons(200),
    "cases:list_xlsx": persons(200),
    "cases:new": secretariat(),
    "cases:meetings": persons(200),
    "cases:meetings_xlsx": persons(200),
    "cases:follow_ups": persons(200),
    "cases:follow_ups_xlsx": persons(200),
    "cases:complete": only("secretariat", status=422, method="post", kwargs=lambda cast: {"pk": cast.follow_up.pk}),
    "cases:show": case_read(),
    "cases:texts": case_edit(),
    "cases:inputs": case_edit(),
    "cases:point_new": case_edit(),
    "cases:point": case_edit(kwargs=_point),
    "cases:point_remove": case_edit(422, method="post", kwargs=_point),
    "cases:change_new": case_edit(),
    "cases:change": case_edit(kwargs=_change),
    "cases:change_remove": case_edit(409, method="post", kwargs=_change),
    "cases:amounts": case_edit(409, method="post"),
    # Members read the version that was sent to them, not what has been written since.
    "cases:preview": [
        only("secretariat", "auditor", others=404, kwargs=_preview),
        Row(_PREVIEW_OF_SENT, kwargs=_preview, state=CaseState.SENT),
        own(200, kwargs=_preview, state=CaseState.DECIDED),
    ],
    "cases:version": own(404, kwargs=lambda cast: {"pk": cast.case.pk, "number": 9, "form": "pdf"}),
    "cases:send": case_edit(),
    "cases:decide": case_edit(decided=302),
    "cases:withdraw": case_edit(),
}
