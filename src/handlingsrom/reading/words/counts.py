"""Finds how many of something a text says there are: `7 innspill`, `to nye initiativer`, `2 er nye satsninger`."""

import re

from handlingsrom.reading.words.lexing import blot, even, word_before
from handlingsrom.reading.words.model import Count

_WORDS = {
    "ett": 1, "én": 1, "eitt": 1, "éin": 1, "to": 2, "begge": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "atten": 18, "nitten": 19, "tjue": 20,
}  # fmt: skip
_ARTICLES = {"en": 1, "ei": 1, "et": 1, "ein": 1, "eit": 1}
_NUMBER = re.compile(
    rf"(?<![\w.,/:§-])(?:(?P<digits>[0-9]{{1,3}}(?:\ [0-9]{{3}}){{0,2}})(?![\w%/:-])(?![.,)]) | (?P<word>{'|'.join([*_WORDS, *_ARTICLES])})(?!\w))",
    re.IGNORECASE | re.VERBOSE,
)
_IS = re.compile(r" (?:er|av dem er|av disse er|av desse er)(?= )", re.IGNORECASE)
_NEXT = re.compile(r" ([^\W\d_](?:[^\W\d_]|-(?=[^\W\d_]))*)")
_NUMBERED = frozenset(
    "vedlegg sak punkt pkt side kapittel kap nr nummer uke fase kl klokken versjon tabell figur trinn nivå".split()
)
_NO_NOUN = frozenset(
    "i til fra frå er og for som av på ble blir vart skal kan per pr eller mot innen med ved hvorav der men mens etter"
    " før samt jf jfr var har å at det de den en et ei om så kr kroner mill millioner mrd prosent pst tusen ikke ikkje".split()
)
_MONEY = frozenset(
    "kr kroner mill million millioner mrd milliard milliarder tusen mnok tkr prosent pst nok øre".split()
)


def find_counts(text: str) -> list[Count]:
    """Numbers of things, in numerals or in words, in order. Not years, days, cases, amounts and shares.

    `en`, `ei` and `et` count only after `hvorav` and its like: elsewhere they are articles.
    """
    plain = blot(even(text), _others(text))
    found: list[Count] = []
    at = 0
    while match := _NUMBER.search(plain, at):
        at = match.end()
        count = _count(text, plain, match)
        if count is not None:
            found.append(count)
            at = count.end
    return found


def _others(text: str) -> list[tuple[int, int]]:
    from handlingsrom.reading.words.amounts import find_amounts
    from handlingsrom.reading.words.cases import find_cases
    from handlingsrom.reading.words.dates import find_dates
    from handlingsrom.reading.words.periods import find_periods

    each = [*find_dates(text), *find_cases(text), *find_periods(text), *find_amounts(text)]
    return [(one.start, one.end) for one in each]


def _count(text: str, plain: str, match: re.Match[str]) -> Count | None:
    before = word_before(plain, match.start())
    if match["digits"]:
        if before in _NUMBERED:
            return None
        n = int(match["digits"].replace(" ", ""))
    else:
        word = match["word"].lower()
        if word in _ARTICLES and before not in ("hvorav", "derav", "herav", "kvarav"):
            return None
        n = _WORDS.get(word) or _ARTICLES[word]
    noun, start, end = _noun(plain, match.end())
    if noun.partition(" ")[0] in _MONEY or (not noun and match["digits"]):
        return None
    end = end if noun else match.end()
    return Count(n, match.start(), end, text[match.start() : end], noun)


def _noun(plain: str, at: int) -> tuple[str, int, int]:
    """The adjectives and the noun that follow, perhaps after `er`."""
    if (
        (is_ := _IS.match(plain, at))
        and (after := _NEXT.match(plain, is_.end()))
        and _is_adjective(after[1].lower())
    ):
        at = is_.end()
    start, words = at, list[str]()
    while len(words) < 4 and (following := _NEXT.match(plain, at)):
        word = following[1].lower()
        if word in _NO_NOUN and not (not words and word in _MONEY):
            break
        words.append(word)
        at = following.end()
        if not _is_adjective(word):
            break
    return " ".join(words), start, at


def _is_adjective(word: str) -> bool:
    """By its ending in the plural: nye, pågående, strategiske; but innspillene is a noun."""
    return word.endswith("e") and not word.endswith(("ene", "ane"))
