"""The administrator lets somebody new in, wide and narrow; the follow-ups can be hit on a telephone."""

from looking import look


def send(page) -> None:
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def test_a_new_person_gets_an_account(own_site, signed_in, axe):
    page = signed_in(own_site, "administrator")
    page.goto("/folk/personer/ny/")
    page.fill("[name=name]", "Nora Ny")
    page.fill("[name=email]", "nora@eksempel.no")
    send(page)
    look(page, axe)
    assert page.locator("h1").inner_text() == "Nora Ny"

    page.locator("main a[href$='/konto/']").click()
    page.wait_for_url("**/konto/")
    look(page, axe)
    send(page)
    look(page, axe)
    assert "nora@eksempel.no" in page.locator("#account ~ *, [aria-labelledby=account]").first.inner_text()


def test_on_a_telephone_the_way_to_complete_a_follow_up_can_be_hit(adopted_site, window):
    page = window(adopted_site, "sekretariat")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/saker/oppfolging/")

    page.locator(".hr-follow tr:has(th a) td a", has_text="Ferdig").first.click()

    page.locator("form#done").wait_for()
    assert page.locator("form#done h2").is_visible()
