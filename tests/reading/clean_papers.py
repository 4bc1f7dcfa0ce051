"""Longer papers of made-up partnerships with nothing wrong in them, and the same with something changed.

Written down as in `written`; `as_word` makes a Word file of them.
"""

# A row on a line reads like the table it becomes.
# ruff: noqa: E501

import io
from typing import Any

from docx import Document

from handlingsrom.reading.formats import read_paper
from handlingsrom.reading.paper import Paper

Parts = list[Any]
KEEP = ["Satsingsområde", "Tiltak", "Ansvar", "Midler 2027 (sak 5/27 SSU 18.2.27)", "Status", "Hvem følger opp"]
END = ["Tiltak", "Ansvar", "Midler 2027 (sak 5/27 SSU 18.2.27)", "Status", "Hvem følger opp"]
FUNDS = ["Satsingsområde", "Tiltak", "Tildelt 2027 (sak 5/27 SSU 18.2.27)", "Kommentar", "Overføres til 2028"]
NEEDS = ["Satsingsområde", "Tiltak", "Beskrivelse", "Innspill nye behov 2028"]


def coast() -> Parts:
    """An updated plan with frame, needs and what is carried over, of a partnership by the coast."""
    return [
        "Sak 21/27",
        "Møtedato: torsdag 16. september 2027",
        "# Rullering av handlingsplan og fordeling av samhandlingsmidler 2028",
        "## Bakgrunn",
        "Strategisk samarbeidsutvalg (SSU) ba i sak 12/27 sekretariatet om å gå gjennom handlingsplanen og midlene. "
        "Saken bygger på strategiplanen for 2026-2030 (vedlegg 1) og på innspill fra partene. "
        "Hva ønsker vi å få til sammen de neste årene?",
        "Gjennomgangen er gjort av arbeidsgruppa, som hadde tre møter våren 2027. De 9 kommunene har hatt saken på høring.",
        "## Innspill og status",
        "Det er mottatt 4 innspill innen fristen 1. juni 2027, hvorav 1 er nytt:",
        "* Mobilt røntgen på sykehjem: 450 000 kr (styrke)",
        "* Samtalegrupper for pårørende: 700 000 kr (ny)",
        "* Felles opplæring i demensomsorg: 300 000 kr (videreføre)",
        "* Skjermet ambulerende team: 550 000 kr (styrke)",
        "Av tildelingen for 2027 foreslås det å overføre 1 350 000 kr til 2028 (vedlegg 4). I tillegg frigjøres 150 000 kr "
        "fra ett tiltak som avsluttes. Ett tiltak avsluttes (vedlegg 2), og fem tiltak videreføres (vedlegg 3).",
        "Oversikten viser rammen for 2028:",
        [
            ["Post", "2028", "Merknad"],
            ["Mottatt tilskudd 2028", "3 200 000", "Fra helseforetaket"],
            ["Gjenstående fra 2027 og frigjort", "400 000", "250 000 var ikke fordelt, 150 000 er frigjort"],
            ["Justert ramme 2028", "3 600 000", ""],
            ["Innmeldte behov 2028", "2 000 000", "Vedlegg 5"],
            ["Frie midler 2028", "1 600 000", ""],
        ],
        "## Vurdering",
        "Partnerskapsmøtet vedtok i sak 3/27 å styrke arbeidet innen området Eldre. Alle satsingsområdene unntatt "
        "Folkehelse har pågående tiltak. Folkehelse ivaretas i kommunenes egne planer.",
        "Behovene på 2 000 000 kr er i tråd med kriteriene. Fondet kan brukes til innføring av nye løsninger etter "
        "retningslinjene som SSU vedtok i 2026.",
        "## Anbefaling",
        "Det anbefales å:",
        "* overføre 1 350 000 kr fra 2027 til 2028",
        "* dekke de innmeldte behovene med 2 000 000 kr",
        "* sette av 600 000 kr til fond",
        "* dette gir frie midler på 1 000 000 kr",
        "Sekretariatet utarbeider en mal for rapportering fra tiltakene.",
        "## Forslag til vedtak",
        "1. SSU vedtar oppdatert handlingsplan, slik at ett tiltak avsluttes og fem videreføres.",
        "2. SSU overfører 1 350 000 kr fra 2027 til 2028 og frigjør 150 000 kr fra Digital egenmestring.",
        "3. SSU fordeler 2 000 000 kr til innmeldte behov i 2028 og setter av 600 000 kr til fond.",
        "4. SSU ber sekretariatet legge fram en mal for rapportering i møtet 18.11.2027.",
        "# Vedlegg 1: Strategiplan 2026-2030",
        [
            ["Visjon", "Mål", "Strategiske satsingsområder 2026-2030", ""],
            ["Trygg kyst", "Like tjenester", "Eldre", "Færre innleggelser"],
            ["", "", "Barn og unge", "Tidlig hjelp"],
            ["", "", "Psykisk helse", "Ett team rundt pasienten"],
            ["", "", "Folkehelse", "Friskere befolkning"],
        ],
        "# Vedlegg 2: Handlingsplan 2027-2028, forslag: avslutte tiltak",
        [
            END,
            ["Digital egenmestring", "Sykehuset - (Ytre Vik)", "150 000", "Pilot gjennomført, rapport levert.", "Sekretariatet oppdaterer planen."],
        ],
        "# Vedlegg 3: Handlingsplan 2027-2028, forslag: videreføre pågående tiltak",
        [
            KEEP,
            ["Eldre", "Mobilt røntgen på sykehjem", "Sykehuset - (Indre Vik)", "800 000", "Pågår i to kommuner, avventer nytt utstyr.", "Prosjektleder rapporterer til SSU."],
            ["Eldre", "Felles opplæring i demensomsorg", "Kommunene", "500 000", "Kursplan er laget. Oppstart høsten 2027.", "Sekretariatet og utviklingssenteret."],
            ["Barn og unge", "Hjemmesykehus for barn", "Sykehuset - (Ytre Vik, Indre Vik)", "", "Forprosjekt ferdig.", "FSU Barn og unge."],
            ["Psykisk helse", "Skjermet ambulerende team", "Sykehuset - kommunene", "1 200 000", "Teamet er bemannet og i drift.", "Prosjekteier."],
            ["Psykisk helse", "Brukerstyrte senger", "Sykehuset", "400 000", "Fire senger åpnet, to gjenstår.", "Klinikksjefen."],
        ],
        "# Vedlegg 4: Samhandlingsmidler 2027, status og beløp som foreslås overført til 2028",
        [
            FUNDS,
            ["Eldre", "Mobilt røntgen på sykehjem", "800 000", "Forsinket levering av utstyr", "600 000"],
            ["Eldre", "Felles opplæring i demensomsorg", "500 000", "Starter høsten 2027", "450 000"],
            ["Psykisk helse", "Skjermet ambulerende team", "1 200 000", "Brukt til lønn", ""],
            ["Psykisk helse", "Brukerstyrte senger", "400 000", "Ombygging gjenstår", "300 000"],
            ["Eldre", "Digital egenmestring", "150 000", "Ikke brukt. Frigjøres.", ""],
            ["SUM", "", "3 050 000", "", "1 350 000"],
        ],
        "# Vedlegg 5: Samhandlingsmidler 2028, innspill nye behov",
        [
            NEEDS,
            ["Eldre", "Mobilt røntgen på sykehjem", "Reise og drift i flere kommuner", "450 000"],
            ["Psykisk helse", "Samtalegrupper for pårørende", "Lønn 300 000 kr og lokaler 400 000 kr", "700 000"],
            ["Eldre", "Felles opplæring i demensomsorg", "Kurs og vikarer", "300 000"],
            ["Psykisk helse", "Skjermet ambulerende team", "Flere vakter i helgene", "550 000"],
            ["SUM", "", "", "2 000 000"],
        ],
    ]  # fmt: skip


