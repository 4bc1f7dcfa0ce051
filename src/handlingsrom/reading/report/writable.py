"""Text that can be written into XML and HTML, whatever the file it was read from held."""

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Without control characters and broken ones, which XML cannot hold and a reader does not see."""
    return _UNWRITABLE.sub("", text)
