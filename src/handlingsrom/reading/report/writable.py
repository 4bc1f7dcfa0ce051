"""What may be repeated of a paper, and how: as text that any file can hold, and without anybody's number."""

import re

from handlingsrom.lib.birthnumbers import find_possible

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Without control characters and broken ones, which XML cannot hold and a reader does not see."""
    return _UNWRITABLE.sub("", text)


def masked(text: str) -> str:
    """As long as before, with a dot for each digit of what can be a national identity number."""
    for found in find_possible(text):
        start, end = found.span
        text = text[:start] + re.sub(r"\d", "•", text[start:end]) + text[end:]
    return text
