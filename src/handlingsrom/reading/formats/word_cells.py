"""What stands in the cells of Word's tables: paragraphs as lines, and so the rows of tables inside them."""

from handlingsrom.reading.formats.limits import MAX_CELLS, MAX_DEPTH, too_deep
from handlingsrom.reading.formats.word_grid import Grid, Square, read_grid
from handlingsrom.reading.formats.word_lines import Line, alternative
from handlingsrom.reading.formats.word_paragraphs import Paragraphs
from handlingsrom.reading.formats.word_parts import ALTERNATE, NOT_TEXT, Element, w
from handlingsrom.reading.paper import Merge


class Cells:
    """Reads the tables of one paper, which together may have MAX_CELLS cells."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._left = MAX_CELLS

    def grid(self, table: Element) -> Grid | None:
        grid = read_grid(table, self._left)
        if grid is not None:
            self._left -= len(grid.rows) * len(grid.rows[0])
        return grid

    def read(self, square: Square, depth: int) -> Line:
        """All lines of a cell as one, with line breaks. A square that another cell takes up is empty."""
        if square.cell is None or square.merge == Merge.LEFT:
            return Line(None)
        whole = Line(next(square.cell.iter(w("p")), None))
        if square.merge == Merge.NONE:
            for line in self._lines(square.cell, depth + 1):
                if line.has_text or line.notes:
                    whole.append(line, "\n")
        return whole

    def _lines(self, element: Element, depth: int) -> list[Line]:
        if depth > MAX_DEPTH:
            raise too_deep()
        found: list[Line] = []
        for child in element:
            tag = child.tag
            if tag == w("p"):
                found += self._paragraph(child, depth)
            elif tag == w("tbl"):
                found += self._table(child, depth)
            elif tag == ALTERNATE:
                for chosen in alternative(child):
                    found += self._lines(chosen, depth + 1)
            elif tag not in NOT_TEXT:
                found += self._lines(child, depth + 1)
        return found

    def _paragraph(self, paragraph: Element, depth: int) -> list[Line]:
        line = self._paragraphs.read(paragraph)
        if line is None:
            return []
        self._paragraphs.draw_in_cell(line)
        boxes, line.boxes = line.boxes, []
        return [line, *(each for box in boxes for each in self._lines(box, depth + 1))]

    def _table(self, table: Element, depth: int) -> list[Line]:
        """A table in a cell: a line for each row, with tabs between its cells."""
        grid = self.grid(table)
        if grid is None:
            return []
        self._paragraphs.lines.seen.nested += 1
        return [self._row(row, depth) for row in grid.rows]

    def _row(self, row: list[Square], depth: int) -> Line:
        whole = Line(None)
        for square in row:
            if square.merge == Merge.NONE:
                whole.append(self.read(square, depth + 1), "\t")
        whole.strip()
        return whole
