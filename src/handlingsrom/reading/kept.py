"""A paper and its findings as JSON and back: between two of our own processes, and kept by a program."""

from dataclasses import asdict
from typing import Any

from handlingsrom.reading.finding import Confidence, Finding, Severity, Step, key_of
from handlingsrom.reading.paper import Block, Cell, Merge, Paper, Place, Row, Table, Text, TextKind
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


def finding_to(finding: Finding) -> dict[str, Any]:
    """With its `key`, which names it among the findings of its paper."""
    return {
        "key": key_of(finding),
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "title": said_to(finding.title),
        "message": said_to(finding.message),
        "places": [asdict(place) for place in finding.places],
        "arithmetic": [[said_to(step.label), step.value, step.is_result] for step in finding.arithmetic],
        "advice": said_to(finding.advice) if finding.advice else None,
    }


def finding_from(data: dict[str, Any]) -> Finding:
    return Finding(
        rule=data["rule"],
        severity=Severity(data["severity"]),
        confidence=Confidence(data["confidence"]),
        title=said_from(data["title"]),
        message=said_from(data["message"]),
        places=tuple(Place(**place) for place in data["places"]),
        arithmetic=tuple(
            Step(said_from(label), value, is_result) for label, value, is_result in data["arithmetic"]
        ),
        advice=said_from(data["advice"]) if data["advice"] else None,
    )


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
