"""A name or a long word that is spelt in two ways: `Hadeleand` beside `Hadeland`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from handlingsrom.reading.asking import WORD, everything, signs_of_a_picture
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Understood

ID = "misspelt-name"
_LONG, _NAME, _SWAPPED = 9, 6, 7
_TIMES, _TIMES_SWAPPED, _OFTEN = 3, 2, 3
_KEPT = 3
# Both are good Norwegian, or one is nynorsk.
_VARIANTS = [(re.compile(one), other) for one, other in (
    ("fram", "frem"), ("(?<!ld)ning", "ing"), ("sjuk", "syk"), ("heim", "hjem"), ("[aeio]", "*"), ("tak", "tag"),
)]  # fmt: skip
_SURNAME = re.compile(r"(?:sen|son|dotter|datter)s?$")
_RIGHT = "fellesskap"

Words = dict[str, list[tuple[str, Place]]]


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    """A text read from a picture has so many that it is told of once, and held up against nothing."""
    words: Words = defaultdict(list)
    for paper in papers:
        if signs := signs_of_a_picture(paper.paper):
            yield _from_a_picture(paper, signs)
            continue
        for spot in everything(paper.paper):
            for found in WORD.finditer(spot.text):
                if len(found.group()) >= _NAME:
                    words[found.group().lower()].append((found.group(), spot.at(found.start(), found.end())))
    if pairs := list(_pairs(words)):
        yield _finding(words, pairs)


def _pairs(words: Words) -> Iterator[tuple[str, str]]:
    """The one to look at, and how it is also written."""
    for group in _near(words).values():
        for one, other in combinations(sorted(group), 2):
            rare, often = sorted((one, other), key=lambda word: len(words[word]))
            times = _TIMES_SWAPPED if _is_swapped(rare, often) else _TIMES
            is_often = len(words[often]) >= max(_OFTEN, times * len(words[rare]))
            if is_often and _is_slip(rare, often, is_name=_is_name(words[rare]) and _is_name(words[often])):
                yield (often, rare) if _RIGHT in rare and _RIGHT not in often else (rare, often)


def _near(words: Words) -> dict[tuple[str, str], list[str]]:
    """Words that start with the same two letters and end with the same two: a slip stands inside."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words:
        groups[word[:2], word[-2:]].append(word)
    return groups


def _is_name(written: list[tuple[str, Place]]) -> bool:
    return all(word[0].isupper() for word, _place in written)


def _is_slip(one: str, other: str, *, is_name: bool) -> bool:
    """One letter more, fewer, other or swapped, inside a long word; no inflection, and no other way to write it."""
    if OSA.distance(one, other, score_cutoff=1) != 1 or _even(one) == _even(other):
        return False
    shortest = min(len(one), len(other))
    if is_name:
        return shortest >= _NAME and not _SURNAME.search(one)
    return shortest >= (_SWAPPED if _is_swapped(one, other) else _LONG) and one[-_KEPT:] == other[-_KEPT:]


def _is_swapped(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(one) == sorted(other)


def _even(word: str) -> str:
    for variant, usual in _VARIANTS:
        word = variant.sub(usual, word)
    return word


def _finding(words: Words, pairs: list[tuple[str, str]]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded_n("%(n)s word is spelt in two ways", "%(n)s words are spelt in two ways", len(pairs)),
        message=worded("One of them is misspelt, and a reader who searches for one does not find the other."),
        places=(*(words[one][0][1] for one, _other in pairs), *_again(words, pairs)),
        arithmetic=tuple(
            Step(
                worded("«%(text)s» %(times)s ×, also written", text=words[one][0][0], times=len(words[one])),
                f"«{words[other][0][0]}» {len(words[other])} ×",
            )
            for one, other in pairs
        ),
        advice=worded("Write it the same way everywhere."),
    )


def _again(words: Words, pairs: list[tuple[str, str]]) -> list[Place]:
    return [place for one, _other in pairs for _word, place in words[one][1:]]


def _from_a_picture(paper: Understood, signs: list[str]) -> Finding:
    places = [
        spot.at(at, at + len(sign))
        for sign in signs
        for spot in everything(paper.paper)
        if (at := spot.text.find(sign)) >= 0
    ]
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded("The text seems to have been read from a picture"),
        message=worded(
            "Letters are lost in %(n)s words or more, so numbers and names may be wrong as well.", n=len(signs)
        ),
        places=tuple(places),
        advice=worded("Use the document the picture was made from."),
    )


RULE = Rule(
    ID,
    worded("Names that are misspelt"),
    worded("A name or a long word is spelt in two ways, or the text has been read from a picture."),
    find,
)
