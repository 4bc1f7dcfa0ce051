"""Sessions end by themselves, and use keeps them alive without a write for every page."""

import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from handlingsrom.people.models import User
from handlingsrom.web.system import sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(User.objects.create_user("kari@eksempel.no"))
    client.get("/personvern")
    return client


def _expires():
    return Session.objects.get().expire_date


def test_the_cookie_ends_with_the_browser(signed_in, settings):
    cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME]

    assert not cookie["expires"]
    assert not cookie["max-age"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_session_lasts_eight_hours_without_use(signed_in):
    left = _expires().timestamp() - time.time()

    assert 8 * 3600 - 60 < left <= 8 * 3600


def test_the_next_page_writes_nothing(signed_in):
    before = _expires()
    signed_in.get("/personvern")

    assert _expires() == before


def test_use_after_a_while_renews_the_session(signed_in, monkeypatch):
    before = _expires()
    later = time.time() + sessions.RENEW_AFTER_SECONDS + 1
    monkeypatch.setattr(sessions.time, "time", lambda: later)
    signed_in.get("/personvern")

    assert _expires() > before


def test_an_expired_session_is_a_strangers(signed_in):
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")

    assert "_auth_user_id" not in signed_in.session
