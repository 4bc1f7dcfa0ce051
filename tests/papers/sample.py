"""A whole case paper like 13/26: its titles and amounts are the real ones, its sentences are made up."""

from __future__ import annotations

from datetime import UTC, date, datetime

from handlingsrom.papers.model import (
    Attachment,
    Bullets,
    Cell,
    Column,
    Heading,
    Notice,
    Paper,
    Paragraph,
    Point,
    Resolution,
    Rich,
    Row,
    Run,
    Table,
)
from handlingsrom.papers.text import blocks, mark_figure
from papers.sample_rows import CLOSE, FUNDS, GOALS, HAND_OVER, KEEP, NEEDS

NBSP = "\u00a0"
CARRIED_OVER = 16_033_554_00
REQUESTED = 5_150_000_00


def sample_paper() -> Paper:
    """The paper with all seven attachments, as sent out 13.5.2026."""
    return Paper(
        title="Oppdatert handlingsplan og prioritering av rekrutterings- og samhandlingsmidler 2026",
        number="13/26",
        body="Strategisk samarbeidsutvalg",
        meeting_on=date(2026, 5, 21),
        partnership="Helsefellesskap Innlandet",
        status_line="Versjon 2, sendt ut 13.5.2026",
        language="nb",
        blocks=(*_background(), *_input(), _overview(), *_assessment(), _resolution()),
        attachments=_attachments(),
        created_at=datetime(2026, 5, 13, 9, 30, tzinfo=UTC),
    )


def kr(whole: str) -> str:
    return mark_figure(f"{whole.replace(' ', NBSP)}{NBSP}kr")


def _background() -> tuple:
    return (
        Heading(1, "Bakgrunn"),
        *blocks(
            "Utvalget møttes til strategisamling 10.–11. mars 2026 og ba etterpå om å få se satsingene, "
            "handlingsplanen og midlene samlet. Saken svarer på tre bestillinger:\n\n"
            "- innspill til nye satsinger fra samlingen\n"
            "- en kortere handlingsplan med et ambisjonsnivå partene kan nå\n"
            "- fordeling av rekrutterings- og samhandlingsmidler etter sak 08.26\n"
            "  - overføring av det som ikke ble brukt i 2025\n"
            "  - nye behov meldt innen fristen 1. april\n\n"
            "Forslagene bygger på strategiplanen for 2022–2027, som følger som **vedlegg 1**."
        ),
        Heading(1, "Hva som er gjort siden sist"),
        *blocks(
            "### Strategisamlingen\n\n"
            "Samtalene er samlet i tre hovedpunkter som partene kjenner seg igjen i:\n\n"
            "1. Dilemmaer mellom nivåene som bør tas opp nasjonalt.\n"
            "2. Omstilling fram mot ny sykehusstruktur, og hva den krever av kommunene.\n"
            "3. Måten vi samarbeider på, slik at vedtak blir fulgt opp.\n\n"
            "Svarene fra medlemmene er gjengitt i vedlegg 2.\n\n"
            "### Gjennomgang av handlingsplanen\n\n"
            "Hvert av de 38 tiltakene er vurdert på nytt sammen med den som eier det. Gjennomgangen skiller "
            "mellom tiltak som *avsluttes*, tiltak som *overleveres* til drift, og tiltak som *videreføres*. "
            "Sju avsluttes (vedlegg 3), sju overleveres (vedlegg 4) og 24 videreføres (vedlegg 5)."
        ),
    )


def _input() -> tuple:
    return (
        Heading(1, "Rekrutterings- og samhandlingsmidler"),
        *blocks(
            f"Det meste av tildelingen fra september 2025 er ikke tatt i bruk. Det foreslås å overføre "
            f"{kr('16 033 554')} til 2026 og å frigjøre {kr('200 000')} fra ett tiltak som avsluttes. "
            f"Det er meldt inn nye behov for {kr('5 150 000')}, fordelt på sju tiltak. Går vedtaket gjennom "
            f"slik det er foreslått, gjenstår **{kr('5 232 000')}** som frie midler."
        ),
    )


