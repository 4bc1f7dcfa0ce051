"""A Word file's parts: which XML is the text, and which its styles, its numbering and its notes."""

import posixpath
from dataclasses import dataclass
from typing import Any

from handlingsrom.reading.formats.limits import Archive, damaged, parse_xml

Element = Any

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# "Strict" files say the same with other names.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def w(name: str) -> str:
    """The full name of a Word element or attribute."""
    return f"{{{_W}}}{name}"


ALTERNATE, CHOICE, FALLBACK = f"{{{_MC}}}AlternateContent", f"{{{_MC}}}Choice", f"{{{_MC}}}Fallback"
VAL = w("val")
# Elements among blocks that hold no text of the paper: properties, and what is deleted.
NOT_TEXT = {w(name) for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "tcPr", "sectPr")}


@dataclass(frozen=True)
class Parts:
    """`name` is the part that holds `body`; the others are None where the file has none."""

    name: str
    root: Element
    body: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    has_macros: bool


def load(archive: Archive) -> Parts:
    """Raises Unreadable when the file has no text part, or one that is broken."""
    name = _main_part(archive)
    if name not in archive:
        raise damaged()
    root = parse_part(archive, name)
    body = root.find(w("body"))
    if root.tag != w("document") or body is None:
        raise damaged()
    related = _related(archive, name)

    def part(kind: str) -> Element | None:
        target = related.get(kind, "")
        return parse_part(archive, target) if target in archive else None

    has_macros = any(each.endswith("vbaProject.bin") for each in archive.names)
    return Parts(
        name, root, body, part("styles"), part("numbering"), part("footnotes"), part("endnotes"), has_macros
    )


def _main_part(archive: Archive) -> str:
    return _related(archive, "").get("officeDocument", "word/document.xml")


def _related(archive: Archive, source: str) -> dict[str, str]:
    """Kind of relation and the part it leads to, `{"styles": "word/styles.xml"}`; not what is outside the file."""
    folder, file = posixpath.split(source)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in archive:
        return {}
    found: dict[str, str] = {}
    for each in parse_part(archive, name):
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        if each.get("TargetMode") != "External":
            found.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
    return found


def parse_part(archive: Archive, name: str) -> Element:
    content = archive.read(name)
    for strict, usual in STRICT:
        content = content.replace(strict, usual)
    return parse_xml(content)


def value(element: Element | None, path: str) -> str | None:
    """`w:val` of what `path` leads to, `""` when it is there without one, None when it is not there."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(VAL, "")


def child(element: Element | None, name: str) -> Element | None:
    """The first child called so (`"rPr"`), if there is one."""
    return None if element is None else element.find(w(name))


def number(text: str | None, default: int = 0) -> int:
    """Files hold what they hold: not a number is `default`, and no number is out of hand."""
    try:
        return max(-1_000_000, min(1_000_000, int(text or "")))
    except ValueError:
        return default


def is_on(text: str | None) -> bool | None:
    """What a switch such as `w:b` says: None when it is not there, and on unless it says otherwise."""
    return None if text is None else text.lower() not in ("0", "false", "off", "none")
