"""From the link of the first administrator to signing in with a passkey alone, in a real browser."""

import json

import pytest
from looking import assert_it_fits

PASSWORD = "et langt passord 1"
PROFILE, SIGN_IN, SIGN_OUT = "/konto/", "/konto/logg-inn/", "/konto/logg-ut/"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def administrator(own_site) -> dict[str, str]:
    own_site.url = own_site.url.replace("127.0.0.1", "localhost")  # browsers allow no passkeys on numbers
    made = json.loads(own_site.run("administrator", "siri@eksempel.no", "Siri Sjef", "--json"))
    return {**made, "path": "/konto/" + made["link"].split("/konto/", 1)[1]}


def plug_in(page, **changed: bool) -> None:
    """An authenticator that says yes at once, as one with a fingerprint reader would."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**AUTHENTICATOR, **changed}})


def send(page) -> None:
    page.locator("main form:not([data-passkey]) button[type=submit]").first.click()


def choose_password(page, administrator) -> None:
    page.goto(administrator["path"])
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    send(page)


def sign_in(page, administrator) -> None:
    page.goto(f"{SIGN_IN}?next={PROFILE}")
    page.fill("[name=login]", administrator["email"])
    page.fill("[name=password]", PASSWORD)
    send(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_first_link_to_a_passkey_alone(own_site, new_page, administrator, axe, width):
    page = new_page(own_site, width)
    plug_in(page)
    choose_password(page, administrator)
    sign_in(page, administrator)
    assert page.url.endswith(PROFILE)
    axe(page)

    page.goto("/konto/sikkerhet/nokler/ny/")
    axe(page)
    page.fill("[name=password]", PASSWORD)
    send(page)
    axe(page)
    page.click("form[data-passkey] button[type=submit]")
    page.wait_for_url("**/konto/sikkerhet/reservekoder/")
    assert page.locator(".hr-codes li").count() == 10
    axe(page)

    page.goto(SIGN_OUT)
    send(page)
    page.click("form[data-passkey] button[type=submit]")
    page.wait_for_url(f"{own_site.url}/")
    page.goto(PROFILE)
    assert page.get_by_role("heading", level=1).inner_text() == "Siri Sjef"


def test_the_passkey_is_a_second_factor_after_the_password(own_site, new_page, administrator, axe):
    page = new_page(own_site, 390)
    plug_in(page)
    choose_password(page, administrator)
    sign_in(page, administrator)
    page.goto("/konto/sikkerhet/nokler/ny/")
    page.fill("[name=password]", PASSWORD)
    send(page)
    page.click("form[data-passkey] button[type=submit]")
    page.wait_for_url("**/konto/sikkerhet/reservekoder/")
    page.goto(SIGN_OUT)
    send(page)

    sign_in(page, administrator)
    assert page.url.endswith("/konto/sikkerhet/kode/")
    axe(page)
    page.click("form[data-passkey] button[type=submit]")
    page.wait_for_url(f"**{PROFILE}")


def test_a_passkey_that_is_not_there_gives_a_sentence(own_site, new_page, administrator):
    page = new_page(own_site)
    plug_in(page, isUserVerified=False)
    page.goto(SIGN_IN)
    page.click("form[data-passkey] button[type=submit]")

    page.locator("[data-passkey-error]:visible").wait_for()


@pytest.mark.parametrize("address", [SIGN_IN, "/konto/passord/glemt/", "/konto/ny/", "/konto/passord/glemt/sendt/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_for_strangers_are_accessible(demo_site, new_page, axe, address, width):
    page = new_page(demo_site, width)
    page.goto(address)

    axe(page)
    assert_it_fits(page)


def test_signing_in_works_without_javascript(own_site, new_page, administrator):
    page = new_page(own_site, javascript=False)
    choose_password(page, administrator)
    sign_in(page, administrator)

    assert page.url.endswith(PROFILE)
