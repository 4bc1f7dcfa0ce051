"""A Word copy has a comment at exactly the characters of each place, and is otherwise the paper it was."""

import re
import zipfile
from io import BytesIO

import pytest
from docx import Document
from lxml import etree
from tests.reading.making import W, archive, cell, paragraph, row, table, word, word_parts, word_xml
from tests.reading.report.made import ENGLISH, finding, place

from handlingsrom.reading.finding import Confidence
from handlingsrom.reading.formats import read_paper
from handlingsrom.reading.formats.word import open_word
from handlingsrom.reading.report.copy import with_comments

NAME = "sak.docx"
RUNS = (
    '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Rammen er kr 5</w:t></w:r><w:r><w:t xml:space="preserve">00 000 og </w:t>'
    "<w:tab/><w:t>mer.</w:t></w:r></w:p>"
)


def commented(content: bytes, *findings) -> bytes:
    """The copy, which must be read back as the same paper."""
    copy = with_comments(NAME, content, findings, ENGLISH)
    assert read_paper(NAME, copy).blocks == read_paper(NAME, content).blocks
    return copy


def at(content: bytes, *words: str, **more):
    """A finding at the places where these words stand."""
    paper = read_paper(NAME, content)
    return finding(*(place(paper, each) for each in words), **more)


def part(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(BytesIO(content)).read(name)


def texts(content: bytes, name: str = "word/comments.xml") -> list[str]:
    """What the comments say, a line for each paragraph."""
    root = etree.fromstring(part(content, name))
    paragraphs = [["".join(p.itertext()) for p in each.iter(f"{{{W}}}p")] for each in root]
    return ["\n".join(each) for each in paragraphs]


def marked(content: bytes) -> dict[str, str]:
    """By id, the text between the marks of each comment in the body."""
    open_ids, found = set(), {}
    for each in etree.fromstring(part(content, "word/document.xml")).iter():
        tag, id = etree.QName(each).localname, each.get(f"{{{W}}}id")
        if tag == "commentRangeStart":
            open_ids.add(id)
            found[id] = ""
        elif tag == "commentRangeEnd":
            open_ids.remove(id)
        elif tag in ("t", "tab"):
            for open_id in open_ids:
                found[open_id] += "\t" if tag == "tab" else each.text or ""
    assert not open_ids
    return found


def test_a_comment_marks_exactly_the_words_across_runs_and_keeps_their_formatting():
    copy = commented(word_xml(RUNS), at(word_xml(RUNS), "500 000"))

    assert marked(copy) == {"0": "500 000"}
    bold = re.findall(r"<w:b/></w:rPr><w:t[^>]*>([^<]*)", part(copy, "word/document.xml").decode())
    assert bold == ["Rammen er kr ", "5"]


def test_a_comment_says_title_message_arithmetic_and_advice():
    content = word_xml(RUNS)
    copy = commented(content, at(content, "500 000", arithmetic=[("The rows", "400 000")]))

    assert texts(copy) == [
        "Finding 1: A sum is wrong\nIt does not add up.\nThe rows: 400 000\nSuggestion: Look again."
    ]


def test_what_is_not_certain_says_so():
    content = word_xml(RUNS)
    copy = commented(content, at(content, "mer", confidence=Confidence.LIKELY))

    assert "(likely, but not certain)" in texts(copy)[0]


def test_other_places_of_a_finding_point_at_the_first():
    content = word_xml(RUNS + table(row("Tiltak", "Sum"), row("Vaktbil", "500 000")))
    copy = commented(content, at(content, "Vaktbil", "Rammen"))

    assert marked(copy) == {"0": "Vaktbil", "1": "Rammen"}
    assert texts(copy)[1] == "Finding 1: A sum is wrong\nSee the comment in Saken, row 2 of the table."
    assert "Marked at 1 more place." in texts(copy)[0]


def test_findings_may_overlap_and_touch():
    content = word_xml(RUNS)
    findings = [at(content, each) for each in ("Rammen er kr 500", "er kr", "500 000", " 000 og \tmer", "mer", ".")]
    copy = commented(content, *findings)

    assert list(marked(copy).values()) == [
        "Rammen er kr 500", "er kr", "500 000", " 000 og \tmer", "mer", ".",
    ]  # fmt: skip


def test_places_in_another_paper_are_told_of_but_not_marked():
    content = word_xml(RUNS)
    other = read_paper("annen.docx", word_xml(paragraph("Rammen er 400 000.")))
    first, second = at(content, "500 000"), place(other, "400 000")
    copy = commented(content, finding(second), finding(*first.places, second))

    assert len(texts(copy)) == 1
    assert texts(copy)[0].startswith("Finding 2:")
    assert texts(copy)[0].endswith("Also in annen.docx, Saken: «400 000»")


def test_an_empty_cell_gets_a_comment():
    content = word_xml(table(row("Tiltak", "Sum"), row("Vaktbil", "")))
    paper = read_paper(NAME, content)
    (only,) = paper.tables
    copy = commented(content, finding(paper.cell_place(only, 1, 1)))

    assert marked(copy) == {"0": ""}
    assert b"commentRangeStart" in part(copy, "word/document.xml").split(b"Vaktbil")[1]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<w:p><w:ins w:id="7" w:author="A"><w:r><w:t>nye 500 000</w:t></w:r></w:ins></w:p>', "500 000"),
        (
            '<w:p><w:del w:id="7"><w:r><w:delText>gamle</w:delText></w:r></w:del><w:r><w:t>nye</w:t></w:r></w:p>',
            "ny",
        ),
        ('<w:p><w:hyperlink r:id="r9"><w:r><w:t>se sak 1/26 her</w:t></w:r></w:hyperlink></w:p>', "1/26"),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>i kontroll</w:t></w:r></w:sdtContent></w:sdt></w:p>", "kontroll"),
        (table(row(cell("Felles", '<w:gridSpan w:val="2"/>')), row("a", "Vaktbil\nDrift")), "Drift"),
    ],
)
def test_the_words_are_marked_wherever_they_stand(body, words):
    content = word_xml(paragraph("Innledning.") + body)

    assert marked(commented(content, at(content, words))) == {"0": words}


