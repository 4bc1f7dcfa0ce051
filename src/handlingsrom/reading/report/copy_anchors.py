"""Where in a Word paper's XML a comment begins and ends.

A run is split where a comment begins or ends inside it, and both pieces keep its formatting: the paper looks and
reads as before. Word has no comments in text boxes and notes; there the box, or the reference to the note, gets it.
"""

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from handlingsrom.reading.formats.word import WordPaper
from handlingsrom.reading.formats.word_parts import Element, w
from handlingsrom.reading.paper import Place

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTES = {w("footnote"): w("footnoteReference"), w("endnote"): w("endnoteReference")}


@dataclass
class _Marks:
    """Ids of the comments that begin and end at one point in the text."""

    begins: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)


class Anchors:
    """First all places are gathered, and then drawn: drawing splits what the places point at."""

    def __init__(self, word: WordPaper) -> None:
        self._word = word
        self._points: dict[Element, dict[int, _Marks]] = defaultdict(lambda: defaultdict(_Marks))
        self._whole: list[tuple[Element, str]] = []

    @property
    def any(self) -> bool:
        return bool(self._points or self._whole)

    def add(self, place: Place, id: str) -> None:
        spans = self._word.spans(place) if place.end > place.start else []
        if not spans:
            self._whole.append((self._paragraph(place), id))
        elif self._is_outside(spans[0].element):
            self._whole.append((self._reference(spans[0].element), id))
        else:
            first, last = spans[0], spans[-1]
            self._points[first.element][first.skip].begins.append(id)
            self._points[last.element][last.skip + last.end - last.start].ends.append(id)

    def draw(self) -> None:
        """From the end of each piece of text to its start, so that what is left to split stays in place."""
        for element, points in self._points.items():
            for offset in sorted(points, reverse=True):
                _draw(element, offset, points[offset])
        for element, id in self._whole:
            _draw_around(element, id)

    def _is_outside(self, element: Element) -> bool:
        return element.getroottree().getroot() is not self._word.root

    def _paragraph(self, place: Place) -> Element:
        """The one of the place, or the nearest before it; a text box's is the one it hangs on."""
        found = self._word.paragraph(place)
        if found is None:
            return next(self._word.root.iter(w("p")))
        return [found, *found.iterancestors(w("p"))][-1]

    def _reference(self, element: Element) -> Element:
        """The paragraph that refers to the note the element is in."""
        note = next(each for each in element.iterancestors() if each.tag in _NOTES)
        for reference in self._word.root.iter(_NOTES[note.tag]):
            if reference.get(w("id")) == note.get(w("id")):
                return _outermost(reference)
        return next(self._word.root.iter(w("p")))


def _draw(element: Element, offset: int, marks: _Marks) -> None:
    begins = [_mark("commentRangeStart", id) for id in marks.begins]
    ends = [each for id in marks.ends for each in (_mark("commentRangeEnd", id), _reference_run(id))]
    run = _outermost(element)
    if element.getparent() is run:
        _insert(*_boundary(run, element, offset), [*ends, *begins])
    else:
        _insert(run, True, begins)
        _insert(run, False, ends)


def _draw_around(element: Element, id: str) -> None:
    """Around a run, or around all that a paragraph holds, if only its end."""
    begin, ends = _mark("commentRangeStart", id), [_mark("commentRangeEnd", id), _reference_run(id)]
    if element.tag == w("p"):
        element.insert(1 if element.find(w("pPr")) is not None else 0, begin)
        element.extend(ends)
    else:
        _insert(element, True, [begin])
        _insert(element, False, ends)


def _insert(run: Element, is_before: bool, elements: list[Element]) -> None:
    at = run.getparent().index(run) + (not is_before)
    run.getparent()[at:at] = elements


def _boundary(run: Element, element: Element, offset: int) -> tuple[Element, bool]:
    """The run that the point in `element` comes before (True) or after, split in two when it is inside one."""
    if element.tag == w("t") and 0 < offset < len(element.text or ""):
        _split_text(element, offset)
    return _split_run(run, element, after=offset > 0)


def _split_text(element: Element, offset: int) -> None:
    rest = deepcopy(element)
    rest.tail, text = None, element.text
    element.text, rest.text = text[:offset], text[offset:]
    for each in (element, rest):
        each.set(_SPACE, "preserve")
    element.addnext(rest)


def _split_run(run: Element, element: Element, *, after: bool) -> tuple[Element, bool]:
    content = [child for child in run if child.tag != w("rPr")]
    at = content.index(element) + after
    if at == 0:
        return run, True
    if at < len(content):
        rest = etree.Element(run.tag, run.attrib, nsmap=run.nsmap)
        rest.extend([*(deepcopy(each) for each in run.iterfind(w("rPr"))), *content[at:]])
        run.addnext(rest)
    return run, False


def _outermost(element: Element) -> Element:
    """The outermost run the element is in; without one (a formula), what the paragraph holds it in."""
    line = [element, *element.iterancestors()]
    runs = [each for each in line if each.tag == w("r")]
    if runs:
        return runs[-1]
    return next(each for each in line if each.getparent().tag == w("p"))


def _mark(name: str, id: str) -> Element:
    return etree.Element(w(name), {w("id"): id})


def _reference_run(id: str) -> Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("commentReference"), {w("id"): id})
    return run