def _overview() -> Table:
    amounts = (
        ("Mottatt i 2026", 11_632_000, "Tilskudd fra regionalt helseforetak"),
        ("Gjenstående og frigjort fra 2025", 750_000, "Herav 200 000 kr frigjort fra Barn med autisme"),
    )
    after = (
        ("Nye behov 2026", -5_150_000, "Vedlegg 7"),
        ("Avsetning til fond", -2_000_000, "Fondet blir da 2 750 000 kr"),
    )
    return Table(
        caption="Ramme og frie midler 2026",
        columns=(Column("Post", weight=2.2), Column("Beløp (kr)", "amount", 1.2), Column("Merknad", weight=2.4)),
        rows=(
            *(Row((name, value * 100, note)) for name, value, note in amounts),
            Row(("Justert ramme 2026", 12_382_000_00, ""), "sum"),
            *(Row((name, value * 100, note)) for name, value, note in after),
            Row(("Frie midler etter vedtaket", 5_232_000_00, ""), "sum"),
        ),
        footer="Overførte midler fra 2025 står på egne konti og inngår ikke i rammen.",
    )


def _assessment() -> tuple:
    return (
        Notice(
            "Summen av linjene under Bo trygt hjemme i innspillet er større enn beløpet det er søkt om. "
            "Sekretariatet legger beløpet til grunn og avklarer forskjellen med prosjekteier før utbetaling.",
            title="Bør forklares",
            tone="warning",
        ),
        Heading(1, "Vurdering"),
        *blocks(
            "En kortere plan er lettere å følge opp. Etter gjennomgangen har de fleste tiltak en eier og en som "
            "følger opp, og resten er merket som åpne i vedlegg 5. Fire av åtte satsningsområder har tiltak i "
            "gang. For de fire andre foreslås ingen nye tiltak nå, men utvalget bør ta stilling til dem når "
            "strategien skal revideres.\n\n"
            "Forsinket bruk av midlene skyldes først og fremst at tildelingen kom sent på året, og at flere "
            "tiltak manglet prosjektleder. Rapportering fire ganger i året gjør det mulig å oppdage dette "
            "tidligere. De nye behovene ligger innenfor kriteriene for drift, utvikling og bredding."
        ),
        Heading(1, "Anbefaling"),
        *blocks(
            "Det anbefales å starte to nye tiltak, *FSU Beredskap* og *rus og psykisk helse i Nord-Østerdal*, "
            "og å gi digitalt avvikssystem et eget mandat. Fondet styrkes, slik at utvalget kan møte uenighet "
            "mellom partene om innføring av nye løsninger."
        ),
    )


def _resolution() -> Resolution:
    return Resolution(
        (
            Point(
                "Strategisk samarbeidsutvalg vedtar",
                (
                    Point("å starte FSU Beredskap og å gi Digitalt avvikssystem et mandat."),
                    Point("å avslutte sju tiltak, overlevere sju og videreføre 24, slik det står i vedlegg 3–5."),
                    Point(
                        (
                            Run("å overføre "),
                            Run(f"16{NBSP}033{NBSP}554{NBSP}kr", figure=True),
                            Run(" fra 2025 til 2026 og å frigjøre "),
                            Run(f"200{NBSP}000{NBSP}kr", figure=True),
                            Run(", slik det står i vedlegg 6."),
                        )
                    ),
                    Point(f"å tildele 5{NBSP}150{NBSP}000{NBSP}kr til nye behov, slik det står i vedlegg 7."),
                    Point(f"å sette av 2{NBSP}000{NBSP}000{NBSP}kr til fond."),
                ),
            ),
            Point(
                "Strategisk samarbeidsutvalg ber sekretariatet",
                (
                    Point("oppdatere handlingsplanen og sette i gang satsingene."),
                    Point("legge fram rutiner for oppfølging av planen og midlene i møtet 19.11.2026."),
                ),
            ),
        )
    )


