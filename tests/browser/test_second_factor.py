"""Turning a second factor on and off, and signing in with it: an app's codes, recovery codes and a passkey."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from looking import look
from pages import DEMO, PASSWORD

CODE = "[name=code]"


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def send(page) -> None:
    with page.expect_navigation():
        page.locator("main form:not([data-passkey]) button[type=submit]").first.click()


@pytest.fixture
def with_app(own_site, signed_in, axe):
    """The submitter's page after an authenticator app was set up, and the app's secret."""
    page = signed_in(own_site, "innsender")
    page.goto("/konto/sikkerhet/app/")
    assert page.url.startswith(f"{own_site.url}/konto/bekreft/")
    page.fill("[name=password]", PASSWORD)
    send(page)
    look(page, axe)
    secret = page.locator("#secret").input_value()
    page.fill(CODE, code_of(secret))
    send(page)
    return page, secret


def test_from_setting_up_an_app_to_signing_in_with_its_code(with_app, axe):
    page, secret = with_app
    for address in ("", "reservekoder/", "reservekoder/nye/", "app/fjern/"):
        page.goto(f"/konto/sikkerhet/{address}")
        look(page, axe)

    page.goto("/konto/logg-ut/")
    send(page)
    page.goto("/konto/logg-inn/")
    page.fill("[name=login]", f"innsender@{DEMO}")
    page.fill("[name=password]", PASSWORD)
    send(page)
    assert page.url.endswith("/konto/sikkerhet/kode/")
    look(page, axe)
    page.fill(CODE, "000000")
    send(page)
    assert page.url.endswith("/konto/sikkerhet/kode/")
    assert page.locator(f"{CODE}[aria-invalid=true]").count() == 1
    look(page, axe)
    page.fill(CODE, code_of(secret))
    send(page)
    assert page.locator(".hr-user").count() == 1
