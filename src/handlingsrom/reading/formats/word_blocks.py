"""Goes through the body of a Word paper and makes its blocks, with where each piece of text came from."""

import re
from dataclasses import dataclass, field

from handlingsrom.reading.formats import markers
from handlingsrom.reading.formats.limits import MAX_CELLS, MAX_DEPTH, too_deep
from handlingsrom.reading.formats.word_grid import Square, read_grid
from handlingsrom.reading.formats.word_lines import Line, Lines, Seen, Span, alternative
from handlingsrom.reading.formats.word_numbering import Drawn, Numbering
from handlingsrom.reading.formats.word_parts import ALTERNATE, Element, Parts, is_on, number, value, w
from handlingsrom.reading.formats.word_styles import NumberedAs, Style, Styles, heading
from handlingsrom.reading.paper import Block, Cell, Merge, Row, Table, Text, TextKind
from handlingsrom.reading.parts import ATTACHMENT

Key = tuple[int, int | None, int | None]

_LEFT_OUT = {w(name) for name in ("del", "moveFrom", "sdtPr", "sdtEndPr")}
_LONGEST_HEADING = 100
_WORD = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass
class Located:
    """By block, row and column (None for texts): the paragraph, and the pieces of the text."""

    paragraphs: dict[Key, Element] = field(default_factory=dict)
    spans: dict[Key, list[Span]] = field(default_factory=dict)


