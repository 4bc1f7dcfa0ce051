"""A partnership that has nothing yet: every list says so, and nobody is told to clear a filter they never set."""

import json

import pytest
from looking import look
from pages import PASSWORD

PAGES = [
    "/",
    "/handlingsplan/",
    "/handlingsplan/strategi/",
    "/midler/",
    "/midler/journal/",
    "/saker/",
    "/saker/moter/",
    "/saker/oppfolging/",
    "/folk/",
    "/folk/personer/",
    "/folk/logg/",
]


@pytest.fixture
def administrator(empty_site, tmp_path, new_page):
    """The first person of an installation made from a workbook of one line, signed in through the link they got."""
    book = tmp_path / "book"
    book.mkdir()
    (book / "Helsefellesskap.csv").write_text("Kode,Navn\nnytt,Helsefellesskap Nytt\n", encoding="utf-8")
    empty_site.run("import", str(book))
    link = json.loads(empty_site.run("administrator", "siri@eksempel.no", "Siri Ny", "--json"))["link"]
    page = new_page(empty_site)
    page.goto("/konto/" + link.split("/konto/", 1)[1])
    for field in ("password1", "password2"):
        page.fill(f"[name={field}]", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/konto/logg-inn/")
    page.fill("[name=login]", "siri@eksempel.no")
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page


def test_every_page_of_it_says_what_is_missing(administrator, axe):
    page = administrator
    for address in PAGES:
        assert page.goto(address).status == 200, address
        assert page.locator(".hr-demo").count() == 0
        look(page, axe)
        if address not in ("/folk/personer/", "/folk/logg/"):
            assert page.locator(".hr-empty").count() > 0, address
            assert page.get_by_role("link", name="Nullstill filteret").count() == 0, address
