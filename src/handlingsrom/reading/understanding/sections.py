"""Parts of a paper under a heading one knows: the resolution, the recommendation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlingsrom.reading.paper import Paper, Text, TextKind

_NUMBERED = r"(?:\d+\.?\s*)?"
_WHOSE = (
    r"(?:(?:sekretariatets?|leder(?: og nestleder)?s?|adm\.?\s?sus?|arbeidsutvalgets|administrasjonens"
    r"|rådmannens|kommunedirektørens|forslagsstillers)\s+)?"
)
_ADVICE = r"(?:anbefaling(?:er|en)?|tilr[åa]d(?:n)?ing(?:ar|er|a|en)?)"


def _heading(pattern: str) -> re.Pattern[str]:
    return re.compile(_NUMBERED + _WHOSE + pattern, re.IGNORECASE)


PROPOSED = _heading(
    r"(?:(?:forslag|fr[ae]mlegg|tilråding) til (?:vedtak(?:spunkter)?|innstilling|beslutning)|vedtaksforslag"
    r"|vedtakspunkter|innstilling)"
)
DECIDED = _heading(r"(?:(?:ssus?|partnerskapsmøtets)\s+)?(?:enstemmig\s+)?(?:vedtak|beslutning)")
RECOMMENDED = _heading(rf"(?:samlet\s+)?{_ADVICE}")
WEIGHED = _heading(rf"(?:vurdering(?:er)?|konklusjon|oppsummering)\s*(?:og|/)\s*{_ADVICE}")
_OTHERS = _heading(
    r"(?:bakgrunn|saksopplysninger|saksutredning|vurdering(?:er)?|innledning|økonomi|konsekvenser|vedlegg(?! til)"
    r"|oppsummering|konklusjon|protokoll|behandling|utrykte vedlegg|med (?:vennlig )?hilsen)\b"
)
_LONGEST_HEADING = 80


@dataclass(frozen=True)
class Section:
    """`heading` and the texts under it; `first` is what stands after a colon on the heading's own line."""

    heading: Text
    texts: tuple[Text, ...]
    first: str = ""


def sections(paper: Paper, *patterns: re.Pattern[str]) -> list[Section]:
    """All in the case itself that are headed so. An attachment's are the attachment's."""
    texts = [text for text in paper.texts if text.text.strip() and not paper.part_of(text.index).is_attachment]
    return [
        Section(text, tuple(_under(texts[at + 1 :], text)), first)
        for at, text in enumerate(texts)
        if (first := _headed(text, patterns)) is not None
    ]


def _headed(text: Text, patterns: Sequence[re.Pattern[str]]) -> str | None:
    """None when it is no such heading, otherwise what follows its colon."""
    if text.kind == TextKind.ITEM:
        return None
    for pattern in patterns:
        found = pattern.match(text.text.strip())
        if found is None:
            continue
        rest = text.text.strip()[found.end() :]
        if not rest.strip(" :."):
            return ""
        if rest.lstrip().startswith(":") and text.kind == TextKind.PARAGRAPH:
            return rest.lstrip(" :")
    return None


def _under(texts: Sequence[Text], heading: Text) -> list[Text]:
    found = []
    for text in texts:
        if _ends(text, heading):
            break
        found.append(text)
    return found


def _ends(text: Text, heading: Text) -> bool:
    if text.kind in (TextKind.HEADING, TextKind.TITLE):
        return heading.kind == TextKind.PARAGRAPH or text.level <= heading.level
    return is_section(text)


def is_section(text: Text) -> bool:
    """Does it read like the heading of a section that papers have?"""
    if text.kind == TextKind.ITEM or len(text.text) > _LONGEST_HEADING:
        return False
    return _headed(text, (PROPOSED, DECIDED, RECOMMENDED, WEIGHED)) is not None or bool(
        _OTHERS.match(text.text.strip()) and not text.text.rstrip().endswith(".")
    )
