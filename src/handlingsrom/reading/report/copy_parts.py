"""The parts of a Word file that hold its comments: the list of them, and what says that the list is there."""

import posixpath

from lxml import etree

from handlingsrom.reading.formats.limits import MAX_UNPACKED, Archive
from handlingsrom.reading.formats.word_parts import STRICT, Element, number, parse_part, w
from handlingsrom.reading.report.copy_words import Comment
from handlingsrom.reading.report.writable import writable

AUTHOR, INITIALS = "Handlingsrom", "HR"

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIZE = "18"  # half points


class CommentParts:
    """The file's own comments stay; new ones come after. `replaced`: what is to be written, by name."""

    def __init__(self, archive: Archive, main: str, root: Element) -> None:
        self._archive, self._main = archive, main
        folder, file = posixpath.split(main)
        self._relations_name = posixpath.join(folder, "_rels", f"{file}.rels")
        self._relations = self._read(self._relations_name, f"{{{_RELATIONS}}}Relationships")
        self._name = self._existing() or self._free_name(folder)
        self._comments = self._read(self._name, w("comments"))
        self._next = _first_free(self._comments, root)
        self.replaced: dict[str, bytes] = {}

    def add(self, comment: Comment) -> str:
        """Its id, for the marks in the text."""
        id, self._next = str(self._next), self._next + 1
        about = {w("id"): id, w("author"): AUTHOR, w("initials"): INITIALS}
        element = etree.SubElement(self._comments, w("comment"), about)
        _paragraph(element, comment.heading, is_bold=True)
        for line in comment.lines:
            _paragraph(element, line)
        return id

    def finished(self) -> dict[str, bytes]:
        if self._existing() is None:
            self._relate()
        self._declare()
        like = self._archive.read(self._main, MAX_UNPACKED)
        self.replaced[self._name] = serialized(self._comments, like=like)
        return self.replaced

    def _read(self, name: str, tag: str) -> Element:
        if name in self._archive:
            return parse_part(self._archive, name)
        return etree.Element(tag, nsmap={"w" if tag == w("comments") else None: tag[1:].partition("}")[0]})

    def _existing(self) -> str | None:
        for each in self._relations:
            if each.get("Type", "").endswith("/comments") and each.get("TargetMode") != "External":
                folder = posixpath.dirname(self._main)
                return posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        return None

    def _free_name(self, folder: str) -> str:
        names = (posixpath.join(folder, f"comments{number}.xml") for number in ["", *range(2, 10_000)])
        return next(name for name in names if name not in self._archive)

    def _relate(self) -> None:
        ids = {each.get("Id") for each in self._relations}
        id = next(id for id in (f"rId{number}" for number in range(1, len(ids) + 2)) if id not in ids)
        target = posixpath.relpath(self._name, posixpath.dirname(self._main) or ".")
        about = {"Id": id, "Type": _COMMENTS_KIND, "Target": target}
        etree.SubElement(self._relations, f"{{{_RELATIONS}}}Relationship", about)
        name = self._relations_name
        like = self._archive.read(name) if name in self._archive else b""
        self.replaced[name] = serialized(self._relations, like=like)

    def _declare(self) -> None:
        name = "[Content_Types].xml"
        types = self._read(name, f"{{{_TYPES}}}Types")
        part = f"/{self._name}"
        if not any((each.get("PartName") or "").lower() == part.lower() for each in types):
            about = {"PartName": part, "ContentType": _COMMENTS_TYPE}
            etree.SubElement(types, f"{{{_TYPES}}}Override", about)
            self.replaced[name] = serialized(types)


def _first_free(*roots: Element) -> int:
    """Above every id in use: also those the text refers to, whether or not the list has them."""
    marks = [w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "comment")]
    return max((number(each.get(w("id"))) for root in roots for each in root.iter(*marks)), default=-1) + 1


def serialized(root: Element, *, like: bytes = b"") -> bytes:
    """The XML of a part, in the "strict" names when the part it comes from has those."""
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    for strict, usual in STRICT:
        if strict in like:
            content = content.replace(usual, strict)
    return content


def _paragraph(comment: Element, text: str, *, is_bold: bool = False) -> None:
    run = etree.SubElement(etree.SubElement(comment, w("p")), w("r"))
    properties = etree.SubElement(run, w("rPr"))
    if is_bold:
        etree.SubElement(properties, w("b"))
    etree.SubElement(properties, w("sz"), {w("val"): _SIZE})
    written = etree.SubElement(run, w("t"), {_SPACE: "preserve"})
    written.text = writable(text).replace("\n", " ")
