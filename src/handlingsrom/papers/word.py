"""The paper as a Word document a secretariat can go on editing: real styles, lists, tables and sections."""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from .characters import tidy
from .model import (
    Attachment,
    Block,
    Bullets,
    Column,
    Heading,
    Notice,
    Paper,
    Paragraph,
    Point,
    Resolution,
    Row,
    Table,
)
from .titles import attachment_heading, case_line, facts, foot_line, resolution_title, short_title
from .word_styles import BULLETS, new_numbering, numbered, prepare
from .word_tables import add_runs, add_table, cell_element, table_element
from .word_xml import ACCENT, TINT, bookmark, borders, field, link, make, repacked
from .words import LOCALES, words

_A4 = (Mm(210), Mm(297))
_UPRIGHT = {"left": 25, "right": 25, "top": 28, "bottom": 25}
_SIDEWAYS = {"left": 17, "right": 17, "top": 24, "bottom": 20}
_BOX_ROOM = {"top": 160, "left": 240, "bottom": 120, "right": 200}


def render_docx(paper: Paper) -> bytes:
    """The paper as .docx, in the order and with the words of the PDF; the same Paper gives the same bytes."""
    document = docx.Document()
    prepare(document, LOCALES[paper.language])
    _properties(document, paper)
    _first_pages(document, paper)
    for number, item in enumerate(paper.attachments):
        _attachment(document, paper, item, number)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _properties(document: Document, paper: Paper) -> None:
    made = paper.created_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    core = document.core_properties
    core.title, core.subject, core.author = tidy(paper.title), tidy(case_line(paper)), tidy(paper.partnership)
    core.last_modified_by, core.language, core.comments = core.author, LOCALES[paper.language], ""
    core.created = core.modified = made
    core.revision = 1
    package = document.part.package
    for key in [key for key, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
        del package.rels[key]


def _first_pages(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    _page(section, landscape=False)
    section.different_first_page_header_footer = True
    _line(section.first_page_header, "" if paper.to else tidy(paper.partnership), section, "")
    _line(section.header, tidy(short_title(paper)), section, tidy(paper.status_line))
    _foot(section.first_page_footer, section, paper)
    _foot(section.footer, section, paper)
    if paper.to:
        _letter_head(document, paper)
    else:
        document.add_paragraph(tidy(case_line(paper)), style="Case Line")
        document.add_paragraph(tidy(paper.title), style="Title")
        _facts(document, paper)
    if paper.attachments:
        _attachment_list(document, paper)
    for block in paper.settled():
        _block(document, block, paper, level=1, wide=False)


def _letter_head(document: Document, paper: Paper) -> None:
    """Who writes, to whom, when and about what, and then the title."""
    document.add_paragraph(tidy(paper.partnership), style="Case Line").paragraph_format.space_after = Pt(18)
    document.add_paragraph(words(paper.language)["to"], style="Fact")
    for line in paper.to:
        document.add_paragraph(tidy(line)).paragraph_format.space_after = Pt(0)
    document.add_paragraph(style="Fact")
    _facts(document, paper)
    document.add_paragraph(tidy(paper.title), style="Title").paragraph_format.space_before = Pt(24)


def _facts(document: Document, paper: Paper) -> None:
    for name, value, _ in facts(paper):
        paragraph = document.add_paragraph(style="Fact")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(32))
        paragraph.add_run(f"{name}\t")
        paragraph.add_run(tidy(value)).bold = True


def _attachment_list(document: Document, paper: Paper) -> None:
    word = words(paper.language)
    listing = Table(
        (Column(word["attachment"], weight=1), Column(word["title"], weight=7)),
        tuple(Row((item.number, "")) for item in paper.attachments),
    )
    document.add_paragraph(style="Fact")
    add_table(document, listing, width=_width(document), wide=False)
    rows = document.tables[-1].rows
    for number, item in enumerate(paper.attachments):
        link(rows[number + 1].cells[1].paragraphs[0], tidy(item.title), f"vedlegg_{number}")


def _attachment(document: Document, paper: Paper, item: Attachment, number: int) -> None:
    section = _new_section(document)
    section.different_first_page_header_footer = False
    _page(section, landscape=item.landscape)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _line(
        section.header,
        tidy(short_title(paper)),
        section,
        tidy(f"{words(paper.language)['attachment']} {item.number}"),
    )
    _foot(section.footer, section, paper)
    heading = document.add_paragraph(tidy(attachment_heading(item, paper.language)), style="Heading 1")
    heading.paragraph_format.space_before = Pt(0)
    bookmark(heading, f"vedlegg_{number}", number + 1)
    for block in item.settled():
        _block(document, block, paper, level=2, wide=item.landscape)


def _new_section(document: Document) -> Section:
    """Start a section on a new page; its break goes into the last paragraph, not into an empty one of its own."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    carrier = document.paragraphs[-1]._p
    before = carrier.getprevious()
    if before is not None and before.tag == carrier.tag:
        before.get_or_add_pPr().append(carrier.get_or_add_pPr().find(qn("w:sectPr")))
        carrier.getparent().remove(carrier)
    return section


def _page(section: Section, *, landscape: bool) -> None:
    short, long = _A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    margins = _SIDEWAYS if landscape else _UPRIGHT
    section.left_margin, section.right_margin = Mm(margins["left"]), Mm(margins["right"])
    section.top_margin, section.bottom_margin = Mm(margins["top"]), Mm(margins["bottom"])
    section.header_distance = section.footer_distance = Mm(11)


def _room(section: Section) -> Length:
    """The width of the text."""
    return Length((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def _width(document: Document) -> int:
    """The text width of the last section, in twentieths of a point."""
    return int(_room(document.sections[-1]) // Twips(1))


def _line(part: Any, left: str, section: Section, right: str) -> WordParagraph:
    """A header or footer line: something left, something right."""
    paragraph: WordParagraph = part.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(_room(section), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{left}\t{right}")
    return paragraph


def _foot(part: Any, section: Section, paper: Paper) -> None:
    word = words(paper.language)
    left = tidy(foot_line(paper))
    paragraph = _line(part, left, section, f"{word['page']} ")
    paragraph._p.append(field("PAGE", "1"))
    paragraph.add_run(f" {word['of']} ")
    paragraph._p.append(field("NUMPAGES", "1"))


def _block(document: Document, block: Block, paper: Paper, *, level: int, wide: bool) -> None:
    match block:
        case Heading():
            document.add_paragraph(tidy(block.text), style=f"Heading {min(block.level, 3)}")
        case Paragraph():
            add_runs(document.add_paragraph(), block.runs)
        case Bullets():
            list_id = new_numbering(document) if block.ordered else BULLETS
            style = "List Number" if block.ordered else "List Bullet"
            _points(document, block.items, list_id, style)
        case Resolution():
            _resolution(document, block, paper, level)
        case Notice():
            _notice(document, block)
        case Table():
            add_table(document, block, width=_width(document), wide=wide)


def _points(parent: Any, points: tuple[Point, ...], list_id: int, style: str, depth: int = 0) -> None:
    for point in points:
        paragraph = parent.add_paragraph(style=style)
        numbered(paragraph, list_id, min(depth, 2))
        add_runs(paragraph, point.runs)
        _points(parent, point.sub, list_id, style, depth + 1)


def _resolution(document: Document, block: Resolution, paper: Paper, level: int) -> None:
    """Heading above, points in a tinted box: Word leaves headings inside a box out of its outline."""
    title = tidy(resolution_title(block, paper.language))
    document.add_paragraph(title, style=f"Heading {level}")
    width = _width(document)
    box = table_element([width], title=title, has_head=False)
    box.tblPr.replace(box.tblPr.find(make("tblBorders").tag), borders("tblBorders", left=(24, ACCENT)))
    cell = cell_element(width, fill=TINT)
    room = (make(side, w=wide, type="dxa") for side, wide in _BOX_ROOM.items())
    cell.tcPr.find(qn("w:vAlign")).addprevious(make("tcMar", *room))
    box.append(make("tr", make("trPr", make("cantSplit")), cell))
    document.element.body.insert_element_before(box, "w:sectPr")
    cell.append(make("p"))
    inside = document.tables[-1].cell(0, 0)
    _points(inside, block.points, new_numbering(document), "List Number")
    cell.remove(inside.paragraphs[0]._p)
    document.add_paragraph(style="Table Note")


def _notice(document: Document, block: Notice) -> None:
    style = "Notice Warning" if block.tone == "warning" else "Notice"
    paragraph = document.add_paragraph(style=style)
    if block.title:
        paragraph.add_run(tidy(block.title)).bold = True
        paragraph.add_run("\n")
    add_runs(paragraph, block.runs)
