"""Tasks that sentences give: the verb, what is to be made (`rutiner`, `plan`), who is to do it, and about what."""

import re

from handlingsrom.reading.asking import WORD
from handlingsrom.reading.words.lexing import listed
from handlingsrom.reading.words.parties import find_bodies

TASK = re.compile(
    r"\b(?:opprett|utarbeid|etabler|gjennomfør|evaluer|kartlegg|utred|igangsett|iverksett|innfør|utvikl|utvid"
    r"|ansett|tilsett|engasjer|arranger|oppnevn|nedsett)(?:e[rs]?|es)?\b|\b(?:lage[rs]?|starte[rs]?|gi|gis)\b",
    re.IGNORECASE,
)
KIND = (
    r"(?:plan|rutine|mal|strategi|retningslinje|veileder|rapport|oversikt|avtale|nettverk|prosedyre|ordning|mandat)"
)
KIND_FOR = re.compile(rf"\b(?P<kind>{KIND})\w{{0,3}} (?:for|om|til|av) (?:å )?", re.IGNORECASE)
_ENDS = re.compile(r"[.,:;]| for å | slik at | som | der | i tråd med ")
_SAYS_NOTHING = listed(
    """arbeid arbeidet videre nye felles egen eget denne disse dette andre flere samarbeid samarbeidet
    helsefellesskap helsefellesskapet helsefelleskap innen mellom følgende konkret konkrete tydelig tydelige
    samlet samlede ulike gjennom sammen første neste tiltak satsning satsninger satsing satsinger prosjekt
    prosjekter oppfølging"""
)
_ENDING = re.compile(r"(?:ene|ane|en|et|er|ar|a|e|s)$")
_SUFFIX = re.compile(r"(?:ing|sjon|het|else|skap|itet|ment)$")
_OTHER_BODY = re.compile(
    r"\b[^\W\d_]*(?:utvalget|utvalet|rådet|styret|gruppen|gruppa|direktøren|lederen)\b", re.IGNORECASE
)
_STEM, _LAST = 7, 6


def telling(text: str, most: int) -> list[str]:
    """The first words of what a task is about, in small letters, but those that any task may be about."""
    about = _ENDS.split(text, maxsplit=1)[0] if most > 1 else text
    words = [word for word in WORD.findall(about) if len(word) > 4 or word.isupper()]
    return [word.lower() for word in words if word.lower() not in _SAYS_NOTHING][:most]


def is_there(word: str, text: str) -> bool:
    """Its beginning, or what a compound is a kind of: `portal` of `opplæringsportalen`. `text` in small letters."""
    bare = _ENDING.sub("", word)
    is_compound = len(bare) > _STEM and not _SUFFIX.search(bare)
    return bare[:_STEM] in text or (is_compound and bare[-_LAST:] in text)


def bodies_in(text: str) -> set[str]:
    """Names of the bodies a text names, those a partnership has of its own in small letters."""
    known = find_bodies(text)
    spans = [(body.start, body.end) for body in known]
    others = [
        found.group().lower()
        for found in _OTHER_BODY.finditer(text)
        if not any(start <= found.start() < end for start, end in spans)
    ]
    return {body.name for body in known} | set(others)
