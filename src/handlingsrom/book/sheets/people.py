"""The sheets of who there is."""

from handlingsrom.book import words
from handlingsrom.book.columns import Column, Sheet, Values
from handlingsrom.book.tables import PartnershipRow, Rows
from handlingsrom.book.tables.people import AppointmentRows, RoleRows
from handlingsrom.book.types.choices import Choice
from handlingsrom.book.types.figures import Day, Whole
from handlingsrom.book.types.names import Ref
from handlingsrom.book.types.texts import Code, Digits, Email, OrganisationNumber, Text
from handlingsrom.people.models import Body, Clinic, Partner, Person, Region, RoleKind, Seat

ANYBODY = (RoleKind.SECRETARIAT, RoleKind.ADMINISTRATOR)
FROM = Column("Fra", "from_on", Day(), "Første dag.", "1.1.2026", required=True)
TO = Column("Til", "to_on", Day(), "Siste dag. Tomt betyr inntil videre.", "31.12.2027")
ORDER = Column("Rekkefølge", "order", Whole(empty=0), "Tall som bestemmer rekkefølgen i lister.", "1", width=12)

PARTNERSHIP = Sheet(
    "Helsefellesskap",
    "Hvilket helsefellesskap boka gjelder. Én rad.",
    (
        Column(
            "Kode", "slug", Code(longest=50), "Kort navn i adresser, små bokstaver.", "innlandet", required=True
        ),
        Column("Navn", "name", Text(), "Fullt navn.", "Helsefellesskap Innlandet", required=True, width=40),
    ),
    key=("slug",),
    table=PartnershipRow(),
    editors=ANYBODY,
)
REGIONS = Sheet(
    "Regioner",
    "Helseregionene kommunene samarbeider i.",
    (
        Column("Navn", "name", Text(listed=True), "Regionens navn.", "Fjellregionen", required=True, width=30),
        ORDER,
    ),
    key=("name",),
    table=Rows(Region, order=("order", "id")),
    editors=ANYBODY,
)
CLINICS = Sheet(
    "Klinikker",
    "Klinikker og divisjoner i helseforetaket.",
    (
        Column(
            "Navn", "name", Text(), "Navnet på klinikken eller divisjonen.", "DPS Fjellet", required=True, width=40
        ),
    ),
    key=("name",),
    table=Rows(Clinic),
    editors=ANYBODY,
)


def _partner_labels(values: Values) -> tuple[str, ...]:
    return tuple(filter(None, (values["name"], values.get("short_name"))))


PARTNERS = Sheet(
    "Partnere",
    "Alle som er part i helsefellesskapet: helseforetaket, kommunene, brukere, ansatte og fastleger.",
    (
        Column("Navn", "name", Text(listed=True), "Partnerens navn.", "Fjellvik", required=True, width=34),
        Column("Type", "kind", Choice(words=words.PARTNER_KIND), "Hva slags partner.", "Kommune", required=True),
        Column("Kortnavn", "short_name", Text(longest=30, listed=True), "Kort navn i tabeller.", "FV"),
        Column("Helseregion", "region", Ref(sheet="Regioner"), "Kommunens helseregion.", "Fjellregionen", width=24),
        Column("Kommunenummer", "municipality_number", Digits(length=4), "Fire sifre.", "0301"),
        Column(
            "Organisasjonsnummer", "organisation_number", OrganisationNumber(), "Ni sifre.", "123456785", width=22
        ),
    ),
    key=("name",),
    table=Rows(Partner),
    editors=ANYBODY,
    labels=_partner_labels,
    label_column="Navn",
)
BODIES = Sheet(
    "Utvalg",
    "Partnerskapsmøte, strategisk og administrativt samarbeidsutvalg, faglige utvalg, programstyrer, sekretariat.",
    (
        Column(
            "Kode",
            "code",
            Text(longest=30, listed=True),
            "Kort navn i saksnumre og tabeller.",
            "SSU",
            required=True,
        ),
        Column("Navn", "name", Text(), "Fullt navn.", "Strategisk samarbeidsutvalg", required=True, width=44),
        Column("Type", "kind", Choice(words=words.BODY_KIND), "Hva slags utvalg.", "Strategisk", required=True),
        Column(
            "Møter i året", "meetings_per_year", Whole(high=200), "Hvor mange møter som er planlagt i året.", "4"
        ),
    ),
    key=("code",),
    table=Rows(Body),
    editors=ANYBODY,
)


