"""The side of a finding that shows the paper: its words and rows as they stand, with what is meant marked."""

from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Finding
from handlingsrom.reading.paper import Paper, TextKind
from handlingsrom.reading.report.page_elements import Element, element, unseen
from handlingsrom.reading.report.page_extracts import (
    Extract,
    Piece,
    Square,
    TableExtract,
    TableRow,
    TextExtract,
    extracts,
)
from handlingsrom.reading.report.words import FINDING
from handlingsrom.reading.said import Language, worded, worded_n

_MOST_EXTRACTS = 7
_FEW_COLUMNS, _FEW_MARKS, _LONG_WORD = 2, 8, 30


def paper_side(papers: Sequence[Paper], number: int, finding: Finding, language: Language) -> Element:
    """The text is Norwegian whatever the report's language."""
    drawn = _Drawn(number, finding, language, names_files=len(papers) > 1)
    found = list(extracts(papers, finding))
    side = element("div", {"class": "paper", "lang": "nb"})
    before = None
    for extract in found[:_MOST_EXTRACTS]:
        if (extract.file, extract.part, extract.pages) != before:
            side.append(drawn.source(extract))
        before = (extract.file, extract.part, extract.pages)
        side.append(drawn.extract(extract))
    more = len(found) - _MOST_EXTRACTS
    if more > 0:
        said = worded_n("and %(n)s place more", "and %(n)s places more", more).into(language)
        side.append(element("p", {"class": "more", "lang": drawn.code}, said))
    return side


class _Drawn:
    def __init__(self, number: int, finding: Finding, language: Language, *, names_files: bool) -> None:
        self._number, self._language, self._names_files = number, language, names_files
        self._marks_all = len(finding.places) <= _FEW_MARKS
        self.code = language.gettext("en")

    def source(self, extract: Extract) -> Element:
        pages = ", ".join(map(str, extract.pages))
        about = [worded("page %(page)s", page=pages).into(self._language)] if pages else []
        about += [extract.file] if self._names_files else []
        return element("p", "from", element("b", "", extract.part), f" {', '.join(about)}" if about else None)

    def extract(self, extract: Extract) -> Element:
        if isinstance(extract.shown, TextExtract):
            return self._passage(extract.shown)
        return self._table(extract.shown, extract.part)

    def _passage(self, shown: TextExtract) -> Element:
        kind, marker = shown.text.kind, shown.text.marker
        if kind == TextKind.ITEM:
            return element(
                "p", "passage item", element("span", "marker", marker or "–"), *self._pieces(shown.pieces)
            )
        is_heading = kind in (TextKind.HEADING, TextKind.TITLE)
        return element("p", "passage heading" if is_heading else "passage", *self._pieces(shown.pieces))

    def _table(self, shown: TableExtract, part: str) -> Element:
        caption = worded("Part of a table in %(part)s, as it is written", part=part).into(self._language)
        table = element("table", "rows", element("caption", {"class": "sr", "lang": self.code}, caption))
        if shown.heading:
            rows = [self._row(row, shown.columns, is_heading=True) for row in shown.heading]
            table.append(element("thead", "", *rows))
        table.append(element("tbody", "", *(self._row(row, shown.columns) for row in shown.rows)))
        if shown.columns <= _FEW_COLUMNS:
            return element("div", "scroll", table)
        about = {"class": "scroll", "tabindex": "0", "role": "group", "aria-label": caption}
        return element("div", about, table)

    def _row(self, row: TableRow, columns: int, *, is_heading: bool = False) -> Element:
        if row.is_gap:
            left_out = worded("Rows are left out here.").into(self._language)
            gap = element("td", {"colspan": str(columns)}, element("span", {"aria-hidden": "true"}, "⋮"))
            gap.append(element("span", {"class": "sr", "lang": self.code}, left_out))
            return element("tr", "gap", gap)
        is_near = not row.is_marked and not is_heading
        return element("tr", "near" if is_near else "", *(self._square(each, is_heading) for each in row.squares))

    def _square(self, square: Square, is_heading: bool) -> Element:
        about: dict[str, str] = {}
        if square.columns > 1:
            about["colspan"] = str(square.columns)
        if square.is_money:
            about["class"] = "num"
        is_header = bool(square.pieces) and (is_heading or square.is_label)
        if is_header:
            about["scope"] = "col" if is_heading else "row"
        return element("th" if is_header else "td", about, *self._pieces(square.pieces))

    def _pieces(self, pieces: Sequence[Piece]) -> Iterator["Element | str"]:
        return (self._mark(piece) if piece.is_marked else piece.text for piece in pieces)

    def _for_no_text(self, piece: Piece) -> str:
        said = worded("(not repeated here)") if piece.is_withheld else worded("(empty)")
        return said.into(self._language)

    def _mark(self, piece: Piece) -> Element:
        shown = piece.text if piece.text.strip() else self._for_no_text(piece)
        if not self._marks_all and not piece.is_first:
            return element("mark", "", shown)
        number = element("span", "no", unseen(f"{FINDING.into(self._language)} "), str(self._number))
        start, space, last_word = shown.rpartition(" ")
        if len(last_word) > _LONG_WORD:
            return element("mark", "", shown, number)
        return element("mark", "", start + space, element("span", "together", last_word, number))
