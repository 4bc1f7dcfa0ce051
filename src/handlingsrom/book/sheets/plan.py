"""The sheets of the strategy and the action plan."""

from handlingsrom.book import words
from handlingsrom.book.columns import Column, Sheet, Values
from handlingsrom.book.sheets.people import ORDER
from handlingsrom.book.tables import Rows
from handlingsrom.book.tables.plan import InitiativeRows, TransitionRows
from handlingsrom.book.tables.rows import Stamped
from handlingsrom.book.types.choices import Choice, YesNo
from handlingsrom.book.types.figures import Day, Whole, year
from handlingsrom.book.types.names import Ref, Refs
from handlingsrom.book.types.texts import Code, Text, long_text
from handlingsrom.plan.models import ActionPlan, Expectation, FocusArea, Goal, HealthReport, Programme, Strategy

INITIATIVE = Column("Tiltak", "initiative", Ref(sheet="Tiltak"), "Tiltakets kode.", "trygg-hjemme", True, 30)
POINT = Column("Vedtakspunkt", "point", Ref(sheet="Vedtakspunkter"), "Sak og punkt det følger av.", "04.25 1")
CHANGE = Column(
    "Endring",
    "change",
    Whole(low=1),
    "Nummeret på endringen i saken, når det er kjent. Se arket Endringer.",
    width=10,
)
FROM_YEAR = Column("Fra år", "from_year", year(), "Første år planen gjelder.", "2025", required=True, width=10)
TO_YEAR = Column("Til år", "to_year", year(), "Siste år planen gjelder.", "2026", required=True, width=10)

STRATEGIES = Sheet(
    "Strategi",
    "Strategiplanen med visjon og overordnet mål.",
    (
        Column("Navn", "name", Text(), "Planens navn.", "Strategiplan 2024–2028", required=True, width=30),
        FROM_YEAR,
        TO_YEAR,
        Column("Visjon", "vision", long_text(), "Visjonen.", "Sammen om helse", width=50),
        Column("Mål", "aim", long_text(), "Det overordnede målet.", "Tjenester som henger sammen.", width=60),
    ),
    key=("name",),
    table=Rows(Strategy),
)


def _focus_labels(values: Values) -> tuple[str, ...]:
    return values["name"], f"{values['strategy'].name}: {values['name']}"


