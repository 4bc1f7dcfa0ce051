"""What a paragraph is, from its style: a title, a heading of a level, an item of a list, or just text."""

import re
from dataclasses import dataclass

from handlingsrom.reading.formats.word_parts import Element, is_on, number, value, w
from handlingsrom.reading.paper import TextKind

# Word keeps "heading 1" as the name in every language; other programs and old files translate it.
_HEADING = re.compile(r"^(?:heading|overskrift|rubrik|überschrift|berschrift|otsikko)\s*([1-9])", re.IGNORECASE)
_TITLES = ("title", "tittel", "titel", "dokumenttittel")
_SUBTITLES = ("subtitle", "undertittel", "undertitel")
_CONTENTS = re.compile(r"^(?:toc|innh|inh|indholdsfortegnelse)\s*[1-9]", re.IGNORECASE)
_LIST_LEVEL = re.compile(r"^(?:list|liste|punktliste|nummerert|nummerliste)[\w\s-]*?([2-5])$", re.IGNORECASE)
_NO_OUTLINE = 9


@dataclass(frozen=True)
class NumberedAs:
    """A list's number in the numbering part and the level in it; `level` None when the style does not say."""

    number: str
    level: int | None


@dataclass(frozen=True)
class Style:
    """What a style comes to with all it is based on. `extra_level` is for styles such as `List Bullet 2`."""

    id: str = ""
    kind: TextKind = TextKind.PARAGRAPH
    level: int = 0
    numbered: NumberedAs | None = None
    is_bold: bool = False
    is_hidden: bool = False
    is_contents: bool = False
    extra_level: int = 0


class Styles:
    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self.default = ""
        for each in () if root is None else root.iterfind(w("style")):
            id = each.get(w("styleId"), "")
            self._elements.setdefault(id, each)
            if each.get(w("type")) == "paragraph" and is_on(each.get(w("default"))):
                self.default = id

    def style(self, id: str | None) -> Style:
        """The style called `id`; the one of ordinary paragraphs when there is no such."""
        id = self.default if id is None else id
        if id not in self._styles:
            self._styles[id] = self._resolve(id)
        return self._styles[id]

    def number_of(self, id: str) -> str | None:
        """The list a list style stands for."""
        return value(self._elements.get(id), f"{w('pPr')}/{w('numPr')}/{w('numId')}")

    def _chain(self, id: str) -> list[Element]:
        """The style and all it is based on, nearest first; a circle is cut."""
        seen: dict[str, Element] = {}
        while id in self._elements and id not in seen and len(seen) < 20:
            seen[id] = self._elements[id]
            id = value(seen[id], w("basedOn")) or ""
        return list(seen.values())

    def _resolve(self, id: str) -> Style:
        chain = self._chain(id)
        names = [name for each in chain for name in (value(each, w("name")), each.get(w("styleId"))) if name] or [
            id
        ]
        kind, level = _kind(chain, names)
        bold = _first(chain, f"{w('rPr')}/{w('b')}")
        hidden = _first(chain, f"{w('rPr')}/{w('vanish')}")
        extra = _LIST_LEVEL.match(names[0])
        return Style(
            id, kind, level, _numbered(chain), bool(is_on(bold)) and id != self.default, bool(is_on(hidden)),
            any(_CONTENTS.match(name) for name in names[:2]), int(extra[1]) - 1 if extra else 0,
        )  # fmt: skip


def _kind(chain: list[Element], names: list[str]) -> tuple[TextKind, int]:
    outline = _first(chain, f"{w('pPr')}/{w('outlineLvl')}")
    if outline is not None:
        return heading(number(outline, _NO_OUTLINE))
    for name in names:
        if found := _HEADING.match(name):
            return TextKind.HEADING, int(found[1])
        if name.lower() in _TITLES:
            return TextKind.TITLE, 0
        if name.lower() in _SUBTITLES:
            return TextKind.HEADING, 1
    return TextKind.PARAGRAPH, 0


def heading(outline: int) -> tuple[TextKind, int]:
    """What an outline level says; 9 is body text."""
    return (TextKind.HEADING, outline + 1) if 0 <= outline < _NO_OUTLINE else (TextKind.PARAGRAPH, 0)


def _numbered(chain: list[Element]) -> NumberedAs | None:
    for each in chain:
        if (properties := each.find(f"{w('pPr')}/{w('numPr')}")) is not None:
            level = value(properties, w("ilvl"))
            id = value(properties, w("numId"))
            if id is not None:
                return NumberedAs(id, None if level is None else number(level))
    return None


def _first(chain: list[Element], path: str) -> str | None:
    return next((found for each in chain if (found := value(each, path)) is not None), None)
