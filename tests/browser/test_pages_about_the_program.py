"""The pages open to everyone, in a real browser: no complaints from it, and nothing for axe to find."""

import pytest
from looking import assert_it_fits

ADDRESSES = ["/tilgjengelighet", "/personvern", "/finnes-ikke"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_wrong_with_it_on_a_wide_screen(page, axe, address):
    page.goto(address)

    axe(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_wrong_with_it_on_a_telephone(narrow_page, axe, address):
    narrow_page.goto(address)

    axe(narrow_page)
    assert_it_fits(narrow_page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_demo_installation_says_so(page, address):
    page.goto(address)

    assert page.locator(".hr-demo").is_visible()
