"""Which characters a document can carry.

PDF/A and PDF/UA refuse a letter without a glyph, and XML refuses control characters. One emoji pasted into a
status text must not stop the whole paper.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
_STAND_IN = "□"


def tidy(text: str) -> str:
    """Composed letters, no control characters and no half surrogates; newlines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))


def drawable(text: str) -> str:
    """Tidy text in which a character the bundled font lacks is a hollow square; invisible ones just go."""
    if text.isascii() and text.isprintable():
        return text
    known = _coverage()
    return "".join(c if c in "\n\t" or ord(c) in known else _replacement(c) for c in tidy(text))


def _replacement(character: str) -> str:
    return "" if unicodedata.category(character) in ("Cf", "Mn", "Me") else _STAND_IN


@cache
def _coverage() -> frozenset[int]:
    """Code points that every bundled face can draw, private use excepted (PDF/A-2a wants real letters)."""
    faces = [set(_code_points(path.read_bytes())) for path in sorted(FONTS.glob("*.otf"))]
    common = set.intersection(*faces)
    return frozenset(point for point in common if unicodedata.category(chr(point)) not in ("Co", "Cc"))


def _code_points(font: bytes) -> Iterator[int]:
    """Read the font's `cmap` (OpenType 1.9, subtable format 12: groups of first, last, glyph)."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for record in range(count):
        _, _, offset = struct.unpack_from(">HHL", font, cmap + 4 + 8 * record)
        (form,) = struct.unpack_from(">H", font, cmap + offset)
        if form == 12:
            (groups,) = struct.unpack_from(">L", font, cmap + offset + 12)
            for first, last, _ in struct.iter_unpack(
                ">LLL", font[cmap + offset + 16 : cmap + offset + 16 + 12 * groups]
            ):
                yield from range(first, last + 1)


def _table(font: bytes, tag: bytes) -> int:
    (tables,) = struct.unpack_from(">H", font, 4)
    for number in range(tables):
        name, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"The font has no {tag.decode()} table")
