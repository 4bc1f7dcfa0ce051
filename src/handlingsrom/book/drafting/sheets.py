"""The sheets of a draft that are for people only: what was read, what to look at, and where each name stands."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from textwrap import shorten

from handlingsrom.book.cells import as_text
from handlingsrom.book.drafting.draft import Draft, MarkedCell, Seen
from handlingsrom.book.drafting.initiatives import SURE
from handlingsrom.book.drafting.sources import in_bokmal
from handlingsrom.book.notes import Mark, note_of, value_of
from handlingsrom.book.pages import Line, Link, Page, text
from handlingsrom.reading.understanding.model import TableKind, Understood

ABOUT, LOOK, SEEN = "Om utkastet", "Usikkert", "Kilder"
_COLOUR = "#C77700"
_LONGEST = 160
_WHAT = (
    "Handlingsrom har lest papirene under og lagt det de sier, i arkene. Dette er et utkast: en person må se over "
    "det før det leses inn. Ingenting er lagt til: datoer, personer og bilag som papirene ikke har, står tomt.",
    "Hver utfylte celle har et notat med kilden: fil, sted, rad og ordlyd. Hold pekeren over cellen for å se det. "
    "Rader telles slik de står, med overskriften som rad 1.",
)
_HOW = (
    f"1. Se gjennom arket «{LOOK}», og rett det som er feil. Farger og notater kan stå: de leses ikke.",
    f"2. Se i arket «{SEEN}» at tiltak med ulike navn virkelig er det samme. Hvis ikke: lag en ny rad i arket "
    "Tiltak, og bruk den nye koden i radene som gjelder den.",
    "3. Fyll ut cellene under «Må fylles ut». Ark dere ikke vil ha med, kan tømmes eller slettes.",
    "4. Prøv: handlingsrom import UTKAST.xlsx --dry-run. Da får du vite alt som må rettes, og ingenting lagres.",
    "5. Les inn: handlingsrom import UTKAST.xlsx. I nettleseren gjøres det samme under Arbeidsbok.",
    "Skal saken vedtas i Handlingsrom, må også Livsløp, Tilskudd og Bilag fylles ut: papirene har ikke dagene "
    "tiltakene ble vedtatt og pengene bokført.",
)
_KINDS = {
    TableKind.PLAN: "handlingsplan",
    TableKind.FUNDS: "midler",
    TableKind.NEEDS: "behov",
    TableKind.STRATEGY: "strategi",
    TableKind.OVERVIEW: "oversikt over rammen",
    TableKind.OTHER: "annet",
}


def about(draft: Draft, papers: Sequence[Understood]) -> Page:
    return Page(ABOUT, (26, 20, 34, 70), list(_about(draft, papers)), colour=_COLOUR)


def to_look_at(draft: Draft) -> Page:
    """Every unsure cell, with the reason."""
    headings = ("Ark", "Celle", "Kolonne", "Innhold", "Hvorfor", "Kilde")
    lines = [_unsure(cell) for cell in draft.marked(Mark.UNSURE)]
    return Page(LOOK, (18, 8, 20, 44, 52, 64), lines, headings, _COLOUR)


def seen_in(draft: Draft) -> Page:
    """Every place an initiative stands; those whose names differ with how sure it is that they are one."""
    headings = ("Tiltak", "Slik det står i papiret", "Hvor", "Samme tiltak", "Vurder")
    return Page(
        SEEN,
        (34, 70, 46, 14, 50),
        [_seen(each) for each in sorted(draft.seen, key=_surest_last)],
        headings,
        _COLOUR,
    )


def _surest_last(seen: Seen) -> float:
    """What somebody has to look at first."""
    return seen.confidence if seen.is_joined else 2


def _seen(seen: Seen) -> Line:
    is_unsure = seen.is_joined and seen.confidence < SURE
    sure = f"{round(seen.confidence * 100)} %" if seen.is_joined else ""
    consider = (
        "Usikker: er dette det samme tiltaket?" if is_unsure else "Navnene er ulike." if seen.is_joined else ""
    )
    return Line((seen.code, seen.written, seen.where, sure, consider), mark=Mark.UNSURE if is_unsure else Mark.NONE)


def _unsure(cell: MarkedCell) -> Line:
    """The reason is the first line of the note, where it comes from the rest."""
    note = note_of(cell.shown)
    why, _line, source = note.text.partition("\n") if note else ("", "", "")
    shown = shorten(as_text(value_of(cell.shown)), _LONGEST, placeholder=" …")
    link = Link(cell.name, cell.sheet, cell.name)
    return Line((cell.sheet, link, cell.column, shown, why[:1].upper() + why[1:], source))


def _about(draft: Draft, papers: Sequence[Understood]) -> Iterator[Line]:
    yield Line(("Utkast til arbeidsbok",), "title")
    yield Line()
    yield from (text(line) for line in _WHAT)
    unsure = len(list(draft.marked(Mark.UNSURE)))
    yield Line(
        (
            "Usikker",
            f"Oransje celle: kan være lest feil. Notatet begynner med «Usikker:». Det er {unsure} av dem.",
        ),
        mark=Mark.UNSURE,
        is_across=True,
    )
    yield Line(
        ("Fylles ut", "Gul celle: må fylles ut før boka kan leses inn. Notatet begynner med «Fylles ut:»."),
        mark=Mark.TO_FILL,
        is_across=True,
    )
    yield from _heading("Slik går du fram")
    yield from (text(line) for line in _HOW)
    yield from _heading("Må fylles ut")
    yield from _to_fill(draft)
    yield from _heading("Papirene som er lest")
    for paper in papers:
        yield from _read(paper)
    if draft.left_out:
        yield from _heading("Står i papirene, men ikke i boka")
        for each in draft.left_out:
            yield Line((each.where, "", each.text, each.why))


def _heading(words: str) -> Iterator[Line]:
    yield Line()
    yield Line((words,), "heading", is_across=True)


def _to_fill(draft: Draft) -> Iterator[Line]:
    """By column, with a link to its first cell."""
    columns: dict[tuple[str, str], list[str]] = defaultdict(list)
    for cell in draft.marked(Mark.TO_FILL):
        columns[cell.sheet, cell.column].append(cell.name)
    if not columns:
        yield text("Ingenting.")
    for (sheet, column), cells in columns.items():
        where = cells[0] if len(cells) == 1 else f"{cells[0]} og {len(cells) - 1} til i kolonnen"
        yield Line((sheet, Link(cells[0], sheet, cells[0]), column, where))


def _read(paper: Understood) -> Iterator[Line]:
    yield Line((paper.paper.file,), "strong", is_across=True)
    for table in paper.tables:
        said = f"{len(table.rows)} tiltak" if table.rows else ""
        if table.kind == TableKind.OVERVIEW:
            said = f"{len(table.lines)} linjer"
        elif table.kind == TableKind.STRATEGY:
            said = f"{len(table.focus_areas)} satsningsområder"
        yield Line((table.part.name, _KINDS[table.kind], said, table.part.title))
    if paper.resolution:
        yield Line(("Forslag til vedtak", "", f"{len(paper.resolution)} punkter"))
    if not paper.paper.lost:
        yield text("Ingenting i fila gikk tapt i lesingen.")
    for lost in paper.paper.lost:
        yield text(f"Gikk tapt: {in_bokmal(lost)}")
