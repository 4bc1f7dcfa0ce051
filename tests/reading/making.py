"""Papers made for a test, as files: through python-docx where it can, and from bare XML where it cannot."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document

from handlingsrom.reading.formats import read_paper
from handlingsrom.reading.paper import Paper, Table, Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def word_parts(body: str, **related: str) -> dict[str, str | bytes]:
    """The parts of a Word file. `related` is the inside of other parts: `styles`, `numbering`, `footnotes`."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "comments": "comments"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in related}),
    }
    for name, inside in related.items():
        parts[f"word/{name}.xml"] = f"<w:{roots[name]} {_SPACES}>{inside}</w:{roots[name]}>"
    return parts


def word_xml(body: str, **related: str) -> bytes:
    """A Word file with this XML in its body."""
    return archive(word_parts(body, **related))


def word(make: Callable[[Any], object]) -> bytes:
    """A Word file as python-docx makes it: `word(lambda d: d.add_paragraph("Bakgrunn"))`."""
    document = Document()
    make(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def paragraph(text: str, *, properties: str = "", run: str = "") -> str:
    """The XML of a paragraph with one run."""
    about = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{about}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(text: str, properties: str = "") -> str:
    """The XML of a cell; one paragraph for each line."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(paragraph, text.split(chr(10))))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """The XML of a row; a cell that is not XML yet is text."""
    inside = "".join(each if each.startswith("<w:") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """The XML of a table; widths in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def read(content: bytes) -> Paper:
    return read_paper("sak.docx", content)


def texts(paper: Paper) -> list[str]:
    """The texts as one writes them down: `# Heading`, `1. item`, `* item`, and under it `  * item`."""
    return [_written(block) for block in paper.blocks if isinstance(block, Text)]


def grid(paper: Paper) -> list[list[str]]:
    """The only table: its texts, and `<` and `^` for squares that another cell takes up."""
    (only,) = paper.tables
    return _squares(only)


def said(paper: Paper) -> list[str]:
    return [each.sentence for each in paper.lost]


def _squares(table: Table) -> list[list[str]]:
    marks = {"": "", "left": "<", "up": "^"}
    return [[marks[each.merge] or each.text for each in row.cells] for row in table.rows]


def _written(text: Text) -> str:
    marker = f"{text.marker} " if text.marker else ""
    if text.kind == "heading":
        return f"{'#' * text.level} {marker}{text.text}"
    if text.kind == "item":
        return f"{'  ' * text.level}{marker or '* '}{text.text}"
    return f"TITLE {text.text}" if text.kind == "title" else text.text


def _relations(targets: dict[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{index}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'
