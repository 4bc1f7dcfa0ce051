"""A year ends: the secretariat asks, the leader answers by the link in the mail, the answers become a case, and the
year is closed. Each page that the walk of all pages cannot reach is scanned, wide and narrow.
"""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

from looking import look

DUE = f"{date.today() + timedelta(days=30):%d.%m.%Y}"


def send(page) -> None:
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()


def ask_about_2025(office) -> None:
    office.goto("/midler/arsslutt/sporr/2025/")
    office.fill("[name=due_on]", DUE)
    with office.expect_navigation():
        office.locator("main form button[type=submit]").first.click()


def test_from_the_question_to_the_case(own_site, signed_in, new_page, axe):
    office = signed_in(own_site, "sekretariat")
    ask_about_2025(office)
    look(office, axe)

    guest = new_page(own_site, 390)
    guest.goto(own_site.mailed_link("year_end", "svar"))
    look(guest, axe)
    guest.fill("[name=carry_over]", "3 000 000")
    guest.fill("[name=release]", "500 000")
    send(guest)
    assert "så 250\u00a0000 kr mangler" in guest.locator(".hr-errors").inner_text()
    look(guest, axe)
    guest.fill("[name=release]", "750 000")
    guest.fill("[name=why]", "Prosjektlederen begynte i september.")
    guest.fill("[name=plan]", "Opplæring i alle regioner våren 2026.")
    send(guest)
    assert "svaret er lagret" in guest.locator("[role=status]").inner_text()

    office.goto("/midler/arsslutt/2025/bo-trygt/")
    look(office, axe)
    office.goto("/midler/arsslutt/frist/2025/")
    look(office, axe)
    office.goto("/midler/arsslutt/samle/2025/")
    look(office, axe)
    office.check("input[name=case][value=new]")
    office.select_option("select[name=body]", index=1)
    send(office)
    assert "1 svar er tatt inn i saken." in office.locator(".hr-messages").inner_text()
    assert "Opplæring i alle regioner" in office.content()


def test_on_a_telephone_without_script_the_leader_answers_signed_in(own_site, signed_in, new_page):
    office = signed_in(own_site, "sekretariat")
    ask_about_2025(office)

    leader = signed_in(own_site, "leder", 390, javascript=False)
    leader.goto("/midler/arsslutt/")
    leader.locator("main table a").first.click()
    leader.wait_for_url("**/2025/bo-trygt/")
    leader.fill("[name=carry_over]", "0")
    leader.fill("[name=release]", "3750000")
    leader.fill("[name=why]", "Tiltaket avsluttes.")
    leader.locator("main form button[type=submit]").last.click()
    leader.wait_for_url("**/midler/arsslutt/**")

    assert "Svaret er lagret." in leader.locator(".hr-messages").inner_text()


def test_a_year_is_closed_and_what_it_held_is_kept(own_site, signed_in, axe):
    page = signed_in(own_site, "sekretariat")
    page.goto("/midler/avslutning/")
    page.locator(".hr-head__actions a").last.click()
    page.wait_for_url("**/steng/")
    look(page, axe)
    send(page)
    look(page, axe)

    page.locator("main table a").first.click()
    page.wait_for_url("**/avslutning/20**")

    look(page, axe)
    assert page.locator("main table tbody tr").count() > 0


def test_a_mandate_is_said_to_be_in_place(own_site, signed_in, axe):
    with closing(sqlite3.connect(own_site.data / "handlingsrom.sqlite3")) as database:
        database.execute(
            "INSERT INTO money_condition (initiative_id, year, amount_ore, requires, mandate_note, set_on, "
            "recorded_at) SELECT id, 2025, 100000, 'mandate owner', '', '2026-01-12', datetime('now') "
            "FROM plan_initiative WHERE code = 'bo-trygt'"
        )
        database.commit()
    page = signed_in(own_site, "sekretariat")
    page.goto("/midler/vilkar/")
    look(page, axe)
    page.locator("main a[href$='/mandat/']").click()
    page.wait_for_url("**/mandat/")
    look(page, axe)

    page.fill("[name=note]", "Sak 8/26")
    send(page)

    assert "Fortsatt mangler: eier." in page.locator(".hr-messages").inner_text()
    page.goto("/handlingsplan/bo-trygt/")
    assert "kan ikke brukes før dette er på plass: eier." in page.locator(".ds-alert").first.inner_text()
    look(page, axe)
