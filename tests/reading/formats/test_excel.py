"""Excel workbooks: each sheet a heading and a table, written as a Norwegian reader sees it."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from handlingsrom.reading.formats.excel import read
from handlingsrom.reading.formats.excel_values import written
from handlingsrom.reading.paper import Merge, Table, Text, TextKind
from handlingsrom.reading.problems import Unreadable


def workbook(*sheets, change=None):
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_each_sheet_is_a_heading_and_a_table():
    content = workbook(
        ("Midler", [["Tiltak", 2027], ["Båt", 16033554]]), ("Tom", []), ("Møter", [[date(2026, 5, 21)]])
    )
    paper = read("midler.xlsx", content)
    assert [type(block) for block in paper.blocks] == [Text, Table, Text, Table]
    assert paper.blocks[0].kind == TextKind.HEADING
    assert [block.text for block in paper.texts] == ["Midler", "Møter"]
    assert texts(paper.blocks[1]) == [["Tiltak", "2027"], ["Båt", "16 033 554"]]
    assert texts(paper.blocks[3]) == [["21.5.2026"]]
    assert paper.kind == "excel"


def test_empty_rows_and_columns_around_the_table_are_left_out():
    content = workbook(("A", [[], [None, None, "Tiltak", None, "Kr"], [], [None, None, "Båt", None, 5], []]))
    assert texts(next(read("a.xlsx", content).tables)) == [["Tiltak", "", "Kr"], ["Båt", "", "5"]]


def test_merged_cells_say_which_cell_takes_them_up():
    rows = [["Område", "Midler", None], ["Havn", "A", 1], [None, "B", 2]]

    def merge(book):
        book["A"].merge_cells("B1:C1")
        book["A"].merge_cells("A2:A3")

    (table,) = read("a.xlsx", workbook(("A", rows), change=merge)).tables
    assert [cell.merge for cell in table.rows[0].cells] == [Merge.NONE, Merge.NONE, Merge.LEFT]
    assert table.rows[2].cells[0].merge == Merge.UP
    assert table.text(2, 0) == "Havn"


def test_a_hidden_sheet_is_not_read_and_that_is_said():
    def hide(book):
        book["B"].sheet_state = "hidden"

    paper = read("a.xlsx", workbook(("A", [["Båt"]]), ("B", [["Skjult"]]), change=hide))
    assert [block.text for block in paper.texts] == ["A"]
    assert len(paper.lost) == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (" Båt \n hus ", "Båt\nhus"),
        (16033554, "16 033 554"),
        (16033554.0, "16 033 554"),
        (2026.0, "2026"),
        (1234567.5, "1 234 567,5"),
        (0.1 + 0.2, "0,3"),
        (-550000, "−550 000"),
        (-0.0, "0"),
        (1e20, "100 000 000 000 000 000 000"),
        (float("nan"), ""),
        (True, "Ja"),
        (date(2026, 5, 21), "21.5.2026"),
        (datetime(2026, 5, 21), "21.5.2026"),
        (datetime(2026, 5, 21, 9, 5), "21.5.2026 kl. 09.05"),
        (time(9, 5), "09.05"),
    ],
)
def test_values_are_written_as_norwegians_write_them(value, text):
    assert written(value) == text


def test_a_cell_at_the_far_corner_is_refused_before_room_is_made_for_it():
    def corner(book):
        book["A"]["XFD1048576"] = 1

    with pytest.raises(Unreadable):
        read("a.xlsx", workbook(("A", [["Båt"]]), change=corner))


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_workbook_cut_off_is_refused(kept):
    content = workbook(("A", [["Båt", 1]] * 20))
    with pytest.raises(Unreadable):
        read("a.xlsx", content[: int(len(content) * kept)])


def test_a_workbook_with_broken_parts_is_refused():
    whole = zipfile.ZipFile(io.BytesIO(workbook(("A", [["Båt", 1]]))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, whole.read(name)[:40] if name.endswith("workbook.xml") else whole.read(name))
    with pytest.raises(Unreadable):
        read("a.xlsx", out.getvalue())


def test_an_empty_workbook_is_refused():
    with pytest.raises(Unreadable):
        read("a.xlsx", workbook(("A", [])))
