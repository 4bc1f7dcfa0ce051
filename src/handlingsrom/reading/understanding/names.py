"""A name of an initiative taken apart for comparison: words, abbreviation, what is an aside."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

_ASIDE = re.compile(r"\(([^)]*)\)?")
_LEAD = re.compile(r"^\s*([A-ZÆØÅ][A-ZÆØÅ0-9]{2,})\s*(?:[;:(]|\s[-–—]\s|[-–—]\s|$)")
_ANY_ABBREVIATION = re.compile(r"\(([A-ZÆØÅ]{3,6})\)")
_CAPITALS = re.compile(r"\b[A-ZÆØÅ]{3,}\b")
_WORD = re.compile(r"[a-zæøåäöé0-9]+(?:\.\d+)?", re.IGNORECASE)
_BREAK = re.compile(r"\s[-–—]\s|[;:(»]|,\s")
_SMALL_WORDS = "og i på av for til med ved en et ei den det de som der fra om ihht inkl eks m mv mm vedr å er skal"
_SMALL = frozenset(_SMALL_WORDS.split())
# Sorts of bodies and projects: that two names both say so makes them no more alike.
_SORT_WORDS = """fsu fact ssu adm admsu si dps bup gsu osu ks fagutvalg utvalg program programmet prosjekt
    prosjektet arbeidspakke pilot satsning satsing tiltak delprosjekt team"""
_SORTS = frozenset(_SORT_WORDS.split())
# A word that tells apart things that are otherwise named alike.
_TELLING = re.compile(
    r"\d.*|[ivx]{2,}|nord\w*|sør\w*|øst\w*|vest\w*|barn\w*|unge\w*|ungdom\w*|voksn\w*|eldre\w*"
    r"|ny|gammel|fase\w*|del|intern\w*|ekstern\w*"
)


@dataclass(frozen=True)
class Name:
    """`head`: what stands before any aside, in small letters; `words` of it that say something, `aside`: in
    parentheses. `abbreviation`: `SAMBA` of `SAMBA; Samhandling om …`, `PLL` of `Pasientens legemiddelliste (PLL)`.
    """

    full: str
    head: str
    words: tuple[str, ...]
    aside: tuple[str, ...]
    abbreviation: str
    stem: str
    """The head up to its first dash, colon or comma."""
    capitals: frozenset[str]
    """Words of the head that are written in capitals: `EPJ`."""
    is_placed: bool
    """Are the words in parentheses all names, as of places: `Kurs (Hamar, Valdres)`?"""

    @cached_property
    def joined(self) -> str:
        """The head as one word."""
        return self.head.replace(" ", "")

    @cached_property
    def telling(self) -> frozenset[str]:
        return frozenset(word for word in self.words if is_telling(word))

    @cached_property
    def own(self) -> frozenset[str]:
        """Words that are not only of a sort."""
        return frozenset(word for word in self.words if word not in _SORTS)


@lru_cache(maxsize=20_000)
def name_of(title: str) -> Name:
    lead, inside = _LEAD.match(title), _ANY_ABBREVIATION.search(title)
    abbreviation = lead[1].lower() if lead else inside[1].lower() if inside else ""
    if abbreviation in _SORTS:
        abbreviation = ""
    head = _ASIDE.sub(" ", title)
    aside = " ".join(_ASIDE.findall(title))
    stem = _BREAK.split(head.strip(), maxsplit=1)[0]
    return Name(
        full=_even(title),
        head=_even(head),
        words=_words(head),
        aside=_words(aside),
        abbreviation=abbreviation,
        stem=_even(stem),
        is_placed=bool(aside) and all(word[0].isupper() for word in _WORD.findall(aside)),
        capitals=frozenset(word.lower() for word in _CAPITALS.findall(head)) - _SORTS,
    )


def is_telling(word: str) -> bool:
    return _TELLING.fullmatch(word) is not None


def _even(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.lower()) if word not in _SMALL)
