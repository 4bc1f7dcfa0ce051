"""Divides a paper into the case itself and its attachments, by their headings."""

import re
from collections.abc import Sequence

from handlingsrom.reading.paper import Block, Part, Text, TextKind

THE_CASE = "Saken"
ATTACHMENT = re.compile(
    r"^(?:utrykt\s+)?vedlegg\s+(?:nr\.?\s*)?(?P<number>[0-9]{1,2}|[a-zæøå](?=\b))\s*(?P<rest>.*)$", re.IGNORECASE
)
_CONTINUED = re.compile(r"^\(?forts(?:ettelse|\.)?\)?[\s.:–-]*", re.IGNORECASE)
_MARKS = " .:–—-\u00a0"


def divide(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """At least one part, `Saken`, which may be all of the paper; empty when the paper starts with an attachment."""
    starts = [(THE_CASE, "", 0)]
    for block in blocks:
        if isinstance(block, Text) and (named := attachment(block)):
            name, title = named
            if name != starts[-1][0]:
                starts.append((name, title, block.index))
    ends = [first - 1 for _name, _title, first in starts[1:]] + [len(blocks) - 1]
    return tuple(Part(name, title, first, last) for (name, title, first), last in zip(starts, ends, strict=True))


def attachment(text: Text) -> tuple[str, str] | None:
    """`("Vedlegg 5", "Handlingsplan …")` of a heading that starts or continues an attachment."""
    if text.kind not in (TextKind.HEADING, TextKind.TITLE):
        return None
    found = ATTACHMENT.match(text.text.strip())
    if found is None or found["rest"].lower().startswith("til "):
        return None
    rest = _CONTINUED.sub("", found["rest"].strip(_MARKS))
    return f"Vedlegg {found['number'].upper()}", rest.strip(_MARKS)


def is_continued(text: Text) -> bool:
    """Does the heading say that it goes on with what stood before (`Vedlegg 5 forts: …`)?"""
    found = ATTACHMENT.match(text.text.strip())
    return bool(found and _CONTINUED.match(found["rest"].strip(_MARKS)))
