"""A paper is dragged onto Kontroll and its findings are settled; with the keyboard alone, and without script."""

from base64 import b64encode
from io import BytesIO

import pytest
from docx import Document
from keyboard import follow, tab_to, type_into
from looking import look

HEAD = ("Satsningsområde", "Tiltak", "Ansvar", "Tildelt 2025", "Overføres til 2026")
ROWS = (("Eldre", "Trygg bolig", "SI -?", "400 000", "100 000"), ("", "Vaktordning", "SI", "250 000", "200 000"))
DROP = """(form, content) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const given = new DataTransfer();
  given.items.add(new File([bytes], "midler.docx"));
  form.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: given}));
}"""


@pytest.fixture(scope="module")
def paper() -> bytes:
    """A table whose sum is wrong, and an amount in two units."""
    document = Document()
    document.add_paragraph("Det ønskes overført kr. 5.150.000,- mill fra 2025 til 2026.")
    document.add_heading("Vedlegg 2: Samhandlingsmidler 2025", 1)
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *ROWS, ("SUM", "", "", "650 000", "330 000")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_paper_is_dragged_onto_the_page_and_settled_with_the_keyboard(own_site, signed_in, axe, paper):
    page = signed_in(own_site, "sekretariat")
    page.goto("/kontroll/")
    look(page, axe)
    with page.expect_navigation():
        page.locator("[data-give]").evaluate(DROP, b64encode(paper).decode())
    look(page, axe)
    count = page.locator(".hr-pair").count()

    follow(page, page.locator(".hr-pair button[value=fixed]").first)
    tab_to(page, page.locator(".hr-explain summary").first)
    page.keyboard.press("Enter")
    type_into(page, page.locator(".hr-explain[open] textarea"), "Beløpet er riktig.")
    look(page, axe)
    follow(page, page.locator(".hr-explain[open] button"))

    assert page.locator(".hr-pair").count() == count - 2
    look(page, axe)


def test_without_script_a_paper_is_chosen_and_settled_and_deleted(own_site, signed_in, paper):
    page = signed_in(own_site, "sekretariat", 390, javascript=False)
    page.goto("/kontroll/")
    page.set_input_files(
        "input[type=file]", {"name": "midler.docx", "mimeType": "application/zip", "buffer": paper}
    )
    page.click(".hr-give button")
    page.locator(".hr-explain summary").first.click()
    page.locator(".hr-explain[open] textarea").fill("Beløpet er riktig.")
    page.locator(".hr-explain[open] button").click()
    page.wait_for_selector("text=Åpne igjen")

    page.click("text=Slett det kontrollerte dokumentet")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=er slettet")


def test_the_page_that_asks_before_deleting_is_accessible(own_site, signed_in, axe, paper):
    page = signed_in(own_site, "sekretariat")
    page.goto("/kontroll/")
    page.set_input_files(
        "input[type=file]", {"name": "midler.docx", "mimeType": "application/zip", "buffer": paper}
    )
    with page.expect_navigation():
        page.click(".hr-give button")
    with page.expect_navigation():
        page.click(".hr-forget a")
    look(page, axe)
