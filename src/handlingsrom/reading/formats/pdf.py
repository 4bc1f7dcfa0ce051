"""PDF: tables by the lines around their cells, other text as headings, paragraphs and items."""

from handlingsrom.reading.formats.pdf_pages import blocks, read_pages
from handlingsrom.reading.paper import Paper


def read(name: str, content: bytes) -> Paper:
    pages = list(read_pages(content))
    return Paper(name, "pdf", tuple(blocks(pages)))
