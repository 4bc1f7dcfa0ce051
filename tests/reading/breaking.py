"""Breaks files at random, and says what holds of whatever is made of them: a paper, or a sentence."""

import random
from gettext import NullTranslations

from handlingsrom.reading.formats import read_paper
from handlingsrom.reading.paper import Paper, Table
from handlingsrom.reading.problems import Unreadable

WAYS = ("cut", "hole", "twice", "flip")


def try_reading(content: bytes) -> None:
    try:
        paper = read_paper("sak.docx", content)
    except Unreadable as problem:
        sentence = problem.said.into(NullTranslations())
    else:
        check(paper)
        sentence = "Read."
    assert sentence.endswith(".")


def check(paper: Paper) -> None:
    """What always holds of a paper."""
    assert [block.index for block in paper.blocks] == list(range(len(paper.blocks)))
    assert paper.parts[0].first == 0
    for block in paper.blocks:
        if isinstance(block, Table):
            assert block.columns > 0
            assert {len(row.cells) for row in block.rows} == {block.columns}
            assert all(not cell.text for row in block.rows for cell in row.cells if cell.merge)
        else:
            assert block.text.strip()


def broken(content: bytes, seed: int, how: str) -> bytes:
    """The same bytes, wrong somewhere."""
    chance = random.Random(seed)
    at = chance.randrange(len(content))
    if how == "cut":
        return content[:at]
    if how == "hole":
        return content[:at] + content[at + chance.randrange(1, 400) :]
    if how == "twice":
        return content[:at] + content[max(0, at - chance.randrange(1, 4000)) :]
    flipped = bytearray(content)
    for _each in range(chance.randrange(1, 30)):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)
