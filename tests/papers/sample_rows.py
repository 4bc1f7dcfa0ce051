"""The rows of the sample paper's attachments."""

# A row on a line reads like the table it becomes.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

from handlingsrom.papers.model import Cell, Rich

Cells = tuple[tuple[Cell, ...], ...]


def _kr(whole: int) -> int:
    return whole * 100


MOST, EQUAL = "Samhandle med de som trenger det mest", "Likeverdige tjenester"
DIGITAL, GROW = "Nye digitale tjenester", "Etablere og videreutvikle Helsefellesskap Innlandet"

GOALS = (
    ("Interessepolitikk", "Påvirke lov, finansiering og rammer", ("Tale med én stemme i høringer", "Verne retten til å velge egne innsatsområder")),
    (MOST, "Gi trygge overganger", ("Prioritere eldre, barn og unge, psykisk helse og kronikere", "La brukerne være med og velge", "Møtes på tvers av fag og nivå")),
    (EQUAL, "Gi samme kvalitet i hele Innlandet", ("Forebygge før det haster", "Prioritere likt", "Holde responstiden i akuttkjeden nede", "Flytte spesialisttjenester nærmere")),
    (DIGITAL, "Gjøre det digitale til førstevalget", ("Enkle løsninger for innbyggerne", "Trygg deling av opplysninger")),
    ("Kvalifisert arbeidskraft", "Ha nok folk med rett kompetanse", ("Utdanne og gi god opplæring", "Rekruttere og beholde", "Dele oppgaver og kunnskap")),
    ("Kunnskapsbasert praksis", "Lære av det vi gjør", ("Støtte lokale forsøk", "Forske sammen", "Måle effekt for innbyggerne")),
    ("Fremtidsrettet ledelse og organisasjonsutvikling", "Få løsninger ut i drift", ("Klare roller i avtalene", "Felles prosesser for innføring", "Felles styringsdata")),
    (GROW, "Være likeverdige parter", ("Faste møteplasser", "Rett rekkefølge og nok kapasitet", "Sammenheng mellom planene", "Tydelige forventninger")),
)  # fmt: skip

CLOSE = (
    ("Barn med autisme – intensivt opplæringsprogram", None, _kr(200_000), "Ikke startet. Initiativtaker ber om at tiltaket tas ut, og beløpet frigjøres."),
    ("Team for tidlig avklaring av helsehjelpbehov for pasienter (TA-team)", "SI – Hamar", "", "Samarbeidet er avsluttet og innrapportert; tilskuddsordningen er borte fra 2026."),
    ("Tverrfaglig spesialisert rusbehandling med integrert ettervern inkl. brukerstyrte plasser", None, "", "Forslag til mandat er ikke mottatt. Oppdraget ligger i sykehusets eget oppdragsdokument."),
    ("FACT-Hadeland", "SI – Gjøvik/Hadeland", "", "Avtalen er klar til å signeres, og teamet går over i ordinær drift."),
    ("Hjemmebasert infusjonsbehandling (langvarig intravenøs antibiotikabehandling)", "SI – Gjøvik/Hadeland", "", "Løses fra sak til sak. Kommunene kjenner ikke til et felles prosjekt."),
    ("Fagutvalg psykisk helse barn og unge", "Sekretariatet", "", "Inngår i mandatet for FSU Barn og unge etter tidligere vedtak."),
    ("Felles modell for tilskuddssøknader", "Sekretariatet – AdmSU", "", "Følges i årsplanen sammen med øvrige restanser."),
)  # fmt: skip

_HAND = "AdmSU ber linjen svare på om løsningen skal innføres, peker ut kontaktpersoner hos partene og fører det i planen for utbredelse."

