"""A made-up paper of another partnership, as a Word file would be read, and the draft made of it."""

from typing import Any

from handlingsrom.book.cells import as_text
from handlingsrom.book.columns import Sheet
from handlingsrom.book.drafting import Draft, draft_of
from handlingsrom.book.notes import Note, note_of, value_of
from handlingsrom.book.sheets import BY_NAME
from handlingsrom.reading.understanding import understand
from reading.written import written

STRATEGY = [
    ["Visjon", "Overordnet mål", "Strategiske satsningsområder 2030-2035", ""],
    ["Trygt hele veien", "Gode tjenester i fjellet.", "Tidlig hjelp", "Vi hjelper raskt ved å:\nDra hjem\nSvare"],
    ["", "", "Nære tjenester", "Vi er der folk bor ved å:\nFlytte utstyr\nDele fagfolk"],
]
_TITLES = "Tiltak i handlingsplan 2030-2031"
_PLAN = [
    "Satsningsområde",
    _TITLES,
    "Ansvar",
    "Midler 2029 (sak 03.29)",
    "Midler 2030",
    "Status",
    "Hvem følger opp",
]
_CAR, _BOTH = "• Heim med bil (Lia, Vika)", "FS - HVK - (Dalom, Vikom?)"
ENDED = [
    _PLAN[1:],
    ["• Dagbesøk i bygda", "FS - HVK - (Dalom)", "", "", "Gjennomført i 2029.", "AdmSU"],
    ["• Felles vaktliste", "Sekretariat - admSU", "", "", "Kom aldri i gang.", "AdmSU"],
]
KEPT = [
    _PLAN,
    ["Tidlig hjelp", _CAR, _BOTH, "", "1 200 000", "Pågår i to kommuner.", "SSU"],
    ["", "• Skjermbesøk", "alle helseregioner", "400 000", "300 000 + 250 000", "Utstyr er kjøpt inn.", "AdmSU"],
    ["Nære tjenester", "• Laboratorium på hjul", "FS - kommuner?", "", "", "Venter på mandat.", ""],
]
FUNDS = [
    ["Satsningsområde", "Tiltak", "Besluttet tildeling 2030 (sak 11.30)", "Kommentar", "Overføre midler 2031"],
    ["Tidlig hjelp", _CAR, "1 200 000", "Drift av bil", "900 000"],
    ["", "• Skjermbesøk", "550 000", "Ikke brukt. Anbefales frigjort.", ""],
    ["SUM", "", "1 750 000", "", "900 000"],
]
NEEDED = [
    ["Satsningsområde", "Tiltak", "Beskrivelse", "Nye behov 2031"],
    ["Tidlig hjelp", _CAR, "Enda en bil.", "800 000"],
    ["Nære tjenester", "• Fotlege i fjellet", "Ny ordning med fotlege.", "350 000"],
    ["SUM", "", "", "1 150 000"],
]
OVERVIEW = [
    ["", "2031"],
    ["Mottatt midler 2031", "6 000 000"],
    ["Ønsker overført fra 2030 til 2031", "900 000"],
    ["Innspill behov 2031", "1 150 000"],
    ["Frie midler 2031", "4 850 000"],
]
CASE: list[Any] = [
    "Sak 07/31",
    "Ny handlingsplan og midler 2031",
    "# Bakgrunn",
    "Fjellet sykehus (FS) og kommunene i Helsefellesskap Fjellet har gått gjennom Strategiplan 2030-2035.",
    "# Vurdering",
    "Følgende oversikt gjelder:",
    OVERVIEW,
    "# Anbefaling",
    "Det anbefales å:",
    "* sette av 500 000 kr til fond",
    "# Forslag til vedtak",
    "1. Strategisk samarbeidsutvalg godkjenner",
    "a) prinsipper for oppdatert handlingsplan",
    "b) overføring av midler og frigjøring av midler",
    "c) prioritering av nye behov og avsetning til fond",
]
PAPER: list[Any] = [
    *CASE,
    "# Vedlegg 1: Strategiplan 2030-2035",
    STRATEGY,
    "# Vedlegg 2: Handlingsplan 2030-2031 - prinsipp «avslutte satsning»",
    ENDED,
    "# Vedlegg 3: Handlingsplan 2030-2031 - prinsipp «videreføre satsning»",
    KEPT,
    "# Vedlegg 4: Midler 2030, status og overføring til 2031",
    FUNDS,
    "# Vedlegg 5: Innspill nye behov 2031",
    NEEDED,
]


def drafted(*parts: Any) -> Draft:
    return draft_of([understand(written(*parts))])


def texts(draft: Draft, sheet: str, *columns: str) -> list[tuple[str, ...]]:
    """What stands in these columns, row by row, as one reads it."""
    return [tuple(as_text(value_of(cell)) for cell in row) for row in _cells(draft, sheet, columns)]


def note(draft: Draft, sheet: str, row: int, column: str) -> Note:
    """`row`: the first under the heading is 0."""
    found = note_of(next(iter(_cells(draft, sheet, (column,))[row])))
    assert found is not None
    return found


def _cells(draft: Draft, name: str, columns: tuple[str, ...]) -> list[list[Any]]:
    sheet: Sheet = BY_NAME[name]
    (content,) = [content for content in draft.contents() if content.sheet is sheet]
    places = [[column.name for column in sheet.columns].index(each) for each in columns]
    return [[row[place] for place in places] for row in content.rows]
