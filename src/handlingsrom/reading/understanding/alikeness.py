"""How likely two names are of the same initiative, though one is shortened, cut off or misspelt.

Only what is left over on one side may differ: two names that each say something the other does not are two things.
"""

from functools import lru_cache
from itertools import takewhile

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from handlingsrom.reading.understanding.names import Name, is_telling, name_of

SAME = 1.0
CUT = 0.9  # one stops in the middle of the other
SHORTENED = 0.85
LIKELY = 0.75
WEAK = 0.6
MAYBE = 0.5
DIFFERENT = 0.0
_SHORTEST_CUT, _CLOSE = 8, 94


@lru_cache(maxsize=50_000)
def alike(a: str, b: str) -> float:
    """0 to 1: the same from about 0.85, likely the same from 0.7. The order of the two does not matter."""
    one, other = name_of(a), name_of(b)
    if (len(other.head), other.full) < (len(one.head), one.full):
        one, other = other, one
    if not one.full or not other.full:
        return DIFFERENT
    if one.full == other.full:
        return SAME
    if one.head == other.head and one.head:
        return _by_aside(one, other)
    if _is_close(one, other) and _agree(one, other):
        return CUT
    return max(_by_abbreviation(one, other), _by_start(one, other), _by_words(one, other))


def _by_aside(one: Name, other: Name) -> float:
    """The same but for what is in parentheses: another explanation, or another place."""
    if not one.aside or not other.aside:
        return 0.95
    are_apart = one.is_placed and other.is_placed and not set(one.aside) & set(other.aside)
    return MAYBE if are_apart else 0.92


def _by_abbreviation(one: Name, other: Name) -> float:
    """`SAMBA` and `SAMBA; Samhandling …`: one that leads both, or is spelt out by the other's words."""
    if one.abbreviation and one.abbreviation == other.abbreviation:
        return CUT
    for short, long in ((one, other), (other, one)):
        if short.abbreviation and not long.abbreviation and _spells(short.abbreviation, long.words):
            rest = set(short.words) - {short.abbreviation}
            is_explained = {word for word in long.words if _counterpart(word, rest | set(short.aside))}
            return CUT if len(is_explained) == len(long.words) else LIKELY if not rest else DIFFERENT
    return DIFFERENT


def _spells(abbreviation: str, words: tuple[str, ...]) -> bool:
    """`dho` of `digital hjemmeoppfølging`: each word gives its first letter, and may give later ones."""
    at = 0
    for word in words:
        if at >= len(abbreviation) or word[0] != abbreviation[at]:
            return False
        at += 1
        inside = 1
        while at < len(abbreviation) and (found := word.find(abbreviation[at], inside)) > 0 and at + 1 > len(words):
            inside, at = found + 1, at + 1
    return at == len(abbreviation)


def _by_start(one: Name, other: Name) -> float:
    """One starts as the other does: cut off, or without what follows a dash, or without more words."""
    if not one.own or not other.head.startswith(one.head):
        return _by_stem(one, other)
    if other.stem == one.head:
        return CUT
    rest = other.head[len(one.head) :]
    if not rest.startswith(" ") and len(one.head) >= _SHORTEST_CUT:
        return CUT if len(one.words) > 1 else LIKELY
    if any(is_telling(word) for word in rest.split()) and len(one.words) < 3:
        return DIFFERENT
    return SHORTENED if len(one.own) > 2 else LIKELY if len(one.own) > 1 else WEAK


def _by_stem(one: Name, other: Name) -> float:
    """Both go on after the same start, after a mark (`Kommunal EPJ (…)`) or after a name in capitals."""
    if one.stem == other.stem and " " in one.stem:
        return LIKELY
    if one.words[:2] != other.words[:2] or one.capitals.isdisjoint(other.capitals):
        return DIFFERENT
    shared = [a for a, _b in takewhile(lambda pair: pair[0] == pair[1], zip(one.words, other.words, strict=False))]
    return LIKELY if len(shared) > 1 and set(shared[1:]) & one.capitals & other.capitals else DIFFERENT


def _by_words(one: Name, other: Name) -> float:
    """All words of the shorter are in the longer, give or take how they are spelt."""
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if len(short.own) < 2 or not _agree(one, other):
        return DIFFERENT
    long_words = set(long.words)
    if not all(_counterpart(word, long_words) for word in short.words):
        return DIFFERENT
    if len(short.words) == len(long.words):
        return CUT
    share = len(short.words) / len(long.words)
    return SHORTENED if share >= 0.75 else WEAK if share >= 0.5 else MAYBE


def _agree(one: Name, other: Name) -> bool:
    """Do they have the same words that tell things apart: numbers, north and south, children and grown-ups?"""
    return one.telling == other.telling or not (one.telling - other.telling and other.telling - one.telling)


def _counterpart(word: str, words: set[str]) -> bool:
    if word in words:
        return True
    if len(word) < 5 or is_telling(word):
        return False
    return any(len(other) >= 5 and OSA.distance(word, other) <= (1 if len(word) < 8 else 2) for other in words)


def _is_close(one: Name, other: Name) -> bool:
    """The same letters but for a slip, whatever is written together."""
    a, b = one.joined, other.joined
    shortest = min(len(a), len(b))
    if shortest < _SHORTEST_CUT or 2 * shortest < _CLOSE / 100 * (len(a) + len(b)):
        return False
    return fuzz.ratio(a, b, score_cutoff=_CLOSE) >= _CLOSE and _only_slips(one.head, other.head)


def _only_slips(one: str, other: str) -> bool:
    """A word of one that is another word in the other is no slip: `Nord-Østerdal` and `Sør-Østerdal`."""
    a, b = one.split(), other.split()
    if len(a) != len(b):
        return True
    return all(x == y or (_counterpart(x, {y}) and not x.isdigit()) for x, y in zip(a, b, strict=True))
