"""The sheet of what case papers said: figures to hold the journal and other papers against, never posted."""

from handlingsrom.book import words
from handlingsrom.book.columns import Column, Sheet
from handlingsrom.book.tables.said import SaidRows
from handlingsrom.book.types.choices import Choice
from handlingsrom.book.types.figures import Kroner, year
from handlingsrom.book.types.names import Ref
from handlingsrom.book.types.texts import Text

SAID = Sheet(
    "Oppgitte tall",
    "Tall slik et saksframlegg oppga dem. De bokføres ikke, men sammenlignes med bilagene og med hverandre.",
    (
        Column("Sak", "case", Ref(sheet="Saker"), "Saken framlegget hører til.", "13/26", required=True, width=10),
        Column("Sted", "place", Text(), "Hvor i framlegget tallet står.", "Vedlegg 6", required=True, width=22),
        Column("Hva", "what", Choice(words=words.FIGURE_SAID), "Hva tallet er.", "Tildelt", required=True),
        Column("Tiltak", "initiative", Ref(sheet="Tiltak"), "Tiltaket det gjelder, om noe.", "", width=30),
        Column(
            "Program",
            "programme",
            Ref(sheet="Programmer"),
            "Programmet det gjelder, når det ikke er et tiltak.",
            "",
            width=34,
        ),
        Column("År", "year", year(), "Året framlegget fører pengene på.", "2025", required=True, width=8),
        Column("Beløp", "amount_ore", Kroner(), "Beløp i kroner.", "750 000", required=True, width=14),
        Column("Merknad", "note", Text(longest=300), "Forbehold eller forklaring.", "", width=50),
    ),
    key=("case", "place", "what", "initiative", "programme", "year"),
    repeats=True,
    table=SaidRows(),
)
