"""Words of headings as people write them: compound, in any form, misspelt. Scored against a vocabulary of stems."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

Vocabulary = Mapping[str, float]
_WORD = re.compile(r"[a-zæøåäö]+", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)?")
_FUZZY_FROM = 6
_FIRST_WORDS, _LATER = 4, 0.6


def one_line(text: str) -> str:
    return " ".join(text.split())


def words_of(text: str) -> list[str]:
    """In small letters, without what stands in parentheses."""
    return _WORD.findall(_ASIDE.sub(" ", text).lower())


@lru_cache(maxsize=20_000)
def has_stem(word: str, stem: str) -> bool:
    """Is the stem in the word (`midl` in `samhandlingsmidler`), or does it start so give or take a slip of the pen?

    A stem that starts with `^` stands at the start of the word; one that ends with `$` is all of the word.
    """
    bare = stem.strip("^$")
    if stem.endswith("$"):
        return word == bare
    if stem.startswith("^"):
        return word.startswith(bare)
    if bare in word:
        return True
    if len(bare) < _FUZZY_FROM or word[0] != bare[0] or len(word) < len(bare) - 1:
        return False
    slips = 1 if len(bare) < 12 else 2
    starts = (word[: len(bare) + more] for more in (-1, 0, 1))
    return any(OSA.distance(bare, start) <= slips for start in starts)


def score(words: list[str], vocabulary: Vocabulary) -> float:
    """The sum of the weights of the stems that are there; what a heading starts with counts most.

    A stem of several words (`følg opp`) is looked for as words that follow each other.
    """
    total = 0.0
    for stem, weight in vocabulary.items():
        at = _first(words, stem.split())
        if at is not None:
            total += weight * (1 if at < _FIRST_WORDS else _LATER)
    return total


def mentions(text: str, *stems: str) -> bool:
    """Is any of the stems among the words of the text?"""
    words = words_of(text)
    return any(_first(words, stem.split()) is not None for stem in stems)


def _first(words: list[str], stems: list[str]) -> int | None:
    for at in range(len(words) - len(stems) + 1):
        if all(has_stem(word, stem) for word, stem in zip(words[at:], stems, strict=False)):
            return at
    return None
