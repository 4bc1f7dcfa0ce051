"""Every address × every member of the cast gives what the table says, and no address is missing from the table."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cast import MEMBERS, Cast, make_cast
from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.models import Case
from handlingsrom.cases.states import CaseState
from handlingsrom.web.actor import OPEN
from web.access.rows import Row
from web.access_table import ROOMS, TABLE

pytestmark = pytest.mark.django_db

OPEN_SIGN_IN_PAGES = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "socialaccount_login_cancelled",
    "openid_connect_login",
    "openid_connect_callback",
}


ROWS = [(name, row) for name, rows in sorted(TABLE.items()) for row in (rows if isinstance(rows, list) else [rows])]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[Cast]:
    """Built once for the whole walk, and rolled back with all that the walk did."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cast()
        transaction.set_rollback(True)


def url_names(patterns=None, prefix: str = "") -> set[str]:
    names = set()
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            names |= url_names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            names.add(f"{prefix}{pattern.name}")
    return names


def test_every_address_has_a_row_in_the_table_and_every_row_an_address():
    assert url_names() == set(TABLE)


def test_no_address_has_rows_in_the_files_of_two_rooms():
    assert len(TABLE) == sum(len(room.PAGES) for room in ROOMS)


def test_every_row_says_something_of_every_member():
    assert {name for name, row in ROWS if set(row.expected) != set(MEMBERS)} == set()


def test_strangers_reach_only_the_pages_that_are_meant_to_be_open():
    reached = {name for name, row in ROWS if row.expected["anonymous"] not in (302, 404)}

    assert reached <= OPEN | OPEN_SIGN_IN_PAGES


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name} {row.state}" for name, row in ROWS])
def test_the_address_answers_as_the_table_says(world: Cast, name: str, row: Row):
    _bring_case_to(world, row.state)
    address, answers = reverse(name, kwargs=row.kwargs(world)), {}
    for member in MEMBERS:
        with transaction.atomic():
            answers[member] = _ask(world, member, row, address)
            transaction.set_rollback(True)

    assert answers == row.expected


def _bring_case_to(world: Cast, state: str) -> None:
    if state == CaseState.DECIDED:
        small = world.small
        record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())
    else:
        Case.objects.filter(pk=world.case.pk).update(state=state)


def _ask(world: Cast, member: str, row: Row, address: str) -> int:
    client = world.client(member)
    return (client.get if row.method == "get" else client.post)(address, row.data(world)).status_code


@pytest.mark.parametrize("name", sorted(set(TABLE) - OPEN - OPEN_SIGN_IN_PAGES))
def test_strangers_are_sent_to_the_sign_in_page_and_back(client, world: Cast, name: str):
    row = next(row for known, row in ROWS if known == name)
    address = reverse(name, kwargs=row.kwargs(world))

    answer = client.get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{reverse('account_login')}?next={quote(address)}")
