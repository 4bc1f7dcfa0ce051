"""The account as PDF, Word and Excel: the same figures in all three, and what papers said beside them."""

from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from factories import NOW, Small, spend
from handlingsrom.awards.year_account import YearAccount, year_account
from handlingsrom.awards.year_account_paper import file_name, render, status_of, summary_of
from handlingsrom.awards.year_account_tables import said
from handlingsrom.cases.compared import Reason
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import Case, PaperFigure
from handlingsrom.lib.amounts import NBSP
from handlingsrom.money.years import close_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    small = Small()
    spend(small.alfa, 123, on=date(2025, 12, 1))
    say(small, 400, 2025)
    say(small, 300, 2024, initiative=small.beta)
    return small


def say(small: Small, kr: int, year: int, initiative=None) -> None:
    PaperFigure.objects.create(
        case=small.case,
        place="Vedlegg 6",
        what=FigureSaid.AWARDED,
        initiative=initiative or small.alfa,
        year=year,
        amount_ore=kr * 100,
    )


def account(small: Small, **options) -> YearAccount:
    return year_account(small.old, 2025, now=NOW, **options)


def words(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split())


def text_of_pdf(content: bytes) -> str:
    return words(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def text_of_word(content: bytes) -> str:
    paper = docx.Document(BytesIO(content))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return words(" ".join([*(p.text for p in paper.paragraphs), *cells]))


@pytest.mark.parametrize(("form", "text_of"), [("pdf", text_of_pdf), ("docx", text_of_word)])
def test_the_document_says_where_every_krone_is(small, form, text_of):
    text = text_of(render(account(small), form))
    assert "Tilskudd 2025: regnskap for 2025" in text
    assert "Kontroll: mottatt 1 000 = 123 + 677 + 150 + 50." in text
    for words_in_it in ("Alfa", "Område 1", "Brukt i 2025", "Attestasjon", "Journalens kjede", "13/26, Vedlegg 6"):
        assert words_in_it in text


def test_the_seal_in_the_document_is_the_hash_of_the_journal(small):
    found = account(small)
    assert found.seal.chain in text_of_pdf(render(found, "pdf")).replace(" ", "")


def test_the_workbook_holds_numbers_that_can_be_reckoned_with(small):
    book = openpyxl.load_workbook(BytesIO(render(account(small), "xlsx")))
    first = book.worksheets[0]
    rows = {row[1] or row[0]: row[2:] for row in first.iter_rows(min_row=4, values_only=True)}
    assert rows["Brukt"] == (0, 123, 123)
    assert rows["Mottatt"][2] == 1_000
    assert str(rows["Sum"][2]).startswith("=SUBTOTAL(9,")
    assert [sheet.title for sheet in book.worksheets][-4:] == ["Vedlegg 1", "Vedlegg 2", "Vedlegg 3", "Vedlegg 4"]


def test_the_same_account_gives_the_same_bytes(small):
    for form in ("pdf", "docx", "xlsx"):
        assert render(account(small), form) == render(account(small), form)


def test_papers_are_compared_for_the_years_of_the_account(small):
    found = account(small).compared
    assert [(c.year, c.reason) for c in found] == [(2025, Reason.AGREES)]
    say(small, 300, 2025, initiative=small.gamma)
    rows = [row.cells for row in said(account(small).compared).rows]
    assert ("Tildelt 2025", "Gamma", 300_00, 100_00, 200_00, "Ikke forklart") in rows
    assert ("Sum, tildelt 2025", 700_00, 500_00, 200_00, "") in rows


def test_papers_of_cases_one_may_not_read_are_left_out(small):
    assert not account(small, cases=Case.objects.none()).compared


def test_the_status_says_whether_figures_can_still_change(small):
    assert status_of(account(small)) == "Regnskapet for 2025 er ikke stengt"
    assert status_of(year_account(small.old, 2026, now=NOW)) == "Foreløpig, per 21.5.2026"
    close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)
    assert status_of(account(small)) == "Regnskapet for 2025 ble stengt 21.5.2026"


def test_the_summary_names_the_share_that_is_spent(small):
    assert "123 kr (12,3 %) brukt per 31.12.2025" in words(summary_of(account(small)))


def test_files_are_named_for_grant_and_year(small):
    assert file_name(account(small)) == "regnskap-tilskudd-2025-2025"
