"""The PDF is accessible, archivable, the same every time, and safe whatever people write."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from pypdf import PdfReader

from handlingsrom.papers.characters import drawable
from handlingsrom.papers.model import (
    Bullets,
    Column,
    Heading,
    Notice,
    Paper,
    Paragraph,
    Point,
    Resolution,
    Rich,
    Row,
    Table,
)
from handlingsrom.papers.pdf import render_pdf
from papers.sample import sample_paper


@cache
def sample() -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(sample_paper())))


def text_of(reader: PdfReader) -> str:
    text = "\n".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def small(*blocks: object, **changes: object) -> Paper:
    return replace(sample_paper(), blocks=blocks, attachments=(), **changes)


def shown(paper: Paper) -> str:
    return text_of(PdfReader(io.BytesIO(render_pdf(paper))))


@pytest.mark.parametrize(
    "figure", ["16 033 554", "200 000", "5 150 000", "5 232 000", "12 382 000", "11 632 000", "190 854"]
)
def test_the_figures_and_sums_are_in_the_text(figure: str) -> None:
    assert figure in text_of(sample())


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    root = sample().trailer["/Root"]
    assert root["/Lang"] == "nb-NO"
    assert root["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert sample().metadata.title.startswith("Oppdatert handlingsplan")


def test_it_declares_both_standards() -> None:
    xmp = sample().trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_the_outline_has_the_sections_and_every_attachment() -> None:
    titles = [item.title for item in sample().outline if not isinstance(item, list)]
    assert titles[0] == "Bakgrunn"
    assert "Forslag til vedtak" in titles
    assert [title for title in titles if title.startswith("Vedlegg")][6] == "Vedlegg 7: Midler 2026: nye behov"


def test_each_attachment_starts_a_page_and_wide_ones_lie_down() -> None:
    pages = [page.extract_text() for page in sample().pages]
    starts = [number for number, text in enumerate(pages) if re.search(r"Vedlegg \d: ", text)]
    wide = [sample().pages[n].mediabox.width > sample().pages[n].mediabox.height for n in starts]
    assert wide == [False, False, True, True, True, True, False]


def test_table_heads_and_the_group_in_force_are_repeated_on_the_next_page() -> None:
    pages = [text for page in sample().pages if "Hvem følger opp" in (text := page.extract_text())]
    assert len(pages) >= 2
    assert "Likeverdige tjenester" in pages[1].split("Forebygging")[0]


def test_header_cells_are_tagged_as_headers() -> None:
    tags = [obj for obj in map(resolved, range(1, len(sample().xref[0]) + 1)) if obj is not None]
    kinds = {str(tag.get("/S")) for tag in tags}
    assert {"/TH", "/TD", "/THead", "/Caption", "/H1", "/H2", "/L", "/Link"} <= kinds


def resolved(number: int) -> dict | None:
    found = sample().get_object(number)
    return found if isinstance(found, dict) and "/S" in found else None


def test_only_bundled_fonts_are_used_and_all_are_embedded() -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in sample().pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("+Inter-" in font for font in fonts)


def test_the_same_paper_gives_the_same_bytes_in_every_thread() -> None:
    other = small(Paragraph("noe annet"))
    expected = render_pdf(sample_paper())
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(render_pdf, [sample_paper(), other] * 4))
    assert made[::2] == [expected] * 4
    assert len(set(made)) == 2


def test_the_date_in_the_file_is_the_papers_own() -> None:
    paper = small(Paragraph("x"), created_at=datetime(2031, 2, 3, 4, 5, tzinfo=UTC))
    metadata = PdfReader(io.BytesIO(render_pdf(paper))).metadata
    assert metadata.creation_date == datetime(2031, 2, 3, 4, 5, tzinfo=UTC)


HOSTILE = [
    "#panic()", "#{1+1}", "$x^2$", "\\u{41}", "[ ] #[", "*fet* _kursiv_", "`rå`", "@ref <merke>",
    "// borte", "/* borte */", "= Ikke overskrift", '"#sys.inputs"', "~", "'enkle'", "--- ...", "{{ navn }}",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_text_that_looks_like_typst_is_only_text(typed: str) -> None:
    paper = small(
        Heading(1, typed),
        Paragraph(typed),
        Bullets((Point(typed, (Point(typed),)),)),
        Resolution((Point(typed, (Point(typed),)),), title=typed),
        Notice(typed, title=typed),
        Table((Column(typed),), (Row((typed,), "group"), Row((Rich((typed,)),))), caption=typed, footer=typed),
        title=typed,
        status_line=typed,
    )
    assert shown(paper).count(typed) >= 14


def test_letters_without_a_glyph_do_not_stop_the_paper() -> None:
    text = shown(
        small(Paragraph("Bra \U0001f600 jobba\u200b – Čáhppes, 50 ≥ 40, \ue000 \x07 שלום"), title="\U0001f600")
    )
    assert "Bra □ jobba – Čáhppes, 50 ≥ 40," in text


def test_a_decomposed_letter_is_composed() -> None:
    assert drawable("a\u030al") == "ål"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_almost_empty_paper_renders_in_every_language(language: str) -> None:
    paper = small(
        Resolution(()),
        Bullets(()),
        Paragraph(""),
        Table((Column(""),), ()),
        language=language,
        number="",
        title="",
        meeting_on=None,
    )
    reader = PdfReader(io.BytesIO(render_pdf(paper)))
    assert reader.trailer["/Root"]["/Lang"].startswith(language)


def test_a_cell_longer_than_a_page_runs_on_to_the_next() -> None:
    cell = "Et ord til i en lang merknad. " * 400 + "SLUTT"
    text = shown(small(Table((Column("A"), Column("B")), (Row((cell, "kort")),))))
    assert "SLUTT" in text


def test_the_page_counter_goes_to_the_last_page() -> None:
    last = len(sample().pages)
    assert f"Side {last} av {last}" in text_of(sample())