def read_blocks(parts: Parts) -> tuple[tuple[Block, ...], Located, Seen]:
    reader = _Reader(parts)
    reader.container(parts.body)
    reader.finish()
    return tuple(reader.blocks), reader.located, reader.lines.seen


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self.blocks: list[Block] = []
        self.located = Located()
        self.lines = Lines()
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._notes = {"footnote": _notes(parts.footnotes), "endnote": _notes(parts.endnotes)}
        self._waiting: list[tuple[str, str]] = []
        self._joined: Line | None = None
        self._heading = 0
        self._is_new_page = True
        self._cells = MAX_CELLS

    # --- the body, and what holds blocks inside it

    def container(self, element: Element, depth: int = 0) -> None:
        if depth > MAX_DEPTH:
            raise too_deep()
        for child in element:
            tag = child.tag
            if tag == w("p"):
                self._paragraph(child, depth)
            elif tag == w("tbl"):
                self._table(child, depth)
            elif tag == ALTERNATE:
                for chosen in alternative(child):
                    self.container(chosen, depth + 1)
            elif tag == w("altChunk"):
                self.lines.seen.inserted_files += 1
            elif tag not in _LEFT_OUT:
                self.container(child, depth + 1)

    def finish(self) -> None:
        """Footnotes stand after the section that refers to them, so that lists and tables are left whole."""
        waiting, self._waiting = self._waiting, []
        for kind, id in waiting:
            note = self._notes[kind].pop(id, None)
            for paragraph in () if note is None else note.iter(w("p")):
                line = self.lines.read(paragraph)
                if line.text:
                    self._add(line, TextKind.PARAGRAPH)

    # --- paragraphs

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        line = self._read(paragraph)
        if line is None:
            return
        self._is_new_page |= line.breaks_before
        if line.text:
            self._text(line)
            self._is_new_page = False
        self._is_new_page |= line.breaks_after
        self._waiting += line.notes
        for box in line.boxes:
            self.container(box, depth + 1)

    def _read(self, paragraph: Element) -> Line | None:
        """None when its end is deleted, and it goes on in the next paragraph."""
        line = self.lines.read(paragraph)
        if self._joined is not None:
            line, self._joined = _join(self._joined, line), None
        properties = paragraph.find(w("pPr"))
        mark = None if properties is None else properties.find(w("rPr"))
        if mark is not None and mark.find(w("del")) is not None:
            self._joined = line
            return None
        return line

    def _text(self, line: Line) -> None:
        properties = line.paragraph.find(w("pPr"))
        style = self._styles.style(value(properties, w("pStyle")))
        if style.is_contents:
            return
        if style.is_hidden:
            self.lines.seen.hidden += 1
            return
        kind, level = style.kind, style.level
        outline = value(properties, w("outlineLvl"))
        if outline is not None and kind != TextKind.TITLE:
            kind, level = heading(number(outline, 9))
        drawn = self._drawn(properties, style)
        if kind == TextKind.PARAGRAPH:
            self._plain(line, properties, style, drawn)
        else:
            self._headed(line, kind, level, drawn)

    def _headed(self, line: Line, kind: TextKind, level: int, drawn: Drawn | None) -> None:
        marker = drawn.marker if drawn else ""
        if _WORD.search(marker):
            line.prefix(f"{marker} ")
            marker = ""
        self._heading = level if kind == TextKind.HEADING else self._heading
        self.finish()
        self._add(line, kind, level, marker)

    def _plain(self, line: Line, properties: Element | None, style: Style, drawn: Drawn | None) -> None:
        if drawn:
            self._listed(line, drawn)
        elif typed := markers.typed_marker(line.text):
            self._typed(line, properties, style, typed)
        elif self._looks_like_heading(line, properties, style):
            self.finish()
            self._add(line, TextKind.HEADING, self._heading + 1)
        else:
            self._add(line, TextKind.PARAGRAPH)

    def _listed(self, line: Line, drawn: Drawn) -> None:
        """An item of a list of Word's. People type `a)` after its bullets, too."""
        marker = drawn.marker
        if not marker and (typed := markers.typed_marker(line.text)):
            marker, start = typed
            line.cut(start)
        self._add(line, TextKind.ITEM, drawn.level, marker)

    def _typed(self, line: Line, properties: Element | None, style: Style, typed: tuple[str, int]) -> None:
        marker, start = typed
        line.cut(start)
        if marker[:1].isdigit() and self._looks_like_heading(line, properties, style):
            self.finish()
            self._add(line, TextKind.HEADING, self._heading + 1, marker)
        else:
            self._add(line, TextKind.ITEM, 0, marker)

    def _drawn(self, properties: Element | None, style: Style) -> Drawn | None:
        numbered = style.numbered
        own = None if properties is None else properties.find(w("numPr"))
        if own is not None:
            id, level = value(own, w("numId")), value(own, w("ilvl"))
            inherited = numbered.number if numbered else "0"
            numbered = NumberedAs(inherited if id is None else id, None if level is None else number(level))
        drawn = self._numbering.next(numbered, style.id) if numbered else None
        if drawn and own is None and style.extra_level > drawn.level:
            return Drawn(drawn.marker, style.extra_level)
        return drawn

    def _looks_like_heading(self, line: Line, properties: Element | None, style: Style) -> bool:
        """Typed by hand: short, alone, all in bold; or the name of an attachment at the top of a page."""
        text = line.text
        if len(text) > _LONGEST_HEADING or "\n" in text or text[-1] in ".;,?!" or not _WORD.search(text):
            return False
        if ATTACHMENT.match(text) and (self._is_new_page or is_on(value(properties, w("pageBreakBefore")))):
            return True
        return all(
            self._is_bold(span, style) for span in line.spans if not span.element.text or span.element.text.strip()
        )

    def _is_bold(self, span: Span, style: Style) -> bool:
        properties = span.element.getparent().find(w("rPr"))
        own = is_on(value(properties, w("b")))
        if own is not None:
            return own
        named = value(properties, w("rStyle"))
        return style.is_bold or bool(named and self._styles.style(named).is_bold)

    def _add(self, line: Line, kind: TextKind, level: int = 0, marker: str = "") -> None:
        index = len(self.blocks)
        self.blocks.append(Text(index, kind, line.text, level, marker))
        self.located.paragraphs[index, None, None] = line.paragraph
        self.located.spans[index, None, None] = line.spans

    # --- tables

    def _table(self, table: Element, depth: int) -> None:
        grid = read_grid(table, self._cells)
        if grid is None:
            return
        if len(grid.rows) == len(grid.rows[0]) == 1 and grid.rows[0][0].cell is not None:
            # A frame around text, and no table.
            self.container(grid.rows[0][0].cell, depth + 1)
            return
        self._cells -= len(grid.rows) * len(grid.rows[0])
        self._is_new_page = False
        rows = [[self._cell(square, depth) for square in row] for row in grid.rows]
        if any(line.text for row in rows for line in row):
            self._add_table(grid.rows, rows, grid.headings)

    def _cell(self, square: Square, depth: int) -> Line:
        """The lines of a cell as one."""
        if square.cell is None or square.merge != Merge.NONE:
            return Line(None if square.cell is None else next(square.cell.iter(w("p")), None))
        whole = Line(next(square.cell.iter(w("p")), None))
        for line in self._cell_lines(square.cell, depth + 1):
            if line.text:
                whole = _join(whole, line, "\n")
        return whole

    def _cell_lines(self, element: Element, depth: int) -> list[Line]:
        if depth > MAX_DEPTH:
            raise too_deep()
        found: list[Line] = []
        for child in element:
            tag = child.tag
            if tag == w("p"):
                found += self._cell_paragraph(child, depth)
            elif tag == w("tbl"):
                found += self._nested(child, depth)
            elif tag == ALTERNATE:
                for chosen in alternative(child):
                    found += self._cell_lines(chosen, depth + 1)
            elif tag not in _LEFT_OUT and tag != w("tcPr"):
                found += self._cell_lines(child, depth + 1)
        return found

    def _cell_paragraph(self, paragraph: Element, depth: int) -> list[Line]:
        line = self._read(paragraph)
        if line is None:
            return []
        properties = paragraph.find(w("pPr"))
        style = self._styles.style(value(properties, w("pStyle")))
        drawn = self._drawn(properties, style)
        if drawn and drawn.marker:
            line.prefix(f"{drawn.marker} ")
            line.text = line.text.rstrip()
        elif not drawn and (typed := markers.typed_bullet(line.text)):
            line.cut(typed[1])
        self._waiting += line.notes
        return [line, *(each for box in line.boxes for each in self._cell_lines(box, depth + 1))]

    def _nested(self, table: Element, depth: int) -> list[Line]:
        """A table in a cell: a line for each row."""
        grid = read_grid(table, self._cells)
        if grid is None:
            return []
        self._cells -= len(grid.rows) * len(grid.rows[0])
        self.lines.seen.nested += 1
        found = []
        for row in grid.rows:
            whole: Line | None = None
            for line in (self._cell(square, depth + 1) for square in row if square.merge == Merge.NONE):
                whole = line if whole is None else _join(whole, line, "\t")
            if whole is not None:
                whole.strip()
                found.append(whole)
        return found

    def _add_table(self, squares: list[list[Square]], lines: list[list[Line]], headings: int) -> None:
        index = len(self.blocks)
        rows: list[Row] = []
        for row_squares, row_lines in zip(squares, lines, strict=True):
            cells = [Cell(line.text, square.merge) for square, line in zip(row_squares, row_lines, strict=True)]
            if rows and _repeats(cells, rows[0], headings):
                continue
            for column, line in enumerate(row_lines):
                if line.paragraph is not None:
                    self.located.paragraphs[index, len(rows), column] = line.paragraph
                self.located.spans[index, len(rows), column] = line.spans
            rows.append(Row(tuple(cells)))
        self.blocks.append(Table(index, tuple(rows)))


def _repeats(cells: list[Cell], first: Row, headings: int) -> bool:
    """Is it the heading again, typed by hand where a new page begins? A heading has words, and no amounts."""
    if tuple(cells) != first.cells:
        return False
    texts = [cell.text for cell in cells if cell.text]
    is_words = not any(letter.isdigit() for text in texts for letter in _YEAR.sub("", text))
    return len(texts) > 1 and (headings > 0 or is_words)


def _join(first: Line, second: Line, between: str = "") -> Line:
    """Two lines as one, of the second's paragraph unless the first has text."""
    if not first.text:
        second.boxes, second.notes = first.boxes + second.boxes, first.notes + second.notes
        return second
    at = len(first.text) + len(between)
    first.text += between + second.text
    first.spans += [Span(each.start + at, each.end + at, each.element, each.skip) for each in second.spans]
    first.boxes += second.boxes
    first.notes += second.notes
    return first


def _notes(root: Element | None) -> dict[str, Element]:
    return {} if root is None else {str(each.get(w("id"))): each for each in root}
