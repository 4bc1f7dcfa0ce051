"""The running texts of a case, by the headings papers have: background, input, assessment, recommendation."""

import re
from collections.abc import Iterator

from handlingsrom.book.drafting.sources import Sources
from handlingsrom.book.notes import Noted
from handlingsrom.reading.paper import Paper, Text, TextKind

_FIELDS = {
    "recommendation": r"anbefaling|tilr[åa]d(?:n)?ing|konklusjon",
    "assessment": r"vurdering|drøfting",
    "input": r"innspill|høring",
    "background": r"bakgrunn|innledning|saksopplysning|saksutredning|hva saken gjelder|sammendrag",
}
_SIGNS = {field: re.compile(rf"\b(?:{sign})", re.IGNORECASE) for field, sign in _FIELDS.items()}
_ENDS = re.compile(r"forslag til|vedtak|innstilling|^vedlegg|hilsen", re.IGNORECASE)
_LONGEST_HEADING = 80


def case_texts(paper: Paper, sources: Sources) -> dict[str, Noted]:
    """By field of the sheet Saker. What stands under a heading of another name goes on with the one before."""
    parts: dict[str, list[Text]] = {}
    for field, text in _by_field(paper):
        parts.setdefault(field, []).append(text)
    return {
        field: sources.made(_joined(texts), "Teksten under overskriften i papiret.", paper.place(texts[0]))
        for field, texts in parts.items()
    }


def _by_field(paper: Paper) -> Iterator[tuple[str, Text]]:
    field = ""
    for text in paper.texts:
        if paper.part_of(text.index).is_attachment or not text.text.strip():
            continue
        if text.kind == TextKind.HEADING and len(text.text) <= _LONGEST_HEADING:
            if _ENDS.search(text.text):
                field = ""
            elif found := next((name for name, sign in _SIGNS.items() if sign.search(text.text)), ""):
                field = found
                continue
        if field:
            yield field, text


def _joined(texts: list[Text]) -> str:
    """Paragraphs with an empty line between; the items of a list on lines of their own."""
    written = ""
    for before, text in zip([None, *texts], texts, strict=False):
        is_item = text.kind == TextKind.ITEM
        between = "\n" if is_item and before and before.kind == TextKind.ITEM else "\n\n"
        line = f"{'  ' * text.level}{text.marker or '–'} {text.text}" if is_item else text.text
        # Two braces would be taken for the name of a figure.
        written += (between if written else "") + line.replace("{{", "{ {")
    return written
