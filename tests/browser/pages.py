"""Which pages there are, who visits each, and with what from the example: read from the access table.

A new page is visited without being mentioned here, unless its address needs something from the example (IDS), it
answers with a file (FILES), or it can only be reached by doing something first (ELSEWHERE, with where it is seen).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import timezone

from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.states import CaseState
from web.access.rows import Row
from web.access_table import TABLE

BEFORE, AFTER = "before", "after"
DEMO, PASSWORD = "demo.handlingsrom.example", "felles-helse-2026"
EMAILS = {
    "secretariat": "sekretariat",
    "leader": "leder",
    "municipality_member": "kommune",
    "hospital_member": "sykehus",
    "submitter": "innsender",
    "administrator": "administrator",
    "auditor": "revisor",
}
FILES = {
    "alive",
    "ready",
    "plan:excel",
    "money_download",
    "money_journal_download",
    "money_account_of_year_file",
    "money_letter_file",
    "money_letter_by_link_pdf",
    "cases:preview",
    "cases:version",
    "control:report",
}
ELSEWHERE = {
    "control:paper": "test_kontroll",
    "control:forget": "test_kontroll",
    "messages:show": "test_messages",
    "messages:attachment": "a file",
    "plan:by_id": "leads on to the initiative's page",
    "account_login": "test_signing_in",
    "account_set_password": "for accounts without a password, which a demo has none of",
    "account_reset_password_from_key": "test_signing_in",
    "mfa_authenticate": "test_signing_in",
    "mfa_login_webauthn": "only answers the script of the sign-in page",
    "mfa_reauthenticate": "test_second_factor",
    "mfa_reauthenticate_webauthn": "test_second_factor",
    "mfa_activate_totp": "test_second_factor",
    "mfa_deactivate_totp": "test_second_factor",
    "mfa_view_recovery_codes": "test_second_factor",
    "mfa_generate_recovery_codes": "test_second_factor",
    "mfa_download_recovery_codes": "a file",
    "mfa_add_webauthn": "test_signing_in",
    "mfa_edit_webauthn": "test_second_factor",
    "mfa_remove_webauthn": "test_second_factor",
    "people_account": "test_people_and_accounts",
    "money_accounts_look": "test_accounts_from_a_file",
    "money_accounts_columns": "test_accounts_from_a_file",
    "money_letter": "test_award_letters",
    "money_letter_by_link": "test_award_letters",
    "money_closing_held": "test_the_end_of_a_year",
    "money_mandate": "test_the_end_of_a_year",
    "money_year_end_due": "test_the_end_of_a_year",
    "money_year_end_gather": "test_the_end_of_a_year",
    "money_year_end_answer": "test_the_end_of_a_year",
    "money_year_end_by_link": "test_the_end_of_a_year",
    "openid_connect_login": "leads to the provider",
    "openid_connect_callback": "leads from the provider",
}
ALSO = {
    "plan:index": ["?sok=finnes+ikke", "?per=2026-04-01"],
    "cases:list": ["?q=finnes+ikke"],
    "cases:change_new": [f"?slag={kind}" for kind in ChangeKind.values],
    "money": ["?ar=2025", "?ar=2026&vis=tabell"],
    "money_use": ["?ar=2025&etter=omrade", "?ar=2025&etter=region"],
    "money_journal": ["?q=finnes+ikke", "?konto=reserve&belop_fra=mye"],
}
"""Other looks of a page, each scanned as well."""

_IDS = {
    "case": "SELECT id FROM cases_case WHERE number = '13/26'",
    "point": "SELECT id FROM cases_decisionpoint WHERE case_id = (SELECT id FROM cases_case WHERE number = "
    "'13/26') ORDER BY id DESC LIMIT 1",
    "change": "SELECT id FROM cases_proposedchange WHERE kind = 'allocate' ORDER BY id LIMIT 1",
    "voucher": "SELECT printf('%d-%04d', year, number) FROM money_entry ORDER BY id DESC LIMIT 1",
    "grant": "SELECT id FROM money_grant WHERE year = 2025",
    "person": "SELECT id FROM people_person WHERE email LIKE 'sekretariat@%'",
    "role": "SELECT id FROM people_role ORDER BY id LIMIT 1",
    "seat": "SELECT id FROM people_seat WHERE id NOT IN (SELECT seat_id FROM people_appointment) LIMIT 1",
    "appointment": "SELECT id FROM people_appointment ORDER BY id LIMIT 1",
}


@dataclass(frozen=True)
class Visit:
    """One page of the access table, in one state of the example, by the first role that may see it."""

    name: str
    role: str
    state: str
    query: str = ""

    def __str__(self) -> str:
        return f"{self.name}{self.query} {self.state}"

    def address(self, data: Path) -> str:
        return reverse(self.name, kwargs=_kwargs(self.name, data)) + self.query


def visits() -> list[Visit]:
    return [visit for name in sorted(TABLE) if name not in FILES | set(ELSEWHERE) for visit in _visits(name)]


def _visits(name: str) -> Iterator[Visit]:
    """Pages about the program and the account look the same after an adoption, so they are visited once."""
    if _is_file(name):
        return
    states = (BEFORE, AFTER) if ":" in name or name.startswith(("money", "overview")) else (BEFORE,)
    for state in states:
        row = _row(name, CaseState.DECIDED if state == AFTER else CaseState.DRAFT)
        role = next((member for member, status in row.expected.items() if status == 200), None)
        if row.method == "get" and role:
            yield from (Visit(name, role, state, query) for query in ("", *ALSO.get(name, [])))


def _is_file(name: str) -> bool:
    return name.endswith("_xlsx")


def _row(name: str, state: str) -> Row:
    rows = TABLE[name]
    if isinstance(rows, Row):
        return rows
    return next((row for row in rows if row.state == state), rows[0])


def _kwargs(name: str, data: Path) -> dict[str, Any]:
    known = example_ids(data)
    made = {
        "plan:initiative": {"code": "bo-trygt"},
        "plan:status": {"code": "bo-trygt"},
        "plan:people": {"code": "bo-trygt"},
        "plan:edit": {"code": "bo-trygt"},
        "money_entry": {"voucher": known["voucher"]},
        "money_reverse": {"voucher": known["voucher"]},
        "money_spending": {"code": "bo-trygt"},
        "money_refund": {"code": "bo-trygt"},
        "money_reconciled": {"code": "bo-trygt"},
        "money_year_end_open": {"year": 2025},
        "money_account_of_year": {"pk": known["grant"], "year": 2025},
        "money_expect": {"year": timezone.localdate().year + 1},
        "money_close": {"year": 2025},
        "cases:point": {"pk": known["case"], "point": known["point"]},
        "cases:change": {"pk": known["case"], "change": known["change"]},
        "people_person": {"pk": known["person"]},
        "people_give_role": {"pk": known["person"]},
        "people_close_account": {"pk": known["person"]},
        "people_end_role": {"pk": known["role"]},
        "people_appoint": {"pk": known["seat"]},
        "people_end_appointment": {"pk": known["appointment"]},
    }
    if name in made:
        return made[name]
    takes_case = isinstance(TABLE[name], list)
    return {"pk": known["case"]} if takes_case else {}


def example_ids(data: Path) -> dict[str, Any]:
    """Keys of things in the example, read from its database."""
    with closing(sqlite3.connect(data / "handlingsrom.sqlite3")) as database:
        found = {key: database.execute(query).fetchone() for key, query in _IDS.items()}
    return {key: row[0] if row else None for key, row in found.items()}
