"""The paper as PDF/UA-1 and PDF/A-2a, by Typst.

Text reaches the template as JSON and is only ever drawn as strings. Fonts are the bundled ones and no others, so
a paper looks the same on every machine.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from .cells import cell_lines, height, placed
from .characters import FONTS, drawable
from .model import (
    Attachment,
    Block,
    Bullets,
    Heading,
    Inline,
    Notice,
    Paper,
    Paragraph,
    Point,
    Resolution,
    Rich,
    Row,
    Table,
    as_runs,
    plain,
)
from .titles import attachment_heading, case_line, facts, foot_line, resolution_title, short_title
from .words import LOCALES, words

STANDARDS: list[Any] = ["a-2a", "ua-1"]
_TEMPLATE = Path(__file__).with_name("paper.typ")
_CHARACTERS_ACROSS = {False: 88, True: 165}
# A table of up to so many lines is kept on one page, and a row of up to so many.
_KEEP_TABLE_LINES = 20
_KEEP_TOGETHER_LINES = 22
_KEEP_TOGETHER_CHARACTERS = 2200


def render_pdf(paper: Paper) -> bytes:
    """The paper as tagged PDF; the same Paper gives the same bytes."""
    return compile_pdf(json.dumps(paper_data(paper), ensure_ascii=False), int(paper.created_at.timestamp()))


def compile_pdf(data: str, timestamp: int) -> bytes:
    """Typst alone, on data already made: what `make bench` compares the whole with."""
    # A compiler per call: it keeps its inputs, and two threads must not share them. The font book is what costs.
    compiler = typst.Compiler(_template(), root=str(FONTS.parent), font_paths=_fonts(), ignore_system_fonts=True)
    made = compiler.compile(format="pdf", sys_inputs={"paper": data}, pdf_standards=STANDARDS, timestamp=timestamp)
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


def paper_data(paper: Paper) -> dict[str, Any]:
    """The paper as the template reads it: plain dicts, every amount and date already words."""
    lang, region = LOCALES[paper.language].split("-")
    return {
        "lang": lang,
        "region": region,
        "words": words(paper.language),
        "title": drawable(paper.title) or drawable(paper.number) or "–",
        "case": drawable(case_line(paper)),
        "short": drawable(short_title(paper)),
        "foot": drawable(foot_line(paper)),
        "partnership": drawable(paper.partnership),
        "status": drawable(paper.status_line),
        "keywords": [drawable(word) for word in (case_line(paper), paper.body) if word],
        "facts": [
            {"name": name, "value": drawable(value), "weight": weight} for name, value, weight in facts(paper)
        ],
        "to": [drawable(line) for line in paper.to],
        "blocks": [_block(block, paper, wide=False, level=1) for block in paper.settled()],
        "attachments": [_attachment(item, paper) for item in paper.attachments],
    }


def _attachment(item: Attachment, paper: Paper) -> dict[str, Any]:
    return {
        "number": drawable(item.number),
        "title": drawable(item.title),
        "label": drawable(f"{words(paper.language)['attachment']} {item.number}"),
        "heading": drawable(attachment_heading(item, paper.language)),
        "landscape": item.landscape,
        "blocks": [_block(block, paper, wide=item.landscape, level=2) for block in item.settled()],
    }


def _block(block: Block, paper: Paper, *, wide: bool, level: int) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": drawable(block.text) or "–"}
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs)}
        case Bullets():
            kind = "ordered" if block.ordered else "bullets"
            return {"kind": kind, "items": [_point(item) for item in block.items]}
        case Resolution():
            return _resolution(block, paper, level)
        case Notice():
            return {
                "kind": "notice",
                "tone": block.tone,
                "title": drawable(block.title),
                "runs": _runs(block.runs),
            }
        case Table():
            return _table(block, wide=wide)


def _resolution(block: Resolution, paper: Paper, level: int) -> dict[str, Any]:
    return {
        "kind": "resolution",
        "level": level,
        "title": drawable(resolution_title(block, paper.language)),
        "points": [_point(point) for point in block.points],
        "short": sum(map(_length, block.points)) < _KEEP_TOGETHER_CHARACTERS,
    }


def _length(point: Point) -> int:
    return len(plain(point.runs)) + 60 + sum(map(_length, point.sub))


def _point(point: Point) -> dict[str, Any]:
    return {"runs": _runs(point.runs), "sub": [_point(sub) for sub in point.sub]}


def _table(table: Table, *, wide: bool) -> dict[str, Any]:
    return {
        "kind": "table",
        "dense": wide,
        "short": sum(height(row, table, width=_CHARACTERS_ACROSS[wide]) for row in table.rows) <= _KEEP_TABLE_LINES,
        "caption": drawable(table.caption),
        "footer": _runs(table.footer),
        "columns": [
            {"head": drawable(column.head), "numeric": column.is_numeric, "weight": column.weight}
            for column in table.columns
        ],
        "rows": [_row(row, table, wide=wide) for row in table.rows],
    }


def _row(row: Row, table: Table, *, wide: bool) -> dict[str, Any]:
    breakable = height(row, table, width=_CHARACTERS_ACROSS[wide]) > _KEEP_TOGETHER_LINES
    return {
        "kind": row.kind,
        "cells": [
            {
                "lines": [_runs(line) for line in cell_lines(cell, column)],
                "bulleted": isinstance(cell, Rich) and cell.bulleted,
                "numeric": column.is_numeric,
                "span": span,
                "breakable": breakable,
            }
            for cell, column, _, span in placed(row, table)
        ],
    }


def _runs(text: Inline) -> list[dict[str, Any]]:
    return [
        {"text": drawable(run.text), "bold": run.bold, "italic": run.italic, "figure": run.figure}
        for run in as_runs(text)
    ]
