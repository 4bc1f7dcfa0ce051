"""Divides a paper into the case itself and its attachments, by their headings."""

import re
from collections.abc import Sequence

from handlingsrom.reading.paper import Block, Part, Text, TextKind

THE_CASE = "Saken"
ATTACHMENT = re.compile(
    r"^(?i:(?:utrykt\s+)?vedlegg)\s+(?i:nr\.?\s*)?"
    r"(?P<number>[0-9]{1,2}(?![0-9./])|[A-ZÆØÅ](?!\w)|[a-zæøå](?=\s*(?:[.:)–—-]|$)))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_CONTINUED = re.compile(r"^\(?forts(?:ettelse|\.)?\)?[\s.:–-]*", re.IGNORECASE)
_MARKS = " .:)–—-\u00a0"
_SET_APART = re.compile(r"^\s*(?:[.:)–—-]|\(?forts|$)", re.IGNORECASE)
_LONGEST = 120


def divide(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """At least one part, `Saken`, which may be all of the paper; empty when the paper starts with an attachment."""
    starts = [(THE_CASE, "", 0)]
    for name, title, index in _headed(blocks) or _set_apart(blocks):
        if name != starts[-1][0]:
            starts.append((name, title, index))
    ends = [first - 1 for _name, _title, first in starts[1:]] + [len(blocks) - 1]
    return tuple(Part(name, title, first, last) for (name, title, first), last in zip(starts, ends, strict=True))


def attachment(text: Text) -> tuple[str, str] | None:
    """`("Vedlegg 5", "Handlingsplan …")` of a heading that starts or continues an attachment."""
    return _named(text) if text.kind in (TextKind.HEADING, TextKind.TITLE) else None


def is_continued(text: Text) -> bool:
    """Does the heading say that it goes on with what stood before (`Vedlegg 5 forts: …`)?"""
    found = ATTACHMENT.match(text.text.strip())
    return bool(found and _CONTINUED.match(found["rest"].strip(_MARKS)))


def _headed(blocks: Sequence[Block]) -> list[tuple[str, str, int]]:
    texts = [block for block in blocks if isinstance(block, Text)]
    return [(*named, text.index) for text in texts if (named := attachment(text))]


def _set_apart(blocks: Sequence[Block]) -> list[tuple[str, str, int]]:
    """Short lines that name an attachment, where nothing is set as a heading. A list of them is no start of any."""
    named = [_of_line(block) for block in blocks]
    beside = [None, *named, None]
    return [
        (*each, blocks[at].index)
        for at, each in enumerate(named)
        if each and not beside[at] and not beside[at + 2] and at + 1 < len(blocks)
    ]


def _of_line(block: Block) -> tuple[str, str] | None:
    if not isinstance(block, Text) or block.kind == TextKind.ITEM or len(block.text) > _LONGEST:
        return None
    found = ATTACHMENT.match(block.text.strip())
    return _named(block) if found and _SET_APART.match(found["rest"]) else None


def _named(text: Text) -> tuple[str, str] | None:
    found = ATTACHMENT.match(text.text.strip())
    if found is None or found["rest"].lower().startswith("til "):
        return None
    rest = _CONTINUED.sub("", found["rest"].strip(_MARKS))
    return f"Vedlegg {found['number'].upper()}", " ".join(rest.strip(_MARKS).split())
