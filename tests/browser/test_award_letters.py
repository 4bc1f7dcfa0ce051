"""A case is adopted; the leader accepts through the link of the mail without signing in; the secretariat knows."""

import re
import sqlite3
from contextlib import closing

import pytest

from conftest import NARROW, WIDE


def link_of_the_mail(site) -> str:
    with closing(sqlite3.connect(site.data / "handlingsrom.sqlite3")) as database:
        [(text,)] = database.execute("SELECT text FROM outbox_message WHERE kind = 'award_letter'").fetchall()
    return re.search(r"/brev/\S+/", text)[0]


@pytest.mark.parametrize(("width", "javascript"), [(WIDE, True), (NARROW, True), (WIDE, False)])
def test_from_the_mail_to_the_answer(own_site, new_page, signed_in, axe, width, javascript):
    own_site.run("adopt", "13/26")
    link = link_of_the_mail(own_site)

    guest = new_page(own_site, width, javascript=javascript)
    guest.goto(link)
    fits(guest, axe, width, javascript)
    guest.click("text=Vi godtar tildelingen")
    guest.wait_for_selector("text=Tildelingen er godtatt av Leif Demo")
    fits(guest, axe, width, javascript)
    guest.goto("/brev/tull/")
    fits(guest, axe, width, javascript)

    page = signed_in(own_site, "sekretariat", width, javascript=javascript)
    assert "Bo trygt hjemme" not in page.locator("section[aria-labelledby=letters]").inner_text()
    page.goto("/midler/brev/?vis=godtatt")
    page.click("th >> text=Bo trygt hjemme med integrerte helsetjenester")
    page.wait_for_selector("text=Om brevet")
    fits(page, axe, width, javascript)


def fits(page, axe, width: int, javascript: bool) -> None:
    if javascript:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
