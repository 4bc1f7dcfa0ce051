"""The sheets of meetings, cases and decisions."""

from collections.abc import Hashable

from handlingsrom.book import words
from handlingsrom.book.columns import Column, Sheet, Values
from handlingsrom.book.sheets.plan import CHANGE, INITIATIVE, POINT
from handlingsrom.book.tables import Rows
from handlingsrom.book.tables.cases import CaseRows, ChangeRows, FollowUpRows, InputRows, KeptRows, PointRows
from handlingsrom.book.types.choices import Choice, Choices
from handlingsrom.book.types.figures import Day, Kroner, Whole, year
from handlingsrom.book.types.names import CaseNo, PointLabel, Ref
from handlingsrom.book.types.texts import Text, long_text
from handlingsrom.cases.models import Meeting
from handlingsrom.lib.casenumbers import CaseNumberError, parse_case_number

REQUIRES = Choices(words=words.REQUIREMENT)
_BODY = Column("Utvalg", "body", Ref(sheet="Utvalg"), "Utvalgets kode.", "SSU", required=True)
_CASE = Column(
    "Sak", "case", Ref(sheet="Saker"), "Saksnummeret. Utvalgets kode foran når det trengs.", "13/26", True
)
_RESPONSIBLE = Column("Ansvarlig", "responsible", Text(), "Hvem som skal gjøre det.", "Sekretariatet", width=28)


def _case_labels(values: Values) -> tuple[str, ...]:
    return values["number"], f"{values['body'].code} {values['number']}"


def _normal_case(label: str) -> Hashable:
    """`SSU 08.26` and `ssu 8/26` are the same case."""
    body, _, number = label.strip().rpartition(" ")
    try:
        return body.casefold().strip(), parse_case_number(number)
    except CaseNumberError:
        return label.casefold()


def _point_labels(values: Values) -> tuple[str, ...]:
    case, (main, sub) = values["case"], values["label"]
    point = PointLabel().write((main, sub))
    return f"{case.number} {point}", f"{case.body.code} {case.number} {point}"


def _normal_point(label: str) -> Hashable:
    case, _, point = label.strip().rpartition(" ")
    return _normal_case(case), point.casefold()


