"""Which files are read as exports, and the sentence for every other."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from export_files import FILES, csv_of, only_table, reading, xlsx_of

from handlingsrom.awards.accounts_file.reading import read_tables
from handlingsrom.lib.errors import Refused

LINE = "31.12.2025;7;01;Kjøp på Åse;100,00"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1", "utf-32"]
)
def test_every_usual_encoding_is_read(encoding):
    [line] = reading(csv_of(LINE, encoding=encoding)).lines
    assert (line.text, line.amount_ore) == ("Kjøp på Åse", 10_000)


@pytest.mark.parametrize("delimiter", [";", "\t", "|", ","])
def test_every_usual_delimiter_is_found(delimiter):
    content = csv_of(LINE.replace("100,00", "100.00")).replace(b";", delimiter.encode())
    assert only_table(content).header == ("Dato", "Bilagsnr", "Prosjekt", "Tekst", "Beløp")


def test_decimal_commas_do_not_make_the_comma_a_delimiter():
    table = only_table(csv_of("1.2.2025;a;1 000,50;2,00;3,00", heading="En;To;Tre;Fire;Fem"))
    assert table.rows[0].cells == ("1.2.2025", "a", "1 000,50", "2,00", "3,00")


def test_the_line_excel_reads_the_delimiter_from_is_not_a_row():
    [line] = reading(b"sep=;\r\n" + csv_of(LINE)).lines
    assert line.row == 2


def test_quoted_texts_may_hold_delimiters_line_breaks_and_quotation_marks():
    found = reading(csv_of('31.12.2025;7;01;"Kurs; dag 1\r\nsal ""B""";100,00', LINE))
    assert [(line.row, line.text) for line in found.lines] == [(2, 'Kurs; dag 1 sal "B"'), (3, "Kjøp på Åse")]


def test_quotation_marks_without_meaning_are_kept_when_every_row_has_its_cells():
    found = reading(csv_of('31.12.2025;7;01;"Trygg" hjem;100,00', LINE))
    assert [line.text for line in found.lines] == ['"Trygg" hjem', "Kjøp på Åse"]


SWALLOWING = ('31.12.2025;7;01;"Kurs;100,00', "30.12.2025;8;01;x;5,00", '29.12.2025;9;01;Kurs";100,00')


@pytest.mark.parametrize("lines", [SWALLOWING, SWALLOWING[:2], (SWALLOWING[0], SWALLOWING[2])])
def test_a_quotation_mark_does_not_swallow_bookings(lines):
    assert len(reading(csv_of(*lines)).lines) == len(lines)


@pytest.mark.parametrize("lines", [SWALLOWING, SWALLOWING[:2]])
def test_quotation_marks_that_can_be_read_in_two_ways_are_refused_with_the_row_before(lines):
    with pytest.raises(Refused, match="after row 2:"):
        read_tables(csv_of('31.12.2025;7;01;"Kurs; dag 1";100,00', *lines), "a.csv")


def test_an_excel_workbook_is_read():
    rows = [["Dato", "Bilagsnr", "Prosjekt", "Tekst", "Beløp"], [date(2025, 12, 31), 7, 12345, "Kjøp", 99.5]]
    [line] = reading(xlsx_of(rows)).lines
    assert (line.row, line.booked_on, line.amount_ore, line.project) == (2, date(2025, 12, 31), 9_950, "12345")


def test_an_excel_workbook_of_1997_is_read_with_a_title_and_a_sum():
    found = reading((FILES / "excel97.xls").read_bytes())
    assert [(line.row, line.project, line.amount_ore) for line in found.lines] == [
        (4, "00123", 123_450),
        (5, "12345", -20_000),
    ]
    assert [(skipped.row, skipped.reason) for skipped in found.skipped] == [(6, "sum")]


def test_tabulated_text_is_read_though_it_is_called_xls():
    content = csv_of(LINE, encoding="utf-16").decode("utf-16").replace(";", "\t").encode("utf-16")
    assert len(only_table(content, "EXPORT.XLS").rows) == 1


def test_the_sheet_most_like_an_export_comes_first_and_hidden_ones_are_left_out():
    heading, line = ["Dato", "Prosjekt", "Beløp"], [date(2025, 1, 1), "1", 5]
    file = xlsx_of([["Navn", "Verdi"], ["Rapport", "Hovedbok"]], hidden=[heading, line])
    assert [table.header for table in read_tables(file, "a.xlsx")] == [("Navn", "Verdi")]


def macros() -> bytes:
    file = BytesIO(xlsx_of([["Dato", "Beløp"], ["a", "b"]]))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return file.getvalue()


def word_document() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return file.getvalue()


def far_corners() -> bytes:
    """Two cells that make calamine ask for 500 GB."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(xlsx_of([["a"]]))) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = content[: content.index(b"<sheetData")] + (
                    b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
                    b'<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
                )
            new.writestr(part, content)
    return file.getvalue()


def bomb() -> bytes:
    """30 kB that unpack to 30 MB of shared strings many times over what the archive says."""
    file = BytesIO(xlsx_of([["Dato", "Beløp"], ["a", "b"]]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(30):
            archive.writestr(f"xl/media/{number}.bin", b"\0" * (30 * 1024 * 1024))
    return file.getvalue()


def old_workbook_with_a_password() -> bytes:
    """A record of no importance becomes FILEPASS."""
    return (FILES / "excel97.xls").read_bytes().replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00", 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n \r\n", "empty"),
        ("\ufeff".encode(), "no table"),
        (b"Dato;Prosjekt;Bel\xf8p\r\n", "no table"),
        (b"Hei og takk for sist.\r\nHilsen oss\r\n", "no table"),
        (b"31.12.2025;01;100,00\r\n30.12.2025;02;200,00\r\n", "no table"),
        (b"<html><table><tr><td>Dato</td></tr></table></html>", "web page"),
        ("<html xmlns:x=''>".encode("utf-16"), "web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web page"),
        (b"<?xml version='1.0'?><AuditFile/>", "XML"),
        (b"%PDF-1.7\n1 0 obj", "not a CSV"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a CSV"),
        (csv_of(LINE, "31.12.2025;7;01;Kjøp p".encode().decode() + "å")[:-3], "cut off"),
        (csv_of(LINE, encoding="utf-16")[:-1], "cut off"),
        (xlsx_of([["Dato", "Beløp"], ["a", "b"]])[:2000], "cut off"),
        (b"PK\x03\x04 not really", "cut off"),
        ((FILES / "excel97.xls").read_bytes()[:3000], "cut off"),
        (xlsx_of([]), "no table"),
        (xlsx_of([["Dato", "Prosjekt", "Beløp"]]), "no table"),
        (word_document(), "not an Excel workbook"),
        (macros(), "macros"),
        ((FILES / "password.xlsx").read_bytes(), "password"),
        (old_workbook_with_a_password(), "password"),
        (far_corners(), "far too large"),
        (bomb(), "unpacks"),
    ],
)
def test_every_other_file_is_refused_with_its_reason(content, reason):
    with pytest.raises(Refused, match=reason):
        read_tables(content, "eksport.xlsx")


def test_a_possible_birth_number_in_a_name_is_refused():
    number = "010190" + "12345"
    with pytest.raises(Refused, match="national identity"):
        read_tables(csv_of(LINE), f"{number}.csv")
    with pytest.raises(Refused, match="national identity"):
        read_tables(csv_of(LINE, heading=f"Dato;Bilagsnr;Prosjekt;Tekst {number};Beløp"), "a.csv")
