"""A place in a Word paper leads back to the XML it was read from, so that a copy can be marked."""

from tests.reading.making import W, cell, paragraph, row, table, word_xml

from handlingsrom.reading.formats.word import open_word


def opened(body: str, **related: str):
    return open_word("sak.docx", word_xml(body, **related))


def marked(paper, place) -> str:
    """What the spans of a place say together."""
    return "".join(each.element.text[each.skip : each.skip + each.end - each.start] for each in paper.spans(place))


def test_part_of_a_text_leads_to_the_runs_it_stands_in():
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>  Rammen er kr 5</w:t></w:r><w:r><w:t>00 000 i år.</w:t></w:r></w:p>"
    )
    word = opened(body)
    (text,) = word.paper.texts
    start = text.text.index("500 000")
    place = word.paper.place(text, start, start + 7)
    assert (place.text, marked(word, place), len(word.spans(place))) == ("500 000", "500 000", 2)
    assert word.paragraph(place).tag == f"{{{W}}}p"


def test_typed_markers_and_soft_hyphens_do_not_move_places():
    word = opened(paragraph("a)  sam\u00adhandling og drift"))
    (text,) = word.paper.texts
    place = word.paper.place(text, text.text.index("handling"), text.text.index(" og"))
    assert marked(word, place) == "handling"


def test_a_line_of_a_cell_leads_to_its_own_paragraph_s_runs():
    word = opened(table(row("a", "Vaktbil\nDrift av bilen")))
    (only,) = word.paper.tables
    start = only.text(0, 1).index("Drift")
    place = word.paper.cell_place(only, 0, 1, start)
    assert marked(word, place) == "Drift av bilen"


def test_empty_and_missing_cells_have_a_paragraph_to_hang_a_comment_on():
    word = opened(table(row("a", "b", "c"), row("d", ""), row(cell("e", '<w:gridSpan w:val="3"/>'))))
    (only,) = word.paper.tables
    for at in ((1, 1), (1, 2), (2, 2)):
        place = word.paper.cell_place(only, *at)
        assert word.spans(place) == []
        assert word.paragraph(place) is not None


def test_what_stands_in_a_footnote_is_not_in_the_body_s_xml():
    body = '<w:p><w:r><w:t>Se note.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    word = opened(body, footnotes=f'<w:footnote w:id="1">{paragraph("Noten.")}</w:footnote>')
    assert [word.paragraph(word.paper.place(text)) is None for text in word.paper.texts] == [False, True]
