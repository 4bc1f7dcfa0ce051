"""Which letters the bytes of a text are: UTF-8 when they can be, else what older Windows programs write."""

import codecs
import re

from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import worded

NOT_TEXT = worded("The file is not a text. Open it in the program it was made with, and save it as Word or PDF.")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\u200b\u200e\u200f\u2060\ufeff\xad]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LOOKED_AT = 4000


def decode(content: bytes) -> str:
    """The text, with `\\n` for every break. Raises `Unreadable` for what is no text."""
    text = _decode(content)
    controls = len(_CONTROL.findall(text[:_LOOKED_AT]))
    if controls > len(text[:_LOOKED_AT]) // 200:
        raise Unreadable(NOT_TEXT)
    return _CONTROL.sub("", _UNSEEN.sub("", _BREAKS.sub("\n", text)))


def _decode(content: bytes) -> str:
    encodings = [name for mark, name in _MARKS if content.startswith(mark)][:1] or _guesses(content)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(NOT_TEXT)


def _guesses(content: bytes) -> list[str]:
    """UTF-16 without a mark shows by every other byte being zero; latin-1 takes what cp1252 has no letter for."""
    start = content[:_LOOKED_AT]
    for zeros, encoding in ((start[1::2], "utf-16-le"), (start[::2], "utf-16-be")):
        if len(start) >= 4 and zeros.count(0) > len(zeros) * 0.6:
            return [encoding]
    return ["utf-8", "cp1252", "latin-1"]
