"""PDF: tables by the lines around their cells, other text as headings, paragraphs and items.

Read in a process of its own, within limits on memory and time, by `pdf_reading` and what it uses.
"""

from handlingsrom.reading.formats.apart import read_apart
from handlingsrom.reading.paper import Paper


def read(name: str, content: bytes) -> Paper:
    """Raises `Unreadable` for a PDF that is damaged, locked, too long, or only pictures of pages."""
    return read_apart("pdf_reading", name, content)