def _seat_labels(values: Values) -> tuple[str, ...]:
    return (f"{values['body'].code}: {values['name']}",)


SEATS = Sheet(
    "Plasser",
    "Plassene i utvalgene og hvem de representerer. En plass uten oppnevning står tom.",
    (
        Column("Utvalg", "body", Ref(sheet="Utvalg"), "Utvalgets kode.", "SSU", required=True),
        Column(
            "Plass", "name", Text(), "Navnet på plassen.", "Kommunalsjef Fjellregionen", required=True, width=40
        ),
        Column(
            "Verv",
            "duty",
            Choice(words=words.SEAT_DUTY, empty="member"),
            "Rollen i utvalget. Tomt betyr medlem.",
            "Medlem",
        ),
        Column("Partner", "partner", Ref(sheet="Partnere"), "Partneren plassen er for.", "Fjellvik", width=30),
        Column(
            "Helseregion", "region", Ref(sheet="Regioner"), "Regionen plassen er for.", "Fjellregionen", width=24
        ),
        Column("Klinikk", "clinic", Ref(sheet="Klinikker"), "Klinikken plassen er for.", "", width=24),
        ORDER,
    ),
    key=("body", "name"),
    table=Rows(Seat, scope="body__partnership"),
    editors=ANYBODY,
    labels=_seat_labels,
)
PERSONS = Sheet(
    "Personer",
    "Personene som sitter i utvalg, eier eller leder tiltak, eller arbeider i sekretariatet.",
    (
        Column("Navn", "name", Text(), "For- og etternavn.", "Kari Eksempel", required=True, width=28),
        Column("E-post", "email", Email(), "Adressen er nøkkelen til personen.", "kari@example.no", True, 34),
        Column("Tittel", "title", Text(), "Stillingstittel.", "Kommunalsjef", width=28),
        Column("Partner", "partner", Ref(sheet="Partnere"), "Hvor personen hører til.", "Fjellvik", width=30),
    ),
    key=("email",),
    table=Rows(Person),
    editors=ANYBODY,
    labels=lambda values: (values["email"],),
    label_column="E-post",
)
APPOINTMENTS = Sheet(
    "Oppnevninger",
    "Hvem som er oppnevnt til en plass, fra når til når.",
    (
        Column(
            "Plass",
            "seat",
            Ref(sheet="Plasser"),
            "Utvalg, kolon og plass.",
            "SSU: Kommunalsjef Fjellregionen",
            required=True,
            width=44,
        ),
        Column("Person", "person", Ref(sheet="Personer"), "Personens e-post.", "kari@example.no", True, 34),
        FROM,
        TO,
    ),
    key=("seat", "person", "from_on"),
    table=AppointmentRows(),
    editors=ANYBODY,
)
ROLES = Sheet(
    "Roller",
    "Roller i Handlingsrom som ikke følger av en plass: sekretariat, administrator, revisor, innsender.",
    (
        Column("Person", "person", Ref(sheet="Personer"), "Personens e-post.", "kari@example.no", True, 34),
        Column("Rolle", "kind", Choice(words=words.ROLE_KIND), "Rollen.", "Innsender", required=True),
        Column("Partner", "partner", Ref(sheet="Partnere"), "For innsender: partneren.", "Fjellvik", width=30),
        Column("Helseregion", "region", Ref(sheet="Regioner"), "For innsender: regionen.", "", width=24),
        Column("Klinikk", "clinic", Ref(sheet="Klinikker"), "For innsender: klinikken.", "", width=24),
        FROM,
        TO,
    ),
    key=("person", "kind", "from_on"),
    table=RoleRows(),
    editors=(RoleKind.ADMINISTRATOR,),
)
PEOPLE = (PARTNERSHIP, REGIONS, CLINICS, PARTNERS, BODIES, SEATS, PERSONS, APPOINTMENTS, ROLES)
