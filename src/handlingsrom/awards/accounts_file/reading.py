"""Reading a spending export as tables that nothing is known of yet. What kind of file it is, the content says:
SAP calls a tab-separated text `.xls`, and so do many web pages. Files come from outside: see `workbook`.
"""

import io
import zipfile

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.delimited import read_delimited
from handlingsrom.awards.accounts_file.headings import count_known
from handlingsrom.awards.accounts_file.tables import Cell, Row, Table
from handlingsrom.awards.accounts_file.workbook import read_workbook
from handlingsrom.lib.birthnumbers import find_possible
from handlingsrom.lib.errors import Refused

__all__ = ["MAX_BYTES", "Cell", "Row", "Table", "read_tables"]

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 600 * 1024 * 1024
MAX_PARTS = 2000

# Records of an Excel 97 workbook: type, length, content.
_BEGIN, _FILEPASS, _LOOKED_AT = b"\x09\x08\x10\x00", b"\x2f\x00", 10
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"


def read_tables(content: bytes, filename: str) -> list[Table]:
    """Every table of a CSV file (any delimiter, UTF-8, UTF-16 or Windows-1252) or workbook (.xlsx, .xls).

    At least one; the one with the most headings known from accounting systems comes first. Hidden sheets are not
    read. Raises Refused with a sentence for anything that is no such file, however it is called.
    """
    if find_possible(filename):
        raise Refused(_("The file's name can hold a national identity number. Give the file another name."))
    if not content.strip():
        raise Refused(_("The file is empty."))
    if len(content) > MAX_BYTES:
        raise Refused(_("The file is larger than %(megabytes)d MB.") % {"megabytes": MAX_BYTES // 1024**2})
    tables = _read(content)
    if not tables:
        raise Refused(
            _(
                "There is no table in the file: a row of column headings such as date, amount and project, "
                "and rows below it. Check that it is the right file."
            )
        )
    return sorted(tables, key=lambda table: -count_known(table.header))


def _read(content: bytes) -> list[Table]:
    if content.startswith(_ZIP):
        _check_archive(content)
        return read_workbook(content)
    if content.startswith(_OLE):
        _check_old_workbook(content)
        return read_workbook(content)
    return read_delimited(content)


def _check_archive(content: bytes) -> None:
    """What a person can mend is said here; what a file lies about is stopped by the limits in `workbook`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused(_("The workbook is damaged or cut off. Open it in Excel and save it again.")) from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise Refused(_("This is not an Excel workbook. Open it in a spreadsheet and save it as .xlsx or CSV."))
    if any(name.endswith("vbaProject.bin") for name in names):
        raise _macros()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused(
            _("The workbook unpacks to far more than an export can be. Save only the sheet that is needed.")
        )


def _check_old_workbook(content: bytes) -> None:
    """An Excel 97 workbook, or the wrapping that Excel puts around a newer one with a password."""
    if "EncryptedPackage".encode("utf-16-le") in content or _has_password(content):
        raise Refused(_("The workbook has a password. Save it without one."))
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise _macros()


def _has_password(content: bytes) -> bool:
    """Whether a FILEPASS record is among the first; calamine only says that it knows no such file."""
    place = content.find(_BEGIN)
    for _record in range(_LOOKED_AT if place >= 0 else 0):
        kind, length = content[place : place + 2], int.from_bytes(content[place + 2 : place + 4], "little")
        if kind == _FILEPASS:
            return True
        place += 4 + length
    return False


def _macros() -> Refused:
    return Refused(_("The workbook holds macros. Save it as an ordinary workbook (.xlsx) or as CSV."))
