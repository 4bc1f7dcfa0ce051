"""A copy of a Word paper with a comment at each place of each finding. The rest of the file stays as it was."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from handlingsrom.reading.finding import Finding
from handlingsrom.reading.formats.limits import MAX_UNPACKED, Archive
from handlingsrom.reading.formats.word import WordPaper, open_word
from handlingsrom.reading.paper import Place
from handlingsrom.reading.report.copy_anchors import Anchors
from handlingsrom.reading.report.copy_parts import CommentParts, serialized
from handlingsrom.reading.report.copy_words import Comment, at_another_place, in_full
from handlingsrom.reading.said import Language

# Files in a zip archive are dated; the same paper and findings give the same copy.
_DATED = (1980, 1, 1, 0, 0, 0)


def with_comments(name: str, content: bytes, findings: Sequence[Finding], language: Language) -> bytes:
    """The Word file, with a comment wherever one of the findings has a place in the file called `name`.

    Findings are numbered as in every other form of the report, those with no place in this file included.
    Raises Unreadable.
    """
    word = open_word(name, content)
    archive = Archive(content)
    parts = CommentParts(archive, word.part, word.root)
    anchors = Anchors(word)
    for place, comment in _comments(word, findings, language):
        anchors.add(place, parts.add(comment))
    anchors.draw()
    parts.replaced[word.part] = serialized(word.root, like=archive.read(word.part, MAX_UNPACKED))
    return _packed(archive, parts.finished() if anchors.any else {})


def _comments(word: WordPaper, findings: Sequence[Finding], language: Language) -> Iterator[tuple[Place, Comment]]:
    for number, finding in enumerate(findings, start=1):
        here = list(dict.fromkeys(place for place in finding.places if place.file == word.paper.file))
        if here:
            yield here[0], in_full(number, finding, here, language)
        for place in here[1:]:
            yield place, at_another_place(number, finding, here[0], language)


def _packed(archive: Archive, replaced: dict[str, bytes]) -> bytes:
    """The parts in their order, unpacked and packed again byte for byte but for those replaced; new ones last."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as copy:
        for name in [*archive.names, *(name for name in replaced if name not in archive)]:
            part = replaced[name] if name in replaced else archive.read(name, MAX_UNPACKED)
            copy.writestr(_dated(name), part)
    return buffer.getvalue()


def _dated(name: str) -> ZipInfo:
    info = ZipInfo(name, _DATED)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info
