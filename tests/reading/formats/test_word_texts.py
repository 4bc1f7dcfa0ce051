"""Word papers: what a reader sees of running text, headings and what is not text at all."""

from tests.reading.making import W, archive, paragraph, read, said, texts, word, word_parts, word_xml


def styled(id: str, name: str, *, inside: str = "", based_on: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{based}{inside}</w:style>'


def in_style(id: str, text: str) -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{id}"/>')


def test_titles_headings_and_paragraphs_come_in_order():
    def make(document):
        document.add_heading("Sak 3/30 Felles vaktbil", level=0)
        document.add_heading("Bakgrunn", level=1)
        document.add_paragraph("Utvalget ba om en sak.")
        document.add_paragraph("")
        document.add_heading("Nærmere om bilen", level=2)

    assert texts(read(word(make))) == [
        "TITLE Sak 3/30 Felles vaktbil",
        "# Bakgrunn",
        "Utvalget ba om en sak.",
        "## Nærmere om bilen",
    ]


def test_headings_are_known_by_norwegian_names_by_what_they_are_based_on_and_by_outline():
    styles = (
        styled("Overskrift2", "Overskrift 2")
        + styled("Egen", "Vår overskrift", based_on="Overskrift2")
        + styled("Ramme", "Ramme", inside='<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + styled("Tittel", "Tittel")
    )
    body = (
        in_style("Tittel", "Sak 3/30")
        + in_style("Overskrift2", "Bakgrunn")
        + in_style("Egen", "Vurdering")
        + in_style("Ramme", "Økonomi")
        + paragraph("Vedtak", properties='<w:outlineLvl w:val="0"/>')
    )
    assert texts(read(word_xml(body, styles=styles))) == [
        "TITLE Sak 3/30", "## Bakgrunn", "## Vurdering", "### Økonomi", "# Vedtak",
    ]  # fmt: skip


def test_heading_styles_are_known_without_a_styles_part():
    assert texts(read(word_xml(in_style("Heading1", "Bakgrunn") + in_style("Overskrift2", "Mer")))) == [
        "# Bakgrunn",
        "## Mer",
    ]


def test_a_short_paragraph_all_in_bold_is_a_heading_below_the_last_one():
    bold = "<w:b/>"
    body = (
        in_style("Heading1", "Vurdering")
        + paragraph("Forslag til vedtak:", run=bold)
        + paragraph("Dette er en hel setning som noen har uthevet.", run=bold)
        + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Merk:</w:t></w:r><w:r><w:t> ikke alt</w:t></w:r></w:p>"
        + paragraph("200 000", run=bold)
        + paragraph("Ikke uthevet", run='<w:b w:val="0"/>')
    )
    assert texts(read(word_xml(body))) == [
        "# Vurdering",
        "## Forslag til vedtak:",
        "Dette er en hel setning som noen har uthevet.",
        "Merk: ikke alt",
        "200 000",
        "Ikke uthevet",
    ]


def test_the_name_of_an_attachment_at_the_top_of_a_page_is_a_heading_and_in_a_list_of_them_it_is_not():
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    body = (
        paragraph("Saken.")
        + paragraph("Vedlegg 1: Planen")
        + page
        + paragraph("Vedlegg 1: Planen")
        + paragraph("Mer")
    )
    paper = read(word_xml(body))
    assert texts(paper) == ["Saken.", "Vedlegg 1: Planen", "# Vedlegg 1: Planen", "Mer"]
    assert [part.name for part in paper.parts] == ["Saken", "Vedlegg 1"]


def test_breaks_tabs_hyphens_and_symbols_read_as_they_look():
    body = (
        "<w:p><w:r><w:t>Linje</w:t><w:br/><w:t>to</w:t><w:tab/><w:t>2022</w:t><w:noBreakHyphen/><w:t>2027</w:t></w:r>"
        "<w:r><w:t>, sam</w:t><w:softHyphen/><w:t>handling\u00ads</w:t></w:r>"
        '<w:r><w:t> </w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r></w:p>'
    )
    assert texts(read(word_xml(body))) == ["Linje\nto\t2022-2027, samhandlings →"]


def test_links_fields_and_content_controls_read_as_their_text_and_field_codes_do_not():
    body = (
        '<w:p><w:hyperlink r:id="x"><w:r><w:t>Lenke</w:t></w:r></w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>INNE</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t> felt</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t> styrt</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:fldSimple w:instr="DATE"><w:r><w:t> 1.2.2030</w:t></w:r></w:fldSimple></w:p>'
        f"<w:sdt><w:sdtContent>{paragraph('En blokk')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(word_xml(body))) == ["Lenke felt styrt 1.2.2030", "En blokk"]


def test_a_field_that_never_ends_does_not_swallow_the_paper():
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>kode</w:t></w:r></w:p>' + paragraph("Etter")
    assert texts(read(word_xml(body))) == ["Etter"]


def test_tracked_changes_are_read_as_accepted_and_said():
    body = (
        "<w:p><w:r><w:t>kr </w:t></w:r><w:del><w:r><w:delText>200 000</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>300 000</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Går </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>videre.</w:t></w:r></w:p>"
    )
    paper = read(word_xml(body))
    assert texts(paper) == ["kr 300 000", "Går videre."]
    assert any("tracked changes" in sentence for sentence in said(paper))


def test_a_text_box_is_read_once_where_it_hangs():
    box = f"<w:txbxContent>{paragraph('I ramme')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Før</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>" + paragraph("Etter")
    )
    paper = read(word_xml(body))
    assert texts(paper) == ["Før", "I ramme", "Etter"]
    assert said(paper) == []


def test_hidden_text_is_left_out_and_pictures_and_comments_are_said():
    body = (
        paragraph("Skjult", run="<w:vanish/>")
        + paragraph("Strøket", run="<w:strike/>")
        + '<w:p><w:r><w:commentReference w:id="1"/><w:drawing><a:blip r:embed="x"/></w:drawing></w:r></w:p>'
    )
    paper = read(word_xml(body))
    assert texts(paper) == ["Strøket"]
    told = " ".join(said(paper))
    assert all(word in told for word in ("hidden text", "struck through", "a picture", "comments"))


def test_footnotes_stand_at_the_end_of_the_section_that_refers_to_them():
    body = (
        '<w:p><w:r><w:t>Rammen er kr 500 000.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + paragraph("Mer om den.")
        + in_style("Heading1", "Vurdering")
    )
    notes = f'<w:footnote w:id="2">{paragraph("Før overføring.")}</w:footnote>'
    assert texts(read(word_xml(body, footnotes=notes))) == [
        "Rammen er kr 500 000.", "Mer om den.", "Før overføring.", "# Vurdering",
    ]  # fmt: skip


def test_the_table_of_contents_is_left_out():
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('Innhold')}</w:sdtContent></w:sdt>"
    )
    styles = styled("INNH1", "toc 1")
    body = contents + in_style("INNH1", "Bakgrunn\t3") + in_style("Heading1", "Bakgrunn")
    assert texts(read(word_xml(body, styles=styles))) == ["# Bakgrunn"]


def test_a_file_of_the_strict_kind_reads_alike():
    parts = word_parts(paragraph("Bakgrunn"))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace(W, strict)
    assert texts(read(archive(parts))) == ["Bakgrunn"]
