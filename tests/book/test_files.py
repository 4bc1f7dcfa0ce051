"""Files from outside: what is no book is said in a sentence, and the template reads as an empty book."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from book.books import problems, write
from handlingsrom.book import archive
from handlingsrom.book.problems import Unreadable
from handlingsrom.book.reading import read_book
from handlingsrom.book.sheets import SHEETS
from handlingsrom.book.writing import sample_row, write_template


def workbook(path: Path, far: tuple[int, int] | None = None, **sheets: list[list]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, table in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(table):
                page.write_row(number, 0, row)
            if far:
                page.write_string(*far, "x")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        read_book(path)
    return refused.value.message


def test_the_template_reads_as_an_empty_book(tmp_path: Path):
    write_template(tmp_path / "new.xlsx")
    book = read_book(tmp_path / "new.xlsx")
    assert [raw.sheet.name for raw in book.sheets] == [sheet.name for sheet in SHEETS]
    assert all(raw.samples == 1 and not raw.rows for raw in book.sheets)
    assert not book.problems


def test_the_template_offers_choices_and_explains_every_column(tmp_path: Path):
    write_template(tmp_path / "new.xlsx")
    book = openpyxl.load_workbook(tmp_path / "new.xlsx")
    assert book.sheetnames[0] == "Forklaring"
    page = book["Status"]
    sources = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert sources["A3:A2001"] == "'Tiltak'!$A$3:$A$2000"
    assert "I rute" in sources["B3:B2001"]
    assert all(cell.comment for cell in page[1])


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_sample_row_is_filled_in_as_the_sheet_wants_it(sheet):
    cells = sample_row(sheet)
    cells[0] = cells[0].removeprefix("Eksempel:").strip()
    for column, cell in zip(sheet.columns, cells, strict=True):
        assert cell or not column.required, column.name
        if cell:
            column.type.read(cell)


@pytest.mark.django_db
def test_numbers_of_a_workbook_name_the_cell_too(tmp_path: Path):
    years = [["Navn", "År"], ["Samhandlingsmidler", 2026.5]]
    path = workbook(tmp_path / "a.xlsx", Regioner=[["Navn", "Rekkefølge"], ["Nord", 1.5]], Tilskudd=years)
    assert set(problems(path)) == {"Regioner B2", "Tilskudd B2", "Helsefellesskap"}


@pytest.mark.django_db
def test_a_case_number_that_became_a_number_is_explained(tmp_path: Path):
    saker = [["Utvalg", "Saksnummer", "Tittel", "Tilstand"], ["SSU", 8.26, "X", "Utkast"]]
    found = problems(workbook(tmp_path / "a.xlsx", Saker=saker))
    assert "Formater cellen som tekst" in found["Saker B2"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"%PDF-1.7", b"Navn;Type\n"])
def test_what_is_no_workbook_is_said_in_a_sentence(tmp_path: Path, content: bytes):
    (tmp_path / "book.xlsx").write_bytes(content)
    assert "ikke en Excel-arbeidsbok" in refusal(tmp_path / "book.xlsx")


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path):
    assert "ingen fil eller mappe" in refusal(tmp_path / "nothing.xlsx")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path):
    path = workbook(tmp_path / "book.xlsx", Regioner=[["Navn"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/media/bomb.bin", b"\0" * (archive.MAX_UNPACKED + 1))
    assert path.stat().st_size < 1024 * 1024
    assert "pakkes ut til mye mer" in refusal(path)


def test_a_cell_at_the_far_corner_is_refused_before_room_is_made_for_it(tmp_path: Path):
    path = workbook(tmp_path / "book.xlsx", far=(1_048_575, 16_383), Regioner=[["Navn"]])
    assert "lenger enn 20000 rader" in refusal(path)


def test_a_folder_without_a_sheet_is_no_book(tmp_path: Path):
    assert "ingen ark fra en arbeidsbok" in refusal(tmp_path)


def test_semicolons_and_a_byte_order_mark_are_read_too(tmp_path: Path):
    (tmp_path / "Regioner.csv").write_text("\ufeffNavn;Rekkefølge\nNord;1\n", encoding="utf-8")
    [raw] = read_book(tmp_path).sheets
    assert raw.rows[0].cells == {"name": "Nord", "order": "1"}


def test_another_encoding_is_said_in_a_sentence(tmp_path: Path):
    (tmp_path / "Regioner.csv").write_bytes("Navn\nSør\n".encode("latin-1"))
    assert "ikke UTF-8" in refusal(tmp_path)


def test_sample_rows_are_not_read(tmp_path: Path):
    write(tmp_path, "Regioner", [["Navn", "Rekkefølge"], ["Eksempel: Nord", "1"], ["Sør", "2"]])
    [raw] = read_book(tmp_path).sheets
    assert (raw.samples, [row.number for row in raw.rows]) == (1, [3])
