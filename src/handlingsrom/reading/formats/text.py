"""Plain text (.txt, .md, .csv): a table is lines with tabs between the cells, a blank line parts everything else.

What a text cannot tell is said in `Paper.lost`: which cells are merged, and how lines were set apart.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from handlingsrom.reading.formats.text_csv import is_csv, read_csv
from handlingsrom.reading.formats.text_decoding import decode
from handlingsrom.reading.formats.text_lines import TextLine, Wrapping, is_heading, read_line
from handlingsrom.reading.formats.text_tables import read_rows
from handlingsrom.reading.paper import Block, Cell, Paper, Row, Table, Text, TextKind
from handlingsrom.reading.parts import attachment
from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import worded

EMPTY = worded("There is no text in the file.")
ONLY_TABS = worded(
    "A plain text tells tables by the tabs between their cells. Which cells are merged, and which "
    "text is a heading, is not told."
)
_WORDS_ABOVE_A_LIST = 5
_MARKUP = re.compile(r"</?(?:i|b|em|strong|u|span|p|div)(?:\s[^<>]{0,200})?>", re.IGNORECASE)


def read(name: str, content: bytes) -> Paper:
    """Raises `Unreadable` for a file that is not text, or empty."""
    text = decode(content)
    if not text.strip():
        raise Unreadable(EMPTY)
    if is_csv(name, text) and (table := read_csv(text)):
        return Paper(name, "text", (table,))
    groups = _groups(text)
    wrapping = Wrapping.of([line for group in groups if "\t" not in group[0] for line in group])
    blocks: list[Block] = []
    for group in groups:
        if "\t" in group[0]:
            rows = tuple(Row(tuple(map(Cell, cells))) for cells in read_rows(group))
            blocks.append(Table(len(blocks), rows))
        else:
            _add_texts(blocks, [read_line(line) for line in group], wrapping)
    return Paper(name, "text", tuple(_settled(blocks)), (ONLY_TABS,))


def _groups(text: str) -> list[list[str]]:
    """Lines that belong together: those of one table, or those with no blank line between them.

    A line with no tab right below a row is the rest of its last cell, unless it starts something of its own.
    """
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        group = groups[-1]
        in_table = bool(group) and "\t" in group[0]
        if not line.strip() and not (in_table and "\t" in line):
            groups.append([])
        elif group and ("\t" in line) != in_table and not (in_table and not _starts_something(line)):
            groups.append([line])
        else:
            group.append(line)
    return [group for group in groups if group]


def _starts_something(line: str) -> bool:
    return is_heading(line.strip(), is_alone=False)


def _add_texts(blocks: list[Block], lines: list[TextLine], wrapping: Wrapping) -> None:
    """One group's paragraphs, items and headings; lines broken to fit a width are joined."""
    joined: list[TextLine] = []
    for position, line in enumerate(lines):
        if position and not line.starts and wrapping.goes_on(lines[position - 1], line):
            joined[-1] = joined[-1].with_more(line)
        else:
            joined.append(line)
    indents = sorted({line.indent for line in joined if line.is_item})
    for line in joined:
        if not line.text:
            continue
        heading = 0 if line.is_item else line.level or int(is_heading(line.text, is_alone=len(joined) == 1))
        kind = TextKind.ITEM if line.is_item else TextKind.HEADING if heading else TextKind.PARAGRAPH
        level = indents.index(line.indent) if line.is_item else heading
        blocks.append(Text(len(blocks), kind, _MARKUP.sub("", line.text), level, line.marker))


def _settled(blocks: list[Block]) -> Iterator[Block]:
    """The paper's first block is its title when it could be a heading; a long line above a list is none."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if not isinstance(block, Text) or block.kind != TextKind.HEADING:
            yield block
        elif block.index == 0:
            yield replace(block, kind=TextKind.TITLE, level=0)
        elif _is_item(after) and len(block.text.split()) > _WORDS_ABOVE_A_LIST and attachment(block) is None:
            yield replace(block, kind=TextKind.PARAGRAPH, level=0)
        else:
            yield block


def _is_item(block: Block | None) -> bool:
    return isinstance(block, Text) and block.kind == TextKind.ITEM
