"""Running headers, footers and page numbers: lines near the edge that come again on page after page."""

import re
from collections import defaultdict
from collections.abc import Sequence

from handlingsrom.reading.formats.pdf_lines import Line

_EDGE = 0.13  # of the height of the page
_NEAR = 6.0
_SMALLER, _LARGER = 0.95, 1.12
_PAGE_NUMBER = re.compile(
    r"^(?:side|page|s\.)?\s*[-–]?\s*[0-9]{1,4}\s*(?:(?:av|of|/|\|)\s*[0-9]{1,4})?\s*[-–]?$", re.IGNORECASE
)


def running(pages: Sequence[tuple[float, Sequence[Line]]], size: float) -> set[tuple[int, float]]:
    """The lines to leave out, as (page, top). `pages`: the height of each page and its lines outside tables.

    `size`: that of running text. What is larger is a heading that comes again (`Vedlegg 5 forts`), and what is
    smaller need only come twice.
    """
    seen: dict[tuple[str, int], list[Line]] = defaultdict(list)
    out: set[tuple[int, float]] = set()
    for height, lines in pages:
        for line in _near_edge(height, lines):
            seen[_shape(line.text), round(line.top / _NEAR)].append(line)
            if _PAGE_NUMBER.match(line.text) and line in (lines[0], lines[-1]):
                out.add((line.page, line.top))
    least = max(2, len(pages) // 3)
    for same in seen.values():
        largest = max(line.size for line in same)
        enough = 2 if largest < size * _SMALLER else least
        if len({line.page for line in same}) >= enough and largest < size * _LARGER:
            out.update((line.page, line.top) for line in same)
    return out


def _near_edge(height: float, lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.bottom < height * _EDGE or line.top > height * (1 - _EDGE)]


def _shape(text: str) -> str:
    return re.sub(r"[0-9]+", "0", text)
