"""A paper as JSON and back, between two of our own processes."""

from typing import Any

from handlingsrom.reading.paper import Block, Cell, Merge, Paper, Row, Table, Text, TextKind
from handlingsrom.reading.said import Said, Value


def paper_to(paper: Paper) -> dict[str, Any]:
    return {
        "kind": paper.kind,
        "blocks": [_block_to(block) for block in paper.blocks],
        "lost": [said_to(said) for said in paper.lost],
    }


def paper_from(name: str, data: dict[str, Any]) -> Paper:
    blocks = tuple(_block_from(index, block) for index, block in enumerate(data["blocks"]))
    return Paper(name, data["kind"], blocks, tuple(map(said_from, data["lost"])))


def said_to(said: Said) -> dict[str, Any]:
    values = {name: said_to(value) if isinstance(value, Said) else value for name, value in said.values.items()}
    return {"sentence": said.sentence, "values": values, "plural": said.plural, "number": said.number}


def said_from(data: dict[str, Any]) -> Said:
    values: dict[str, Value] = {
        name: said_from(value) if isinstance(value, dict) else value for name, value in data["values"].items()
    }
    return Said(data["sentence"], values, data["plural"], data["number"])


def _block_to(block: Block) -> list[Any]:
    if isinstance(block, Text):
        return [block.kind, block.text, block.level, block.marker, block.page]
    return [block.page, [[row.page, [[cell.text, cell.merge] for cell in row.cells]] for row in block.rows]]


def _block_from(index: int, data: list[Any]) -> Block:
    if len(data) == 2:
        return Table(index, tuple(map(_row_from, data[1])), data[0])
    kind, text, level, marker, page = data
    return Text(index, TextKind(kind), text, level, marker, page)


def _row_from(data: list[Any]) -> Row:
    return Row(tuple(Cell(text, Merge(merge)) for text, merge in data[1]), data[0])
