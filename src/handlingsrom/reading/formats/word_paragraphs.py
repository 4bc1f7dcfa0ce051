"""What a Word paragraph is: title, heading, item or text, with the number drawn before it."""

import re
from dataclasses import dataclass

from handlingsrom.reading.formats import markers
from handlingsrom.reading.formats.word_lines import Line, Lines, Span
from handlingsrom.reading.formats.word_numbering import Drawn, Numbering
from handlingsrom.reading.formats.word_parts import Element, Parts, child, is_on, number, value, w
from handlingsrom.reading.formats.word_styles import NumberedAs, Style, Styles, heading
from handlingsrom.reading.paper import TextKind
from handlingsrom.reading.parts import ATTACHMENT

_LONGEST_HEADING = 100
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Made:
    """What a line is; its typed marker is cut from it."""

    kind: TextKind
    level: int = 0
    marker: str = ""


class Paragraphs:
    """Reads paragraphs in order: lists count on, and fields and deletions reach over several."""

    def __init__(self, parts: Parts) -> None:
        self.lines = Lines()
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._joined: Line | None = None
        self._heading = 0

    def read(self, paragraph: Element) -> Line | None:
        """None when its end is deleted, and it goes on in the next paragraph."""
        line = self.lines.read(paragraph)
        if (whole := self._joined) is not None:
            whole.append(line)
            whole.paragraph, line, self._joined = paragraph, whole, None
        mark = child(child(paragraph, "pPr"), "rPr")
        if child(mark, "del") is not None:
            self._joined = line
            return None
        line.strip()
        return line

    def make(self, line: Line, *, is_new_page: bool) -> Made | None:
        """None for what no reader of the paper counts as its text."""
        properties = child(line.paragraph, "pPr")
        style = self._style(properties)
        if style.is_hidden:
            self.lines.seen.hidden += 1
        if style.is_hidden or style.is_contents:
            return None
        kind, level = style.kind, style.level
        outline = value(properties, w("outlineLvl"))
        if outline is not None and kind != TextKind.TITLE:
            kind, level = heading(number(outline, 9))
        drawn = self._drawn(properties, style)
        if kind != TextKind.PARAGRAPH:
            return self._headed(line, kind, level, drawn)
        is_new_page |= bool(is_on(value(properties, w("pageBreakBefore"))))
        return _listed(line, drawn) if drawn else self._plain(line, style, is_new_page)

    def count(self, line: Line) -> None:
        """An item with nothing in it takes up a number all the same."""
        properties = child(line.paragraph, "pPr")
        self._drawn(properties, self._style(properties))

    def draw_in_cell(self, line: Line) -> None:
        """In a cell a number stands in the text, as a reader sees it; bullets are left out."""
        properties = child(line.paragraph, "pPr")
        drawn = self._drawn(properties, self._style(properties))
        if drawn and drawn.marker:
            line.prefix(f"{drawn.marker} ")
            line.strip()
        elif typed := markers.typed_bullet(line.text):
            line.cut(typed[1])

    def _headed(self, line: Line, kind: TextKind, level: int, drawn: Drawn | None) -> Made:
        marker = drawn.marker if drawn else ""
        if _WORD.search(marker):
            # `Vedlegg 3` that Word counts by itself is part of what people read.
            line.prefix(f"{marker} ")
            marker = ""
        self._heading = level if kind == TextKind.HEADING else self._heading
        return Made(kind, level, marker)

    def _plain(self, line: Line, style: Style, is_new_page: bool) -> Made:
        marker, start = markers.typed_marker(line.text) or (None, 0)
        line.cut(start)
        is_numbered = marker is not None and marker[:1].isdigit()
        if (marker is None or is_numbered) and self._looks_like_heading(line, style, is_new_page):
            return Made(TextKind.HEADING, self._heading + 1, marker or "")
        return Made(TextKind.PARAGRAPH) if marker is None else Made(TextKind.ITEM, 0, marker)

    def _looks_like_heading(self, line: Line, style: Style, is_new_page: bool) -> bool:
        """Typed by hand: short, alone, all in bold; or the name of an attachment at the top of a page."""
        text = line.text
        if len(text) > _LONGEST_HEADING or "\n" in text or text[-1:] in ".;,?!" or not _WORD.search(text):
            return False
        if is_new_page and ATTACHMENT.match(text):
            return True
        return all(self._is_bold(span, style) for span in line.spans if (span.element.text or "").strip())

    def _is_bold(self, span: Span, style: Style) -> bool:
        properties = child(span.element.getparent(), "rPr")
        own = is_on(value(properties, w("b")))
        if own is not None:
            return own
        named = value(properties, w("rStyle"))
        return style.is_bold or (named is not None and self._styles.style(named).is_bold)

    def _style(self, properties: Element | None) -> Style:
        return self._styles.style(value(properties, w("pStyle")))

    def _drawn(self, properties: Element | None, style: Style) -> Drawn | None:
        numbered = style.numbered
        own = child(properties, "numPr")
        if own is not None:
            id, level = value(own, w("numId")), value(own, w("ilvl"))
            inherited = numbered.number if numbered else "0"
            numbered = NumberedAs(inherited if id is None else id, None if level is None else number(level))
        drawn = self._numbering.next(numbered, style.id) if numbered else None
        if drawn and own is None and style.extra_level > drawn.level:
            return Drawn(drawn.marker, style.extra_level)
        return drawn


def _listed(line: Line, drawn: Drawn) -> Made:
    """An item of a list of Word's. People type `a)` after its bullets, too."""
    marker = drawn.marker
    if not marker and (typed := markers.typed_marker(line.text)):
        marker, start = typed
        line.cut(start)
    return Made(TextKind.ITEM, drawn.level, marker)
