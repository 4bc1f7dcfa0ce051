"""The real papers as PDF and as text say what they say as Word."""

import re

import pytest

from handlingsrom.reading.formats import read_paper


@pytest.fixture(scope="module")
def read(real_case):
    return lambda name: read_paper(name, (real_case / name).read_bytes())


def tables(paper):
    return [[[_plain(cell.text) for cell in row.cells] for row in table.rows] for table in paper.tables]


def _plain(text):
    """A space after a hyphen at the end of a line is one that nobody can see."""
    return re.sub(r"(?<=-) (?=\w)", "", re.sub(r"\s+", " ", text)).strip()


def told(paper):
    return [(text.kind, text.level, text.marker, _plain(text.text)) for text in paper.texts]


@pytest.fixture(scope="module")
def word(read):
    return read("sak-13-26.docx")


def test_every_cell_of_the_pdf_is_that_of_the_word_file(word, read):
    assert tables(read("sak-13-26.pdf")) == tables(word)


@pytest.mark.parametrize("name", ["sak-13-26", "sak-16-25"])
def test_every_text_of_the_pdf_is_that_of_the_word_file(name, read):
    assert told(read(f"{name}.pdf")) == told(read(f"{name}.docx"))


def test_every_row_of_the_pdf_is_on_a_page(read):
    pages = [row.page for table in read("sak-13-26.pdf").tables for row in table.rows]
    assert pages == sorted(pages)
    assert pages[0] == 4
    assert pages[-1] == 21


def test_every_cell_of_the_text_is_that_of_the_word_file(word, read):
    paper = read("sak-13-26.txt")
    assert tables(paper) == tables(word)
    assert paper.lost


@pytest.mark.parametrize("kind", ["pdf", "txt"])
def test_the_parts_are_the_same(word, read, kind):
    parts = read(f"sak-13-26.{kind}").parts
    assert [(part.name, _plain(part.title)) for part in parts] == [
        (part.name, _plain(part.title)) for part in word.parts
    ]
