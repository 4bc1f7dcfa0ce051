"""A split that does not come to what it says: `av totalt 10,7 mill ble det fordelt 9 053 333 som følger: …`."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, amount_step, sum_step
from handlingsrom.reading.paper import Text, TextKind
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import Amount

ID = "total-not-split"
_SPLITS = re.compile(r"\b(?:fordel|tildel|bevilg|løyv)(?:t|er|es|te|ing)?\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"\.\s+(?=[A-ZÆØÅ])")


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for text in paper.paper.texts:
            start = _start_of_split(text)
            if start is None:
                continue
            named = [m for m in paper.amounts if m.text is text and m.place.start >= start and not m.what.is_about]
            items = _amounts_of_items(paper, text)
            if len(items) > 1 and named:
                yield from _compare(named, items)


def _start_of_split(text: Text) -> int | None:
    """Where the last sentence of a paragraph starts, when it leads into a list of what something is split into."""
    if text.kind != TextKind.PARAGRAPH or not text.text.rstrip().endswith(":"):
        return None
    start = max((end.end() for end in _SENTENCE_ENDS.finditer(text.text)), default=0)
    return start if _SPLITS.search(text.text, start) else None


def _amounts_of_items(paper: Understood, text: Text) -> list[Mention[Amount]]:
    """One amount for each item right below; none when an item has none or several: it is not a plain split then."""
    found: list[Mention[Amount]] = []
    for block in paper.paper.blocks[text.index + 1 :]:
        if not isinstance(block, Text) or block.kind != TextKind.ITEM:
            break
        amounts = [mention for mention in paper.amounts if mention.text is block]
        if len(amounts) != 1:
            return []
        found += amounts
    return found


def _compare(named: list[Mention[Amount]], items: list[Mention[Amount]]) -> Iterator[Finding]:
    """The last amount named is what is split, the one before it the whole it is part of."""
    split, terms = named[-1], [mention.what.ore for mention in items]
    if split.what.ore != sum(terms):
        yield _wrong(split, items)
    if len(named) == 2 and (rest := named[0].what.ore - split.what.ore) > 0:
        yield _rest(named[0], split, rest)


def _wrong(split: Mention[Amount], items: list[Mention[Amount]]) -> Finding:
    terms = [mention.what.ore for mention in items]
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("What is split is not the sum of its parts"),
        message=worded("The %(n)s parts come to another amount than what is said to be split.", n=len(items)),
        places=(split.place, *(mention.place for mention in items)),
        arithmetic=(
            amount_step(worded("Said to be split"), split.what.ore),
            sum_step(worded("The parts"), terms),
            amount_step(worded("Difference"), split.what.ore - sum(terms), is_result=True),
        ),
        advice=worded("Find the part or the sum that is wrong."),
    )


def _rest(whole: Mention[Amount], split: Mention[Amount], rest: int) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded("A part of the whole is not accounted for"),
        message=worded("More was there than is split, and the paper does not say what became of the rest."),
        places=(whole.place, split.place),
        arithmetic=(
            amount_step(worded("The whole"), whole.what.ore),
            amount_step(worded("Split"), split.what.ore),
            amount_step(worded("The rest"), rest, is_result=True),
        ),
        advice=worded("Say what the rest is for, or that it is free."),
    )


RULE = Rule(
    ID,
    worded("Splits that leave a rest"),
    worded("An amount is split into parts that come to another amount, or less than all of it is split."),
    find,
)
