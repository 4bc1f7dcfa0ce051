"""The plan by hand: searched and sorted from the keyboard, filtered without JavaScript and on a telephone."""

from looking import NARROW, assert_it_fits

ROWS = ".hr-plan tbody tr:not(.hr-grouprow)"


def plan(signed_in, site, *size: int, **rest: bool):
    page = signed_in(site, "revisor", *size, **rest)
    page.goto("/handlingsplan/")
    return page


def test_searching_and_sorting_from_the_keyboard(signed_in, demo_site, axe):
    page = plan(signed_in, demo_site)
    page.focus("#f-sok")
    page.keyboard.type("BO TRYGT")
    page.keyboard.press("Enter")
    page.wait_for_url("**sok=BO+TRYGT**")
    assert page.locator(ROWS).count() == 1

    page.goto("/handlingsplan/")
    page.focus("th.num .hr-sort")
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=-belop**")
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Disponibelt")
    axe(page)


def test_a_choice_in_the_filter_sends_it_and_stays_in_the_address(signed_in, demo_site):
    page = plan(signed_in, demo_site)
    page.select_option("#f-livslop", "adopted")
    page.wait_for_url("**livslop=adopted**")

    assert set(page.locator(f"{ROWS} td:nth-of-type(2)").all_inner_texts()) == {"Vedtatt"}


def test_the_filter_works_without_javascript(signed_in, demo_site):
    page = plan(signed_in, demo_site, javascript=False)
    page.check("#f-eier")
    page.click(".hr-filters button[type=submit]")

    assert page.locator(f"{ROWS} .hr-missing").count() == page.locator(ROWS).count() > 0


def test_on_a_telephone_the_filter_folds_and_sorts(signed_in, demo_site, axe):
    page = plan(signed_in, demo_site, NARROW)
    assert not page.locator("#f-sort").is_visible()
    page.click(".hr-filters__more > summary")
    page.select_option("#f-sort", "tiltak")
    page.wait_for_url("**sort=tiltak**")

    assert_it_fits(page)
    axe(page)


def test_the_leader_reports_status(signed_in, own_site, axe):
    page = signed_in(own_site, "leder")
    page.goto("/handlingsplan/bo-trygt/")
    page.get_by_role("link", name="Meld status").first.click()
    page.get_by_label("Risiko").check()
    page.get_by_label("Hva bør utvalget vite?").fill("Vi mangler en prosjektleder.")
    page.get_by_role("button", name="Lagre status").click()
    page.wait_for_url("**/handlingsplan/bo-trygt/")

    assert page.locator(".hr-facts").get_by_text("Risiko").is_visible()
    assert page.get_by_text("Vi mangler en prosjektleder.").is_visible()
    axe(page)