def fjord() -> Parts:
    """A status in nynorsk, of another partnership, with a resolution that takes note."""
    return [
        "Saksnr.: 8/2028",
        "Møtedato: 9. mars 2028",
        "# Status for handlingsplanen og bruk av samhandlingsmidlar",
        "## Bakgrunn",
        "Helsefellesskapet Fjord og fjell har ein strategi for 2027-2031. Strategisk samarbeidsutval fordelte midlar i "
        "sak 30/2027, og bad om ei sak med status våren 2028.",
        "## Saksopplysningar",
        "I 2027 vart det fordelt 2 400 000 kr slik:",
        "* Trygg heimreise: 900 000 kr",
        "* Felles akuttmottak: 1 000 000 kr",
        "* Læringsnettverk for leiarar: 500 000 kr",
        "Tre av fire fagutval har gitt innspel. Det er meldt inn følgjande tema for neste periode:",
        "* Rekruttering i små kommunar",
        "* Samhandling om born med samansette behov",
        "Tabellen viser status for tiltaka (vedlegg 1).",
        "## Vurdering",
        "Arbeidet går etter planen. Sekretariatet meiner at det ikkje er grunn til å endre fordelinga no. Kva kan vi lære "
        "av dette? Svaret er at tid til forankring er viktigare enn mange tiltak.",
        "## Tilråding",
        "Det blir tilrådd å ta saka til vitande og å arrangere eit læringsnettverk hausten 2028.",
        "## Framlegg til vedtak",
        "1. Strategisk samarbeidsutval tek saka til vitande.",
        "2. Strategisk samarbeidsutval vil at læringsnettverket skal haldast hausten 2028.",
        "# Vedlegg 1: Handlingsplan 2027-2028, pågåande tiltak",
        [
            ["Satsingsområde", "Tiltak", "Ansvar", "Tildelt 2027", "Status", "Kven følgjer opp"],
            ["Gode forløp", "Trygg heimreise", "Sjukehuset og kommunane", "900 000", "I drift i fem kommunar.", "Fagutvalet"],
            ["Gode forløp", "Felles akuttmottak", "Sjukehuset", "1 000 000", "Byggjer om, ferdig i juni.", "Klinikkdirektøren"],
            ["Kompetanse", "Læringsnettverk for leiarar", "Kommunane", "500 000", "Første samling er halden.", "Sekretariatet"],
            ["SUM", "", "", "2 400 000", "", ""],
        ],
    ]  # fmt: skip


