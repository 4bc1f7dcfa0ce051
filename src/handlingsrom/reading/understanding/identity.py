"""Which case a paper is of, and when it was written: from its top, and only when it says so."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise

from handlingsrom.reading.paper import Paper, Table, Text, TextKind
from handlingsrom.reading.understanding.sections import is_section
from handlingsrom.reading.understanding.wording import one_line
from handlingsrom.reading.words.cases import find_cases
from handlingsrom.reading.words.dates import find_dates
from handlingsrom.reading.words.model import CaseReference

_OF_CASE = re.compile(
    r"^(?:vedlegg\s+(?:\d+\s+)?til\s+)?(?:saks?(?:fram|frem)legg\s*(?:til|for|i)?[\s:–-]*)?"
    r"(?:(?:arkiv)?saks?(?:nr|nummer)?|ps)\b\.?\s*:?\s*(?:nr\.?\s*)?\d",
    re.IGNORECASE,
)
_OF_DAY = re.compile(
    r"^(?:møte(?:dato|dag|tid|t)?|saks?dato|dato|skrevet|til møtet?|for møtet?|behandles|.{0,40}\bmøte\b)"
    r"[^\d]{0,40}(?=\d)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^[A-ZÆØÅ]\w+(?:[ -][A-ZÆØÅ]?\w+)?,\s*(?:den\s+)?\d{1,2}\.")
_TOP, _FIRST_LINES, _LONGEST = 15, 5, 120


def number_of(paper: Paper) -> CaseReference | None:
    for text in _top(paper):
        if _OF_CASE.match(text) and (found := find_cases(text)):
            return found[0]
    return None


def day_of(paper: Paper) -> date | None:
    for text in _top(paper):
        if _OF_DAY.match(text) or _SIGNED.match(text):
            for mention in find_dates(text):
                if mention.first:
                    return mention.first
    return None


def _top(paper: Paper) -> Iterator[str]:
    """The short texts before the first section, and the rows of a table there: `Saksnr.: 13/26`."""
    for block in islice(paper.blocks, _TOP):
        if isinstance(block, Table):
            yield from _cells(block)
        elif _is_section(block):
            return
        elif len(block.text) <= _LONGEST and not block.text.rstrip().endswith("."):
            yield one_line(block.text)


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows[:_TOP]:
        texts = [one_line(cell.text) for cell in row.cells]
        yield from texts
        yield from (f"{label.rstrip(': ')}: {value}" for label, value in pairwise(texts) if label)


def _is_section(text: Text) -> bool:
    return text.kind == TextKind.HEADING and (text.index > _FIRST_LINES or is_section(text))
