"""Styles, numbering and settings of the Word paper: everything a reader can change in one place."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from .word_xml import ACCENT, AMBER, INK, QUIET, RULE, TINT, WARM, Element, borders, make, shading

FONT = "Arial"
BULLETS, TABLE_BULLETS = 1, 2
_NUMBERED = 3
_LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."))
_MARKS = ("•", "–", "•")


def prepare(document: Document, locale: str) -> None:
    """Set the document's styles, list definitions, language and compatibility mode."""
    _language(document, locale)
    _base_styles(document)
    _own_styles(document)
    _numbering(document)
    _settings(document, locale)


def new_numbering(document: Document) -> int:
    """A numbered list that starts over at 1; returns its id."""
    root = document.part.numbering_part.element
    number = len(root.findall(qn("w:num"))) + 1
    restart = (make("lvlOverride", make("startOverride", val=1), ilvl=level) for level in range(len(_LEVELS)))
    root.append(make("num", make("abstractNumId", val=_NUMBERED), *restart, numId=number))
    return number


def numbered(paragraph: Any, list_id: int, level: int) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


def _language(document: Document, locale: str) -> None:
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
        lang.set(qn("w:eastAsia"), locale)


def _base_styles(document: Document) -> None:
    _shape(document, "Normal", size=10.5, after=7, line=1.2)
    _shape(document, "Title", size=21, bold=True, before=2, after=10, line=1.05)
    for name, size, colour, before in (
        ("Heading 1", 14, ACCENT, 20),
        ("Heading 2", 11.5, INK, 14),
        ("Heading 3", 10.5, QUIET, 12),
    ):
        _shape(document, name, size=size, colour=colour, bold=True, before=before, after=5, line=1.05)
    for name in ("List Bullet", "List Number"):
        _shape(document, name, size=10.5, after=4, line=1.15)
    _shape(document, "Header", size=8, colour=QUIET)
    _shape(document, "Footer", size=8, colour=QUIET)
    _drop(document.styles["Title"], "pBdr")
    for name in ("Header", "Footer"):
        _drop(document.styles[name], "tabs")  # stops for a letter page; ours follow the section's width


def _own_styles(document: Document) -> None:
    for name in ("Case Line", "Fact", "Table Text", "Notice"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _shape(document, "Case Line", size=11, colour=ACCENT, bold=True, after=4)
    _shape(document, "Fact", size=9.5, after=2)
    _shape(document, "Table Text", size=8.5, after=0, line=1.1)
    for name in ("Table Head", "Table Number", "Table Bullet", "Table Note", "Table Group"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Table Text"]
    _shape(document, "Table Head", size=8.5, colour=QUIET, bold=True, line=1.1)
    _shape(document, "Table Number", size=8.5, line=1.1)
    _shape(document, "Table Bullet", size=8.5, after=1, line=1.1)
    _shape(document, "Table Note", size=8.5, colour=QUIET, before=4, after=10, line=1.1)
    _shape(document, "Table Group", size=8.5, colour=ACCENT, bold=True, line=1.1)
    _shape(document, "Notice", size=10, before=10, after=12, line=1.2)
    document.styles["Table Number"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.styles.add_style("Notice Warning", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Notice"]
    _box(document.styles["Case Line"], top=(20, ACCENT))
    _box(document.styles["Notice"], fill=TINT, top=(4, TINT), left=(18, RULE), bottom=(4, TINT))
    _box(document.styles["Notice Warning"], fill=WARM, top=(4, WARM), left=(18, AMBER), bottom=(4, WARM))
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _shape(document, "Caption", size=9.5, bold=True, before=10, after=4)


def _shape(
    document: Document,
    name: str,
    *,
    size: float,
    colour: str = INK,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
) -> None:
    style: Any = document.styles[name]
    _drop(style, "rFonts", "contextualSpacing", "numPr", "spacing")
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    style.element.rPr.rFonts.set(qn("w:cs"), FONT)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line


def _drop(style: Any, *names: str) -> None:
    for name in names:
        for found in list(style.element.iter(qn(f"w:{name}"))):
            found.getparent().remove(found)


def _box(style: Any, *, fill: str = "", **sides: tuple[int, str]) -> None:
    """A rule or a tinted box around a paragraph; the schema wants borders and shading before spacing."""
    properties = style.element.get_or_add_pPr()
    parts: list[Element] = [borders("pBdr", **sides)]
    if fill:
        parts.append(shading(fill))
    for line in parts[0]:
        line.set(qn("w:space"), "8" if line.tag == qn("w:left") else "5")
    spacing = properties.find(qn("w:spacing"))
    for part in parts:
        properties.append(part) if spacing is None else spacing.addprevious(part)


def _numbering(document: Document) -> None:
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.append(_list(BULLETS, [("bullet", mark) for mark in _MARKS], step=340))
    root.append(_list(TABLE_BULLETS, [("bullet", mark) for mark in _MARKS], step=170))
    root.append(_list(_NUMBERED, list(_LEVELS), step=400))
    for number in (BULLETS, TABLE_BULLETS):
        root.append(make("num", make("abstractNumId", val=number), numId=number))


def _list(number: int, levels: list[tuple[str, str]], *, step: int) -> Element:
    made = (
        make(
            "lvl",
            make("start", val=1),
            make("numFmt", val=form),
            make("lvlText", val=text),
            make("lvlJc", val="left"),
            make("pPr", make("ind", left=step * (level + 1), hanging=step)),
            ilvl=level,
        )
        for level, (form, text) in enumerate(levels)
    )
    return make("abstractNum", make("multiLevelType", val="multilevel"), *made, abstractNumId=number)


def _settings(document: Document, locale: str) -> None:
    """Current layout rules, not those of an older Word, and hyphens for long Norwegian words."""
    root = document.settings.element
    root.find(qn("w:defaultTabStop")).addnext(make("autoHyphenation", val="true"))
    for setting in root.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    root.find(qn("w:themeFontLang")).set(qn("w:val"), locale)
