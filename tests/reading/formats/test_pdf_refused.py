"""PDFs that cannot be read, or not in full: what is said, and that it is said in time."""

import contextlib
import io
import random
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from handlingsrom.reading.formats import apart
from handlingsrom.reading.formats.pdf import read
from handlingsrom.reading.problems import Unreadable

from .typst_pdf import pdf, table

PICTURE = '#image(bytes((0, 0, 0, 255, 255, 255)), format: (encoding: "rgb8", width: 2, height: 1), width: 15cm)'


def said(content):
    with pytest.raises(Unreadable) as raised:
        read("a.pdf", content)
    return raised.value.said.sentence


def encrypted(user, owner):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Havna."))))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_asked_to_be_removed():
    assert "password" in said(encrypted("hemmelig", "enda mer"))


def test_a_pdf_that_may_only_not_be_changed_is_read():
    assert [text.text for text in read("a.pdf", encrypted("", "hemmelig")).texts] == ["Havna."]


def test_a_scanned_pdf_is_said_to_be_one():
    assert "scanned" in said(pdf(PICTURE))


def test_scanned_pages_among_others_are_named():
    paper = read("a.pdf", pdf(f"Havna. #pagebreak() {PICTURE} #pagebreak() Fjorden. #pagebreak() {PICTURE}"))
    assert [text.text for text in paper.texts] == ["Havna.", "Fjorden."]
    assert [lost.values["pages"] for lost in paper.lost] == ["2, 4"]


def test_text_on_its_side_is_said_to_be_lost():
    paper = read("a.pdf", pdf("Havna. #rotate(90deg)[Langs kanten]"))
    assert [text.text for text in paper.texts] == ["Havna."]
    assert len(paper.lost) == 1


def test_an_empty_pdf_is_said_to_be_empty():
    assert "no text" in said(pdf("#pagebreak()"))


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF", b"%PDF-" * 999]
)
def test_what_is_no_pdf_is_refused(content):
    said(content)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_pdf_is_read_or_refused(seed):
    luck = random.Random(seed)
    content = bytearray(pdf(table([["A", "B"], ["1", "2"]]) + "Havna."))
    if seed % 2:
        del content[luck.randrange(100, len(content)) :]
    for _ in range(luck.choice([3, 30, 300])):
        content[luck.randrange(9, len(content))] = luck.randrange(256)
    with contextlib.suppress(Unreadable):
        read("a.pdf", bytes(content))


def test_a_page_that_unpacks_to_far_too_much_is_refused():
    packed = zlib.compress(b"0 0 m 1 1 l S\n" * 6_000_000, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, part) for n, part in enumerate(parts, start=1))
    assert "far more" in said(body + b"trailer\n<</Root 1 0 R/Size 5>>\n%%EOF")


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(apart, "MAX_SECONDS", 0.05)
    assert said(pdf("Havna."))
