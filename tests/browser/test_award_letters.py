"""A case is adopted; the leader accepts through the link of the mail without signing in; the secretariat knows."""

import pytest
from looking import NARROW, WIDE, assert_it_fits


@pytest.mark.parametrize(("width", "javascript"), [(WIDE, True), (NARROW, True), (WIDE, False)])
def test_from_the_mail_to_the_answer(own_site, new_page, signed_in, axe, width, javascript):
    own_site.run("adopt", "13/26")
    link = own_site.mailed_link("award_letter", "brev")

    guest = new_page(own_site, width, javascript=javascript)
    guest.goto(link)
    see(guest, axe, javascript)
    guest.click("text=Vi godtar tildelingen")
    guest.wait_for_selector("text=Tildelingen er godtatt av Leif Demo")
    see(guest, axe, javascript)
    guest.goto("/brev/tull/")
    see(guest, axe, javascript)

    page = signed_in(own_site, "sekretariat", width, javascript=javascript)
    assert "Bo trygt hjemme" not in page.locator("section[aria-labelledby=letters]").inner_text()
    page.goto("/midler/brev/?vis=godtatt")
    page.click("th >> text=Bo trygt hjemme med integrerte helsetjenester")
    page.wait_for_selector("text=Om brevet")
    see(page, axe, javascript)


def see(page, axe, javascript: bool) -> None:
    if javascript:
        axe(page)
        assert_it_fits(page)
