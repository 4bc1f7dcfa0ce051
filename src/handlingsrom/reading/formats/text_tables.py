"""Tables in plain text: a line a row, a tab between cells; a cell may hold breaks and pieces of HTML."""

import html
import re
from collections.abc import Sequence

from handlingsrom.reading.formats.markers import typed_bullet

_LIST = re.compile(r"</?(?:ul|ol|li|br|p|div)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_STYLE = re.compile(r"</?(?:i|b|em|strong|u|span|sup|sub|font)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|(?<=\s))[•◦▪●■‣\uf0b7]\s*")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#[0-9]{1,6});")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")
_QUOTED = re.compile(r'^"(?:[^"]|"")*"$', re.DOTALL)
_LINES_IN_A_CELL = 60


def read_rows(lines: Sequence[str]) -> list[list[str]]:
    """At least one row; all as long as the longest, filled up at the end: nobody knows which cell is missing."""
    rows: list[list[str]] = []
    width = len(lines[0].split("\t"))
    for line in _whole_lines(lines):
        cells = line.split("\t")
        if rows and _goes_on(rows[-1], cells, width):
            rows[-1][-1] += f"\n{cells[0]}"
            rows[-1] += cells[1:]
        else:
            rows.append(cells)
    longest = max(map(len, rows))
    return [[clean(cell) for cell in row] + [""] * (longest - len(row)) for row in rows]


def _whole_lines(lines: Sequence[str]) -> list[str]:
    """Lines as rows: a cell that a spreadsheet put in quotes may go over several lines."""
    whole: list[str] = []
    open_for = 0
    for line in lines:
        if open_for:
            whole[-1] += f"\n{line}"
        else:
            whole.append(line)
        last = whole[-1].rsplit("\t", 1)[-1]
        is_open = last.startswith('"') and last.count('"') % 2 == 1 and open_for < _LINES_IN_A_CELL
        open_for = open_for + 1 if is_open else 0
    return whole


def _goes_on(row: list[str], cells: list[str], width: int) -> bool:
    """Is the line the rest of the row above? Only when it has no tab, or the two make up exactly one row.

    Two rows that each lack their first cell make up no row of four columns or more.
    """
    if len(cells) == 1:
        return True
    return width >= 4 and 1 < len(row) < width - 1 and len(row) + len(cells) - 1 == width


def clean(cell: str) -> str:
    """What a reader is meant to see: items on lines of their own without bullets, no tags."""
    if _QUOTED.match(cell.strip()):
        cell = cell.strip()[1:-1].replace('""', '"')
    text = _STYLE.sub("", _LIST.sub("\n", cell))
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), _BULLET.sub("\n", text))
    lines = _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip().split("\n")
    return "\n".join(line[found[1] :] if (found := typed_bullet(line)) else line for line in lines)
