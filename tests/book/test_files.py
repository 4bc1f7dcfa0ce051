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


def workbook(path: Path, sheet: str, table: list[list], far: tuple[int, int] | None = None) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(table):
            page.write_row(number, 0, row)
        if far:
            page.write_string(*far, "x")
    return path


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
def test_numbers_and_dates_of_a_workbook_name_the_cell_too(tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", "Saker", [["Saksnummer", "Budsjettår"], [8.26, 2026.5]])
    found = problems(workbook(path, "Regioner", [["Navn", "Rekkefølge"], ["Nord", 1.5]]))
    assert "Regioner B2" in found or "Helsefellesskap" in found


def test_a_case_number_that_became_a_number_is_explained(tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", "Saker", [["Utvalg", "Saksnummer", "Tittel"], ["SSU", 8.26, "X"]])
    from handlingsrom.book.parsing import parse_book

    book = read_book(path)
    parse_book(book)
    assert "B2" in [problem.cell for problem in book.problems]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"%PDF-1.7", b"Navn;Type\n"])
def test_what_is_no_workbook_is_said_in_a_sentence(tmp_path: Path, content: bytes):
    (tmp_path / "book.xlsx").write_bytes(content)
    with pytest.raises(Unreadable):
        read_book(tmp_path / "book.xlsx")


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path):
    with pytest.raises(Unreadable):
        read_book(tmp_path / "nothing.xlsx")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path):
    path = workbook(tmp_path / "book.xlsx", "Regioner", [["Navn"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/media/bomb.bin", b"\0" * (archive.MAX_UNPACKED + 1))
    assert path.stat().st_size < 1024 * 1024
    with pytest.raises(Unreadable):
        read_book(path)


def test_a_cell_at_the_far_corner_is_refused_before_room_is_made_for_it(tmp_path: Path):
    path = workbook(tmp_path / "book.xlsx", "Regioner", [["Navn"]], far=(1_048_575, 16_383))
    with pytest.raises(Unreadable):
        read_book(path)


def test_a_folder_without_a_sheet_is_no_book(tmp_path: Path):
    with pytest.raises(Unreadable):
        read_book(tmp_path)


def test_semicolons_and_a_byte_order_mark_are_read_too(tmp_path: Path):
    (tmp_path / "Regioner.csv").write_text("\ufeffNavn;Rekkefølge\nNord;1\n", encoding="utf-8")
    [raw] = read_book(tmp_path).sheets
    assert raw.rows[0].cells == {"name": "Nord", "order": "1"}


def test_another_encoding_is_said_in_a_sentence(tmp_path: Path):
    (tmp_path / "Regioner.csv").write_bytes("Navn\nSør\n".encode("latin-1"))
    with pytest.raises(Unreadable):
        read_book(tmp_path)


def test_sample_rows_are_not_read(tmp_path: Path):
    write(tmp_path, "Regioner", [["Navn", "Rekkefølge"], ["Eksempel: Nord", "1"], ["Sør", "2"]])
    [raw] = read_book(tmp_path).sheets
    assert (raw.samples, [row.number for row in raw.rows]) == (1, [3])
