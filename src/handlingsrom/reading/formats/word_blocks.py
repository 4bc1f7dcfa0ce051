"""Goes through the body of a Word paper and makes its blocks, with where each piece of text came from."""

import re
from dataclasses import dataclass, field

from handlingsrom.reading.formats.limits import MAX_DEPTH, too_deep
from handlingsrom.reading.formats.word_cells import Cells
from handlingsrom.reading.formats.word_grid import Grid
from handlingsrom.reading.formats.word_lines import Line, Seen, Span, alternative
from handlingsrom.reading.formats.word_paragraphs import Made, Paragraphs
from handlingsrom.reading.formats.word_parts import ALTERNATE, NOT_TEXT, Element, Parts, value, w
from handlingsrom.reading.paper import Block, Cell, Row, Table, Text, TextKind

Key = tuple[int, int | None, int | None]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass
class Located:
    """By block, row and column (None for texts): the paragraph, and the pieces of the text."""

    paragraphs: dict[Key, Element] = field(default_factory=dict)
    spans: dict[Key, list[Span]] = field(default_factory=dict)

    def add(self, key: Key, line: Line) -> None:
        if line.paragraph is not None:
            self.paragraphs[key] = line.paragraph
        if line.spans:
            self.spans[key] = line.spans


def read_blocks(parts: Parts) -> tuple[tuple[Block, ...], Located, Seen]:
    """Raises Unreadable for what is too large or too deep."""
    body = _Body(parts)
    body.read(parts.body)
    body.finish_section()
    return tuple(body.blocks), body.located, body.seen


class _Body:
    def __init__(self, parts: Parts) -> None:
        self.blocks: list[Block] = []
        self.located = Located()
        self._paragraphs = Paragraphs(parts)
        self._cells = Cells(self._paragraphs)
        self.seen = self._paragraphs.lines.seen
        self._notes = {"footnote": _notes(parts.footnotes), "endnote": _notes(parts.endnotes)}
        self._waiting: list[tuple[str, str]] = []
        self._is_new_page = True

    def read(self, container: Element, depth: int = 0) -> None:
        if depth > MAX_DEPTH:
            raise too_deep()
        for child in container:
            tag = child.tag
            if tag == w("p"):
                self._paragraph(child, depth)
            elif tag == w("tbl"):
                self._table(child, depth)
            elif tag == ALTERNATE:
                for chosen in alternative(child):
                    self.read(chosen, depth + 1)
            elif tag == w("altChunk"):
                self.seen.inserted_files += 1
            elif tag not in NOT_TEXT and not _is_contents(child):
                self.read(child, depth + 1)

    def finish_section(self) -> None:
        """Notes stand after the section that refers to them, so that lists and tables are left whole."""
        waiting, self._waiting = self._waiting, []
        for kind, id in waiting:
            note = self._notes[kind].pop(id, None)
            for paragraph in () if note is None else note.iterfind(w("p")):
                line = self._paragraphs.lines.read(paragraph)
                line.strip()
                if line.has_text:
                    self._add_text(line, Made(TextKind.PARAGRAPH))

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        line = self._paragraphs.read(paragraph)
        if line is None:
            return
        self._is_new_page |= line.breaks_before
        if line.has_text:
            made = self._paragraphs.make(line, is_new_page=self._is_new_page)
            if made is not None:
                self._add_text(line, made)
            self._is_new_page = False
        else:
            self._paragraphs.count(line)
        self._is_new_page |= line.breaks_after or paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
        self._waiting += line.notes
        for box in line.boxes:
            self.read(box, depth + 1)

    def _add_text(self, line: Line, made: Made) -> None:
        if made.kind in (TextKind.TITLE, TextKind.HEADING):
            self.finish_section()
        index = len(self.blocks)
        self.blocks.append(Text(index, made.kind, line.text, made.level, made.marker))
        self.located.add((index, None, None), line)

    def _table(self, table: Element, depth: int) -> None:
        grid = self._cells.grid(table)
        if grid is None:
            return
        if len(grid.rows) == len(grid.rows[0]) == 1:
            # A frame around text, and no table.
            self.read(grid.rows[0][0].cell, depth + 1)
            return
        lines = [[self._cells.read(square, depth) for square in row] for row in grid.rows]
        if any(line.has_text for row in lines for line in row):
            self._add_table(grid, lines)
            self._is_new_page = False

    def _add_table(self, grid: Grid, lines: list[list[Line]]) -> None:
        index = len(self.blocks)
        rows: list[Row] = []
        for squares, row_lines in zip(grid.rows, lines, strict=True):
            pairs = zip(squares, row_lines, strict=True)
            row = Row(tuple(Cell(line.text, square.merge) for square, line in pairs))
            if rows and _repeats(row, rows[0], grid.headings):
                continue
            for column, line in enumerate(row_lines):
                self.located.add((index, len(rows), column), line)
                self._waiting += line.notes
            rows.append(row)
        self.blocks.append(Table(index, tuple(rows)))


def _repeats(row: Row, first: Row, headings: int) -> bool:
    """Is it the heading again, typed by hand where a new page begins? A heading has words, and no amounts."""
    if row.cells != first.cells:
        return False
    texts = [cell.text for cell in row.cells if cell.text]
    has_numbers = any(letter.isdigit() for text in texts for letter in _YEAR.sub("", text))
    return len(texts) > 1 and (headings > 0 or not has_numbers)


def _is_contents(element: Element) -> bool:
    """The table of contents Word makes: it says nothing that does not stand elsewhere."""
    if element.tag != w("sdt"):
        return False
    kind = value(element, "/".join(map(w, ("sdtPr", "docPartObj", "docPartGallery"))))
    return kind == "Table of Contents"


def _notes(root: Element | None) -> dict[str, Element]:
    return {} if root is None else {str(each.get(w("id"))): each for each in root}
