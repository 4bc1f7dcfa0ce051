"""Running text, as the secretariat types it, into blocks.

Only paragraphs, lists, headings, **bold** and *italic* mean anything; HTML, links and the rest of Markdown stay
the letters they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from .model import Block, Bullets, Heading, Paragraph, Point, Run, Runs, as_runs

# Private-use characters: nobody types them, and they are gone before anything is rendered.
_FIGURE = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_PARSER = MarkdownIt("zero", {"html": False}).enable(["heading", "list", "emphasis", "newline", "escape"])


def mark_figure(value: str) -> str:
    """Wrap a figure put into running text, so that `blocks` gives it a run of its own."""
    return f"\ue000{value}\ue001"


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs, lists and headings of a text; `###` is level 2, since the section above it is level 1."""
    tree = SyntaxTreeNode(_PARSER.parse(text))
    return tuple(block for node in tree.children for block in _blocks(node))


def inline(text: str) -> Runs:
    """One line of text as runs, for a resolution point or a table cell."""
    return tuple(run for block in blocks(text) if isinstance(block, Paragraph) for run in as_runs(block.runs))


def _blocks(node: SyntaxTreeNode) -> Iterator[Block]:
    if node.type == "heading":
        words = "".join(run.text for run in _runs(node))
        if words.strip():
            yield Heading(max(2, int(node.tag[1]) - 1), words)
    elif node.type == "paragraph":
        yield Paragraph(_runs(node))
    elif node.type == "bullet_list":
        yield Bullets(_points(node))
    elif node.type == "ordered_list":
        yield from _ordered(node)


def _ordered(node: SyntaxTreeNode) -> Iterator[Block]:
    """A lone or oddly numbered "list" is a date: "21. mai 2026 …" must keep its 21."""
    start = int(node.attrs.get("start", 1))
    if start == 1 and len(node.children) > 1:
        yield Bullets(_points(node), ordered=True)
        return
    for number, point in enumerate(_points(node), start=start):
        yield Paragraph((Run(f"{number}. "), *as_runs(point.runs)))
        if point.sub:
            yield Bullets(point.sub)


def _points(node: SyntaxTreeNode) -> tuple[Point, ...]:
    return tuple(_point(item) for item in node.children)


def _point(item: SyntaxTreeNode) -> Point:
    lines = [_runs(child) for child in item.children if child.type in ("paragraph", "heading")]
    sub = [point for child in item.children if child.type.endswith("_list") for point in _points(child)]
    joined = tuple(run for line in lines for run in (Run("\n"), *line))[1:]
    return Point(joined, tuple(sub))


def _runs(node: SyntaxTreeNode) -> Runs:
    found = (run for leaf in node.children for run in _styled(leaf, bold=False, italic=False))
    return _joined(part for run in found for part in _figures(run))


def _styled(node: SyntaxTreeNode, *, bold: bool, italic: bool) -> Iterator[Run]:
    if node.type == "softbreak":
        yield Run(" ", bold, italic)
    elif node.type == "hardbreak":
        yield Run("\n", bold, italic)
    elif node.children:
        for child in node.children:
            yield from _styled(child, bold=bold or node.type == "strong", italic=italic or node.type == "em")
    elif node.content:
        yield Run(node.content, bold, italic)


def _figures(run: Run) -> Iterator[Run]:
    for number, part in enumerate(_FIGURE.split(run.text)):
        if part:
            yield Run(part.strip("\ue000\ue001"), run.bold, run.italic, figure=number % 2 == 1)


def _joined(runs: Iterator[Run]) -> Runs:
    """Neighbouring runs of one style become one."""
    kept: list[Run] = []
    for run in runs:
        last = kept[-1] if kept else None
        if last and (last.bold, last.italic, last.figure) == (run.bold, run.italic, run.figure):
            kept[-1] = Run(last.text + run.text, run.bold, run.italic, run.figure)
        else:
            kept.append(run)
    return tuple(kept)
