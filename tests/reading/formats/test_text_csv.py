"""Tables saved as CSV."""

import pytest

from handlingsrom.reading.formats.text import read


def rows(name, text, encoding="utf-8"):
    (table,) = read(name, text.encode(encoding)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_the_delimiter_is_found(mark):
    assert rows("a.csv", mark.join("ABC") + "\n" + mark.join("123")) == [["A", "B", "C"], ["1", "2", "3"]]


def test_amounts_with_decimals_and_quoted_breaks_are_cells():
    text = 'Tiltak;Kr;Merknad\n"Båt; stor";1 250 000,50;"To\nlinjer"\n;;\nBrygge;3,5;\n'
    assert rows("a.csv", text, "cp1252") == [
        ["Tiltak", "Kr", "Merknad"],
        ["Båt; stor", "1 250 000,50", "To\nlinjer"],
        ["Brygge", "3,5", ""],
    ]


def test_it_is_known_by_its_semicolons_when_the_name_does_not_tell():
    assert rows("eksport", "Tiltak;Kr\nBåt;5\nHus;6")[1] == ["Båt", "5"]


def test_a_text_with_a_semicolon_in_it_is_no_table():
    assert not list(read("a.txt", b"En setning; delt.\n\nOg en til.\n\nOg en tredje; delt.").tables)
