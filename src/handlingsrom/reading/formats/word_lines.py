"""What a reader sees of one paragraph, and which element of the file each character comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from handlingsrom.reading.formats.limits import MAX_DEPTH, too_deep
from handlingsrom.reading.formats.word_parts import ALTERNATE, CHOICE, FALLBACK, Element, is_on, value, w

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_LEFT_OUT = {
    w(name)
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "instrText", "delText", "delInstrText", "del", "moveFrom")
}
_DRAWN = {w(name) for name in ("drawing", "pict", "object")}
_TEXTS = {w("t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_FIXED = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
# Letters of Symbol and Wingdings, by their low byte, that people use in running text.
_SYMBOLS = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xAE: "→", 0xAC: "←", 0xB7: "•", 0xA7: "•", 0xD8: "•", 0xE0: "→",
    0xFC: "✓", 0xFB: "✗", 0xA8: "☐", 0xFE: "☑", 0x6F: "☐", 0x2D: "-",
}  # fmt: skip
_MOST_FIELDS = 50
_BOX, _PICTURES = w("txbxContent"), ("blip", "imagedata", "chart", "relIds", "OLEObject")


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a line is what stands from character `skip` in `element`, which is inside a run."""

    start: int
    end: int
    element: Element
    skip: int = 0


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph as read. `boxes`: the text boxes that hang on it; `notes`: ("footnote", id) it refers to.

    Text is gathered in pieces, so that a paragraph of a million runs takes no longer than a million paragraphs.
    """

    paragraph: Element
    spans: list[Span] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    breaks_before: bool = False
    breaks_after: bool = False
    has_text: bool = False
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    def add(self, text: str, element: Element, skip: int = 0) -> None:
        if text:
            self.spans.append(Span(self._length, self._length + len(text), element, skip))
            self._put(text)

    def append(self, other: "Line", between: str = "") -> None:
        """The other's text after this one's; the other's paragraph, too, when this has no text."""
        if self.has_text:
            self._put(between)
        else:
            self.paragraph, self.spans, self._pieces, self._length = other.paragraph, [], [], 0
        start = self._length
        self.spans += [Span(each.start + start, each.end + start, each.element, each.skip) for each in other.spans]
        self._put(other.text)
        self.boxes += other.boxes
        self.notes += other.notes

    def cut(self, start: int, end: int | None = None) -> None:
        """Keeps `text[start:end]`."""
        end = self._length if end is None else end
        self.spans = [_moved(each, start, end) for each in self.spans if each.end > start and each.start < end]
        self._pieces, self._length = [self.text[start:end]], end - start

    def strip(self) -> None:
        text = self.text
        start = len(text) - len(text.lstrip())
        if start or len(text) != len(text.rstrip()):
            self.cut(start, max(start, len(text.rstrip())))

    def prefix(self, text: str) -> None:
        """Puts before it what the program draws there: it comes from no element."""
        self._pieces.insert(0, text)
        self._length += len(text)
        self.has_text = True
        self.spans = [replace(each, start=each.start + len(text), end=each.end + len(text)) for each in self.spans]

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self.has_text = self.has_text or (bool(text) and not text.isspace())


@dataclass
class Seen:
    """What was met on the way that the reader should be told of."""

    hidden: int = 0
    struck: int = 0
    pictures: int = 0
    symbols: int = 0
    nested: int = 0
    inserted_files: int = 0


class Lines:
    """Reads paragraphs in order: a field may start in one and end in another."""

    def __init__(self) -> None:
        self.seen = Seen()
        self._fields: list[str] = []

    def read(self, paragraph: Element) -> Line:
        """All of it, the spaces around it included."""
        line = Line(paragraph)
        self._inside(paragraph, line, 0)
        # A field that is never opened would otherwise swallow the rest of the paper.
        self._fields = [state for state in self._fields if state == "result"]
        return line

    def _inside(self, element: Element, line: Line, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise too_deep()
        for child in element:
            tag = child.tag
            if tag == w("r"):
                self._run(child, line, depth)
            elif tag == ALTERNATE:
                for chosen in alternative(child):
                    self._inside(chosen, line, depth + 1)
            elif tag not in _LEFT_OUT:
                self._content(child, line, depth)

    def _run(self, run: Element, line: Line, depth: int) -> None:
        properties = run.find(w("rPr"))
        if properties is not None:
            if is_on(value(properties, w("vanish"))):
                self.seen.hidden += 1
                return
            self.seen.struck += bool(
                is_on(value(properties, w("strike"))) or is_on(value(properties, w("dstrike")))
            )
        self._inside(run, line, depth + 1)

    def _content(self, child: Element, line: Line, depth: int) -> None:
        tag = child.tag
        if tag == w("fldChar"):
            self._field(child.get(w("fldCharType"), ""))
        elif tag in _DRAWN:
            self._drawn(child, line)
        elif "code" in self._fields:
            return
        elif tag in _TEXTS:
            _add_text(line, child)
        elif tag in _FIXED:
            line.add(_FIXED[tag], child)
        elif tag == w("br"):
            _add_break(line, child)
        elif tag == w("sym"):
            line.add(self._symbol(child.get(w("char"), "")), child)
        elif tag in _NOTES:
            line.notes.append((_NOTES[tag], child.get(w("id"), "")))
        else:
            self._inside(child, line, depth + 1)

    def _field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _MOST_FIELDS:
            self._fields.append("code")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawn(self, drawing: Element, line: Line) -> None:
        """Text boxes are read where they hang; one in a box is read with it, and one told in two ways once."""
        has_picture = False
        waiting = [drawing]
        while waiting:
            each = waiting.pop()
            if each.tag == _BOX:
                line.boxes.append(each)
            elif each.tag == ALTERNATE:
                waiting += alternative(each)
            else:
                has_picture |= _local(each) in _PICTURES
                waiting += reversed(each)
        self.seen.pictures += has_picture

    def _symbol(self, code: str) -> str:
        try:
            known = _SYMBOLS.get(int(code, 16) & 0xFF)
        except ValueError:
            known = None
        self.seen.symbols += known is None
        return known or "\ufffd"


def alternative(element: Element) -> Iterator[Element]:
    """Of several ways to say the same, the first: what is left is for programs that do not know it."""
    chosen = element.find(CHOICE)
    chosen = element.find(FALLBACK) if chosen is None else chosen
    if chosen is not None:
        yield chosen


def _add_text(line: Line, element: Element) -> None:
    text = element.text or ""
    if text.translate(_INVISIBLE) == text:
        line.add(text, element)
        return
    start = 0
    for place, letter in enumerate(text):
        if ord(letter) in _INVISIBLE:
            line.add(text[start:place], element, start)
            start = place + 1
    line.add(text[start:], element, start)


def _add_break(line: Line, element: Element) -> None:
    if element.get(w("type")) == "page":
        line.breaks_before |= not line.has_text
        line.breaks_after = True
    line.add("\n", element)


def _moved(span: Span, start: int, end: int) -> Span:
    first = max(span.start, start)
    return Span(first - start, min(span.end, end) - start, span.element, span.skip + first - span.start)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
