"""Numbers, letters and bullets that people type themselves before what they list."""

import re

_NUMBER = re.compile(
    r"(?P<marker>\(?(?:\d{1,2}|[A-Za-zÆØÅæøå]|[ivx]{1,5})\)|(?:\d{1,2}|[a-zæøå])\.)[ \t\u00a0]+(?=\S)"
)
_BULLET = re.compile(r"(?P<marker>[•●○◦▪■□‣·∙\uf0b7\uf0a7]|[-–—*](?=[ \t\u00a0]))[ \t\u00a0]*(?=\S)")
# `1. april`, `2. kvartal`: an ordinal, and no list.
_ORDINAL = re.compile(
    r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des|kvartal|tertial|halvår|gang|linje|plass|utgave|desember)\w*\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"(?:kr\.?\s*)?\d[\d\s.,]*(?:,-|kr|mill\w*)?\W*$", re.IGNORECASE)


def typed_marker(text: str) -> tuple[str, int] | None:
    """The marker an item starts with and where its text starts: `("a)", 3)`, and `("", 2)` for a bullet."""
    if found := _NUMBER.match(text):
        rest = text[found.end() :]
        if found["marker"][0].isdigit() and found["marker"].endswith(".") and _is_ordinal(rest):
            return None
        return found["marker"], found.end()
    return typed_bullet(text)


def typed_bullet(text: str) -> tuple[str, int] | None:
    """As above for bullets alone. A mark before an amount is a minus, or can be."""
    found = _BULLET.match(text)
    if found is None or (found["marker"] in "-–—" and _AMOUNT.match(text, found.end())):
        return None
    return "", found.end()


def _is_ordinal(rest: str) -> bool:
    return bool(_ORDINAL.match(rest))
