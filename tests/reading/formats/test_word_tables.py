"""Word papers: tables as grids, whatever their rows leave out or take together."""

from tests.reading.making import cell, grid, paragraph, read, row, said, table, texts, word, word_xml

SPAN2, DOWN, GOES_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def read_table(*rows: str, widths: tuple[int, ...] = ()) -> list[list[str]]:
    return grid(read(word_xml(table(*rows, widths=widths))))


def test_a_table_reads_as_its_rows_with_paragraphs_as_lines():
    assert read_table(row("Tiltak", "Beløp"), row("Vaktbil\nDrift", "200 000")) == [
        ["Tiltak", "Beløp"],
        ["Vaktbil\nDrift", "200 000"],
    ]


def test_cells_over_several_columns_and_rows_keep_their_squares():
    rows = (
        row(cell("Midler", SPAN2), "Status"),
        row(cell("Område", DOWN), "A", "ny"),
        row(cell("skjult", GOES_ON), "B", "ny"),
    )
    assert read_table(*rows) == [["Midler", "<", "Status"], ["Område", "A", "ny"], ["^", "B", "ny"]]


def test_python_docx_s_merged_cells_read_alike():
    def make(document):
        made = document.add_table(rows=2, cols=2)
        made.cell(0, 0).merge(made.cell(0, 1)).text = "Begge"
        made.cell(1, 0).text, made.cell(1, 1).text = "a", "b"

    assert grid(read(word(make))) == [["Begge", "<"], ["a", "b"]]


def test_rows_that_begin_late_or_end_early_are_filled_with_empty_squares():
    late = row("C", properties='<w:gridBefore w:val="2"/>')
    assert read_table(row("a", "b", "c"), late, row("A")) == [["a", "b", "c"], ["", "", "C"], ["A", "", ""]]


def test_edges_dragged_almost_into_line_are_one_edge():
    rows = (
        row("Tiltak", cell("Beløp", SPAN2), "Status"),
        row(cell("Vaktbil", SPAN2), "200 000", "ny"),
    )
    assert read_table(*rows, widths=(4000, 60, 2000, 2000)) == [
        ["Tiltak", "Beløp", "Status"],
        ["Vaktbil", "200 000", "ny"],
    ]


def test_a_narrow_cell_is_a_cell_all_the_same():
    assert read_table(row("1", "x", "a"), row("2", "y", "b"), widths=(100, 100, 4000)) == [
        ["1", "x", "a"],
        ["2", "y", "b"],
    ]


def test_a_cell_that_goes_on_from_nothing_stands_for_itself():
    assert read_table(row(cell("alene", GOES_ON), "b")) == [["alene", "b"]]


def test_a_heading_typed_again_on_a_new_page_is_left_out_and_equal_rows_of_amounts_are_not():
    heading, data = row("Tiltak", "Behov 2030"), row("Vaktbil", "200 000")
    assert read_table(heading, data, heading, data) == [
        ["Tiltak", "Behov 2030"], ["Vaktbil", "200 000"], ["Vaktbil", "200 000"],
    ]  # fmt: skip


def test_rows_and_cells_in_content_controls_are_read_and_deleted_rows_are_not():
    inside = f"<w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"
    deleted = row("borte", "x", properties="<w:del/>")
    assert read_table(inside, deleted, row("c", "d")) == [["a", "b"], ["c", "d"]]


def test_bullets_are_left_out_of_cells_and_amounts_below_zero_are_not():
    assert read_table(row("• første\n- andre", "- 500 000"), row("-", "1. tredje")) == [
        ["første\nandre", "- 500 000"],
        ["-", "1. tredje"],
    ]


def test_a_table_in_a_cell_is_read_as_lines_and_said():
    inner = f"<w:tc>{table(row('x', '1'), row('y', '2'))}<w:p/></w:tc>"
    paper = read(word_xml(table(row(inner, "b"))))
    assert grid(paper) == [["x\t1\ny\t2", "b"]]
    assert said(paper) == ["A table inside another table's cell was read as lines of text."]


def test_a_frame_of_one_cell_is_read_as_what_stands_in_it():
    body = paragraph("Før") + table(row("Forslag til vedtak\n1. Saken tas til orientering."))
    paper = read(word_xml(body))
    assert texts(paper) == ["Før", "Forslag til vedtak", "1. Saken tas til orientering."]
    assert list(paper.tables) == []


def test_tables_with_nothing_in_them_are_left_out():
    assert read(word_xml(table() + table(row("", "")) + paragraph("Tekst"))).blocks[0].text == "Tekst"


def test_a_text_box_in_a_cell_is_read_with_it():
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('boks')}</w:txbxContent></w:pict></w:r></w:p>"
    assert read_table(row(f"<w:tc>{paragraph('celle')}{box}</w:tc>", "b")) == [["celle\nboks", "b"]]
