"""What a table of the plan proposes for its rows: from its part's title and the text above it."""

import re
from collections.abc import Sequence

from handlingsrom.reading.understanding.model import Principle

_QUOTED = re.compile(r"[«\"“”]([^«»\"“”]+)[»\"“”]")
_CLOSE = r"\bavslutt|\butgå|\bikke (?:videreføre|fortsette)|\bstanse|\blegges? ned\b|\btas ut\b|\blukke"
_HAND_OVER = (
    r"\bimplementer|\bevaluer|\boverlever|\b(?:overf[øo]re?s?|settes?) (?:til|i) (?:ordinær )?(?:drift|linj)"
)
_KEEP = r"\biverksett|(?<!ikke )\bviderefør|\bpågående|\bopprettholde?|(?<!ikke )\bfortsette"
_SIGNS = [
    (principle, re.compile(pattern, re.IGNORECASE))
    for principle, pattern in (
        (Principle.CLOSE, _CLOSE),
        (Principle.HAND_OVER, _HAND_OVER),
        (Principle.KEEP, _KEEP),
    )
]  # fmt: skip
_FAR = 6


def principle_of(title: str, above: Sequence[str]) -> Principle:
    """`above`: the texts over the table, the nearest last. Unknown when several are named."""
    for text in [title, *reversed(above[-_FAR:])]:
        quoted = " ".join(_QUOTED.findall(text))
        for said in filter(None, (quoted, text)):
            if found := _named(said):
                return found
    return Principle.UNKNOWN


def _named(text: str) -> Principle:
    """The one it names. What a definition starts with is what it defines, whatever it says after."""
    head, colon, rest = text.partition(":")
    subject = rest.split(",")[0] if colon and re.search(r"prinsipp", head, re.IGNORECASE) else ""
    for said in filter(None, (subject, text)):
        named = {principle for principle, sign in _SIGNS if sign.search(said)}
        if len(named) == 1:
            return named.pop()
    return Principle.UNKNOWN
