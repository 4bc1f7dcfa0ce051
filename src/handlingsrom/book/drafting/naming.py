"""What a name in a paper is the name of: a partner, a body of the partnership, or nothing one can tell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlingsrom.book import words
from handlingsrom.people.models import BodyKind, PartnerKind
from handlingsrom.reading.paper import Place
from handlingsrom.reading.understanding.model import Understood
from handlingsrom.reading.words.parties import find_bodies

PARTNERS, BODIES = "Partnere", "Utvalg"
_SEVERAL = {"Kommunene", "Helseregionene", "FSU", "Dialogmøtet"}
_KNOWN = {
    "Partnerskapsmøtet": ("Partnerskapsmøtet", BodyKind.PARTNERSHIP_MEETING),
    "SSU": ("Strategisk samarbeidsutvalg", BodyKind.STRATEGIC),
    "admSU": ("Administrativt samarbeidsutvalg", BodyKind.ADMINISTRATIVE),
    "Programstyret": ("Programstyret", BodyKind.PROGRAMME_BOARD),
    "Sekretariatet": ("Sekretariatet", BodyKind.SECRETARIAT),
}
_ALWAYS = {"Partnerskapsmøtet", "SSU", "admSU", "Sekretariatet"}
_DECIDES = {"Partnerskapsmøtet", "SSU", "admSU", "Programstyret"}
_SPELT_OUT = re.compile(r"(?<!\w)(?P<name>[A-ZÆØÅ][\w/-]+(?: [\w/-]+){0,5}) \((?P<short>[A-ZÆØÅ]{2,6})\)")
_HOSPITAL = re.compile(r"\w*s[yj]u?kehus\w*|helseforetak\w*|\bHF\b|^Sykehuset \w+", re.IGNORECASE)
_MUNICIPALITY = re.compile(r" kommune$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,6}")


@dataclass(frozen=True)
class Party:
    """A row of `sheet`: `label` is what other sheets call it. `kind` is empty when it is not known."""

    label: str
    name: str
    sheet: str
    kind: str = ""
    short: str = ""


def even(name: str) -> str:
    """A body by its one name, `Sekretariatet` for `sekretariat`; anybody else as written."""
    body = _body(name)
    return body if body and body != "SI" else name


def party_of(name: str, times: int, spelt_out: Mapping[str, str]) -> Party | None:
    """`times`: how often it answers for something. None for several at once, and for what one cannot tell."""
    body = _body(name)
    if body in _SEVERAL:
        return None
    if body in _KNOWN:
        full, kind = _KNOWN[body]
        return Party(body, full, BODIES, words.BODY_KIND[kind])
    if body.startswith("FSU"):
        return Party(body, body, BODIES, words.BODY_KIND[BodyKind.PROFESSIONAL])
    return _partner(name, times, spelt_out)


def spelt_out_in(papers: Sequence[Understood]) -> dict[str, str]:
    """`Sykehuset Innlandet (SI)`: abbreviations, and as many words as they have letters, when those begin so."""
    found: dict[str, str] = {}
    for paper in papers:
        for text in paper.paper.texts:
            for match in _SPELT_OUT.finditer(text.text):
                chosen = match["name"].split()[-len(match["short"]) :]
                if chosen[0][0].isupper() and "".join(word[0] for word in chosen).upper() == match["short"]:
                    found.setdefault(match["short"], " ".join(chosen))
    return found


def bodies_in_text(papers: Sequence[Understood]) -> Iterator[tuple[str, Place]]:
    """The bodies every partnership has one of, wherever the text names them."""
    for paper in papers:
        for text in paper.paper.texts:
            for body in find_bodies(text.text):
                if body.name in _ALWAYS:
                    yield body.name, paper.paper.place(text, body.start, body.end)


def body_that_decides(paper: Understood) -> tuple[str, Place] | None:
    """The body a point of the resolution begins with: `Strategisk samarbeidsutvalg godkjenner …`."""
    for point in paper.resolution:
        for body in find_bodies(point.text):
            if body.start == 0 and body.name in _DECIDES:
                return body.name, point.place
    return None


def _body(name: str) -> str:
    found = find_bodies(name)
    return found[0].name if found and (found[0].start, found[0].end) == (0, len(name)) else ""


def _partner(name: str, times: int, spelt_out: Mapping[str, str]) -> Party | None:
    full = spelt_out.get(name, name)
    short = name if full != name else next((short for short, long in spelt_out.items() if long == name), "")
    if _HOSPITAL.search(full):
        return Party(full, full, PARTNERS, words.PARTNER_KIND[PartnerKind.HOSPITAL_TRUST], short)
    if _MUNICIPALITY.search(full):
        return Party(full, full, PARTNERS, words.PARTNER_KIND[PartnerKind.MUNICIPALITY])
    if short or (_ABBREVIATION.fullmatch(name) and times > 1):
        return Party(full, full, PARTNERS, "", short)
    return None
