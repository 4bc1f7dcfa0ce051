"""Plain text: what is a table, a heading, an item and a paragraph, in the encodings people save in."""

import pytest

from handlingsrom.reading.formats.text import read
from handlingsrom.reading.paper import Table, Text, TextKind
from handlingsrom.reading.problems import Unreadable

PAPER = """

Vedlegg til sak 7/27

Bakgrunn

Utvalget ba om en oversikt over båter og brygger, som følger:

- én båt
 - med årer
- to brygger

1. Utvalget ber havnefogden
 - a) måle bryggene.

Vedlegg 1: Båter og brygger

Område	Tiltak	2027
Havna	• Ny brygge	kr 200 000,-
	• Båt til <i>alle</i>	1 000 000
SUM		1 200 000

Vedlegg 2: Merknader
Ingen.
"""


def kinds(paper):
    return [
        (block.kind, block.level, block.marker, block.text) for block in paper.blocks if isinstance(block, Text)
    ]


def test_a_paper_is_read_as_headings_items_paragraphs_and_tables_in_order():
    paper = read("sak.txt", PAPER.encode())
    assert kinds(paper) == [
        (TextKind.TITLE, 0, "", "Vedlegg til sak 7/27"),
        (TextKind.HEADING, 1, "", "Bakgrunn"),
        (TextKind.PARAGRAPH, 0, "", "Utvalget ba om en oversikt over båter og brygger, som følger:"),
        (TextKind.ITEM, 0, "", "én båt"),
        (TextKind.ITEM, 1, "", "med årer"),
        (TextKind.ITEM, 0, "", "to brygger"),
        (TextKind.ITEM, 0, "1.", "Utvalget ber havnefogden"),
        (TextKind.ITEM, 1, "a)", "måle bryggene."),
        (TextKind.HEADING, 1, "", "Vedlegg 1: Båter og brygger"),
        (TextKind.HEADING, 1, "", "Vedlegg 2: Merknader"),
        (TextKind.PARAGRAPH, 0, "", "Ingen."),
    ]
    assert [part.name for part in paper.parts] == ["Saken", "Vedlegg 1", "Vedlegg 2"]
    assert [block.index for block in paper.blocks] == list(range(len(paper.blocks)))
    assert paper.lost


def rows(text):
    (table,) = read("a.txt", text.encode()).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_cells_are_what_a_reader_sees():
    assert rows(PAPER) == [
        ["Område", "Tiltak", "2027"],
        ["Havna", "Ny brygge", "kr 200 000,-"],
        ["", "Båt til alle", "1 000 000"],
        ["SUM", "", "1 200 000"],
    ]


def test_a_list_in_a_cell_becomes_lines():
    cell = 'Sikre ved å: <ul style="list-style-type: none"> • Måle & veie • Rydde </ul>'
    assert rows(f"Mål\tInnhold\nHavn\t{cell}")[1] == ["Havn", "Sikre ved å:\nMåle & veie\nRydde"]
    assert rows("Mål\tInnhold\nHavn\t<ul><li>Måle</li><li>Rydde</li></ul>")[1][1] == "Måle\nRydde"


def test_a_break_in_a_cell_does_not_start_a_row():
    wide = "A\tB\tC\tD\tE\n1\t2\tfire\nfem\t6\t7\n8\t9\t10\t11\t12"
    assert rows(wide)[1:] == [["1", "2", "fire\nfem", "6", "7"], ["8", "9", "10", "11", "12"]]
    assert rows("A\tB\n1\tfire\nfem\n2\tseks") == [["A", "B"], ["1", "fire\nfem"], ["2", "seks"]]
    assert rows('A\tB\n1\t"fire\nog ""fem"""\n2\tseks')[1] == ["1", 'fire\nog "fem"']


def test_a_row_that_lacks_its_first_cell_is_filled_up_at_the_end():
    assert rows("A\tB\tC\nx\ty\tz\ny\tz")[2] == ["y", "z", ""]


def test_lines_broken_at_a_width_are_joined():
    text = (
        "Om brygger\n\nDet er målt elleve brygger i den indre havna denne våren, og\n"
        "ni av dem skal byttes ut før vinteren kommer for alvor med is og\nsnø. De to siste står.\n"
        "En ny setning står på en linje for seg selv her nede i teksten,\nog går videre."
    )
    texts = [block.text for block in read("a.txt", text.encode()).texts]
    assert texts[0] == "Om brygger"
    assert texts[1].startswith("Det er målt")
    assert texts[1].endswith("De to siste står.")
    assert texts[2].endswith("i teksten, og går videre.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_gives_the_same(encoding):
    assert kinds(read("a.txt", PAPER.encode(encoding))) == kinds(read("a.txt", PAPER.encode()))


def test_old_line_ends_are_line_ends():
    for end in ("\r\n", "\r"):
        assert kinds(read("a.txt", PAPER.replace("\n", end).encode())) == kinds(read("a.txt", PAPER.encode()))


def test_markdown_headings_keep_their_level():
    paper = read("a.md", b"# Sak\n\n## Bakgrunn\n\nTekst.\n\n### Vedlegg 1: Liste")
    assert [(block.kind, block.level, block.text) for block in paper.texts] == [
        (TextKind.TITLE, 0, "Sak"),
        (TextKind.HEADING, 2, "Bakgrunn"),
        (TextKind.PARAGRAPH, 0, "Tekst."),
        (TextKind.HEADING, 3, "Vedlegg 1: Liste"),
    ]


@pytest.mark.parametrize("content", [b"", b" \n\t\n", bytes(range(256)) * 40, b"\x00\x01\x02" * 90])
def test_what_is_no_text_is_refused(content):
    with pytest.raises(Unreadable):
        read("a.txt", content)


def test_a_date_or_an_amount_at_the_start_of_a_line_is_no_number_of_a_list():
    paper = read("a.txt", "Møtet er\n\n20.2.2026 i havna.\n\n1. mai er fri.\n\n1.245.000,- kr".encode())
    assert [block.text for block in paper.texts][1:3] == ["20.2.2026 i havna.", "1. mai er fri."]
    assert all(not isinstance(block, Table) for block in paper.blocks)
