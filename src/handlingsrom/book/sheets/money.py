"""The sheets of the money."""

from dataclasses import replace

from handlingsrom.book import words
from handlingsrom.book.columns import Column, Sheet
from handlingsrom.book.sheets.plan import CHANGE, POINT
from handlingsrom.book.tables import Rows
from handlingsrom.book.tables.money import EntryRows
from handlingsrom.book.types.choices import Choice
from handlingsrom.book.types.figures import Day, Kroner, year
from handlingsrom.book.types.names import Ref, Voucher
from handlingsrom.book.types.texts import Text
from handlingsrom.money.models import Grant

_ACCOUNT = Choice(words=words.ACCOUNT_KIND)

GRANTS = Sheet(
    "Tilskudd",
    "Tilskuddene helsefellesskapet har fått, ett for hvert tilskuddsbrev. Beløpet står i arket Bilag.",
    (
        Column("Navn", "name", Text(), "Tilskuddets navn.", "Samhandlingsmidler 2026", required=True, width=32),
        Column("Giver", "giver", Text(), "Hvem det kommer fra.", "Det regionale helseforetaket", width=34),
        Column("År", "year", year(), "Året tilskuddet er for.", "2026", required=True, width=10),
        Column("Tilskuddsbrev", "letter_reference", Text(), "Referansen på brevet.", "", width=26),
    ),
    key=("name",),
    table=Rows(Grant),
)
JOURNAL = Sheet(
    "Bilag",
    "Hver bevegelse av penger, i den rekkefølgen de ble bokført. Det som står her, endres ikke siden: "
    "en feil rettes med en tilbakeføring.",
    (
        Column("Bilag", "voucher", Voucher(), "År og nummer uten hull.", "2026-0001", required=True, width=12),
        Column("Dato", "booked_on", Day(), "Dagen det ble bokført på.", "1.4.2026", required=True, width=12),
        Column("Type", "kind", Choice(words=words.ENTRY_KIND), "Hva som skjedde.", "Mottatt tilskudd", True, 22),
        Column(
            "Tilskudd",
            "from_grant",
            Ref(sheet="Tilskudd"),
            "Tilskuddet pengene opphavelig kommer fra.",
            "Samhandlingsmidler 2026",
            required=True,
            width=28,
        ),
        Column("Fra konto", "from_kind", _ACCOUNT, "Hvor pengene var.", "Tilskuddsgiver", required=True, width=18),
        Column("Fra år", "from_year", year(), "Året pengene kunne brukes i.", "2026", required=True, width=8),
        Column("Fra tiltak", "from_initiative", Ref(sheet="Tiltak"), "Ved tildelinger: tiltaket.", "", width=28),
        Column(
            "Til konto", "to_kind", _ACCOUNT, "Hvor pengene er etterpå.", "Frie midler", required=True, width=18
        ),
        Column("Til år", "to_year", year(), "Året pengene kan brukes i.", "2026", required=True, width=8),
        Column("Til tiltak", "to_initiative", Ref(sheet="Tiltak"), "Ved tildelinger: tiltaket.", "", width=28),
        Column(
            "Til tilskudd",
            "to_grant",
            Ref(sheet="Tilskudd"),
            "Bare når pengene går over til et annet tilskudd.",
            "",
            width=14,
        ),
        Column("Beløp", "amount_ore", Kroner(), "Beløp i kroner.", "11 632 000", required=True, width=14),
        Column("Tekst", "text", Text(longest=300), "Hva det gjelder.", "Tilskudd for 2026", width=60),
        Column("Referanse", "reference", Text(), "Brev, faktura eller bilag et annet sted.", "", width=20),
        replace(POINT, example=""),
        CHANGE,
        Column("Tilbakefører", "reverses", Ref(sheet="Bilag"), "Bilaget som tilbakeføres.", "", width=14),
    ),
    key=("voucher",),
    in_sequence=True,
    table=EntryRows(),
)
