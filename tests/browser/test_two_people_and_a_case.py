"""Two people in the same case, and a number that must not be there: what one has typed is never lost."""

import pytest
from pages import example_ids

MINE, THEIRS = "Saken er skrevet om av meg.", "Saken er skrevet om av en annen."
NUMBER = "15032080119"
"""It begins with a date, so it could be somebody's."""


@pytest.fixture
def case(own_site) -> str:
    return f"/saker/{example_ids(own_site.data)['case']}/"


def save(page) -> None:
    with page.expect_navigation():
        page.locator("main form[data-guard] button[type=submit]").first.click()


def text_of(page, name: str = "background") -> str:
    return page.locator(f"[name={name}]").input_value()


def test_the_second_to_save_a_text_sees_both_and_loses_nothing(own_site, signed_in, axe, case):
    first, second = (signed_in(own_site, "sekretariat") for _ in range(2))
    for page, text in ((first, THEIRS), (second, MINE)):
        page.goto(f"{case}tekst/")
        page.fill("[name=background]", text)

    save(first)
    save(second)

    assert second.locator(".hr-conflict").is_visible()
    assert THEIRS in second.locator(".hr-conflict").inner_text()
    assert text_of(second) == MINE
    axe(second)
    save(second)
    assert MINE in second.locator("#text").inner_text()


def test_the_second_to_change_an_amount_sees_what_was_saved_meanwhile(own_site, signed_in, axe, case):
    first, second = (signed_in(own_site, "sekretariat") for _ in range(2))
    field = "#allocate li:has-text('Bo trygt hjemme') input.ds-input"
    for page in (first, second):
        page.goto(case)
    first.fill(field, "2 500 000")
    first.keyboard.press("Tab")
    first.locator("#projection", has_text="5\xa0332\xa0000").wait_for()

    second.fill(field, "2 400 000")
    second.keyboard.press("Tab")
    second.locator("#allocate", has_text="2\xa0500\xa0000").wait_for()

    assert second.locator(field).input_value().replace("\xa0", " ") == "2 400 000"
    axe(second)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_possible_birth_number_is_stopped_and_the_text_is_still_there(own_site, signed_in, axe, case, javascript):
    page = signed_in(own_site, "sekretariat", javascript=javascript)
    page.goto(f"{case}tekst/")
    typed = f"Gjelder en innbygger, {NUMBER}."
    page.fill("[name=background]", typed)

    save(page)

    assert text_of(page) == typed
    assert page.locator("[name=background]").get_attribute("aria-invalid") == "true"
    assert "fødselsnummer" in page.locator(".hr-errors").inner_text()
    if javascript:
        axe(page)
    page.goto(case)
    assert NUMBER not in page.content()
