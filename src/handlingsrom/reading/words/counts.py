"""Finds how many of something a text says there are: `7 innspill`, `to nye initiativer`, `2 er nye satsninger`."""

import re

from handlingsrom.reading.words.amounts import find_amounts
from handlingsrom.reading.words.cases import find_cases
from handlingsrom.reading.words.dates import find_dates
from handlingsrom.reading.words.lexing import blot, even, listed, word_before
from handlingsrom.reading.words.model import Count
from handlingsrom.reading.words.periods import find_periods

_WORDS = {"ett": 1, "én": 1, "eitt": 1, "éin": 1, "to": 2, "begge": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}
_WORDS |= {"sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14}
_WORDS |= {"femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tjue": 20}
_ARTICLES = {"en": 1, "ei": 1, "et": 1, "ein": 1, "eit": 1}
_NUMBER = re.compile(
    rf"""
    (?<![\w.,/:§-])
    (?:
        (?P<digits>[0-9]{{1,3}}(?:\ [0-9]{{3}}){{0,2}})(?![\w%/:-])(?![.,)])(?:\ \([^\W\d_]{{2,8}}\))?
      | (?P<word>{"|".join([*_WORDS, *_ARTICLES])})(?![\w-])
    )
    (?:\ stk\.?(?=\ ))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_IS = re.compile(r" (?:er|av dem er|av disse er|av desse er)(?= )", re.IGNORECASE)
_NEXT = re.compile(r" ([^\W\d_](?:[^\W\d_]|-(?=[^\W\d_]))*)")
_ABOUT = listed("ca cirka omtrent omlag rundt nesten over under inntil minst maks maksimalt opptil enn mot lag")
_NUMBERED = listed(
    "vedlegg sak punkt pkt side kapittel kap nr nummer uke veke fase kl klokken versjon tabell figur trinn nivå"
)
_ONE_OF_SOME = listed("hvorav derav herav kvarav")
_MONEY = listed(
    "kr kroner mill million millioner millionar mrd milliard milliarder tusen mnok tkr prosent pst nok øre"
)
_NO_NOUN = (
    _MONEY
    | listed(
        """i til fra frå er og for som av på ble blir vart skal kan per pr eller mot innen innan med ved hvorav der
    men mens etter før samt jf jfr var har å at det de den om så ikke ikkje"""
    )
    | frozenset(_WORDS)
    | frozenset(_ARTICLES)
)


def find_counts(text: str) -> list[Count]:
    """Numbers of things, in numerals or in words, in order. Not years, days, cases, amounts and shares.

    `en`, `ei` and `et` count only after `hvorav` and its like: elsewhere they are articles.
    """
    others = find_dates(text), find_cases(text), find_periods(text), find_amounts(text)
    plain = blot(even(text), *others)
    found: list[Count] = []
    at = 0
    while match := _NUMBER.search(plain, at):
        count = _count(text, plain, match)
        at = match.end()
        if count is not None:
            found.append(count)
            at = count.end
    return found


def _count(text: str, plain: str, match: re.Match[str]) -> Count | None:
    before = word_before(plain, match.start())
    n = _number(match, before)
    noun, end = _noun(plain, match.end())
    if n is None or (match["digits"] and not noun) or _is_money(plain, match.end()):
        return None
    return Count(n, match.start(), end, text[match.start() : end], noun, before in _ABOUT)


def _number(match: re.Match[str], before: str) -> int | None:
    if match["digits"]:
        return None if before in _NUMBERED else int(match["digits"].replace(" ", ""))
    word = match["word"].lower()
    if word in _ARTICLES:
        return 1 if before in _ONE_OF_SOME else None
    return _WORDS[word]


def _is_money(plain: str, at: int) -> bool:
    following = _NEXT.match(plain, at)
    return following is not None and following[1].lower() in _MONEY


def _noun(plain: str, at: int) -> tuple[str, int]:
    """The adjectives and the noun that follow, perhaps after `er`, and where they end."""
    is_ = _IS.match(plain, at)
    if is_ and (after := _NEXT.match(plain, is_.end())) and _is_adjective(after[1].lower()):
        at = is_.end()
    words = list[str]()
    while len(words) < 4 and (following := _NEXT.match(plain, at)):
        word = following[1].lower()
        if word in _NO_NOUN:
            break
        words.append(word)
        at = following.end()
        if not _is_adjective(word):
            break
    return " ".join(words), at


def _is_adjective(word: str) -> bool:
    """By its ending in the plural: nye, pågående, strategiske; but innspillene is a noun."""
    return word.endswith("e") and not word.endswith(("ene", "ane"))
