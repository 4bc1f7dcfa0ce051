"""The issue's story in a real browser: from the projection of 13/26 to the decision and what it did.

Once by keyboard alone, once without JavaScript.
"""

import io
import zipfile

import pytest
from keyboard import follow, tab_to, type_into
from looking import NARROW, WIDE
from pages import DEMO, PASSWORD, example_ids
from pypdf import PdfReader

FREE, LESS = "5 232 000", "5 332 000"
CASE = "Oppdatert handlingsplan og prioritering"
FIRST = ["Oversikt", "Handlingsplan", "Midler", "Saker og møter"]


def said(place) -> str:
    """What stands there, with ordinary spaces."""
    return place.inner_text().replace("\xa0", " ").replace("\u202f", " ")


def menu(page, label: str):
    return page.locator(".hr-nav").get_by_role("link", name=label, exact=True)


def amount_of(page, title: str):
    return page.locator("#allocate li", has_text=title).locator("input.ds-input")


def test_by_keyboard_alone(own_site, new_page):
    page = new_page(own_site)
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in_by_keys(page)
    follow(page, menu(page, "Saker og møter"))
    follow(page, page.get_by_role("link", name=CASE))
    assert FREE in said(page.locator("#projection"))

    an_amount_changes_everything(page)
    the_papers_say(page, FREE)
    follow(page, page.get_by_role("link", name="Registrer vedtak"))
    follow(page, page.locator("main .hr-form__buttons button"))
    assert "13/26" in page.title()

    the_plan_and_the_money_follow(page)
    tab_to(page, page.locator(".hr-menu--user > summary"))
    page.keyboard.press("Enter")
    follow(page, page.get_by_role("button", name="Logg ut"))
    page.goto("/saker/")
    assert "/konto/logg-inn/" in page.url


def sign_in_by_keys(page) -> None:
    page.goto("/")
    type_into(page, page.locator("[name=login]"), f"sekretariat@{DEMO}")
    type_into(page, page.locator("[name=password]"), PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".hr-user").count() == 1


def an_amount_changes_everything(page) -> None:
    """Text, resolution and panel follow the amount without the page being loaded again, and follow it back."""
    for amount, free in (("2 500 000", LESS), ("2,6 mill", FREE)):
        type_into(page, amount_of(page, "Bo trygt hjemme"), amount)
        page.keyboard.press("Tab")
        page.locator("#projection", has_text=free.replace(" ", "\xa0")).wait_for()
        assert free in said(page.locator("#text"))
        assert free in said(page.locator("#resolution ~ ol"))
    assert "5 150 000" in said(page.locator("#s-allocate"))


def the_papers_say(page, figure: str) -> None:
    for form, read in (("Word", word), ("Excel", excel)):
        tab_to(page, page.locator(".hr-preview a", has_text=form))
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert figure in read(download.value.path().read_bytes())
    assert figure in pdf(content_of(page, page.locator(".hr-preview a", has_text="PDF")))


def content_of(page, link) -> bytes:
    """The browser shows a PDF itself instead of downloading it, so it is fetched with the browser's cookies."""
    answer = page.context.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def pdf(content: bytes) -> str:
    assert content.startswith(b"%PDF-")
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(page.extract_text() for page in pages).replace("\xa0", " ")


def word(content: bytes) -> str:
    return _unzipped(content, "word/document.xml").replace("\xa0", " ")


def excel(content: bytes) -> str:
    """A number is a number in Excel, so the figure is looked for as one."""
    figures = _unzipped(content, "xl/worksheets/")
    return FREE if FREE.replace(" ", "") in figures else figures


def _unzipped(content: bytes, folder: str) -> str:
    assert content.startswith(b"PK")
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return " ".join(file.read(name).decode() for name in file.namelist() if name.startswith(folder))


def the_plan_and_the_money_follow(page) -> None:
    follow(page, menu(page, "Handlingsplan"))
    assert "26 tiltak" in said(page.locator("main"))
    follow(page, menu(page, "Midler"))
    assert FREE in said(page.locator("main"))
    entry = page.locator("tr", has_text="FSU Pasientsamarbeid").get_by_role("link", name="2026-").first
    follow(page, entry)
    assert "13/26 1d" in said(page.locator("main"))
    follow(page, menu(page, "Saker og møter"))
    follow(page, page.get_by_role("link", name="Oppfølginger", exact=True))
    assert "Legge fram forslag til rutiner" in said(page.locator("main"))


def test_without_javascript(own_site, new_page):
    page = new_page(own_site, javascript=False)
    sign_in_by_keys(page)
    page.goto(f"/saker/{example_ids(own_site.data)['case']}/")
    amount_of(page, "Bo trygt hjemme").fill("2 500 000")
    page.get_by_role("button", name="Lagre beløpene").click()
    assert LESS in said(page.locator("#text"))
    assert LESS in said(page.locator("#projection"))

    assert LESS in pdf(content_of(page, page.locator(".hr-preview a", has_text="PDF")))
    page.get_by_role("link", name="Registrer vedtak").click()
    page.locator("main .hr-form__buttons button").click()
    assert LESS in said(page.locator("#projection"))

    menu(page, "Handlingsplan").click()
    assert "26 tiltak" in said(page.locator("main"))
    page.fill("[name=sok]", "fsu")
    page.locator(".hr-filters button[data-nojs]").click()
    assert "FSU Barn og unge" in said(page.locator("main"))
    menu(page, "Midler").click()
    assert LESS in said(page.locator("main"))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_menu_leads_everywhere(demo_site, window, width):
    page = window(demo_site, "sekretariat")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto("/")
    links = page.locator(".hr-nav a")
    if width == NARROW:
        page.locator(".hr-menu:not(.hr-menu--user) > summary").click()
        links = page.locator("nav.hr-drop a")

    assert [label.strip() for label in links.all_inner_texts()][:4] == FIRST
    for address in [link.get_attribute("href") for link in links.all()]:
        assert page.goto(address).status == 200, address
