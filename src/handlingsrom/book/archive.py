"""Is this file an Excel workbook of a sensible size? Looked into before it is handed to the reader.

A small file can unpack to gigabytes, and one cell at the far corner of a sheet makes a reader set aside room for
all of it. So every part is unpacked here with a limit, whatever sizes the file itself claims.
"""

import re
import zipfile
import zlib
from pathlib import Path

from django.utils.translation import gettext as _

from handlingsrom.book.problems import Unreadable

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 120 * 1024 * 1024
MAX_PARTS = 500

_CELL = re.compile(rb'<(?:\w+:)?(?:c|row)\b[^>]*?\sr="([A-Z]{0,3})([0-9]{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row\b")


def check_workbook(path: Path, *, max_rows: int, max_columns: int) -> None:
    """Raises Unreadable with a sentence when the file is missing, no workbook, damaged, or far too large."""
    if not path.is_file():
        raise Unreadable(_("There is no file or folder called %(path)s.") % {"path": path})
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable(
            _("The file is larger than %(mb)d MB, more than a book can be.") % {"mb": MAX_BYTES // 1024**2}
        )
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive, max_rows, max_columns)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(
            _("This is not an Excel workbook (.xlsx). Save it as one, or give a folder of CSV files.")
        ) from error


def _check_parts(archive: zipfile.ZipFile, max_rows: int, max_columns: int) -> None:
    parts = archive.infolist()
    if "[Content_Types].xml" not in archive.namelist() or "xl/workbook.xml" not in archive.namelist():
        raise zipfile.BadZipFile("not a workbook")
    if len(parts) > MAX_PARTS:
        raise _too_large()
    left = MAX_UNPACKED
    for part in parts:
        content = _unpack(archive, part, left)
        left -= len(content)
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            _check_extent(content, max_rows, max_columns)


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> bytes:
    """The part's content by its compressed bytes alone: the size the archive claims may be a lie."""
    file = archive.fp
    if file is None or part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile("packed in an unknown way")
    file.seek(part.header_offset)
    head = file.read(30)
    file.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), 1)
    packed = file.read(part.compress_size)
    content = packed
    if part.compress_type == zipfile.ZIP_DEFLATED:
        content = zlib.decompressobj(-15).decompress(packed, limit + 1)
    if len(content) > limit:
        raise _too_large()
    return content


def _check_extent(content: bytes, max_rows: int, max_columns: int) -> None:
    far_column = far_row = 0
    for match in _CELL.finditer(content):
        far_row = max(far_row, int(match[2]))
        far_column = max(far_column, _column_number(match[1]))
    if far_column > max_columns or max(far_row, len(_ROW.findall(content))) > max_rows:
        raise Unreadable(
            _(
                "A sheet goes further than %(rows)d rows or %(columns)d columns. "
                "Delete the empty rows and columns around the table."
            )
            % {"rows": max_rows, "columns": max_columns}
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - ord("A") + 1
    return number


def _too_large() -> Unreadable:
    return Unreadable(_("The file unpacks to far more than a book can be. Save only the sheets of the book."))
