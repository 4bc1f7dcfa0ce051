"""What the sheet Forklaring of a workbook says, in bokmål like the rest of the format (docs/bruk/arbeidsbok.md)."""

from collections.abc import Iterator

from handlingsrom.book.columns import comment
from handlingsrom.book.pages import Line, Link, Page, text
from handlingsrom.book.sheets import SHEETS

GENERAL = (
    "Boka har ett ark for hver ting Handlingsrom holder orden på. Fyll ut arkene ovenfra og ned i denne lista: "
    "det en rad viser til, skal stå i et ark lenger opp, eller være lest inn før.",
    "Kolonner merket * må fylles ut. Det som ikke er kjent, skal stå tomt. Skriv spørsmålstegn etter et navn i en "
    "liste når det er usikkert. Ark og kolonner som ikke trengs, kan slettes.",
    "Datoer skrives 21.5.2026, beløp i hele kroner: 2 600 000. Skriv aldri fødselsnummer eller "
    "opplysninger om pasienter.",
    "Prøv først: handlingsrom import BOK.xlsx --dry-run. Da får du vite alt som må rettes, med ark og celle, "
    "og ingenting blir lagret. Ingenting leses inn før alt kan leses inn.",
    "Boka kan rettes og leses inn igjen. Rader som er like, blir stående. Rader som er endret, blir endret. "
    "Rader som er borte fra boka, blir ikke slettet. Bilag, livsløp og vedtak endres aldri: de rettes med nye "
    "rader.",
)
SAMPLE_NOTE = (
    "Den grå raden øverst i hvert ark er et eksempel. Den begynner med «Eksempel:» og blir ikke lest inn, "
    "så den kan stå eller slettes."
)


def explanations(*, is_template: bool) -> Page:
    return Page("Forklaring", (22, 24, 90), list(_lines(is_template)))


def _lines(is_template: bool) -> Iterator[Line]:
    yield Line(("Arbeidsbok for Handlingsrom",), "title")
    yield Line()
    for line in (*GENERAL, *((SAMPLE_NOTE,) if is_template else ())):
        yield text(line)
    for sheet in SHEETS:
        yield Line()
        yield Line((Link(sheet.name, sheet.name), sheet.purpose), is_across=True)
        for column in sheet.columns:
            yield Line((column.name + (" *" if column.required else ""), comment(column)), start=1)
