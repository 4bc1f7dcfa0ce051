"""What was to be filled in: `prosjekt X`, `[fyll inn]`, `TBD`, `dd.mm.åååå`, or a comma with nothing before it."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.asking import everything
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Understood

ID = "placeholder-left"
_PLACEHOLDER = re.compile(
    r"(?<=[a-zæøå] )(?<!enerasjon )X(?![\w-])(?! \d)|\b(?:XX+|xx+|YY+|NN)\b(?!-)|\bN\.\s?N\.(?!\w)"
    r"|\[(?:fyll|sett|skriv|navn|namn|dato|tekst|beløp|xx?|\.\.\.|…)[^\]]{0,60}\]|<(?:fyll|sett|navn|dato)[^>]{0,60}>"
    r"|\b(?:TBD|TBA|TODO|lorem ipsum)\b|\bdd\.mm\.[åy]{2,4}|_{4,}|\?{2,}|,\s*,",
)
_DOUBLED = re.compile(r"(?<![.…])\.\.(?![.…])")


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        left, doubled = list[Place](), list[Place]()
        for spot in everything(paper.paper):
            left += [spot.at(*_with_words(spot.text, found)) for found in _PLACEHOLDER.finditer(spot.text)]
            doubled += [spot.at(*_with_words(spot.text, found)) for found in _DOUBLED.finditer(spot.text)]
        if left:
            yield _finding(left)
        if doubled:
            yield _of_doubled(doubled)


def _with_words(text: str, found: re.Match[str]) -> tuple[int, int]:
    """With the word before, so that a reader sees where it is."""
    before = text[: found.start()].rstrip()
    start = max(before.rfind(" "), before.rfind("\n")) + 1
    return (start, found.end()) if found.start() - start <= 40 else found.span()


def _finding(left: list[Place]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded_n("Something is not filled in", "%(n)s things are not filled in", len(left)),
        message=worded("«%(text)s» stands where a name, a date or a word was to stand.", text=left[0].text),
        places=tuple(left),
        advice=worded("Fill it in, or take it out."),
    )  # fmt: skip


def _of_doubled(doubled: list[Place]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.LIKELY,
        title=worded_n("A full stop is doubled", "%(n)s full stops are doubled", len(doubled)),
        message=worded("A word may have been taken out between them."),
        places=tuple(doubled),
        advice=worded("See whether something is missing."),
    )


RULE = Rule(
    ID,
    worded("Left to be filled in"),
    worded("A placeholder is left where a name, a date or a word was to stand."),
    find,
)
