"""The few words a paper needs of its own, in the three languages it can be written in."""

from __future__ import annotations

from .model import Language

_WORDS: dict[Language, dict[str, str]] = {
    "nb": {
        "case": "Sak",
        "body": "Utvalg",
        "meeting": "Møtedato",
        "meeting_open": "Ikke fastsatt",
        "status": "Status",
        "attachment": "Vedlegg",
        "title": "Tittel",
        "resolution": "Forslag til vedtak",
        "page": "Side",
        "of": "av",
        "to": "Til",
        "point": "Punkt",
        "text": "Tekst",
        "group": "Gruppe",
    },
    "nn": {
        "case": "Sak",
        "body": "Utval",
        "meeting": "Møtedato",
        "meeting_open": "Ikkje fastsett",
        "status": "Status",
        "attachment": "Vedlegg",
        "title": "Tittel",
        "resolution": "Forslag til vedtak",
        "page": "Side",
        "of": "av",
        "to": "Til",
        "point": "Punkt",
        "text": "Tekst",
        "group": "Gruppe",
    },
    "en": {
        "case": "Case",
        "body": "Committee",
        "meeting": "Meeting date",
        "meeting_open": "Not set",
        "status": "Status",
        "attachment": "Attachment",
        "title": "Title",
        "resolution": "Proposed resolution",
        "page": "Page",
        "of": "of",
        "to": "To",
        "point": "Point",
        "text": "Text",
        "group": "Group",
    },
}

LOCALES: dict[Language, str] = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def words(language: Language) -> dict[str, str]:
    """The paper's own words in one language."""
    return _WORDS[language]