def city() -> Parts:
    """Criteria and principles, without tables; with references to other cases and dates in several forms."""
    return [
        "Saksframlegg til sak 4/28",
        "Til: Administrativt samarbeidsutvalg",
        "Møte 20.01.2028",
        "# Kriterier for prioritering av samhandlingsmidler",
        "## Bakgrunn",
        "SSU vedtok i sak 40/27 at kriteriene skal gjennomgås hvert annet år. Sist gang var i møtet 11.-12. mai 2026. "
        "Kriteriene gjelder for alle fire programmene, og for perioden 2028–2029.",
        "Administrasjonen har spurt 14 kommuner og to sykehus. Følgende tre kriterier har bred støtte:",
        "1. Tiltaket løser en oppgave som ingen av partene kan løse alene.",
        "2. Tiltaket har en eier hos begge parter.",
        "3. Tiltaket kan innføres i minst 5 kommuner.",
        "Av totalt 6,5 mill. kr ble det i 2027 fordelt 6 200 000 kr, og 300 000 kr ble overført til 2028.",
        "## Hvordan vil vi jobbe med saken?",
        "Medlemmene diskuterer kriteriene i grupper à 5-6 personer. Spørsmål til diskusjon:",
        "* Er kriteriene tydelige nok?",
        "* Hvem bør vurdere søknadene?",
        "## Vurdering",
        "Tildelingene har i hovedsak gått til drift. Utvalget bør ta stilling til om mer skal gå til utvikling, jf. "
        "delavtale 2-3 og sak 12/27. Ventetiden for avklaring er kortet ned fra 12 til 8 uker. Kontakt: tlf. 62 33 30 00.",
        "## Forslag til vedtak",
        "1. Administrativt samarbeidsutvalg anbefaler kriteriene overfor SSU.",
        "2. Administrativt samarbeidsutvalg ber sekretariatet legge saken fram for SSU innen 15. mars 2028.",
    ]  # fmt: skip


def changed(parts: Parts, old: str, new: str) -> Parts:
    """The same with a text put for another, wherever it stands; it must stand somewhere."""
    assert old in str(parts), old
    return [
        part.replace(old, new)
        if isinstance(part, str)
        else [[cell.replace(old, new) for cell in row] for row in part]
        for part in parts
    ]


def as_word(parts: Parts) -> bytes:
    document = Document()
    for part in parts:
        _add(document, part)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_read(parts: Parts, name: str = "sak.docx") -> Paper:
    """Through a Word file, as a user gives it."""
    return read_paper(name, as_word(parts))


def _add(document: Any, part: Any) -> None:
    if isinstance(part, list):
        table = document.add_table(rows=0, cols=len(part[0]), style="Table Grid")
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        return
    mark, _space, rest = part.partition(" ")
    if set(mark) == {"#"}:
        document.add_heading(rest, len(mark))
    elif mark == "*":
        document.add_paragraph(rest, style="List Bullet")
    elif mark[:-1].isdigit() and mark.endswith("."):
        document.add_paragraph(f"{mark}\t{rest}")
    else:
        document.add_paragraph(part)