HAND_OVER = (
    ("Pasientforløp barn med autisme (fra GSU/OSU)", "SI – Gjøvik/Hadeland, alle helseregioner", "", "", _HAND),
    ("Pakkeforløp hjem for kreftpasienter", "SI – Sør-Gudbrandsdal, alle helseregioner", "", "", _HAND),
    ("Barn som pårørende (SI, Gjøvik, Sel, Lom, Skjåk)", "SI – Nord-Gudbrandsdal og Gjøvik/Hadeland", "", "", _HAND),
    ("FACT Sikkerhet", "SI – Sør-Østerdal og Gjøvik/Hadeland", "Sluttrapport", date(2026, 6, 30), "Eier melder fra til sekretariatet når rapporten er ferdig."),
    ("Ny modell for psykisk helsevern i Valdres", "SI – Valdres", "Forskningsrapport", date(2026, 4, 30), "Forsker legger fram resultatet. AdmSU vurderer plan for innføring og effekt."),
    ("Responstjenester Innlandet", "SI – Valdres", "", "", "AdmSU og prosjekteier blir enige om hvordan utredningen behandles."),
    ("Kvalifisert arbeidskraft – utrede kunnskapsgrunnlag (satsninger og tiltak)", "Sekretariatet", "Behandling i SSU", None, "Leder og nestleder avklarer når rapporten legges fram."),
)  # fmt: skip

_OWNER = (
    "Prosjekteier og prosjektleder sørger for framdrift og rapportering og avklarer med sekretariatet hva som "
    "skal legges fram. AdmSU lager mal for rapporten og hjelper med saksframlegget ved behov."
)
_OFFICE = "Sekretariatet setter i gang arbeidet sammen med prosjekteier."
_REGIONS = "SI – Nord-Gudbrandsdal, Sør-Gudbrandsdal, Nord-Østerdal, Sør-Østerdal, Valdres, Hamar, Gjøvik/Hadeland"