def _attachments() -> tuple[Attachment, ...]:
    return (
        Attachment("1", "Strategiplan Helsefellesskap Innlandet 2022–2027", blocks=_strategy()),
        Attachment("2", "Medlemmenes innspill fra strategisamlingen 10.–11. mars 2026", blocks=_members()),
        Attachment("3", "Tiltak som avsluttes", _intro("tas ut av planen"), (_closing(),), landscape=True),
        Attachment("4", "Tiltak som overleveres til drift", _intro("settes i drift"), (_handing(),), True),
        Attachment("5", "Tiltak som settes i gang eller videreføres", _intro("blir stående"), (_keeping(),), True),
        Attachment("6", "Midler 2025: status og overføring til 2026", blocks=(_funds(),), landscape=True),
        Attachment("7", "Midler 2026: nye behov", blocks=(_needs(),)),
    )


def _intro(what: str) -> tuple:
    return (Paragraph(f"Tabellen viser tiltakene som {what} når utvalget har gjort vedtak."),)


def _strategy() -> tuple:
    rows = tuple(Row((area, aim, Rich(goals, bulleted=True))) for area, aim, goals in GOALS)
    columns = (Column("Satsningsområde", weight=1.1), Column("Vi skal", weight=1.2), Column("Mål", weight=2.4))
    return (
        Heading(1, "Visjon"),
        Paragraph((Run("Sammen om vår felles helsetjeneste", italic=True),)),
        Table(columns, rows, caption="Satsningsområder 2022–2027"),
    )


def _members() -> tuple:
    return blocks(
        "### Partnerne samlet\n\n- Programmet og rammen rundt samlingen fungerte godt.\n\n"
        "### Sykehuset Innlandet\n\n- Forståelsen av hverandre er bedre; rekkefølgen må bli tydeligere.\n"
        "- Beredskap bør få et eget fagutvalg.\n\n"
        "### Kommunene\n\n- Sett i gang det som har mandat, før noe nytt besluttes.\n"
        "- Digitalt avvikssystem trenger framdrift.\n"
        "- Ny kommunal EPJ påvirker pasientflyten og må ses sammen med avtalene.\n"
        "- Samle de digitale satsingene og del erfaringene."
    )


def _closing() -> Table:
    columns = (
        Column("Tiltak", weight=2.4),
        Column("Ansvar", weight=1.4),
        Column("Midler (kr)", "amount", 0.9),
        Column("Status", weight=3),
        Column("Følges opp av", weight=1.2),
    )
    return Table(columns, tuple(Row((*cells, "AdmSU")) for cells in CLOSE))


def _handing() -> Table:
    columns = (
        Column("Tiltak", weight=2.2),
        Column("Ansvar", weight=1.6),
        Column("Avventer", weight=1.2),
        Column("Frist", "date", 0.8),
        Column("Videre oppfølging", weight=3),
    )
    return Table(columns, tuple(Row(cells) for cells in HAND_OVER))


def _keeping() -> Table:
    columns = (
        Column("Tiltak", weight=2.3),
        Column("Ansvar", weight=1.5),
        Column("Midler 2024 (kr)", "amount", 0.9),
        Column("Midler 2025 (kr)", "amount", 0.9),
        Column("Status", weight=2.3),
        Column("Hvem følger opp", weight=2.3),
    )
    return Table(columns, tuple(_grouped(KEEP)), group_head="Satsningsområde")


def _funds() -> Table:
    columns = (
        Column("Tiltak", weight=3),
        Column("Tildelt 2025 (kr)", "amount", 1.1),
        Column("Merknad", weight=2.6),
        Column("Overføres til 2026 (kr)", "amount", 1.1),
    )
    total = Row(("Sum overføres", CARRIED_OVER), "sum")
    return Table(columns, (*_grouped(FUNDS), total), group_head="Satsningsområde")


def _needs() -> Table:
    columns = (
        Column("Tiltak", weight=2.2),
        Column("Type", weight=0.9),
        Column("Beskrivelse", weight=2.6),
        Column("Behov 2026 (kr)", "amount", 1.1),
    )
    total = Row(("Sum nye behov", REQUESTED), "sum")
    return Table(columns, (*_grouped(NEEDS), total), group_head="Satsningsområde")


def _grouped(rows: dict[str, tuple[tuple[Cell, ...], ...]]) -> list[Row]:
    found: list[Row] = []
    for group, cells in rows.items():
        found.append(Row((group,), "group"))
        found.extend(Row(row) for row in cells)
    return found


__all__ = ["CARRIED_OVER", "NBSP", "REQUESTED", "Bullets", "sample_paper"]
