"""The workbook holds numbers to reckon with, and nothing anyone typed is a formula."""

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from handlingsrom.papers.excel import render_xlsx, table_xlsx
from handlingsrom.papers.excel_sheet import SheetNames
from handlingsrom.papers.model import Attachment, Column, Rich, Row
from papers.sample import sample_paper

COLUMNS = (Column("Tiltak"), Column("Beløp (kr)", "amount"), Column("Frist", "date"), Column("Antall", "count"))


def read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def values(content: bytes, sheet: str) -> list[list]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(sheet).to_python()


def test_there_is_a_sheet_for_the_resolution_and_for_every_table() -> None:
    assert read(render_xlsx(sample_paper())).sheetnames == [
        "Forslag til vedtak",
        "Ramme og frie midler 2026",
        *(f"Vedlegg {number}" for number in (1, 3, 4, 5, 6, 7)),
    ]


def test_sums_are_formulas_with_the_value_they_had() -> None:
    made = render_xlsx(sample_paper())
    assert read(made)["Vedlegg 6"]["E20"].value == "=SUBTOTAL(9,E4:E19)"
    assert values(made, "Vedlegg 6")[-1][-1] == 16_033_554
    assert values(made, "Vedlegg 7")[-1][-1] == 5_150_000


def test_the_frame_reckons_with_both_its_sums() -> None:
    sheet = read(render_xlsx(sample_paper()))["Ramme og frie midler 2026"]
    assert sheet["B6"].value == "=SUBTOTAL(9,B4:B5)"
    assert sheet["B9"].value == "=SUBTOTAL(9,B4:B8)"


def test_a_sum_its_rows_do_not_give_stays_the_number_it_was() -> None:
    rows = (Row(("a", 100_00, "", 1)), Row(("Sum", 250_00, "", ""), "sum"), Row(("Alt", 350_00, "", ""), "sum"))
    sheet = read(table_xlsx("Sjekk", COLUMNS, rows)).active
    assert sheet["B3"].value == 250
    assert sheet["B4"].value == "=SUBTOTAL(9,B2:B3)"


def test_amounts_are_kroner_and_dates_are_dates() -> None:
    made = table_xlsx("Liste", COLUMNS, [("Ål", 12_382_000_00, date(2026, 5, 21), 7), ("Øre", 150, None, "")])
    sheet = read(made).active
    assert (sheet["B2"].value, sheet["B2"].number_format) == (12_382_000, "#,##0")
    assert (sheet["B3"].value, sheet["B3"].number_format) == (1.5, "#,##0.00")
    assert sheet["C2"].value == datetime(2026, 5, 21)
    assert (sheet["C3"].value, sheet["D2"].value, sheet["D3"].value) == ("–", 7, None)


def test_the_head_is_frozen_and_the_ordinary_rows_can_be_filtered() -> None:
    sheet = read(render_xlsx(sample_paper()))["Vedlegg 6"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:E19")
    assert sheet.print_title_rows == "$3:$3"


def test_groups_become_a_column_so_that_rows_can_be_sorted() -> None:
    rows = values(render_xlsx(sample_paper()), "Vedlegg 5")
    assert rows[2][:2] == ["Satsningsområde", "Tiltak"]
    assert len([row for row in rows[3:] if row[0]]) == 24
    assert {row[0] for row in rows[3:8]} == {"Samhandle med de som trenger det mest"}


@pytest.mark.parametrize(
    "typed", ["=1+1", "+47 62", "-2", "@SUM(A1)", '=HYPERLINK("http://e.no")', "{=1}", "http://e.no"]
)
def test_text_that_looks_like_a_formula_is_text(typed: str) -> None:
    sheet = read(table_xlsx("Liste", (Column(typed),), [(typed,), (Rich((typed,)),)])).active
    for cell in (sheet["A1"], sheet["A2"], sheet["A3"]):
        assert (cell.value, cell.data_type) == (typed, "s")
        assert cell.hyperlink is None


def test_sheet_names_are_ones_excel_accepts() -> None:
    names = SheetNames()
    long = "Oppdatert handlingsplan og prioritering"
    assert names.free("Vedlegg 5: a/b [c]") == "Vedlegg 5- a-b -c-"
    assert (names.free(long), names.free(long.upper())) == (long[:31], f"{long.upper()[:27]} (2)")
    assert (names.free("'"), names.free("History")) == ("-", "History-")


def test_a_paper_without_tables_is_still_a_workbook() -> None:
    bare = replace(sample_paper(), blocks=(), attachments=(Attachment("1", "Tom"),))
    assert read(render_xlsx(bare)).sheetnames == ["Sak 13-26"]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert render_xlsx(sample_paper()) == render_xlsx(sample_paper())
    assert table_xlsx("x", COLUMNS, []) == table_xlsx("x", COLUMNS, [])


def test_points_of_the_resolution_are_named_as_in_the_minutes() -> None:
    rows = values(render_xlsx(sample_paper()), "Forslag til vedtak")
    assert [str(row[0]) for row in rows[3:]] == ["1", "1 a", "1 b", "1 c", "1 d", "1 e", "2", "2 a", "2 b"]
