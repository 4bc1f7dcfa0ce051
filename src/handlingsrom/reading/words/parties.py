"""Reads who answers for something: `SI - (Gjøvik/Hadeland / Nord-Gudbrandsdal?)`, and finds the bodies a text names."""

import re
from collections.abc import Iterable

from handlingsrom.reading.words.lexing import even
from handlingsrom.reading.words.model import Body, Parties

_PARENTHESES = re.compile(r"\(([^()\n]*)(?:\)|$|(?=[(\n]))")
_DOUBT = re.compile(r"\?|\b(?:avklares|ikke avklart|uavklart|ukjent|ikkje avklart|usikkert?)\b", re.IGNORECASE)
_UNDECIDED = re.compile(
    r"\b(?:må |skal )?avklares\b|\b(?:ikke|ikkje) avklart\b|\buavklart\b|\bukjent\b|\busikkert?\b", re.IGNORECASE
)
_BODIES = {
    "SSU": r"(?i:strategisk samarbeidsutvalg(?:et)?|strategisk samarbeidsutval(?:et)?)|SSU",
    "admSU": r"(?i:administrativt samarbeidsutvalg(?:et)?|adm\.? ?samarbeidsutvalg(?:et)?|administrativt samarbeidsutval(?:et)?|admSU)",
    "SAU": r"(?i:strategisk arbeidsutvalg(?:et)?)",
    "Partnerskapsmøtet": r"(?i:partnerskapsmøtet?)",
    "Dialogmøtet": r"(?i:dialogmøtet?)",
    "Sekretariatet": r"(?i:sekretariatet?)",
    "Programstyret": r"(?i:programstyre(?:t|ne|r)?)",
    "FSU": r"FSU(?:[`'´]?er)?(?: [A-ZÆØÅ][^\W\d_]+(?: og [A-ZÆØÅ][^\W\d_]+)?)?",
    "SI": r"(?i:sykehuset innlandet)|SI",
    "Helseregionene": r"(?i:(?:alle )?helseregione(?:ne|r))",
    "Kommunene": r"(?i:(?:alle )?kommune(?:ne|r|ane|ar))",
}
_BODY = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<b{i}>{form})" for i, form in enumerate(_BODIES.values())) + r")(?!\w)"
)
_NAMES = list(_BODIES)
_APART = re.compile(r" - | -|- |(?<=\w)-$|^-|[,;+&|\n]| / | samt ")
_AND = re.compile(r" og ")
_REGIONS_APART = re.compile(r",|;| / | og |\n")
_REGION = re.compile(r"(?i:helseregion|alle regioner|alle regionar)")
_STRIP = " \t-?.:/,;"


def read_responsible(text: str, known_regions: Iterable[str] = ()) -> Parties:
    """Who answers, from what stands in a column of responsibility.

    What stands in parentheses are regions. ` / ` with spaces parts them; without spaces it may belong to a name, as in
    `Gjøvik/Hadeland`, unless `known_regions` says that its parts are regions and the whole is not.
    """
    plain = even(text)
    known = {region.casefold() for region in known_regions}
    regions, parties = list[str](), list[str]()
    for inside in _PARENTHESES.finditer(plain):
        regions += _regions(inside[1], known)
    outside = _UNDECIDED.sub(" ", _PARENTHESES.sub("\n", plain))
    for name in _parties(outside.replace("(", "\n").replace(")", "\n")):
        parted = _split_known(name, known)
        is_region = _REGION.search(name) or all(part.casefold() in known for part in parted)
        (regions if is_region else parties).extend(parted)
    return Parties(_once(parties), _once(regions), _DOUBT.search(plain) is not None)


def find_bodies(text: str) -> list[Body]:
    """The bodies of the partnership that a text names, in order: `SSU`, `admSU`, `FSU Barn og Unge`, `SI`."""
    found = []
    for match in _BODY.finditer(even(text)):
        name = _NAMES[int((match.lastgroup or "b0")[1:])]
        if name == "FSU" and " " in match[0]:
            name = match[0]
        found.append(Body(name, match.start(), match.end(), text[match.start() : match.end()]))
    return found


def _regions(inside: str, known: set[str]) -> list[str]:
    if re.fullmatch(r"[A-ZÆØÅ]{2,5}", inside.strip()) and inside.strip().casefold() not in known:
        return []  # Sykehuset Innlandet (SI)
    return [
        part
        for name in _REGIONS_APART.split(inside)
        if name.strip(_STRIP)
        for part in _split_known(name.strip(_STRIP), known)
    ]


def _split_known(name: str, known: set[str]) -> list[str]:
    parts = [part.strip() for part in name.split("/")]
    if name.casefold() not in known and len(parts) > 1 and all(part.casefold() in known for part in parts):
        return parts
    return [name]


def _parties(outside: str) -> list[str]:
    names = []
    for part in _APART.split(outside):
        at = 0
        for join in _AND.finditer(part):
            if _BODY.match(part, join.end()):
                names.append(part[at : join.start()])
                at = join.end()
        names.append(part[at:])
    return [name.strip(_STRIP) for name in names if name.strip(_STRIP)]


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))
