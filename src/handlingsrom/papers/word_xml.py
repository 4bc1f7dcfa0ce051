"""WordprocessingML that python-docx has no words for, built small piece by small piece."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

Element = Any

INK, QUIET, ACCENT = "1D2733", "4D5A68", "0B4A7D"
RULE, TINT, WARM, AMBER = "C5CDD6", "EEF3F8", "FDF3E1", "9A5B00"

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def make(tag: str, *children: Element, **attributes: str | int) -> Element:
    """`make("tcW", w=200, type="dxa")` is `<w:tcW w:w="200" w:type="dxa"/>`."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def borders(tag: str, **sides: tuple[int, str]) -> Element:
    """Borders by side, each (eighths of a point, colour); sides must come in the schema's order."""
    lines = (
        make(side, val="single" if size else "nil", sz=size, space=0, color=colour)
        for side, (size, colour) in sides.items()
    )
    return make(tag, *lines)


def shading(fill: str) -> Element:
    return make("shd", val="clear", color="auto", fill=fill)


def field(instruction: str, shown: str) -> Element:
    """A field with the value it shows until Word counts again."""
    text = make("t")
    text.text = shown
    return make("fldSimple", make("r", text), instr=instruction)


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark around a paragraph's content."""
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, make("bookmarkStart", id=number, name=name))
    paragraph._p.append(make("bookmarkEnd", id=number))


def link(paragraph: Any, text: str, anchor: str) -> None:
    """Add a link to a bookmark in the same document."""
    run = paragraph.add_run(text)
    run.font.color.rgb = RGBColor.from_string(ACCENT)
    run.font.underline = True
    wrapper = make("hyperlink", anchor=anchor, history=1)
    run._r.addprevious(wrapper)
    wrapper.append(run._r)


def repacked(package: bytes) -> bytes:
    """The same zip with fixed timestamps and order, so that the same paper gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        # The content types stay first: some readers look for them there.
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
