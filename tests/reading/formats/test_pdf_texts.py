"""Text in a PDF: what is a title, a heading, an item, a paragraph, and on which page."""

from handlingsrom.reading.formats.pdf import read
from handlingsrom.reading.paper import TextKind

from .typst_pdf import pdf

LONG = "Havna har tolv brygger av ulik alder, og flere av dem må rustes opp i løpet av neste år. " * 2


def texts(source):
    return list(read("a.pdf", pdf(source)).texts)


def told(source):
    return [(text.kind, text.level, text.marker, text.text) for text in texts(source)]


def test_sizes_and_weight_tell_titles_and_headings():
    source = f"""
      #text(size: 20pt)[Sak 7/27]\n
      #text(size: 14pt, weight: "semibold")[Bakgrunn]\n
      {LONG}\n
      #text(weight: "semibold")[Hva det koster]\n
      {LONG}\n
      #text(size: 14pt, weight: "semibold")[Vedlegg 1: Brygger]\n
      {LONG}
    """
    assert [each[:2] for each in told(source)] == [
        (TextKind.TITLE, 0),
        (TextKind.HEADING, 1),
        (TextKind.PARAGRAPH, 0),
        (TextKind.HEADING, 2),
        (TextKind.PARAGRAPH, 0),
        (TextKind.HEADING, 1),
        (TextKind.PARAGRAPH, 0),
    ]
    assert [part.name for part in read("a.pdf", pdf(source)).parts] == ["Saken", "Vedlegg 1"]


def test_lines_are_joined_to_paragraphs():
    assert [text.text for text in texts(f"{LONG}\n\n{LONG}")] == [LONG.strip(), LONG.strip()]


def test_a_heading_over_two_lines_is_one():
    heading = "Vedlegg 3: Handlingsplan for havna – forslag til prinsipp om å avslutte det som er ferdig i år"
    source = f'#text(size: 14pt, weight: "semibold")[{heading}]\n\n{LONG}'
    assert told(source)[0] == (TextKind.HEADING, 1, "", heading)


def test_a_bold_word_in_a_line_is_no_heading():
    assert [text.kind for text in texts(f"Det er *viktig* å vite.\n\n{LONG}")] == [TextKind.PARAGRAPH] * 2


def test_items_keep_their_numbers_and_levels():
    source = f"""
- første punkt
- andre punkt, som går over flere linjer: {LONG}
  - under det andre
- tredje punkt

+ Utvalget ber havnefogden
  #set enum(numbering: "a)")
  + måle bryggene
  + telle båtene
"""
    assert [(text.level, text.marker) for text in texts(source)] == [
        (0, ""),
        (0, ""),
        (1, ""),
        (0, ""),
        (0, "1."),
        (1, "a)"),
        (1, "b)"),
    ]
    assert texts(source)[1].text == f"andre punkt, som går over flere linjer: {LONG.strip()}"


def test_a_dash_inside_a_sentence_starts_no_item():
    sentence = (
        "Planen gjelder for hele havna og alle som ferdes der til daglig i båt eller på land "
        + "– og noen til " * 20
    )
    assert [text.text for text in texts(sentence)] == [sentence.strip()]


def test_words_divided_at_the_end_of_a_line_are_whole():
    source = f"#set text(hyphenate: true)\n#set par(justify: true)\n#block(width: 6cm)[{LONG}]"
    assert [text.text for text in texts(source)] == [LONG.strip()]


def test_a_hyphen_that_belongs_to_a_word_is_kept():
    source = (
        "#block(width: 4.6cm)[Rekrutterings- og samhandlingsmidler i Nord-Østerdal-regionen og for- og etterarbeid]"
    )
    (text,) = texts(source)
    assert text.text == "Rekrutterings- og samhandlingsmidler i Nord-Østerdal-regionen og for- og etterarbeid"


def test_headers_footers_and_page_numbers_are_left_out_and_pages_told():
    source = """
      #set page(header: [Sak 7/27 – Havnerådet], footer: context [Side #counter(page).display() av 3])
      Den første siden. #pagebreak() Den andre siden. #pagebreak() Den tredje siden.
    """
    assert [(text.page, text.text) for text in texts(source)] == [
        (1, "Den første siden."),
        (2, "Den andre siden."),
        (3, "Den tredje siden."),
    ]


def test_a_paragraph_goes_on_after_a_page_break():
    source = f"#set page(height: 8cm)\n{LONG * 6}"
    (text,) = texts(source)
    assert text.text == (LONG * 6).strip()
    assert text.page == 1


def test_two_short_lines_are_two():
    assert [text.text for text in texts(f"Møtested: Havna \\ Møtedato: 20. mai 2027\n\n{LONG}")][:2] == [
        "Møtested: Havna",
        "Møtedato: 20. mai 2027",
    ]


def test_a_frame_around_text_is_no_table():
    paper = read("a.pdf", pdf(f"#rect[{LONG}]\n\n{LONG}"))
    assert [text.text for text in paper.texts] == [LONG.strip()] * 2
    assert not list(paper.tables)


def test_a_heading_that_comes_again_on_every_page_is_kept():
    heading = '#text(size: 14pt, weight: "semibold")[Vedlegg 5 forts: Brygger]\n\n'
    pages = [f"{heading}{start} {LONG}" for start in ("Først.", "Så.", "Sist.")]
    source = "#set page(header: text(size: 8pt)[Havnerådet])\n" + "\n#pagebreak()\n".join(pages)
    assert [text.text for text in texts(source)][::2] == ["Vedlegg 5 forts: Brygger"] * 3
    assert len(texts(source)) == 6
