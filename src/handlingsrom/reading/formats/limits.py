"""What a file may cost: every reader goes through here, so that no file takes more than a known amount of memory.

Nothing a file says of itself is believed: sizes are checked in its directory, and again while it is unpacked.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from lxml import etree

from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import worded

MEGABYTE = 1024 * 1024
MAX_FILE = 50 * MEGABYTE
MAX_UNPACKED = 200 * MEGABYTE
MAX_PART = 32 * MEGABYTE
MAX_MEMBERS = 5000
MAX_TAGS = 2_000_000
MAX_CELLS = 200_000
MAX_COLUMNS = 200
MAX_DEPTH = 60

# A paper of tables packs a hundredfold; above this nobody has written what is in it.
_MAX_RATIO, _RATIO_FROM = 400, 16 * MEGABYTE
_UNPACKABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError, OSError, OverflowError,
    RuntimeError, ValueError,
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "windows-1252")


def damaged() -> Unreadable:
    return Unreadable(
        worded(
            "The file is damaged or was not copied in full. Open it in the program it was made in, save a new "
            "copy, and try that."
        )
    )


def too_large() -> Unreadable:
    return Unreadable(
        worded(
            "The file unpacks to far more than a paper can hold. Save a new copy from the program it was made in."
        )
    )


def too_deep() -> Unreadable:
    return Unreadable(
        worded("The file has tables or frames inside each other, further in than can be read. Make it simpler.")
    )


def too_many_cells() -> Unreadable:
    return Unreadable(
        worded(
            "The tables of the file have more than %(cells)s cells, or one has more than %(columns)s columns. "
            "Delete what is empty, or split the file.",
            cells=MAX_CELLS,
            columns=MAX_COLUMNS,
        )
    )


def check_size(content: bytes) -> None:
    """Raises Unreadable for an empty file and for one that is too large."""
    if not content:
        raise Unreadable(worded("The file is empty."))
    if len(content) > MAX_FILE:
        raise Unreadable(
            worded(
                "The file is larger than %(mb)s MB. Make its pictures smaller, or split it.",
                mb=MAX_FILE // MEGABYTE,
            )
        )


class Archive:
    """A zip file in memory, as Word and Excel files are. All methods raise Unreadable, and nothing else."""

    def __init__(self, content: bytes) -> None:
        # The directory is read into memory by zipfile, however long it is: so its entries are counted first.
        if content.count(b"PK\x01\x02") > MAX_MEMBERS:
            raise too_large()
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            self._members = {each.filename: each for each in self._zip.infolist()}
        except _BROKEN as error:
            raise damaged() from error
        self._left = MAX_UNPACKED
        self._check_directory(self._members.values())

    @property
    def names(self) -> list[str]:
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """The part unpacked: at most `limit` bytes, and all parts read together at most MAX_UNPACKED."""
        limit = min(limit, self._left)
        try:
            with self._zip.open(self._members[name]) as part:
                content = part.read(limit + 1)
        except _BROKEN as error:
            raise damaged() from error
        if len(content) > limit:
            raise too_large()
        self._left -= len(content)
        return content

    def xml(self, name: str) -> Any:
        return parse_xml(self.read(name))

    def measure(self) -> None:
        """Unpacks every part without keeping it: for a reader that does its own unpacking afterwards."""
        left = MAX_UNPACKED
        for member in self._members.values():
            try:
                with self._zip.open(member) as part:
                    while taken := part.read(MEGABYTE):
                        left -= len(taken)
                        if left < 0:
                            raise too_large()
            except _BROKEN as error:
                raise damaged() from error

    def _check_directory(self, members: Iterable[zipfile.ZipInfo]) -> None:
        total = 0
        for member in members:
            if member.flag_bits & 1:
                raise locked()
            if member.compress_type not in _UNPACKABLE:
                raise damaged()
            total += member.file_size
            packed = max(member.compress_size, 1)
            if total > MAX_UNPACKED or (member.file_size > _RATIO_FROM and member.file_size > _MAX_RATIO * packed):
                raise too_large()


def locked() -> Unreadable:
    return Unreadable(worded("The file is protected by a password. Open it, remove the password, and save a copy."))


def parse_xml(content: bytes) -> Any:
    """The root of one part. Definitions of a document type are refused, and so is all they can fetch or unfold."""
    if len(content) > MAX_PART or content.count(b"<") > MAX_TAGS:
        raise too_large()
    if any("<!DOCTYPE".encode(encoding) in content for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise _defines_itself()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.externalDTD is not None:
        raise _defines_itself()
    if (info.encoding or "utf-8").lower() not in _ENCODINGS:
        raise damaged()
    return root


def _defines_itself() -> Unreadable:
    return Unreadable(
        worded(
            "The file holds instructions to fetch or unfold other content (a document type definition), which Word "
            "and Excel never write. It is not read. Save a new copy from Word or Excel."
        )
    )
