"""PDFs for tests, made by what makes the project's own papers. Untagged unless asked, as older ones are."""

import typst

from handlingsrom.papers.characters import FONTS

_PAGE = '#set page(paper: "a4", margin: 2cm)\n#set text(font: "Inter", size: 10pt, lang: "nb", hyphenate: false)\n'


def pdf(source: str, *, is_tagged: bool = False) -> bytes:
    made = typst.compile(
        (_PAGE + source).encode(),
        format="pdf",
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_tags=is_tagged,
    )
    assert isinstance(made, bytes)
    return made


def table(rows: list[list[str]], *, stroke: str = "0.5pt", settings: str = "") -> str:
    """A table with lines around its cells; a cell that starts with `table.` is Typst's own."""
    cells = [cell if cell.startswith("table.") else f"[{cell}]" for row in rows for cell in row]
    columns = max(len(row) for row in rows)
    return f"#table(columns: (1fr,) * {columns}, stroke: {stroke}, {settings} {', '.join(cells)})\n"
