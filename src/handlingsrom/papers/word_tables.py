"""Tables in the Word paper: real rows, a header row that repeats and is marked as one."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph as WordParagraph

from .cells import Placed, cell_lines, height, placed
from .characters import tidy
from .model import Inline, Rich, Row, RowKind, Table, as_runs
from .word_styles import TABLE_BULLETS, numbered
from .word_xml import INK, RULE, TINT, Element, borders, make, shading

_HAIRLINE = (4, RULE)
_STRONG = (8, INK)
_KEEP_TOGETHER_LINES = 22


def add_runs(paragraph: WordParagraph, text: Inline, *, bold: bool = False) -> None:
    """Write runs into a paragraph; newlines become line breaks."""
    for run in as_runs(text):
        added = paragraph.add_run(tidy(run.text))
        added.bold = True if bold or run.bold else None
        added.italic = True if run.italic else None


def add_table(parent: Any, table: Table, *, width: int, wide: bool) -> None:
    """Append a table `width` twentieths of a point wide to a document or cell."""
    if table.caption:
        parent.add_paragraph(tidy(table.caption), style="Caption")
    widths = _widths(table, width)
    built = table_element(widths, title=tidy(table.caption) or tidy(table.columns[0].head))
    parent.element.body.insert_element_before(built, "w:sectPr")
    built.append(_head(parent, table, widths))
    for row in table.rows:
        built.append(_row(parent, row, table, widths, wide=wide))
    if table.footer:
        add_runs(parent.add_paragraph(style="Table Note"), table.footer)
    else:
        parent.add_paragraph(style="Table Note")


def table_element(widths: list[int], *, title: str, has_head: bool = True) -> Element:
    """An empty table with fixed columns, hairlines between rows and, if it is no mere box, a marked first row."""
    properties = make(
        "tblPr",
        make("tblW", w=sum(widths), type="dxa"),
        borders("tblBorders", bottom=_HAIRLINE, insideH=_HAIRLINE),
        make("tblLayout", type="fixed"),
        make(
            "tblCellMar",
            make("top", w=45, type="dxa"),
            make("left", w=90, type="dxa"),
            make("bottom", w=45, type="dxa"),
            make("right", w=90, type="dxa"),
        ),
        make(
            "tblLook",
            val="0020" if has_head else "0000",
            firstRow=int(has_head),
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        make("tblCaption", val=title),
    )
    return make("tbl", properties, make("tblGrid", *(make("gridCol", w=width) for width in widths)))


def _widths(table: Table, width: int) -> list[int]:
    total = sum(column.weight for column in table.columns)
    return [int(width * column.weight / total) for column in table.columns]


def _head(parent: Any, table: Table, widths: list[int]) -> Element:
    row = make("tr", make("trPr", make("cantSplit"), make("tblHeader")))
    for column, width in zip(table.columns, widths, strict=True):
        cell = cell_element(width, bottom=_STRONG, anchor="bottom")
        paragraph = _paragraph(parent, cell, "Table Head", right=column.is_numeric)
        add_runs(paragraph, column.head)
        row.append(cell)
    return row


def _row(parent: Any, row: Row, table: Table, widths: list[int], *, wide: bool) -> Element:
    keep = height(row, table, width=165 if wide else 88) <= _KEEP_TOGETHER_LINES
    built = make("tr", make("trPr", make("cantSplit", val=int(keep))))
    for place in placed(row, table):
        width = sum(widths[place.first : place.first + place.span])
        cell = cell_element(width, span=place.span, **_look(row))
        _fill(parent, cell, place, row.kind)
        built.append(cell)
    return built


def _look(row: Row) -> dict[str, Any]:
    if row.kind == "group":
        return {"fill": TINT}
    return {"top": _STRONG, "bottom": _STRONG} if row.kind == "sum" else {}


def cell_element(
    width: int,
    *,
    span: int = 1,
    fill: str = "",
    top: tuple[int, str] | None = None,
    left: tuple[int, str] | None = None,
    bottom: tuple[int, str] | None = None,
    anchor: str = "top",
) -> Element:
    """An empty cell; its parts come in the order the schema asks for."""
    properties = make("tcPr", make("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(make("gridSpan", val=span))
    sides = {name: side for name, side in (("top", top), ("left", left), ("bottom", bottom)) if side is not None}
    if sides:
        properties.append(borders("tcBorders", **sides))
    if fill:
        properties.append(shading(fill))
    properties.append(make("vAlign", val=anchor))
    return make("tc", properties)


def _fill(parent: Any, cell: Element, place: Placed, kind: RowKind) -> None:
    bulleted = isinstance(place.cell, Rich) and place.cell.bulleted
    style = "Table Group" if kind == "group" else "Table Bullet" if bulleted else "Table Text"
    for line in cell_lines(place.cell, place.column) or ((),):
        paragraph = _paragraph(parent, cell, style, right=place.column.is_numeric)
        if kind == "group":
            paragraph.paragraph_format.keep_with_next = True
        if bulleted:
            numbered(paragraph, TABLE_BULLETS, 0)
        add_runs(paragraph, line, bold=kind == "sum")


def _paragraph(parent: Any, cell: Element, style: str, *, right: bool) -> WordParagraph:
    element = make("p")
    cell.append(element)
    paragraph = WordParagraph(element, parent._body)
    paragraph.style = "Table Number" if right and style == "Table Text" else style
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph
