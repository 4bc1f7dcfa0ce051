"""The pages open to everyone, in a real browser: no complaints from it, and nothing for axe to find."""

import pytest

ADDRESSES = ["/tilgjengelighet", "/personvern", "/finnes-ikke"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_wide(page, axe, address):
    page.goto(address)

    axe(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_narrow(narrow_page, axe, address):
    narrow_page.goto(address)

    axe(narrow_page)
    assert narrow_page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_demo_installation_says_so(page, address):
    page.goto(address)

    assert page.locator(".hr-demo").is_visible()
