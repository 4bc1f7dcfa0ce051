"""Excel workbooks (.xlsx): each visible sheet is a heading and a table; numbers and days as Norwegians write."""

from handlingsrom.reading.formats.apart import read_apart
from handlingsrom.reading.formats.excel_extent import check_extents
from handlingsrom.reading.formats.limits import Archive
from handlingsrom.reading.paper import Paper


def read(name: str, content: bytes) -> Paper:
    """Raises `Unreadable` for a workbook that is damaged, locked, or far too large."""
    archive = Archive(content)
    check_extents(archive)
    return read_apart("excel_sheets", name, content)
