"""Authenticator app, recovery codes, and an installation that demands a second factor."""

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.test import Client

from cast import PASSWORD, make_cast
from handlingsrom.audit.models import Record
from handlingsrom.people.models import User

pytestmark = pytest.mark.django_db
ADDRESS = "kari@eksempel.no"


@pytest.fixture
def secret() -> str:
    return auth.generate_totp_secret()


@pytest.fixture
def kari(secret: str) -> User:
    user = User.objects.create_user(ADDRESS, PASSWORD)
    auth.TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return user


def code_of(secret: str) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, next(auth.yield_hotp_counters_from_time())))


def with_password(client: Client):
    return client.post("/konto/logg-inn/", {"login": ADDRESS, "password": PASSWORD})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_password_alone_does_not_sign_in(client, kari):
    assert with_password(client)["Location"] == "/konto/sikkerhet/kode/"
    assert not is_signed_in(client)


def test_the_code_of_the_app_signs_in_and_works_once(client, kari, secret):
    code = code_of(secret)
    with_password(client)
    client.post("/konto/sikkerhet/kode/", {"code": code})
    assert is_signed_in(client)

    again = Client()
    with_password(again)
    again.post("/konto/sikkerhet/kode/", {"code": code})
    assert not is_signed_in(again)


def test_a_recovery_code_signs_in_and_works_once(client, kari):
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for browser, expected in ((client, True), (Client(), False)):
        with_password(browser)
        browser.post("/konto/sikkerhet/kode/", {"code": code})
        assert is_signed_in(browser) is expected


def test_guessing_codes_is_stopped(client, kari, secret):
    with_password(client)
    for _attempt in range(5):
        client.post("/konto/sikkerhet/kode/", {"code": "000000"})
    client.post("/konto/sikkerhet/kode/", {"code": code_of(secret)})

    assert not is_signed_in(client)


def test_adding_an_app_asks_for_the_password_first_and_gives_recovery_codes(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    User.objects.create_user(ADDRESS, PASSWORD)
    with_password(client)
    assert "/konto/bekreft/" in client.get("/konto/sikkerhet/app/")["Location"]
    client.post("/konto/bekreft/", {"password": PASSWORD})
    form = client.get("/konto/sikkerhet/app/").context["form"]
    with django_capture_on_commit_callbacks() as after:
        answer = client.post("/konto/sikkerhet/app/", {"code": code_of(form.secret)})
    with request_context(answer.wsgi_request):
        [call() for call in after]

    assert answer["Location"] == "/konto/sikkerhet/reservekoder/"
    assert len(client.get("/konto/sikkerhet/reservekoder/").context["unused_codes"]) == 10
    assert {address for mail in mailoutbox for address in mail.to} == {ADDRESS}
    assert Record.objects.filter(action="account.totp_activated").count() == 1


@pytest.mark.parametrize(
    ("member", "goes_on"), [("secretariat", False), ("administrator", False), ("leader", True), ("auditor", True)]
)
def test_where_a_second_factor_is_required_those_who_may_change_the_most_must_add_one(settings, member, goes_on):
    settings.REQUIRE_MFA = True
    client = make_cast().client(member)
    answer = client.post("/konto/partnerskap/", {"partnership": 0})

    assert (answer.status_code == 422) is goes_on
    assert goes_on or answer["Location"] == "/konto/sikkerhet/"
    assert client.get("/konto/sikkerhet/").status_code == 200


def test_with_a_second_factor_the_required_role_goes_on(settings, secret):
    settings.REQUIRE_MFA = True
    cast = make_cast()
    auth.TOTP.activate(cast.persons["secretariat"].user, secret)

    assert cast.client("secretariat").post("/konto/partnerskap/", {"partnership": 0}).status_code == 422


def test_the_keys_of_the_second_factor_are_not_readable_in_the_database(kari, secret):
    stored = [str(authenticator.data) for authenticator in Authenticator.objects.all()]

    assert len(stored) == 2
    assert not any(secret in data for data in stored)


def test_with_another_secret_key_no_code_fits(client, kari, secret, settings):
    settings.SECRET_KEY = "another"
    with_password(client)
    client.post("/konto/sikkerhet/kode/", {"code": code_of(secret)})

    assert not is_signed_in(client)
