"""CSV and other text files with a delimiter: which encoding, which delimiter, which quotation marks."""

import codecs
import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_file.headings import count_known
from handlingsrom.awards.accounts_file.tables import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    RawRow,
    Table,
    make_table,
    too_large,
)
from handlingsrom.lib.errors import Refused

_DELIMITERS = ";\t|,"
_SAMPLE, _SAMPLE_LENGTH = 300, 200_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(content: bytes) -> list[Table]:
    """The table of a text file, or none. Raises Refused for what is no such text."""
    text = decode(content)
    _check_text(text)
    declared = _declared_delimiter(text)
    if declared:
        text = text.partition("\n")[2]
    delimiter = declared or _delimiter(text)
    table = make_table("", _rows(text, delimiter), keep_overflow=True)
    return [table] if table and len(table.header) > 1 else []


def decode(content: bytes) -> str:
    """UTF-8, UTF-16 with or without a byte order mark, else Windows-1252. Raises Refused for what is no text."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None) or _wide(content)
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            raise Refused(_("The file is damaged or cut off. Export it again.")) from error
        if error.start > len(content) - 4 and not content[: error.start].isascii():
            raise Refused(_("The file is cut off in the middle of a letter. Export it again.")) from error
    # The five bytes Windows-1252 does not know are rare enough to be taken as ISO-8859-1 does.
    return content.decode("cp1252" if _is_windows(content) else "latin-1")


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Norwegian text is zero."""
    head = content[:400]
    if head[1::2].count(0) > len(head) * 0.4:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) * 0.4 else None


def _is_windows(content: bytes) -> bool:
    return not any(byte in content for byte in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))


def _check_text(text: str) -> None:
    start = text[:4000].lstrip().casefold()
    if start.startswith(("<", "mime-version:")):
        is_page = any(sign in start for sign in ("<html", "<table", "<!doctype", "mime-version:"))
        raise Refused(
            _("This is a web page, whatever the file is called. Open it in Excel and save it as .xlsx or CSV.")
            if is_page
            else _("This is an XML file. Export to Excel or CSV instead.")
        )
    if "\0" in text or start.startswith(("%pdf", "{\\rtf")):
        raise Refused(_("This is not a CSV file or an Excel workbook. Export to one of those."))


def _declared_delimiter(text: str) -> str:
    """The line `sep=;` that some systems put first. Excel does not show it, so no row number counts it."""
    line = text[:10].partition("\n")[0].strip().strip('"').casefold()
    return line[4:] if line.startswith("sep=") and len(line) == 5 else "\t" if line == "sep=\\t" else ""


def _delimiter(text: str) -> str:
    """The one that gives the most known headings, then the most rows of one width, then the widest rows."""
    sample = text[:_SAMPLE_LENGTH]

    def score(delimiter: str) -> tuple[int, float, int]:
        reader = csv.reader(_lines(sample), delimiter=delimiter)
        try:
            rows = [tuple(_cells(row)) for row in islice(reader, _SAMPLE)]
        except csv.Error:
            return (0, 0.0, 0)
        widths = [len(row) for row in rows if len(row) > 1]
        usual = max(set(widths), key=widths.count, default=0)
        return (max(map(count_known, rows), default=0), widths.count(usual) / max(1, len(rows)), usual)

    return max(_DELIMITERS, key=score)


def _lines(text: str) -> Iterable[str]:
    # StringIO would hold four bytes for every character.
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", newline="")


def _rows(text: str, delimiter: str) -> list[RawRow]:
    """The file's rows. With quotation marks that do not fit, as plain text, if every row then has one width."""
    rows: list[RawRow] = []
    try:
        for number, row in _parsed(text, delimiter, csv.QUOTE_MINIMAL):
            if _swallows_a_row(row, delimiter):
                raise csv.Error("a quotation mark opens and is not closed")
            rows.append((number, row))
        return rows
    except csv.Error as error:
        plain = list(_parsed(text, delimiter, csv.QUOTE_NONE))
        if len({len(row) for _number, row in plain}) == 1:
            return plain
        raise Refused(
            _("The file cannot be read after row %(row)d: a quotation mark opens or closes in the wrong place.")
            % {"row": rows[-1][0] if rows else 0}
        ) from error


def _parsed(text: str, delimiter: str, quoting: Literal[0, 3]) -> Iterator[RawRow]:
    cells = 0
    reader = csv.reader(_lines(text), delimiter=delimiter, quoting=quoting, strict=True)
    for number, row in enumerate(reader, start=1):
        cells += len(row)
        if number > MAX_ROWS or cells > MAX_CELLS or len(row) > MAX_COLUMNS:
            raise too_large()
        if row:
            yield number, tuple(_cells(row))


def _cells(row: Iterable[str]) -> Iterator[Cell]:
    for cell in row:
        text = cell.strip()
        if text.startswith('="') and text.endswith('"'):  # ="00123": so that a spreadsheet keeps the zeros
            text = text[2:-1].strip()
        # Accounts, names and projects come again on row after row: one copy of each is enough.
        yield (sys.intern(text) if len(text) <= 40 else text) or None


def _swallows_a_row(row: Sequence[Cell], delimiter: str) -> bool:
    """A text over several lines, one of which begins as the row itself does: a quotation mark is open too long,
    and bookings would vanish into the text without a word."""
    long = [cell for cell in row if isinstance(cell, str) and "\n" in cell]
    if not any(cell.count(delimiter) >= len(row) - 1 for cell in long):
        return False
    first = _shape(str(row[0] or ""), delimiter)
    return any(_shape(line, delimiter) == first for cell in long for line in cell.splitlines()[1:])


def _shape(line: str, delimiter: str) -> str:
    """The line's first cell with digits as 9 and letters as a: `99.99.9999` of any date."""
    first = line.partition("\n")[0].partition(delimiter)[0].strip()
    return re.sub(r"[0-9]", "9", re.sub(r"[^\W\d_]+", "a", first))
