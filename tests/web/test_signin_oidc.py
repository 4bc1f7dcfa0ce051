"""OpenID Connect against a real provider over HTTP: only existing accounts come in, by a verified address."""

from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
import requests
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from handlingsrom.config.signin import oidc_providers
from handlingsrom.people.models import User
from oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider, running_provider

pytestmark = pytest.mark.django_db
START = "/konto/ekstern/oidc/"


@pytest.fixture(scope="module")
def running():
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings) -> Provider:
    running.__dict__.update(
        person={"sub": "kari-1", "email": "Kari@eksempel.no", "email_verified": True}, tamper=lambda claims: claims
    )
    settings.SOCIALACCOUNT_PROVIDERS = oidc_providers(
        running.issuer, CLIENT_ID, CLIENT_SECRET, "Sykehusets pålogging"
    )
    return running


@pytest.fixture
def kari() -> User:
    return User.objects.create_user("kari@eksempel.no", "et langt passord 1")


def sent_to_provider(client: Client) -> str:
    answer = client.get(START, {"process": "login", "next": "/konto/"})
    assert answer.status_code == 302
    return answer["Location"]


def back_from_provider(address: str) -> str:
    """What the provider's redirect says: path and query on our side."""
    answer = requests.get(address, allow_redirects=False, timeout=5)
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def signs_in(client: Client):
    return client.get(back_from_provider(sent_to_provider(client)))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_sign_in_page_has_a_button_for_the_provider(client, provider):
    assert "Sykehuset" in client.get("/konto/logg-inn/").content.decode()


def test_an_existing_account_comes_in_and_lands_where_it_was_going(client, provider, kari):
    answer = signs_in(client)

    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    assert client.session["_auth_user_id"] == str(kari.pk)


def test_the_request_carries_state_and_a_pkce_challenge(client, provider, kari):
    asked = parse_qs(urlsplit(sent_to_provider(client)).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 16
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}


def test_the_password_of_the_account_is_kept(client, provider, kari):
    signs_in(client)
    kari.refresh_from_db()

    assert kari.check_password("et langt passord 1")


def test_the_account_is_known_again_after_the_address_has_changed_at_the_provider(client, provider, kari):
    signs_in(client)
    provider.person["email"] = "kari.nordmann@eksempel.no"
    later = Client()
    signs_in(later)

    assert later.session["_auth_user_id"] == str(kari.pk)


def test_an_unknown_person_gets_a_sentence_and_no_account(client, provider):
    answer = signs_in(client)

    assert "account/signup_closed.html" in [template.name for template in answer.templates]
    assert not User.objects.exists()
    assert not is_signed_in(client)


def test_an_address_the_provider_has_not_verified_opens_nothing(client, provider, kari):
    provider.person["email_verified"] = False
    signs_in(client)

    assert not is_signed_in(client)


def test_a_provider_that_says_nothing_of_it_can_be_trusted_by_the_installation(client, provider, kari, settings):
    del provider.person["email_verified"]
    signs_in(client)
    assert not is_signed_in(client)

    settings.SOCIALACCOUNT_PROVIDERS = oidc_providers(
        provider.issuer, CLIENT_ID, CLIENT_SECRET, "Sykehuset", trusts_email=True
    )
    signs_in(client)
    assert is_signed_in(client)


def test_a_provider_without_tls_is_refused():
    with pytest.raises(ImproperlyConfigured):
        oidc_providers("http://id.example.no", CLIENT_ID, CLIENT_SECRET, "Sykehuset")


def test_a_closed_account_stays_closed(client, provider, kari):
    User.objects.update(is_active=False)
    signs_in(client)

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "another-client"},
        {"iss": "https://somebody.else"},
        {"exp": 1_000_000_000},
        {"sub": "ola-2"},
    ],
    ids=["audience", "issuer", "expired", "another subject than userinfo"],
)
def test_an_id_token_that_does_not_fit_is_refused(client, provider, kari, change):
    provider.tamper = lambda claims: {**claims, **change}
    answer = signs_in(client)

    assert answer.status_code in (401, 403)
    assert not is_signed_in(client)


def test_an_answer_nobody_asked_for_is_refused(client, provider, kari):
    """Without the state this browser was given, an attacker's answer cannot be slipped in."""
    stolen = back_from_provider(sent_to_provider(Client()))
    client.get(stolen)

    assert not is_signed_in(client)


def test_a_code_of_another_session_fails_the_pkce_check(client, provider, kari):
    theirs = dict(parse_qsl(urlsplit(back_from_provider(sent_to_provider(Client()))).query))
    mine = dict(parse_qsl(urlsplit(back_from_provider(sent_to_provider(client))).query))
    client.get(f"{START}svar/?{urlencode({'code': theirs['code'], 'state': mine['state']})}")

    assert not is_signed_in(client)


def test_a_signed_in_person_cannot_link_an_account_of_the_provider(client, provider, kari):
    other = User.objects.create_user("ola@eksempel.no")
    client.force_login(other)
    address = client.get(START, {"process": "connect"})["Location"]
    answer = client.get(back_from_provider(address))

    assert answer.status_code == 403
    assert not other.socialaccount_set.exists()
