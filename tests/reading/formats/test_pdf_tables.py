"""Tables in a PDF: by the lines around their cells, or by tags, and whole when they go on over pages."""

import pytest

from handlingsrom.reading.formats.pdf import read
from handlingsrom.reading.paper import Merge, Table

from .typst_pdf import pdf, table

HEAD = ["Område", "Tiltak", "Ansvar", "Midler 2027", "Status"]
LONG = "Arbeidet pågår, og havnefogden melder fra til rådet når bryggene er målt og båtene er talt opp."


def tables(source, **how):
    return [cells(each) for each in read("a.pdf", pdf(source, **how)).tables]


def cells(found: Table):
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_cells_are_read_where_they_stand_and_empty_ones_too():
    rows = [HEAD, ["Havna", "Ny brygge", "Fogden", "1 250 000", LONG], ["", "Båt til alle", "", "", "Avventer"]]
    assert tables(table(rows)) == [rows]


def test_text_before_and_after_keeps_its_order():
    paper = read(
        "a.pdf", pdf("Før.\n\n" + table([["A", "B"], ["1", "2"]]) + "\n\nMellom.\n\n" + table([["C", "D"]]))
    )
    assert [type(block).__name__ for block in paper.blocks] == ["Text", "Table", "Text", "Table"]
    assert [block.page for block in paper.blocks] == [1] * 4


def test_merged_cells_are_told_by_the_lines():
    rows = [
        ["table.cell(colspan: 2)[Mål]", "Kr"],
        ["table.cell(rowspan: 2)[Havna]", "Brygge", "1"],
        ["Båt", "2"],
    ]
    (found,) = read(
        "a.pdf",
        pdf(
            "#table(columns: (1fr,) * 3, "
            + ", ".join(cell if cell.startswith("table.") else f"[{cell}]" for row in rows for cell in row)
            + ")"
        ),
    ).tables
    assert [cell.merge for cell in found.rows[0].cells] == [Merge.NONE, Merge.LEFT, Merge.NONE]
    assert [cell.merge for cell in found.rows[2].cells] == [Merge.UP, Merge.NONE, Merge.NONE]
    assert found.text(2, 0) == "Havna"


def test_paragraphs_and_items_in_a_cell_are_lines_without_bullets():
    cell = "Sikre dette:\n- Brygger\n- Båter og hva de trenger av nye og gamle ting i en trang celle"
    assert tables(table([["A", "B", "C"], ["1", cell, "3"]]))[0][1][1] == (
        "Sikre dette:\nBrygger\nBåter og hva de trenger av nye og gamle ting i en trang celle"
    )


def test_two_amounts_on_two_lines_are_two_lines():
    assert tables(table([["A", "B"], ["Brygge", "3 000 000 \\ 1 250 000"]]))[0][1][1] == "3 000 000\n1 250 000"


def rows_of(count):
    return [[f"Område {n}", f"Tiltak {n}", "Fogden", f"{n} 000 000", LONG] for n in range(1, count + 1)]


@pytest.mark.parametrize("head", ["table.header", "plain"])
def test_a_table_over_pages_is_one_and_its_heading_stands_once(head):
    rows = rows_of(24)
    first = f"table.header({', '.join(f'[{cell}]' for cell in HEAD)})"
    body = ", ".join(f"[{cell}]" for row in rows for cell in row)
    start = first if head == "table.header" else ", ".join(f"[{cell}]" for cell in HEAD)
    paper = read("a.pdf", pdf(f"#table(columns: (1fr,) * 5, {start}, {body})"))
    (found,) = paper.tables
    assert cells(found) == [HEAD, *rows]
    assert [row.page for row in found.rows][:1] == [1]
    assert found.rows[-1].page > 1


def test_a_cell_cut_by_a_page_break_is_whole():
    rows = [
        HEAD,
        ["Havna", "Ny brygge", "Fogden", "1 250 000", LONG * 12],
        ["Fjorden", "Båt", "Rådet", "5", "Pågår."],
    ]
    source = "#set page(height: 10cm)\n" + table(rows)
    assert tables(source) == [[HEAD, [*rows[1][:4], LONG * 12], rows[2]]]


def test_two_tables_with_a_text_between_are_two():
    source = (
        "#set page(height: 9cm)\n" + table([HEAD, *rows_of(2)]) + "\n\nNy tabell:\n\n" + table([HEAD, *rows_of(2)])
    )
    assert len(tables(source)) == 2


def test_a_new_row_at_the_top_of_a_page_is_a_row():
    rows = [[f"Tiltak {n}", "Pågår", f"{n}00 000"] for n in range(1, 40)]
    assert tables(
        "#set page(height: 8cm)\n" + table([["Tiltak", "Status", "Kr"], *rows, ["Sum", "", "780 000"]])
    ) == [[["Tiltak", "Status", "Kr"], *rows, ["Sum", "", "780 000"]]]


def test_tags_tell_a_table_with_no_lines_between_its_columns():
    rows = [HEAD, ["Havna", "Ny brygge", "Fogden", "1 250 000", LONG], ["", "Båt til alle", "", "", "Avventer"]]
    assert tables(table(rows, stroke="none"), is_tagged=True) == [rows]
    assert tables(table(rows, stroke="none"), is_tagged=False) == []


def test_a_table_with_no_lines_between_its_columns_and_no_tags_is_said_to_be_lost():
    lines = "(x, y) => (bottom: 0.5pt)"
    source = table([HEAD, *rows_of(6)], stroke=lines)
    untagged = read("a.pdf", pdf(source))
    assert not list(untagged.tables)
    assert [lost.values["pages"] for lost in untagged.lost] == ["1"]
    tagged = read("a.pdf", pdf(source, is_tagged=True))
    assert [cells(each) for each in tagged.tables] == [[HEAD, *rows_of(6)]]
    assert tagged.lost == ()


def test_tags_tell_a_table_over_pages():
    rows = [HEAD, *rows_of(24)]
    assert tables(table(rows, stroke="none"), is_tagged=True) == [rows]


def test_tags_and_lines_tell_the_same():
    rows = [HEAD, *rows_of(5)]
    assert tables(table(rows), is_tagged=True) == tables(table(rows)) == [rows]
