"""Reads who answers for something, `SI - (Gjøvik/Hadeland / Valdres?)`, and finds the bodies a text names."""

import re
from collections.abc import Iterable

from handlingsrom.reading.words.lexing import even
from handlingsrom.reading.words.model import Body, Parties

_PARENTHESES = re.compile(r"\(([^()]*)\)|\(([^()\n]*)")
_ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,5}")
_UNDECIDED = re.compile(
    r"(?<![^\W\d_])(?:(?:må |skal )?avklares|(?:ikke|ikkje) avklart|uavklart|ukjent|usikkert?)(?![^\W\d_])",
    re.IGNORECASE,
)
_BODIES = {
    "SSU": r"(?i:strategisk samarbeidsutvalg(?:et)?|strategisk samarbeidsutval(?:et)?)|SSU",
    "admSU": r"(?i:adm(?:inistrativt|\.)? ?samarbeidsutval(?:g|get|et)?|admSU)",
    "SAU": r"(?i:strategisk arbeidsutval(?:g|get|et)?)",
    "Partnerskapsmøtet": r"(?i:partnerskapsmøtet?)",
    "Dialogmøtet": r"(?i:dialogmøtet?)",
    "Sekretariatet": r"(?i:sekretariat(?:et)?)",
    "Programstyret": r"(?i:programstyre(?:t|ne|r)?)",
    "FSU": r"FSU(?:[`'´]?(?:er|ene))?(?: [A-ZÆØÅ][^\W\d_]+(?: og [A-ZÆØÅ][^\W\d_]+)?)?",
    "SI": r"(?i:sykehuset innlandet)|SI",
    "Helseregionene": r"(?i:(?:alle )?helseregion(?:ene|er|ane|ar))",
    "Kommunene": r"(?i:(?:alle )?kommun(?:ene|er|ane|ar))",
}
_BODY = re.compile(r"(?<!\w)(?:" + "|".join(f"({form})" for form in _BODIES.values()) + r")(?!\w)")
_NAMES = list(_BODIES)
_APART = re.compile(r" - | -|- |(?<=\w)-$|^-|[,;+&|\n]| / | samt ")
_AND = re.compile(r" og ")
_REGIONS_APART = re.compile(r",|;| / | og ")
_ALL_REGIONS = re.compile(r"helseregion|alle region", re.IGNORECASE)
_MARKS = " \t-?.:/,;"


def read_responsible(text: str, known_regions: Iterable[str] = ()) -> Parties:
    """Who answers, from what stands in a column of responsibility.

    What stands in parentheses are regions. ` / ` with spaces parts them; without spaces it may belong to a name, as
    in `Gjøvik/Hadeland`, unless `known_regions` says that its parts are regions and the whole is not.
    """
    plain = even(text)
    known = {region.casefold() for region in known_regions}
    regions, parties = list[str](), list[str]()
    for inside in _PARENTHESES.finditer(plain):
        regions += _regions(inside[1] or inside[2] or "", known)
    outside = _UNDECIDED.sub(" ", _PARENTHESES.sub("\n", plain).replace("(", "\n").replace(")", "\n"))
    for name in _parties(outside):
        parts = _parts(name, known)
        is_region = _ALL_REGIONS.search(name) or all(part.casefold() in known for part in parts)
        (regions if is_region else parties).extend(parts)
    is_doubtful = "?" in plain or _UNDECIDED.search(plain) is not None
    return Parties(_once(parties), _once(regions), is_doubtful)


def find_bodies(text: str) -> list[Body]:
    """The bodies of the partnership that a text names, in order: `SSU`, `admSU`, `FSU Barn og Unge`, `SI`."""
    found = []
    for match in _BODY.finditer(even(text)):
        name = _NAMES[(match.lastindex or 1) - 1]
        if name == "FSU" and " " in match[0]:
            name = match[0]
        found.append(Body(name, match.start(), match.end(), text[match.start() : match.end()]))
    return found


def _regions(inside: str, known: set[str]) -> list[str]:
    if _ABBREVIATION.fullmatch(inside.strip()) and inside.strip().casefold() not in known:
        return []  # Sykehuset Innlandet (SI)
    on_one_line = inside.replace("-\n", "-").replace("\n", " ")
    names = [name.strip(_MARKS) for name in _REGIONS_APART.split(_UNDECIDED.sub(" ", on_one_line))]
    return [part for name in names if name for part in _parts(name, known)]


def _parts(name: str, known: set[str]) -> list[str]:
    """Those on either side of a slash without spaces, when each is known by itself: `SI/kommunene`."""
    parts = [part.strip() for part in name.split("/")]
    is_each = all(part.casefold() in known or _BODY.fullmatch(part) for part in parts)
    return parts if is_each and name.casefold() not in known else [name]


def _parties(outside: str) -> list[str]:
    names = [name for part in _APART.split(outside) for name in _by_and(part)]
    return [name.strip(_MARKS).removesuffix(" og") for name in names]


def _by_and(part: str) -> list[str]:
    """`FSU Pasientsamarbeid og admSU` is two; in `FSU Barn og Unge`, `og` is part of the name."""
    names, at = list[str](), 0
    for join in _AND.finditer(part):
        is_name = part[at:].lstrip().startswith("FSU")
        if _BODY.match(part, join.end()) or (
            not is_name and _ABBREVIATION.fullmatch(part[join.end() :].strip(_MARKS))
        ):
            names.append(part[at : join.start()])
            at = join.end()
    return [*names, part[at:]]


def _once(names: list[str]) -> tuple[str, ...]:
    on_one_line = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in on_one_line if name))
