"""The sheets of what is promised, expected and made sure of."""

from handlingsrom.book import words
from handlingsrom.book.columns import Column, Sheet
from handlingsrom.book.sheets.cases import REQUIRES
from handlingsrom.book.sheets.plan import CHANGE, INITIATIVE, POINT
from handlingsrom.book.tables import Rows
from handlingsrom.book.tables.promises import (
    AssertionRows,
    ConditionRows,
    CorrectionRows,
    DecidedRows,
    YearEventRows,
)
from handlingsrom.book.types.choices import Choice
from handlingsrom.book.types.figures import Balance, Day, Kroner, Whole, year
from handlingsrom.book.types.names import Ref
from handlingsrom.book.types.texts import Text, long_text
from handlingsrom.money.models import Commitment, Condition, ExpectedFrame, ProjectNumber, ReserveRules, YearEvent

_YEAR = Column("År", "year", year(), "Året det gjelder.", "2027", required=True, width=10)
_AMOUNT = Column("Beløp", "amount_ore", Kroner(), "Beløp i kroner.", "1 500 000", required=True, width=14)

EXPECTED = Sheet(
    "Forventede rammer",
    "Det helsefellesskapet regner med å få i årene som kommer. Anslag, ikke penger.",
    (
        _YEAR,
        _AMOUNT,
        Column("Grunnlag", "basis", Text(longest=300), "Hva anslaget bygger på.", "Som i 2026", width=50),
    ),
    key=("year",),
    table=Rows(ExpectedFrame, order=("year",)),
)
PROJECTS = Sheet(
    "Prosjektnumre",
    "Numrene tiltakene har i regnskapet. Et tiltak kan ha flere.",
    (
        Column("Prosjekt", "number", Text(longest=60), "Nummeret i regnskapet.", "10345", required=True),
        INITIATIVE,
    ),
    key=("number",),
    table=Rows(ProjectNumber, order=("number", "id")),
)
COMMITMENTS = Sheet(
    "Tilsagn",
    "Det tiltak er lovet av kommende års midler. Den nyeste raden for tiltak og år gjelder; 0 trekker tilbake.",
    (
        INITIATIVE,
        _YEAR,
        _AMOUNT,
        Column("Tekst", "text", Text(longest=300), "Hva det er for.", "Prosjektleder", width=50),
        Column("Vedtatt", "decided_on", Day(), "Dagen det ble vedtatt.", "21.5.2026", required=True),
        POINT,
        CHANGE,
    ),
    key=("initiative", "year", "decided_on", "amount_ore"),
    repeats=True,
    table=DecidedRows(Commitment, "commitment", scope="initiative__partnership"),
)
CONDITIONS = Sheet(
    "Vilkår",
    "Midler som ikke kan brukes før noe er på plass.",
    (
        INITIATIVE,
        _YEAR,
        _AMOUNT,
        Column("Krever", "requires", REQUIRES, "Det som må være på plass.", "mandat, eier", True, 20),
        Column("Satt", "set_on", Day(), "Dagen vilkåret ble satt.", "21.5.2026", required=True),
        Column("Mandat fra", "mandate_on", Day(), "Dagen mandatet kom på plass.", ""),
        Column("Mandatet", "mandate_note", Text(longest=300), "Hvor mandatet finnes.", "", width=40),
        POINT,
        CHANGE,
    ),
    key=("initiative", "year", "set_on", "amount_ore"),
    repeats=True,
    table=ConditionRows(Condition, "condition", scope="initiative__partnership"),
)
RESERVE_RULES = Sheet(
    "Fondets regler",
    "Det fondet kan brukes til, slik det er vedtatt. Den nyeste raden gjelder.",
    (
        Column("Vedtatt", "adopted_on", Day(), "Dagen reglene ble vedtatt.", "21.5.2026", required=True),
        Column("Regler", "text", long_text(), "Reglene.", "Til uforutsette behov.", required=True, width=80),
        POINT,
        CHANGE,
    ),
    key=("adopted_on", "text"),
    table=DecidedRows(ReserveRules, "reserve_rules"),
)
YEAR_EVENTS = Sheet(
    "Stengte år",
    "Regnskapsår som er stengt, og åpnet igjen ved vedtak, i den rekkefølgen det skjedde.",
    (
        Column("Nr", "number", Whole(low=1), "1, 2, 3 …", "1", required=True, width=8),
        _YEAR,
        Column("Hva", "kind", Choice(words=words.YEAR_EVENT), "Stengt eller åpnet igjen.", "Stengt", required=True),
        Column("Dag", "happened_on", Day(), "Dagen det skjedde.", "15.2.2026", required=True),
        Column("Hvorfor", "text", Text(longest=300), "Hvorfor året ble åpnet igjen.", "", width=50),
        POINT,
        CHANGE,
    ),
    key=("number",),
    table=YearEventRows(YearEvent, "year_event"),
)
ASSERTIONS = Sheet(
    "Avstemte saldoer",
    "Det en konto sto i ved utgangen av en dag, slik noen har forsikret seg om.",
    (
        Column(
            "Tilskudd", "account_grant", Ref(sheet="Tilskudd"), "Tilskuddet.", "Samhandlingsmidler 2026", True, 28
        ),
        Column("Konto", "account_kind", Choice(words=words.ACCOUNT_KIND), "Kontoen.", "Frie midler", True, 18),
        Column("Kontoår", "account_year", year(), "Året pengene kan brukes i.", "2026", required=True, width=10),
        Column("Tiltak", "account_initiative", Ref(sheet="Tiltak"), "Ved tildelinger: tiltaket.", "", width=28),
        Column("Dag", "held_on", Day(), "Dagen saldoen gjelder.", "31.12.2026", required=True),
        Column("Saldo", "balance_ore", Balance(), "Saldoen i kroner.", "5 232 000", required=True, width=14),
        Column("Kilde", "source", Text(longest=200), "Hva det er sammenlignet med.", "Kontoutskrift", True, 40),
        Column("Stenging", "closing", Ref(sheet="Stengte år"), "Nummeret på stengingen, om noen.", "", width=10),
    ),
    key=("account_grant", "account_kind", "account_year", "account_initiative", "held_on", "source", "closing"),
    repeats=True,
    table=AssertionRows(),
)
CORRECTIONS = Sheet(
    "Rettinger",
    "Bilaget en endring av typen «Rette bilag» gjelder.",
    (
        Column("Sak", "case", Ref(sheet="Saker"), "Saksnummeret.", "13/26", required=True),
        Column("Nr", "number", Whole(low=1), "Nummeret endringen har i saken.", "1", required=True, width=8),
        Column("Bilag", "entry", Ref(sheet="Bilag"), "Bilaget som rettes.", "2026-0012", required=True, width=14),
    ),
    key=("case", "number"),
    table=CorrectionRows(),
)
BEFORE_JOURNAL = (EXPECTED, PROJECTS, RESERVE_RULES, COMMITMENTS)
# Conditions come after what was spent before they were set.
AFTER_JOURNAL = (CONDITIONS, CORRECTIONS, YEAR_EVENTS, ASSERTIONS)