def test_what_stands_in_a_text_box_is_marked_where_the_box_hangs():
    inside = f"<w:txbxContent>{paragraph('Frist 1. mai')}</w:txbxContent>"
    box = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    content = word_xml(f"<w:p><w:r><w:t>Se boksen.</w:t></w:r><w:r>{box}</w:r></w:p>")
    copy = commented(content, at(content, "1. mai"))

    body = part(copy, "word/document.xml").decode()
    assert "comment" not in body[body.index("<w:txbxContent>") : body.index("</w:txbxContent>")]
    assert marked(copy) == {"0": "Frist 1. mai"}


def test_what_stands_in_a_footnote_is_marked_at_its_reference():
    body = '<w:p><w:r><w:t>Se note.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    content = word_xml(body, footnotes=f'<w:footnote w:id="1">{paragraph("Noten.")}</w:footnote>')
    copy = commented(content, at(content, "Noten"))

    document = part(copy, "word/document.xml").decode()
    assert document.index("commentRangeStart") < document.index("footnoteReference") < document.index("RangeEnd")
    assert part(copy, "word/footnotes.xml") == part(content, "word/footnotes.xml")


def test_comments_that_were_there_stay_and_keep_their_ids():
    comment = f'<w:comment w:id="4" w:author="Kari">{paragraph("Sjekk dette")}</w:comment>'
    content = word_xml(RUNS, comments=comment)
    copy = commented(content, at(content, "500 000"))

    assert [each.split("\n")[0] for each in texts(copy)] == ["Sjekk dette", "Finding 1: A sum is wrong"]
    assert list(marked(copy)) == ["5"]


def test_every_other_part_is_kept_byte_for_byte():
    def make(document):
        document.add_paragraph("Rammen er 500 000.")
        document.sections[0].header.paragraphs[0].text = "Møtebok"

    content = word(make)
    copy = commented(content, at(content, "500 000"))

    before, after = (zipfile.ZipFile(BytesIO(each)) for each in (content, copy))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_another_program_finds_the_comments_and_their_author():
    content = word(lambda document: document.add_paragraph("Rammen er 500 000."))
    document = Document(BytesIO(commented(content, at(content, "500 000"))))

    (comment,) = document.comments
    assert (comment.author, comment.initials) == ("Handlingsrom", "HR")
    assert comment.text.startswith("Finding 1: A sum is wrong")


def test_a_paper_without_findings_is_the_same_paper():
    content = word_xml(RUNS)
    copy = commented(content)

    assert "word/comments.xml" not in zipfile.ZipFile(BytesIO(copy)).namelist()
    assert part(copy, "word/document.xml") == part(content, "word/document.xml")


def test_the_strict_form_of_word_s_format_keeps_its_names():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {
        name: each.replace(W, strict) if isinstance(each, str) else each for name, each in word_parts(RUNS).items()
    }
    content = archive(parts)
    copy = commented(content, at(content, "500 000"))

    for name in ("word/document.xml", "word/comments.xml"):
        assert strict.encode() in part(copy, name)
        assert W.encode() not in part(copy, name)


def test_control_characters_from_another_paper_do_not_break_the_copy():
    content = word_xml(RUNS)
    copy = commented(content, at(content, "500 000", title="Rart \x0c\ud800 tegn"))

    assert texts(copy)[0].startswith("Finding 1: Rart  tegn")


def test_every_place_of_a_paper_can_be_marked():
    content = word_xml(RUNS + table(row("Tiltak", "Sum"), row("Vaktbil\nDrift", "500 000"), row("", "")))
    opened = open_word(NAME, content)
    (text,), (only,) = opened.paper.texts, opened.paper.tables
    places = [opened.paper.place(text, start, end) for start in range(0, 20, 3) for end in range(start + 1, 24, 4)]
    places += [opened.paper.cell_place(only, row_, column) for row_ in range(3) for column in range(2)]
    copy = commented(content, *(finding(each) for each in places))

    assert list(marked(copy).values()) == [each.text.replace("\n", "") for each in places]
