"""Papers written down in a test: blocks in order, without any file."""

from handlingsrom.reading.checking import check
from handlingsrom.reading.finding import Finding
from handlingsrom.reading.paper import Block, Cell, Paper, Row, Table, Text, TextKind


def written(*parts: "str | list[list[str]]", file: str = "sak.docx") -> Paper:
    """`# Heading`, `* item`, `1. item`, `a) item` or a paragraph; a list of rows is a table. Empty cells are ""."""
    return Paper(file, "docx", tuple(_block(index, part) for index, part in enumerate(parts)))


def _block(index: int, part: "str | list[list[str]]") -> Block:
    if isinstance(part, list):
        return Table(index, tuple(Row(tuple(Cell(text) for text in row)) for row in part))
    start, _space, rest = part.partition(" ")
    if start and set(start) == {"#"}:
        return Text(index, TextKind.HEADING, rest, level=len(start))
    if start == "*":
        return Text(index, TextKind.ITEM, rest)
    if start[:-1].isdigit() and start.endswith("."):
        return Text(index, TextKind.ITEM, rest, marker=start)
    if len(start) == 2 and start.endswith(")"):
        return Text(index, TextKind.ITEM, rest, level=1, marker=start)
    return Text(index, TextKind.PARAGRAPH, part)


def found(rule: str, *papers: Paper, strict: bool = False) -> list[Finding]:
    """What one rule finds in the papers, at the level people see unless they ask for more."""
    return [finding for finding in check(papers, strict=strict) if finding.rule == rule]
