"""The numbers and letters Word draws before the items of a list; they stand nowhere in the text itself."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from handlingsrom.reading.formats.word_parts import Element, number, value, w
from handlingsrom.reading.formats.word_styles import NumberedAs, Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """What stands before an item: `1.`, `a)`, or nothing for a bullet. `level` counts from 0."""

    marker: str
    level: int


@dataclass(frozen=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: bool = True
    is_legal: bool = False
    style: str = ""


class Numbering:
    """Counts as it is asked: one call for each numbered paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {} if root is None else {_id(each, "numId"): each for each in root.iterfind(w("num"))}
        self._kinds = (
            {} if root is None else {_id(each, "abstractNumId"): each for each in root.iterfind(w("abstractNum"))}
        )
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def next(self, numbered: NumberedAs, style: str = "") -> Drawn | None:
        """None when the paragraph is in no list: Word's way of taking one out is list number 0."""
        if numbered.number in ("0", "") or numbered.number not in self._lists:
            return None
        levels = self._levels_of(numbered.number)
        level = numbered.level if numbered.level is not None else _linked(levels, style)
        level = max(0, min(level, _LEVELS - 1))
        counts = self._counts[self._kind_of(numbered.number)]
        self._count(counts, levels, level)
        return Drawn(_draw(levels, counts, level), level)

    def _count(self, counts: dict[int, int], levels: dict[int, _Level], level: int) -> None:
        start = levels.get(level, _Level()).start
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in range(level + 1, _LEVELS):
            if levels.get(deeper, _Level()).restarts:
                counts.pop(deeper, None)

    def _kind_of(self, id: str) -> str:
        """The definition a list goes by. Lists of one definition count on from each other, as in Word."""
        kind = value(self._lists.get(id), w("abstractNumId")) or ""
        for _step in range(5):
            linked = value(self._kinds.get(kind), w("numStyleLink"))
            if linked is None:
                break
            kind = value(self._lists.get(self._styles.number_of(linked) or ""), w("abstractNumId")) or ""
        return kind

    def _levels_of(self, id: str) -> dict[int, _Level]:
        if id in self._levels:
            return self._levels[id]
        kind = self._kind_of(id)
        definition = self._kinds.get(kind)
        levels = {} if definition is None else _read_levels(definition)
        for change in self._lists[id].iterfind(w("lvlOverride")):
            level = number(change.get(w("ilvl")))
            levels |= _read_levels(change)
            if (start := value(change, w("startOverride"))) is not None:
                # The first item of this list starts there, whatever the lists before it came to.
                levels[level] = replace(levels.get(level, _Level()), start=number(start, 1))
                self._counts[kind].pop(level, None)
        self._levels[id] = levels
        return levels


def _read_levels(element: Element) -> dict[int, _Level]:
    return {number(each.get(w("ilvl"))): _read_level(each) for each in element.iterfind(w("lvl"))}


def _read_level(element: Element) -> _Level:
    return _Level(
        value(element, w("numFmt")) or "decimal",
        value(element, w("lvlText")) or "",
        number(value(element, w("start")), 1),
        value(element, w("lvlRestart")) != "0",
        value(element, w("isLgl")) not in (None, "0", "false"),
        value(element, w("pStyle")) or "",
    )


def _linked(levels: dict[int, _Level], style: str) -> int:
    return next((level for level, each in levels.items() if style and each.style == style), 0)


def _draw(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    own = levels.get(level, _Level())
    if own.form in ("bullet", "none"):
        return ""

    def one(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place, _Level())
        return spelt(counts.get(place, other.start), "decimal" if own.is_legal else other.form)

    return _PLACE.sub(one, own.text).strip()


def spelt(count: int, form: str) -> str:
    """A count as a list writes it: `3`, `c`, `III`."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        letters += letter * (count // worth)
        count %= worth
    return letters


def _id(element: Element, name: str) -> str:
    return str(element.get(w(name), ""))