KEEP: dict[str, Cells] = {
    MOST: (
        ("SAMBA; Samhandling om psykiske helsetjenester for barn og unge, BUP Tynset og Nord-Østerdal", "SI – Nord-Østerdal", _kr(1_000_000), _kr(1_000_000), "Pågår, med midler til forskning. Kommunene ønsker å dele erfaringene slik at flere kan bruke modellen.", _OWNER),
        ("FSU Psykisk helse voksne store sammensatte behov", _REGIONS, "", _kr(600_000), "Politi, kriminalomsorg og NAV har ennå ikke pekt ut sine. Leder og nestleder er under avklaring.", "Sekretariatet setter i gang."),
        ("Psykologspesialist i legevakt (akuttpsykiatriske pasienter)", "SI – Hamar", _kr(1_245_000), _kr(1_245_000), "Rapport er mottatt. En minimetodevurdering er under arbeid.", _OWNER),
        ("FSU Skrøpelige eldre/innbyggere med sammensatte behov", "Sekretariatet – AdmSU", "", "", "Mandatet venter til de vedtatte satsningene er i gang.", _OFFICE),
        ("FSU Barn og unge", "Sekretariatet – AdmSU", "", "", "Mandatet venter til de vedtatte satsningene er i gang.", _OFFICE),
    ),
    EQUAL: (
        ("FACT-Nord-Gudbrandsdal", "SI – Nord-Gudbrandsdal", "", "", "Prosjektperioden er forlenget.", _OWNER),
        ("Bo trygt hjemme med integrerte helsetjenester (legevaktbil, trygghetspatrulje, digitale tjenester, VIP, kompetanse og samtrening, akuttmedisinsk kjede, forebygging og mestring, kunnskap)", "SI – Sør-Gudbrandsdal, Nordre Ringsaker", _kr(2_250_000), _kr(4_250_000), "Pågår, med egne midler til følgeforskning.", Rich((_OWNER, "Utvidet pilot legges fram særskilt."))),
        ("Forebygging helse- og omsorgstjenester (inkl. innsatstrapp, innbyggerdialog)", "SI – Gjøvik/Hadeland, Sør-Gudbrandsdal", _kr(750_000), "", "Mandatet er klart. Én part mangler representant.", _OFFICE),
        ("Økt samhandling med fastleger", "SI – Hamar, Nord-Gudbrandsdal", _kr(500_000), "", "Kan bli en del av Bo trygt hjemme.", "Ringsaker kommune og interkommunal rådgiver."),
        ("Allmennlege i desentral spesialistpoliklinikk ved Nord-Gudbrandsdal medisinsk senter", "SI – Nord-Gudbrandsdal", _kr(575_000), "", "Mangler representant fra fastlegene.", _OFFICE),
    ),
    DIGITAL: (
        ("Mobil videoløsning / hodekamera for sårbehandling i utvalgte helseregioner", None, "", _kr(1_500_000), "Prosjektleder på plass i én region, som starter med kartlegging.", _OFFICE),
        ("DHO – Økt selvstendighet og bedre helse med innføring av digital hjemmeoppfølging", "SI – Nord-Gudbrandsdal, Sør-Østerdal, Valdres, Sør-Gudbrandsdal", _kr(750_000), _kr(750_000), "Pågår. Bør ses sammen med lignende prosjekter.", _OWNER),
        ("Previs 2", "SI – Valdres", "", "", "Gode erfaringer. Videre vei er ikke avklart.", "Sekretariatet og fagmiljøet."),
        ("Kommunal EPJ og tilknytning til DIPS", "Alle helseregioner", "", "", "Organiseringen må avklares.", "Sekretariatet, med kontaktpersoner hos partene."),
        ("Pasientens legemiddelliste (PLL)", "Alle helseregioner", "", "", "Organiseringen må avklares.", "Sekretariatet, med kontaktpersoner hos partene."),
    ),
    GROW: (
        ("Årlig evaluering av samarbeid", "FSU Pasientsamarbeid og AdmSU", "", "", "Framgangsmåte er foreslått.", "AdmSU for overordnet avtale, FSU for delavtale 1."),
        ("Videreføre gode pasientforløp", "Sekretariatet – AdmSU – FSU Pasientsamarbeid", "", "", "Verksted er holdt og oppsummert.", "Leder og nestleder for FSU."),
        ("Modell for felles tjenesteutvikling", "Sekretariatet", _kr(150_000), "", "Levert. Opplæring og sted å ligge gjenstår.", "Sekretariatet."),
        ("Kommunikasjonsstrategi", "Sekretariatet", _kr(300_000), "", "Én part mangler representant.", "Sekretariatet."),
        ("Samhandlingskonferanse", "Sekretariatet", _kr(250_000), "", "Ett dialogmøte planlagt i 2026.", "AdmSU."),
        ("Digitalt avvikssystem", "Sekretariatet", _kr(500_000), "", "Mandat skal utarbeides.", "Sekretariatet og fagmiljøet."),
        ("Samarbeid brann og ambulanse", "Sekretariatet – faggruppe – alle helseregioner", "", "", "Gjenstår å avtale siste møte.", "Sekretariatet."),
        ("ADM Samarbeidsutvalg (interkommunal samhandlingsrådgiver)", "Hamar, Nord-Gudbrandsdal, Valdres, Nord-Østerdal, Sør-Østerdal", "", _kr(2_000_000), "Alle regionene rekrutterer.", None),
        ("FSU Pasientsamarbeid", "SI – Sør-Østerdal, Hamar, Sør-Gudbrandsdal, Gjøvik/Hadeland", "", "", "Konstituert 10. april.", "Leder og nestleder."),
    ),
}  # fmt: skip

