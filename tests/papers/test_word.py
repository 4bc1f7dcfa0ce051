"""The Word paper is a real document: styles, lists, headers, sections, and the PDF's words in the PDF's order."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from handlingsrom.papers.model import Paragraph, Resolution
from handlingsrom.papers.pdf import paper_data
from handlingsrom.papers.word import render_docx
from papers.sample import sample_paper


@cache
def sample() -> Document:
    return docx.Document(io.BytesIO(render_docx(sample_paper())))


def words_of(document: Document) -> str:
    parts = (node.text or "" for node in document.element.body.iter(qn("w:t")))
    return re.sub(r"\s+", " ", " ".join(parts).replace("\u00a0", " "))


def test_the_figures_and_sums_are_in_the_text() -> None:
    text = words_of(sample())
    for figure in ("16 033 554", "200 000", "5 150 000", "5 232 000", "12 382 000", "2 000 000"):
        assert figure in text


def test_headings_are_real_headings() -> None:
    found = [(p.style.name, p.text) for p in sample().paragraphs if p.style.name.startswith("Heading")]
    assert found[0] == ("Heading 1", "Bakgrunn")
    assert ("Heading 1", "Forslag til vedtak") in found
    assert ("Heading 2", "Sykehuset Innlandet") in found
    assert sum(text.startswith("Vedlegg ") for _, text in found) == 7


def test_every_data_table_marks_and_repeats_its_header_row() -> None:
    tables = [table for table in sample().tables if len(table.columns) > 1]
    assert len(tables) == 8
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_wide_attachments_lie_down_in_sections_of_their_own() -> None:
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in sample().sections]
    assert turned == [False, False, False, True, True, True, True, False]


def test_no_attachment_leaves_an_empty_paragraph_for_its_section_break() -> None:
    breaks = [p for p in sample().paragraphs if p._p.pPr is not None and p._p.pPr.find(qn("w:sectPr")) is not None]
    assert len(breaks) == 7
    assert all(p.style.name != "Normal" or p.text for p in breaks)


def test_the_resolution_is_a_numbered_list() -> None:
    box = next(table for table in sample().tables if len(table.columns) == 1)
    levels = [int(p._p.pPr.numPr.ilvl.val) for p in box.cell(0, 0).paragraphs]
    assert levels == [0, 1, 1, 1, 1, 1, 0, 1, 1]
    forms = [node.get(qn("w:val")) for node in sample().part.numbering_part.element.iter(qn("w:lvlText"))]
    assert forms[-3:] == ["%1.", "%2)", "%3."]


def test_each_numbered_list_starts_over() -> None:
    twice = replace(sample_paper(), blocks=(Resolution(()), *sample_paper().blocks))
    document = docx.Document(io.BytesIO(render_docx(twice)))
    ids = [node.get(qn("w:numId")) for node in document.part.numbering_part.element.iter(qn("w:num"))]
    assert len(ids) == len(set(ids)) == 5


def test_title_language_and_author_are_set() -> None:
    core = sample().core_properties
    assert core.title.startswith("Oppdatert handlingsplan")
    assert (core.author, core.language, core.subject) == ("Helsefellesskap Innlandet", "nb-NO", "Sak 13/26")
    languages = {node.get(qn("w:val")) for node in sample().styles.element.iter(qn("w:lang"))}
    assert languages == {"nb-NO"}


def test_page_numbers_are_fields_in_every_footer() -> None:
    for section in sample().sections:
        fields = [node.get(qn("w:instr")) for node in section.footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_list_of_attachments_links_to_them() -> None:
    anchors = [node.get(qn("w:anchor")) for node in sample().element.body.iter(qn("w:hyperlink"))]
    marks = [node.get(qn("w:name")) for node in sample().element.body.iter(qn("w:bookmarkStart"))]
    assert anchors == marks
    assert len(anchors) == 7


def test_it_says_what_the_pdf_says_in_the_same_order() -> None:
    text, position = words_of(sample()), 0
    for expected in _texts(paper_data(sample_paper())):
        found = text.find(expected, position)
        assert found >= 0, expected
        position = found


_INSIDE = ("points", "items", "runs", "sub", "columns", "rows", "cells", "lines", "footer")


def _texts(data: dict) -> list[str]:
    """Whole run texts of the PDF's data, in reading order."""
    found: list[str] = []
    for block in [*data["blocks"], *(item for part in data["attachments"] for item in part["blocks"])]:
        _collect(block, found)
    return found


def _collect(node: object, found: list[str]) -> None:
    if isinstance(node, list):
        for child in node:
            _collect(child, found)
    elif isinstance(node, dict):
        if "text" in node:
            found.append(re.sub(r"\s+", " ", node["text"].replace("\u00a0", " ")).strip())
        for key in (
            "title",
            "caption",
            "points",
            "items",
            "runs",
            "sub",
            "columns",
            "rows",
            "cells",
            "lines",
            "footer",
        ):
            if key in node and not isinstance(node[key], str):
                _collect(node[key], found)


def test_the_same_paper_gives_the_same_bytes() -> None:
    first, second = render_docx(sample_paper()), render_docx(sample_paper())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_control_characters_do_not_break_the_document() -> None:
    paper = replace(
        sample_paper(), title="A\x00B\x1f", blocks=(Paragraph("a\x0bb\ud800 <w:p/> &"),), attachments=()
    )
    document = docx.Document(io.BytesIO(render_docx(paper)))
    assert "ab <w:p/> &" in words_of(document)
