"""Word papers: the numbers and letters before items, drawn by Word or typed by hand."""

import pytest
from tests.reading.making import paragraph, read, texts, word, word_xml

from handlingsrom.reading.formats.markers import typed_marker
from handlingsrom.reading.formats.word_numbering import spelt

LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>'
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def item(text: str, list: int = 1, level: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>')


def test_numbers_letters_and_bullets_are_drawn_as_word_draws_them():
    first = [item("en"), item("a", level=1), item("b", level=1), item("dypt", level=2), item("to")]
    then = [
        item("a", level=1),
        item("kule", list=2),
        item("tre"),
        item("ny liste", list=3),
        item("dens andre", list=3),
    ]
    body = "".join(first + then)
    assert texts(read(word_xml(body, numbering=NUMBERING))) == [
        "1. en", "  a) a", "  b) b", "    1.b.i dypt", "2. to", "  a) a", "* kule", "3. tre", "1. ny liste",
        "2. dens andre",
    ]  # fmt: skip


def test_a_paragraph_taken_out_of_its_list_is_a_paragraph():
    assert texts(read(word_xml(item("fri", list=0), numbering=NUMBERING))) == ["fri"]


def test_an_empty_item_takes_up_a_number():
    assert texts(read(word_xml(item("en") + item("") + item("tre"), numbering=NUMBERING))) == ["1. en", "3. tre"]


def test_a_style_can_be_a_list_and_says_its_level_in_its_name():
    def make(document):
        document.add_paragraph("punkt", style="List Bullet")
        document.add_paragraph("under", style="List Bullet 2")
        document.add_paragraph("nummer", style="List Number")

    assert texts(read(word(make))) == ["* punkt", "  * under", "1. nummer"]


def test_a_heading_whose_name_is_counted_by_word_has_it_in_its_text():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="Vedlegg %1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    heading = '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    paper = read(word_xml(paragraph("Planen", properties=heading), numbering=numbering))
    assert texts(paper) == ["# Vedlegg 1 Planen"]
    assert paper.parts[-1].name == "Vedlegg 1"


def test_markers_typed_by_hand_are_items_also_after_a_bullet_of_words():
    body = "".join(map(paragraph, ["1. Første", "a) under", "- strek", "• kule", "(b) i parentes"]))
    body += item("c) etter kule", list=2)
    assert texts(read(word_xml(body, numbering=NUMBERING))) == [
        "1. Første", "a) under", "* strek", "* kule", "(b) i parentes", "c) etter kule",
    ]  # fmt: skip


LOOKALIKES = ["1. april 2030", "2. kvartal", "– 500 000", "- kr 200 000,-", "10.5 mill", "e-post", "2030. Året"]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_what_only_looks_like_a_marker_is_left(text):
    assert typed_marker(text) is None


def test_an_item_typed_in_a_heading_of_bold_is_a_numbered_heading():
    assert texts(read(word_xml(paragraph("2. Økonomi", run="<w:b/>")))) == ["# 2. Økonomi"]


SPELT = [(3, "decimal", "3"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"), (5, "decimalZero", "05")]


@pytest.mark.parametrize(("count", "form", "shown"), SPELT)
def test_counts_are_spelt_in_the_list_s_form(count, form, shown):
    assert spelt(count, form) == shown


def test_a_style_based_on_itself_and_a_list_that_links_to_itself_are_read():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="B"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = paragraph("Rundt", properties='<w:pStyle w:val="A"/>')
    assert texts(read(word_xml(body, styles=styles, numbering=numbering))) == ["* Rundt"]