FUNDS: dict[str, Cells] = {
    MOST: (
        ("Barn med autisme – intensivt opplæringsprogram", _kr(200_000), "Ikke brukt. Frigjøres.", ""),
        ("SAMBA; Samhandling om psykiske helsetjenester for barn og unge, BUP Tynset og Nord-Østerdal", _kr(1_000_000), "Også 1 000 000 kr fra 2024 står igjen.", _kr(2_000_000)),
        ("FSU Psykisk helse voksne store sammensatte behov", _kr(600_000), "Støtte til prosessen", _kr(600_000)),
        ("Psykologspesialist i legevakt (akuttpsykiatriske pasienter)", _kr(1_245_000), "Skal dekke forsker for begge årene.", _kr(2_490_000)),
    ),
    EQUAL: (
        ("Bo trygt hjemme med integrerte helsetjenester", _kr(4_250_000), Rich(("VIP: 2 700 000 kr til utvidet pilot", "Kunnskap: 1 050 000 kr til følgeforskning"), bulleted=True), _kr(3_750_000)),
        ("Forebygging helse- og omsorgstjenester (inkl. innsatstrapp, innbyggerdialog)", _kr(750_000), "Prosjektledelse og verksted", _kr(750_000)),
        ("Økt samhandling med fastleger", _kr(500_000), "Prosjektledelse", _kr(500_000)),
        ("Allmennlege i desentral spesialistpoliklinikk ved Nord-Gudbrandsdal medisinsk senter", _kr(575_000), "Fastlege", _kr(575_000)),
    ),
    DIGITAL: (
        ("Mobil videoløsning / hodekamera for sårbehandling i utvalgte helseregioner", _kr(1_500_000), "Prosjektledelse, drift og utstyr", _kr(1_500_000)),
        ("DHO – Økt selvstendighet og bedre helse med innføring av digital hjemmeoppfølging", _kr(750_000), "Prosjektleder er tilsatt.", _kr(477_700)),
    ),
    GROW: (
        ("Modell for felles tjenesteutvikling", _kr(150_000), "Forvaltning", _kr(150_000)),
        ("Kommunikasjon", _kr(300_000), "Kommunikasjonsstrategi", _kr(300_000)),
        ("Samhandlingskonferanse", _kr(250_000), "Planlegging", _kr(250_000)),
        ("Fastlegerepresentasjon i utdanning av legespesialister", _kr(250_000), "Kommunenes rolle må avklares.", _kr(190_854)),
        ("Digitalt avvikssystem", _kr(500_000), "Prosjektledelse", _kr(500_000)),
        ("ADM Samarbeidsutvalg (rådgivere helseregioner)", _kr(2_000_000), "Rådgivere", _kr(2_000_000)),
    ),
}  # fmt: skip

NEEDS: dict[str, Cells] = {
    MOST: (
        ("FSU Barn og unge", "Styrke", "Opplæring, fysiske møter og støtte til prosessen.", _kr(100_000)),
        ("Sikre rett tjeneste på rett nivå til rett tid til pasienter innenfor rus og psykisk helsetjeneste i Nord-Østerdal", "Ny", "Samle fagmiljøene i kommunene og ved DPS Tynset om ett tilbud.", _kr(600_000)),
    ),
    EQUAL: (
        ("Bo trygt hjemme med integrerte helsetjenester", "Styrke, dele", Rich(("Læringsnettverk på tvers av kommuner og sykehus", "Kommunal prosjektleder for VIP og digital samhandling", "Arbeidspakke VIP"), bulleted=True), _kr(2_600_000)),
    ),
    DIGITAL: (
        ("Mobil videoløsning / hodekamera for sårbehandling i utvalgte helseregioner", "Styrke", "Utprøving på fastlegekontor.", _kr(250_000)),
        ("DHO – Økt selvstendighet og bedre helse med innføring av digital hjemmeoppfølging", "Videreføre", "Desentrale tjenester i VLMS og Valdres.", _kr(800_000)),
        ("Kommunal EPJ (helhetlig pasientforløp, samarbeidsavtale og effektiv samhandling)", "Ny", "Kartlegge hva ny journal betyr for avtalene.", _kr(650_000)),
    ),
    GROW: (
        ("FSU Pasientsamarbeid", "Styrke", "Kompetanse, møter og drift av utvalget.", _kr(150_000)),
    ),
}  # fmt: skip