MEETINGS = Sheet(
    "Møter",
    "Møtene i utvalgene.",
    (
        _BODY,
        Column("Dato", "held_on", Day(), "Dagen møtet holdes.", "21.5.2026", required=True),
        Column("Sted", "place", Text(), "Hvor møtet holdes.", "Hamar", width=28),
    ),
    key=("body", "held_on"),
    table=Rows(Meeting),
)
_CASES = Sheet(
    "Saker",
    "Sakene. I tekstene kan tall fra saken settes inn med navn, for eksempel {{ ramme.justert }}.",
    (
        _BODY,
        Column("Saksnummer", "number", CaseNo(), "Nummeret slik det skrives.", "13/26", required=True),
        Column("Møtedato", "held_on", Day(), "Dagen saken behandles. Møtet står i arket Møter.", "21.5.2026"),
        Column("Tittel", "title", Text(longest=200), "Sakens tittel.", "Oppdatert handlingsplan", True, 50),
        Column("Budsjettår", "budget_year", year(), "Året endringene gjelder.", "2026", required=True),
        Column("Bakgrunn", "background", long_text(), "Bakgrunn for saken.", width=50),
        Column("Innspill", "input", long_text(), "Hva som er kommet inn.", width=50),
        Column("Vurdering", "assessment", long_text(), "Vurderingen.", width=50),
        Column("Anbefaling", "recommendation", long_text(), "Anbefalingen.", width=50),
        Column("Tilstand", "state", Choice(words=words.CASE_STATE), "Hvor saken er.", "Utkast", required=True),
    ),
    key=("body", "number"),
    table=CaseRows(),
    labels=_case_labels,
    normalise=_normal_case,
    label_column="Saksnummer",
)
INPUTS = Sheet(
    "Innspill",
    "Det partene har spilt inn til en sak (vedlegg 2 i saksframlegget).",
    (
        _CASE,
        Column("Nr", "order", Whole(low=1), "Rekkefølgen i saken.", "1", required=True, width=8),
        Column("Part", "party", Text(), "Hvem det kommer fra.", "Kommunene", required=True, width=28),
        Column("Tekst", "text", long_text(), "Innspillet.", "Mer deling av erfaringer.", required=True, width=80),
    ),
    key=("case", "order"),
    table=InputRows(),
)
POINTS = Sheet(
    "Vedtakspunkter",
    "Punktene i forslaget til vedtak, og hva utvalget vedtok når saken er avgjort.",
    (
        _CASE,
        Column("Punkt", "label", PointLabel(), "1, 2 … og 1a, 1b … under dem.", "1c", required=True, width=8),
        Column("Tekst", "text", long_text(), "Punktet slik det er foreslått.", "Midlene overføres.", True, 70),
        Column("Utfall", "outcome", Choice(words=words.OUTCOME), "Tomt til saken er avgjort.", "Vedtatt"),
        Column("Vedtatt", "decided_on", Day(), "Dagen det ble avgjort.", "21.5.2026"),
        Column("Ordlyd", "wording", long_text(), "Punktet slik det ble vedtatt.", "Midlene overføres.", width=70),
        Column("Forbehold", "reservations", long_text(), "Forbehold som ble tatt.", width=40),
    ),
    key=("case", "label"),
    table=PointRows(),
    labels=_point_labels,
    normalise=_normal_point,
)
CHANGES = Sheet(
    "Endringer",
    "Det hvert vedtakspunkt skal endre i planen og midlene.",
    (
        _CASE,
        Column("Nr", "number", Whole(low=1), "1, 2, 3 … i hver sak.", "1", required=True, width=8),
        Column("Punkt", "label", PointLabel(), "Vedtakspunktet det hører under.", "1d", required=True, width=8),
        Column(
            "Type", "kind", Choice(words=words.CHANGE_KIND), "Hva som endres.", "Tildele", required=True, width=18
        ),
        Column("Tiltak", "initiative", Ref(sheet="Tiltak"), "Tiltakets kode.", "trygg-hjemme", width=30),
        Column("Inn i", "into", Ref(sheet="Tiltak"), "Ved sammenslåing: tiltaket det går inn i.", "", width=24),
        Column("Beløp", "amount_ore", Kroner(), "Beløp i kroner.", "250 000", width=14),
        Column("Tekst", "text", long_text(), "Hva det er for, eller hvorfor.", "Prosjektleder", width=60),
        _RESPONSIBLE,
        Column("Frist", "due_on", Day(), "Datoen, eller den første av dem.", "1.10.2026"),
        Column("Hver … måned", "every_months", Whole(low=1, high=60), "Ved rutiner: måneder mellom.", "", width=14),
        Column("Til og med", "until_on", Day(), "Ved rutiner: siste dag.", ""),
        Column("For år", "for_year", year(), "Ved tilsagn og åpning av år: året.", "", width=10),
        Column("Vilkår", "requires", REQUIRES, "Det som må være på plass før midlene brukes.", "", width=20),
    ),
    key=("case", "number"),
    table=ChangeRows(),
)
FOLLOW_UPS = Sheet(
    "Oppfølging",
    "Det som skal gjøres på grunn av et vedtak.",
    (
        Column("Tiltak", "initiative", Ref(sheet="Tiltak"), "Tiltaket det gjelder, om noe.", "", width=30),
        Column("Oppgave", "text", Text(longest=500), "Det som skal gjøres.", "Legge fram rutiner", True, 60),
        _RESPONSIBLE,
        Column("Frist", "due_on", Day(), "Tomt når ingen frist er satt.", "19.11.2026"),
        Column("Utført", "done_on", Day(), "Dagen det ble gjort."),
        Column("Merknad", "done_note", Text(longest=300), "Hva som kom ut av det.", width=40),
        POINT,
        CHANGE,
    ),
    key=("point", "initiative", "text"),
    repeats=True,
    table=FollowUpRows(),
)
KEPT = Sheet(
    "Virkninger",
    "Tiltak et vedtak lot stå uendret. Andre virkninger av vedtak står i arkene Livsløp, Bilag og Oppfølging.",
    (
        Column("Vedtakspunkt", "point", POINT.type, "Sak og punkt.", "13/26 1b", required=True),
        CHANGE,
        INITIATIVE,
    ),
    key=("point", "change", "initiative"),
    repeats=True,
    table=KeptRows(),
)
CASES = (MEETINGS, _CASES, INPUTS, POINTS, CHANGES)
