"""Files that are not what they say, or are made to cost: a clear sentence each, soon, and nothing fetched."""

import struct
import zipfile

import pytest
from tests.reading.making import archive, paragraph, read, row, said, table, texts, word_parts, word_xml

from handlingsrom.reading.formats import limits, read_paper
from handlingsrom.reading.problems import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'


def refused(content: bytes, name: str = "sak.docx") -> str:
    with pytest.raises(Unreadable) as told:
        read_paper(name, content)
    return told.value.said.sentence


def with_document(xml: str | bytes) -> bytes:
    return archive(word_parts("") | {"word/document.xml": xml})


NOT_READ = {
    b"": "is empty",
    OLE + "WordDocument".encode("utf-16-le"): "old Word file",
    OLE + "Workbook".encode("utf-16-le"): "old Excel file",
    OLE + "EncryptedPackage".encode("utf-16-le"): "password",
    OLE + "__substg1.0_".encode("utf-16-le"): "e-mail from Outlook",
    OLE: "old Office program",
    b"{\\rtf1\\ansi Sak}": "rich text",
    b"\xef\xbb\xbf<!DOCTYPE html><p>Sak": "web page",
    b'<?xml version="1.0"?><pkg:package/>': "XML file",
    b"\x89PNG\r\n": "picture",
    b"7z\xbc\xaf": "archive of files",
    bytes(range(256)) * 9: "not a kind of file",
    b"PK\x03\x04" + bytes(99): "damaged",
    archive({"sak.txt": "Sak"}): "archive of files",
    archive({"ppt/presentation.xml": ""}): "PowerPoint",
    archive({"xl/workbook.bin": b""}): "binary Excel",
    archive({"mimetype": "application/vnd.oasis.opendocument.text"}): "OpenDocument text",
    archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}): "OpenDocument spreadsheet",
    archive({"word/styles.xml": "<w/>"}): "damaged",
}


@pytest.mark.parametrize(("content", "sentence"), NOT_READ.items(), ids=NOT_READ.values())
def test_what_cannot_be_read_is_named(content, sentence):
    assert sentence in refused(content)


def test_a_file_is_known_by_what_it_holds_and_not_by_its_name():
    assert texts(read_paper("sak.pdf", word_xml(paragraph("Bakgrunn")))) == ["Bakgrunn"]
    assert read_paper("sak.docx", b"Bakgrunn for saken\n").kind == "text"


def test_macros_are_left_alone_and_said():
    content = archive(word_parts(paragraph("Bakgrunn")) | {"word/vbaProject.bin": OLE})
    paper = read(content)
    assert texts(paper) == ["Bakgrunn"]
    assert any("macros" in sentence for sentence in said(paper))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("definition", [ENTITY, LAUGHS, '<!DOCTYPE w SYSTEM "http://localhost:9/x.dtd">'])
def test_document_types_and_their_entities_are_refused(definition, encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{definition}{word_parts("")["word/document.xml"]}'
    assert "document type definition" in refused(with_document(xml.encode(encoding)))


def test_an_encoding_that_could_hide_anything_is_refused():
    xml = f'<?xml version="1.0" encoding="UTF-7"?>{word_parts(paragraph("x"))["word/document.xml"]}'
    assert "damaged" in refused(with_document(xml))


def test_what_a_file_refers_to_outside_itself_is_not_fetched(monkeypatch):
    monkeypatch.setattr("socket.socket", None)
    parts = word_parts(paragraph("Bakgrunn"), styles="")
    relations = str(parts["word/_rels/document.xml.rels"])
    outside = relations.replace('Target="styles.xml"', 'Target="http://localhost:9/s.xml" TargetMode="External"')
    assert texts(read(archive(parts | {"word/_rels/document.xml.rels": outside}))) == ["Bakgrunn"]


@pytest.mark.parametrize(
    "xml", ["", "<w:document>", "ikke xml", "<a/>", b"\xff\xfe\x00", "<w:document xmlns:w='x'/>"]
)
def test_broken_xml_is_said_to_be_damaged(xml):
    assert "damaged" in refused(with_document(xml))


def test_a_file_that_unpacks_to_far_more_is_refused_before_it_is_unpacked():
    assert "unpacks to far more" in refused(with_document(b" " * 30 * limits.MEGABYTE))


def test_a_file_that_lies_about_its_sizes_is_refused():
    content = bytearray(with_document(b" " * 40 * limits.MEGABYTE))
    for start, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = -1
        while (place := content.find(start, place + 1)) >= 0:
            content[place + at : place + at + 4] = struct.pack("<I", 1000)
    assert "damaged" in refused(bytes(content))


def test_thousands_of_parts_are_refused():
    parts = {f"word/{number}.xml": b"" for number in range(limits.MAX_MEMBERS + 1)}
    assert "unpacks to far more" in refused(archive(parts, zipfile.ZIP_STORED))


def test_parts_packed_in_another_way_or_with_a_password_are_refused():
    assert "damaged" in refused(archive(word_parts(paragraph("x")), zipfile.ZIP_LZMA))
    content = bytearray(word_xml(paragraph("x")))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    assert "password" in refused(bytes(content))


def test_a_file_larger_than_any_paper_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_FILE", 1000)
    assert "larger than" in refused(bytes(1001))


def test_parts_read_together_have_one_limit(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED", 5000)
    read_together = limits.Archive(archive({"a": bytes(3000), "b": b"x"}))
    assert len(read_together.read("a")) == 3000
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read_together.read("a")


def test_huge_tables_are_refused_however_few_bytes_they_take(monkeypatch):
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc>'
    assert "columns" in refused(word_xml(table(row(wide, "b"))))
    monkeypatch.setattr(limits, "MAX_CELLS", 100)
    monkeypatch.setattr("handlingsrom.reading.formats.word_cells.MAX_CELLS", 100)
    assert "cells" in refused(word_xml(table(row("a", "b")) * 60))


def test_a_table_of_more_tags_than_any_paper_has_is_refused_at_once():
    assert "unpacks to far more" in refused(word_xml("<w:p/>" * (limits.MAX_TAGS + 1)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:tbl><w:tr><w:tc/><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:p><w:hyperlink><w:ins><w:smartTag>", "</w:smartTag></w:ins></w:hyperlink></w:p>"),
    ],
)
def test_things_inside_each_other_end_somewhere(before, after):
    """Deep but not too deep for XML; then too deep for that, too."""
    for times in (70, 600):
        told = refused(word_xml(before * times + paragraph("innerst") + after * times))
        assert "inside each other" in told or "damaged" in told or "no text" in told


def test_a_paper_of_many_small_things_takes_no_more_time_than_they_are():
    """Joined one by one these would take hours; together a few seconds at most."""
    small = "<w:r><w:t>a</w:t></w:r>"
    many = 20_000
    assert len(read(word_xml(f"<w:p>{small * many}</w:p>")).blocks[0].text) == many
    lines = read(word_xml(table(row(f"<w:tc>{f'<w:p>{small}</w:p>' * many}</w:tc>", "b"))))
    assert next(lines.tables).text(0, 0).count("\n") == many - 1
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{small}</w:p>" * many + paragraph("slutt")
    assert len(texts(read(word_xml(joined)))) == 1


def test_a_paper_without_text_is_said_to_have_none():
    assert refused(word_xml("<w:p/>")) == "There is no text in the file."
