"""The program's own papers: their PDF says what their Word file says."""

import re
from datetime import UTC, datetime

import pytest

from handlingsrom.papers.pdf import render_pdf
from handlingsrom.papers.word import render_docx
from handlingsrom.reading.formats.pdf import read
from handlingsrom.reading.formats.word import read as read_word
from handlingsrom.reading.paper import Table
from papers.sample import sample_paper

NOW = datetime(2026, 5, 13, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def both():
    paper = sample_paper()
    return read("sak.pdf", render_pdf(paper)), read_word("sak.docx", render_docx(paper))


def plain(text):
    return re.sub(r"\s+", " ", text)


def cells(found: Table):
    return [[(cell.merge, plain(cell.text)) for cell in row.cells] for row in found.rows]


def test_every_table_is_the_same_but_the_list_of_attachments(both):
    from_pdf, from_word = ([cells(table) for table in paper.tables] for paper in both)
    assert len(from_pdf) == len(from_word)
    assert from_pdf[1:] == from_word[1:]


def test_parts_and_points_are_the_same(both):
    from_pdf, from_word = both
    assert [(part.name, part.title) for part in from_pdf.parts] == [
        (part.name, part.title) for part in from_word.parts
    ]
    items = [
        [(each.level, each.marker, plain(each.text)) for each in paper.texts if each.kind == "item"]
        for paper in both
    ]
    assert items[0] == items[1]


def test_nothing_is_lost(both):
    assert both[0].lost == ()
