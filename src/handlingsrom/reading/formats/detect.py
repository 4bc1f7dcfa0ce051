"""What a file is, by what it holds and not by its name, and who reads it."""

from importlib import import_module
from typing import cast

from handlingsrom.reading.formats import limits
from handlingsrom.reading.paper import Paper
from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import Said, worded

_ARCHIVE, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_WORD_MAIN, _EXCEL_MAIN = b"wordprocessingml", b"spreadsheetml"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"PK\x05\x06")


def read_paper(name: str, content: bytes) -> Paper:
    """The paper in the file called `name`. Raises Unreadable with a sentence saying what to do."""
    limits.check_size(content)
    reader = import_module(f"handlingsrom.reading.formats.{kind_of(content)}")
    return cast(Paper, reader.read(name, content))


def kind_of(content: bytes) -> str:
    """`word`, `pdf`, `excel` or `text`; raises Unreadable for anything else."""
    if content.startswith(_ARCHIVE):
        return _kind_of_archive(limits.Archive(content))
    if content.startswith(_OLE):
        raise _old(content)
    if _PDF in content[:1024]:
        return "pdf"
    if said := _named(content):
        raise Unreadable(said)
    if not _is_text(content):
        raise Unreadable(
            worded("This is not a kind of file that can be read. Give a Word, PDF, Excel or text file instead.")
        )
    return "text"


def _kind_of_archive(archive: limits.Archive) -> str:
    names = set(archive.names)
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return "word"
    if "xl/workbook.xml" in names:
        return "excel"
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if _WORD_MAIN in types:
        return "word"
    if _EXCEL_MAIN in types and "xl/workbook.bin" not in names:
        return "excel"
    raise Unreadable(_other_archive(archive, names))


def _other_archive(archive: limits.Archive, names: set[str]) -> Said:
    if "xl/workbook.bin" in names:
        return worded("This is a binary Excel workbook (.xlsb). Open it in Excel and save it as .xlsx.")
    if "ppt/presentation.xml" in names:
        return worded("This is a PowerPoint presentation. Save it as PDF and give that.")
    declared = archive.read("mimetype", 200) if "mimetype" in names else b""
    if b"opendocument.text" in declared:
        return worded("This is an OpenDocument text (.odt). Save it as Word (.docx) or PDF and give that.")
    if b"opendocument.spreadsheet" in declared:
        return worded("This is an OpenDocument spreadsheet (.ods). Save it as Excel (.xlsx) and give that.")
    return worded("This is an archive of files. Unpack it, and give the papers one by one.")


def _old(content: bytes) -> Unreadable:
    """Files of Office before 2007, Outlook's e-mails, and anything of Office that has a password."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return limits.locked()
    if "WordDocument".encode("utf-16-le") in content:
        return Unreadable(worded("This is an old Word file (.doc). Open it in Word and save it as .docx."))
    if "Workbook".encode("utf-16-le") in content or "Book\0".encode("utf-16-le") in content:
        return Unreadable(worded("This is an old Excel file (.xls). Open it in Excel and save it as .xlsx."))
    if "__substg1.0_".encode("utf-16-le") in content:
        return Unreadable(worded("This is an e-mail from Outlook. Save the paper attached to it, and give that."))
    return Unreadable(worded("This is a file of an old Office program. Save it as .docx, .xlsx or PDF."))


def _named(content: bytes) -> Said | None:
    """Kinds that are known, but not read."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{\\rtf"):
        return worded("This is a rich text file (.rtf). Open it in Word and save it as .docx.")
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start[:1024]:
        return worded("This is a web page. Save it as PDF or Word, and give that.")
    if start.startswith(b"<?xml"):
        return worded(
            "This is an XML file. If it is from Word or Excel, open it there and save it as .docx or .xlsx."
        )
    if content.startswith(_PICTURES) or (content.startswith(b"BM") and content[6:10] == bytes(4)):
        return worded(
            "This is a picture. Give the paper as Word or PDF with text in it; text in pictures is not read."
        )
    if content.startswith(_PACKED):
        return worded("This is an archive of files. Unpack it, and give the papers one by one.")
    return None


def _is_text(content: bytes) -> bool:
    """Letters, and no more control characters than a stray one; UTF-16 only when it says so itself."""
    sample = content[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    strange = sum(sample.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13, 27))
    return b"\0" not in sample and strange * 200 <= len(sample)
