"""What awards lead to: spending, the accounts, the year end and award letters."""

from dataclasses import replace
from typing import Any

from award_letters import give
from cast import Cast
from factories import NOW
from handlingsrom.awards.accepting import token_of
from handlingsrom.awards.models import AwardLetter, YearEnd, YearEndAnswer
from handlingsrom.awards.year_end import open_year_end
from handlingsrom.awards.year_end_mail import token_for
from handlingsrom.money.actions import name_project
from web.access.rows import Row, everyone, only, own, persons, secretariat, the_case, the_initiative

_READ_LETTER = ("secretariat", "leader", "auditor")
_NO_FILE = {"token": "et-merke-ingen-har-faatt"}


def _project(cast: Cast) -> dict[str, Any]:
    """A project number of the cast's own initiative, named the first time a row needs it."""
    return {"pk": name_project(by=cast.small.by, now=NOW, initiative=cast.initiative, number="12345").pk}


def _account_of_year(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.small.old.pk, "year": 2025}


def _year_end(cast: Cast) -> dict[str, Any]:
    """The question about 2025, asked the first time a row needs it."""
    if not YearEnd.objects.filter(partnership=cast.partnership).exists():
        asked = {"by": cast.small.by, "now": NOW, "partnership": cast.partnership, "year": 2025}
        open_year_end(**asked, due_on=NOW.date())
    return {"year": 2025}


def _year_end_link(cast: Cast) -> dict[str, Any]:
    _year_end(cast)
    return {"token": token_for(YearEndAnswer.objects.get(initiative=cast.initiative), cast.persons["leader"])}


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


PAGES = {
    # spending and the accounts
    "money_spending": only("secretariat", "leader", kwargs=the_initiative),
    "money_refund": only("secretariat", "leader", kwargs=the_initiative),
    "money_accounts": only("secretariat", "auditor", outsider=200),
    "money_accounts_look": secretariat(302, kwargs=lambda cast: _NO_FILE),
    "money_accounts_columns": secretariat(302, kwargs=lambda cast: _NO_FILE),
    "money_accounts_confirm": secretariat(302, method="post", kwargs=lambda cast: _NO_FILE),
    "money_reconciliation": only("secretariat", "leader", "auditor", outsider=200),
    "money_reconciliation_xlsx": only("secretariat", "leader", "auditor", outsider=200),
    "money_reconciled": only("secretariat", "leader", "auditor", kwargs=the_initiative),
    "money_reconciled_xlsx": only("secretariat", "leader", "auditor", kwargs=the_initiative),
    "money_reconciled_post": only("secretariat", status=302, method="post", kwargs=the_initiative),
    "money_project_add": only("secretariat", status=422, method="post", kwargs=the_initiative),
    "money_project_remove": only("secretariat", status=302, method="post", kwargs=_project),
    "money_assertions": only("secretariat", "auditor", outsider=200),
    "money_assertions_xlsx": only("secretariat", "auditor", outsider=200),
    # the year's account, to the giver
    "money_accounts_of_year": persons(200),
    "money_accounts_of_year_xlsx": persons(200),
    "money_account_of_year": own(200, kwargs=_account_of_year),
    "money_account_of_year_file": own(200, kwargs=lambda cast: {**_account_of_year(cast), "form": "pdf"}),
    # year end
    "money_year_end": persons(200),
    "money_year_end_xlsx": persons(200),
    "money_year_end_open": secretariat(kwargs=lambda cast: {"year": 2025}),
    "money_year_end_due": only("secretariat", kwargs=_year_end),
    "money_year_end_remind": only("secretariat", status=302, method="post", kwargs=_year_end),
    "money_year_end_more": only("secretariat", status=302, method="post", kwargs=_year_end),
    "money_year_end_gather": only("secretariat", kwargs=_year_end),
    "money_year_end_answer": only(
        "secretariat", "leader", "auditor", kwargs=lambda cast: {**_year_end(cast), **the_initiative(cast)}
    ),
    "money_year_end_by_link": everyone(200, kwargs=_year_end_link),
    # award letters
    "money_letters": only("secretariat", "auditor", outsider=200),
    "money_letters_xlsx": only("secretariat", "auditor", outsider=200),
    "money_letters_send": secretariat(302, method="post"),
    "money_letters_make": only("secretariat", status=422, method="post", kwargs=the_case),
    "money_letter": only(*_READ_LETTER, others=404, kwargs=_letter),
    "money_letter_file": only(*_READ_LETTER, others=404, kwargs=lambda cast: {**_letter(cast), "form": "pdf"}),
    "money_letter_send": _letter_only("secretariat", kwargs=_letter_send),
    "money_letter_accept": _letter_only("leader", kwargs=_letter),
    "money_letter_by_link": everyone(200, kwargs=_letter_link),
    "money_letter_by_link_pdf": everyone(200, kwargs=_letter_link),
}
