"""Every address × every member of the cast gives what the table says, and no address is missing from the table."""

import pytest
from access_table import TABLE
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cast import MEMBERS, make_cast
from handlingsrom.web.actor import OPEN

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


def test_every_row_says_something_of_every_member():
    assert {name for name, row in TABLE.items() if set(row.expected) != set(MEMBERS)} == set()


def test_strangers_reach_only_the_pages_that_are_meant_to_be_open():
    reached = {name for name, row in TABLE.items() if row.expected["anonymous"] not in (302, 404)}

    assert reached <= OPEN | OPEN_SIGN_IN_PAGES


@pytest.mark.parametrize("name", sorted(TABLE))
def test_the_address_answers_as_the_table_says(name: str):
    cast, row, answers = make_cast(), TABLE[name], {}
    address = reverse(name, kwargs=row.kwargs(cast))
    for member in MEMBERS:
        answers[member] = getattr(cast.client(member), row.method)(address, row.data(cast)).status_code

    assert answers == row.expected


@pytest.mark.parametrize("name", sorted(set(TABLE) - OPEN - OPEN_SIGN_IN_PAGES))
def test_strangers_are_sent_to_the_sign_in_page_and_back(client, name: str):
    cast = make_cast()
    address = reverse(name, kwargs=TABLE[name].kwargs(cast))

    answer = client.get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{reverse('account_login')}?next={address}")