FOCUS_AREAS = Sheet(
    "Satsningsområder",
    "Satsningsområdene i strategiplanen.",
    (
        Column(
            "Strategi", "strategy", Ref(sheet="Strategi"), "Strategiplanen.", "Strategiplan 2024–2028", True, 30
        ),
        ORDER,
        Column(
            "Navn", "name", Text(), "Satsningsområdets navn.", "Nye digitale tjenester", required=True, width=44
        ),
        Column("Løfte", "promise", Text(longest=300), "Setningen som leder målene.", "Digitalt først.", width=60),
    ),
    key=("strategy", "name"),
    table=Rows(FocusArea, scope="strategy__partnership", order=("strategy_id", "order", "id")),
    labels=_focus_labels,
    label_column="Navn",
)
GOALS = Sheet(
    "Mål",
    "Målene under hvert satsningsområde.",
    (
        Column(
            "Satsningsområde",
            "focus_area",
            Ref(sheet="Satsningsområder"),
            "Området målet hører til.",
            "Nye digitale tjenester",
            required=True,
            width=44,
        ),
        Column("Nr", "order", Whole(low=1), "Nummeret under området.", "1", required=True, width=8),
        Column("Mål", "text", long_text(), "Hva som skal oppnås.", "Trygg deling av opplysninger.", True, 80),
    ),
    key=("focus_area", "order"),
    table=Rows(
        Goal,
        scope="focus_area__strategy__partnership",
        order=("focus_area__strategy_id", "focus_area__order", "order"),
    ),
)
ACTION_PLANS = Sheet(
    "Handlingsplaner",
    "Handlingsplanene, hver under sin strategiplan.",
    (
        Column("Navn", "name", Text(), "Planens navn.", "Handlingsplan 2025–2026", required=True, width=30),
        Column(
            "Strategi", "strategy", Ref(sheet="Strategi"), "Strategiplanen.", "Strategiplan 2024–2028", True, 30
        ),
        FROM_YEAR,
        TO_YEAR,
    ),
    key=("name",),
    table=Rows(ActionPlan),
)
PROGRAMMES = Sheet(
    "Programmer",
    "Programmer som samler flere tiltak.",
    (Column("Navn", "name", Text(), "Programmets navn.", "Bo trygt hjemme", required=True, width=44),),
    key=("name",),
    table=Rows(Programme),
)
INITIATIVES = Sheet(
    "Tiltak",
    "Tiltakene. Hvor langt de er kommet, står i arkene Livsløp og Status. Det som er uavklart, står tomt "
    "eller med spørsmålstegn.",
    (
        Column(
            "Kode",
            "code",
            Code(),
            "Kort navn, små bokstaver og bindestrek.",
            "trygg-hjemme",
            required=True,
            width=30,
        ),
        Column("Tittel", "title", Text(longest=300), "Tittelen slik den skal leses.", "Trygg hjemme", True, 60),
        Column("Beskrivelse", "description", long_text(), "Hva tiltaket går ut på.", width=50),
        Column(
            "Handlingsplan",
            "action_plan",
            Ref(sheet="Handlingsplaner"),
            "Planen tiltaket er i. Tomt når det står utenfor.",
            "Handlingsplan 2025–2026",
            width=26,
        ),
        Column(
            "Satsningsområde",
            "focus_area",
            Ref(sheet="Satsningsområder"),
            "Området tiltaket hører til.",
            "Nye digitale tjenester",
            width=34,
        ),
        Column("Program", "programme", Ref(sheet="Programmer"), "Programmet.", "Bo trygt hjemme", width=26),
        Column(
            "Ansvar som skrevet",
            "responsible_as_written",
            Text(longest=200),
            "Ansvaret ordrett fra kilden.",
            "SI – Fjellregionen?",
            width=34,
        ),
        Column(
            "Ansvarlige",
            "responsible",
            Refs(sheets=("Partnere", "Utvalg")),
            "Partnere og utvalg med semikolon mellom. Spørsmålstegn etter den som er usikker.",
            "Fjellvik; SSU?",
            width=34,
        ),
        Column(
            "Helseregioner",
            "regions",
            Refs(sheets=("Regioner",)),
            "Regionene med semikolon mellom. Spørsmålstegn etter den som er usikker.",
            "Fjellregionen?",
            width=34,
        ),
        Column("Alle helseregioner", "is_in_all_regions", YesNo(), "ja når tiltaket er i alle.", "nei", width=18),
        Column("Sted", "place_note", Text(longest=200), "Et sted som ikke er en region.", width=24),
        Column("Eier", "owner", Ref(sheet="Personer"), "Eierens e-post. Tomt når ingen er kjent.", "", width=30),
        Column("Leder", "leader", Ref(sheet="Personer"), "Lederens e-post. Tomt når ingen er kjent.", "", width=30),
        Column("Følges opp av", "followed_up_by", long_text(), "Hvem som følger opp, og hvordan.", width=50),
        ORDER,
    ),
    key=("code",),
    table=InitiativeRows(),
)
HEALTH = Sheet(
    "Status",
    "Status rapportert om tiltakene. Den nyeste gjelder.",
    (
        INITIATIVE,
        Column("Status", "health", Choice(words=words.HEALTH), "Hvordan det går.", "I rute", required=True),
        Column("Tekst", "text", long_text(), "Det som er å si.", "Opplæringen er i gang.", width=80),
        Column("Rapportert", "reported_on", Day(), "Dagen det ble rapportert.", "21.5.2026", required=True),
        Column("Rapportert av", "reporter", Text(), "Hvem eller hva det kommer fra.", "Sekretariatet", width=26),
    ),
    key=("initiative", "reported_on"),
    repeats=True,
    table=Stamped(HealthReport, scope="initiative__partnership"),
)
EXPECTATIONS = Sheet(
    "Forventninger",
    "Det tiltakene skal levere.",
    (
        INITIATIVE,
        Column("Leveranse", "text", Text(longest=300), "Det som ventes.", "Sluttrapport", required=True, width=60),
        Column("Frist", "due_on", Day(), "Datoen. Tomt når den ikke er kjent.", "30.6.2026"),
        Column(
            "Frist som skrevet", "due_words", Text(longest=60), "Kildens ord om fristen.", "før sommeren", width=24
        ),
        Column("Oppfylt", "met_on", Day(), "Dagen det ble levert."),
    ),
    key=("initiative", "text"),
    table=Rows(Expectation, scope="initiative__partnership"),
)
LIFECYCLE = Sheet(
    "Livsløp",
    "Hvert steg et tiltak har tatt, eldste først. Det som står her, endres ikke siden.",
    (
        INITIATIVE,
        Column(
            "Tilstand", "to_state", Choice(words=words.LIFECYCLE), "Det tiltaket ble.", "Vedtatt", required=True
        ),
        Column("Gjelder fra", "effective_on", Day(), "Dagen det gjelder fra.", "20.2.2025", required=True),
        Column("Slått sammen med", "merged_into", Ref(sheet="Tiltak"), "Tiltaket det gikk inn i.", "", width=30),
        POINT,
        CHANGE,
    ),
    key=("initiative", "to_state"),
    table=TransitionRows(),
)
PLAN = (
    STRATEGIES,
    FOCUS_AREAS,
    GOALS,
    ACTION_PLANS,
    PROGRAMMES,
    INITIATIVES,
    HEALTH,
    EXPECTATIONS,
)
