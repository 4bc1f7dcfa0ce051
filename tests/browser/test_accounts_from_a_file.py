"""Accounts are taken in from a file, and what the leader reported is held up against them; wide, narrow and without
script. The pages on the way, which the walk of all pages cannot reach, are scanned.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from looking import look

ROWS = [
    "Bilagsdato;Bilagsnr;Prosjekt;Tekst;Beløp",
    "15.1.2026;1;40112;Lønn prosjektleder;62 000,50",
    "20.1.2026;2;40120;Kurs;240 000,00",
    "3.6.2025;3;40112;Konsulent;150 000,00",
    *(f"{day}.2.2026;{100 + day};{70000 + day};Sykehusets eget;{day},00" for day in range(1, 28)),
    "28.2.2026;200;;Leverandørgjeld;-9,00",
]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "regnskap.csv"
    path.write_text("\r\n".join(ROWS), encoding="cp1252")
    return path


def press(page, text: str) -> None:
    with page.expect_navigation():
        page.locator("main button", has_text=text).first.click()


def choose(page, number: str, title: str) -> None:
    field = page.get_by_label(f"Tiltak for prosjekt {number}", exact=True)
    field.select_option(field.locator("option", has_text=title).first.get_attribute("value"))


def hand_in(page, export: Path) -> None:
    page.goto("/midler/regnskap/")
    page.set_input_files("input[type=file]", export)
    press(page, "Les filen")


def take_in(page, export: Path, each_page: Callable[[], None] = lambda: None) -> None:
    """From the first page to the last button, which is not pressed; `each_page` is called on those between."""
    hand_in(page, export)
    each_page()
    press(page, "Se hva som vil bli ført")
    each_page()
    choose(page, "40112", "Bo trygt")
    choose(page, "40120", "Barn med autisme")
    press(page, "Regn ut på nytt")
    each_page()


def test_from_the_file_to_the_reconciliation(own_site, signed_in, axe, export):
    office = signed_in(own_site, "sekretariat")
    take_in(office, export, lambda: look(office, axe))
    assert "40 000 kr mer enn tildelingen" in office.locator("main").inner_text().replace("\u00a0", " ")

    press(office, "Les inn linjene og før")
    assert "3 linjer er lest inn. 2 bilag er ført." in office.locator("[role=status]").inner_text()
    look(office, axe)
    office.goto("/midler/avstemming/bo-trygt/?ar=2025")
    look(office, axe)
    press(office, "som tilbakeført")
    assert "Differansen er ført" in office.locator("[role=status]").inner_text()

    office.goto("/midler/regnskap/")
    look(office, axe)
    hand_in(office, export)
    assert "Filen er her fra før" in office.locator("main").inner_text()


def test_what_is_wrong_in_the_file_is_said_by_row(own_site, signed_in, axe, export):
    export.write_text("\n".join(ROWS).replace("15.1.2026", "i fjor"), encoding="utf-8")
    office = signed_in(own_site, "sekretariat")
    hand_in(office, export)
    press(office, "Se hva som vil bli ført")

    assert "1 feil i filen" in office.locator("main").inner_text()
    look(office, axe)


def test_on_a_telephone_without_script(own_site, signed_in, export):
    office = signed_in(own_site, "sekretariat", 390, javascript=False)
    take_in(office, export)
    press(office, "Les inn linjene og før")
    assert "2 bilag er ført" in office.locator("[role=status]").inner_text()

    leader = signed_in(own_site, "leder", 390, javascript=False)
    leader.goto("/handlingsplan/bo-trygt/")
    with leader.expect_navigation():
        leader.get_by_role("link", name="Registrer forbruk").click()
    leader.fill("[name=amount]", "1 000")
    leader.fill("[name=booked_on]", f"{date.today():%d.%m.%Y}")
    leader.fill("[name=text]", "Møterom")
    press(leader, "Registrer forbruket")
    assert "Forbruket er registrert" in leader.locator("[role=status]").inner_text()
    assert "Møterom" in leader.locator("main table").inner_text()
